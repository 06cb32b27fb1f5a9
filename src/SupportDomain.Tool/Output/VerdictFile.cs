using System.Buffers;
using System.Globalization;
using CsvHelper;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Output;

/// <summary>Writes verdicts.csv: a row a ticket, for each clock six columns, safe to open in a spreadsheet.</summary>
/// <remarks>A text that a spreadsheet would run as a formula gets an apostrophe in front. Times are local, with their offset.</remarks>
internal sealed class VerdictFile : IDisposable
{
    private static readonly string[] TicketColumns =
        ["ticket", "line", "status", "type", "priority", "queue", "channel", "opened", "recorded_deadline", "recorded_verdict"];

    private static readonly string[] ClockColumns = ["policy", "outcome", "stopped", "due", "in_time_until_if_later", "elapsed_seconds", "no_deadline_because"];
    /// <summary>By the recommendation of OWASP on CSV injection; the line feed for good measure.</summary>
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");

    private static readonly byte[][] Outcomes = Names<SlaOutcome>();
    private static readonly byte[][] Reasons = Names<NoDeadlineReason>();
    private static readonly byte[][] Recorded = Names<RecordedVerdict>();

    private readonly CsvWriter _csv;
    private readonly ZonedText _zoned;

    internal VerdictFile(Stream stream, Desk desk)
    {
        _zoned = new ZonedText(desk.Log.Zone);
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        foreach (string name in TicketColumns.Concat(desk.Clocks.SelectMany(clock => ClockColumns.Select(column => $"{clock.Id}: {column}"))))
        {
            _csv.WriteField(name);
        }

        _csv.EndRecord();
    }

    internal void Add(JudgedTicket judged)
    {
        Text(judged.Ticket.Id.Value);
        _csv.WriteField(judged.Line, default, CultureInfo.InvariantCulture);
        Text(judged.Status);
        Text(judged.Ticket.Attributes.Type);
        Text(judged.Ticket.Attributes.Priority);
        Text(judged.Ticket.Attributes.Queue);
        Text(judged.Ticket.Attributes.Channel);
        Time(judged.Ticket.OpenedAt);
        Time(judged.RecordedDeadline);
        _csv.WriteField(judged.RecordedVerdict == RecordedVerdict.None ? [] : Recorded[(int)judged.RecordedVerdict]);
        foreach (SlaVerdict verdict in judged.Verdicts)
        {
            Add(verdict);
        }

        _csv.EndRecord();
    }

    public void Dispose() => _csv.Dispose();

    private static byte[][] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(System.Text.Encoding.UTF8.GetBytes)];

    private void Add(SlaVerdict verdict)
    {
        SlaDeadline deadline = verdict.Deadline;
        Text(verdict.Policy?.Value);
        _csv.WriteField(Outcomes[(int)verdict.Outcome]);
        Time(verdict.StoppedAt);
        Time(deadline.Exists ? deadline.DueAt : null);
        Time(deadline.Exists && deadline.BreachAt != deadline.DueAt ? deadline.BreachAt : null);
        _csv.WriteField((long)Math.Floor(verdict.Elapsed.TotalSeconds), default, CultureInfo.InvariantCulture);
        _csv.WriteField(deadline.Exists || verdict.Policy is null ? [] : Reasons[(int)deadline.Reason]);
    }

    /// <summary>A text of the log or the desk. The writer's own protection costs every field a slower path, dates and numbers included.</summary>
    private void Text(string? text)
    {
        if (text is { Length: > 0 } && FormulaStarts.Contains(text[0]))
        {
            text = "'" + text;
        }

        _csv.WriteField(text);
    }

    private void Time(Instant? instant) => _csv.WriteField(instant is { } value ? _zoned.Of(value) : []);
}
