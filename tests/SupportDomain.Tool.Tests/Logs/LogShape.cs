using System.Globalization;
using System.Text;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Tests.Logs;

/// <summary>A log of some shape, known to the program by its desk file alone.</summary>
internal static class LogShape
{
    private const string Clocks = """
        [
          { "id": "solution", "stop": "solved", "policies": [{ "id": "4 h", "target": { "kind": "elapsedDuration", "allowed": "4h" } }] },
          { "id": "answer", "metric": "first-response", "policies": [{ "id": "1 h", "target": { "kind": "elapsedDuration", "allowed": "1h" } }] }
        ]
        """;

    /// <summary>The desk of a log: solved within four hours, answered within one.</summary>
    internal static Desk Desk(string log, string clocks = Clocks)
    {
        using StringReader document = new($$"""
            {
              "version": 1,
              "name": "Shape",
              "log": {{log}},
              "clocks": {{clocks}}
            }
            """);
        return DeskJson.Read(document, "desk.json", DateTimeZoneProviders.Tzdb);
    }

    /// <summary>The history of a ticket, read by the program from files; the log's own first.</summary>
    internal static TicketHistory History(string log, string ticket, params string[] files) => HistoryBy(Clocks, log, ticket, files);

    /// <summary>The history of a ticket, by other clocks.</summary>
    internal static TicketHistory HistoryBy(string clocks, string log, string ticket, params string[] files)
    {
        Desk desk = Desk(log, clocks);
        using LogFiles open = Open(desk, files);
        return ReplayJob.History(open, desk, new TicketId(ticket), LogReplayOptions.Default, CancellationToken.None)!;
    }

    /// <summary>The summary of the whole log.</summary>
    internal static ReplaySummary Replay(string log, params string[] files)
    {
        using LogFiles open = Open(Desk(log), files);
        return ReplayJob.Run(open, Desk(log), LogReplayOptions.Default, sink: null, onProgress: null, CancellationToken.None);
    }

    /// <summary>What happened, one line an event: the time in UTC, what it is, and who did it.</summary>
    internal static string[] Told(TicketHistory history) => [.. history.Events.Select(Told)];

    /// <summary>A verdict in words: its outcome, and the minutes on the clock.</summary>
    internal static string Verdict(TicketHistory history, string clock)
    {
        ClockVerdict verdict = history.Verdicts.First(v => string.Equals(v.Clock, clock, StringComparison.Ordinal));
        return string.Create(CultureInfo.InvariantCulture, $"{verdict.Outcome} {verdict.Elapsed.TotalMinutes}");
    }

    private static LogFiles Open(Desk desk, string[] files) => LogFiles.Of(desk, [.. files.Select(f => ("file", (Stream)new MemoryStream(Encoding.UTF8.GetBytes(f))))]);

    private static string Told(TicketEvent next)
    {
        string what = next switch
        {
            TicketOpened opened => $"opened {Told(opened.Attributes)}",
            TicketStatusChanged changed => changed.HoldReason is null ? $"{changed.Status}" : $"{changed.Status} ({changed.HoldReason})",
            MessagePosted message => $"{(message.IsAutomatic ? "automatic " : string.Empty)}{message.Visibility} message{(message.Channel == ContactChannel.Unknown ? string.Empty : $" by {message.Channel}")}",
            TicketAssigned assigned => $"to {assigned.Group?.Value ?? "-"}/{assigned.Agent?.Value ?? "-"}",
            TicketAttributesChanged changed => $"is {Told(changed.Attributes)}",
            TicketStateUnrecognised unknown => $"in '{unknown.State}'",
            TicketDueDateSet due => $"due {due.DueAt}",
            _ => next.GetType().Name,
        };
        string who = next.By == default ? string.Empty : $" by {next.By.Role} {next.By.Id}".TrimEnd();
        return $"{next.At.InUtc().LocalDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)} {what}{who}";
    }

    private static string Told(TicketAttributes attributes) => string.Join(
        ", ",
        Enum.GetValues<TicketField>().Where(f => attributes[f] is not null).Select(f => $"{f} {attributes[f]}").Concat(attributes.Custom.Items.Select(c => $"{c.Key} {c.Value}")));
}
