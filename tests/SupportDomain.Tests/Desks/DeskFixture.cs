using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

/// <summary>A small desk in UTC with all columns, and rows for it.</summary>
internal static class DeskFixture
{
    internal static readonly string[] Header = ["id", "opened", "solved", "closed", "status", "type", "priority", "queue", "channel", "deadline", "verdict", "unmapped"];

    internal static readonly LogMapping Mapping = new LogMapping(
            DateTimeZone.Utc,
            Enum.GetValues<LogColumn>().Where(c => c <= LogColumn.Verdict).Select(c => KeyValuePair.Create(c, Header[(int)c])),
            "uuuu-MM-dd HH:mm:ss",
            "dd/MM/uuuu HH:mm")
        .WithMissingTexts("?", "n/a")
        .WithStatuses([KeyValuePair.Create("Open", TicketStatus.Open), KeyValuePair.Create("Done", TicketStatus.Solved), KeyValuePair.Create("Closed", TicketStatus.Closed), KeyValuePair.Create("Dropped", TicketStatus.Cancelled)])
        .WithVerdicts([KeyValuePair.Create("OK", RecordedVerdict.Met), KeyValuePair.Create("LATE", RecordedVerdict.Breached)])
        .WithDeadlineTolerance(Duration.FromMinutes(1));

    internal static readonly SlaClock FourHours = new(
        "four", "Four hours", SlaStop.Closed, new SlaPolicy(new PolicyId("4 h"), new ElapsedDurationTarget(Duration.FromHours(4)), BusinessCalendar.AlwaysOpen));

    internal static readonly SlaClock P1Only = new(
        "p1", "P1 within an hour", SlaStop.Solved,
        new SlaPolicy(new PolicyId("1 h"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen, new TicketCondition(TicketField.Priority, "P1")));

    internal static readonly Desk Sample = new("Test desk", Mapping, FourHours, P1Only);

    internal static string[] Row(
        string id = "T-1", string opened = "2026-03-02 09:00:00", string solved = "", string closed = "", string status = "", string type = "", string priority = "",
        string queue = "", string channel = "", string deadline = "", string verdict = "") =>
        [id, opened, solved, closed, status, type, priority, queue, channel, deadline, verdict, "ignored"];

    internal static ReplaySummary Replay(params string[][] rows) => Replay(LogReplayOptions.Default, null, rows);

    internal static ReplaySummary Replay(LogReplayOptions options, Action<JudgedTicket>? onJudged, params string[][] rows)
    {
        LogReplay replay = new(Sample, Header, onJudged, options);
        for (int i = 0; i < rows.Length; i++)
        {
            replay.Add(i + 2, rows[i]);
        }

        return replay.Finish();
    }
}
