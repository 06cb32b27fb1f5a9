using System.Globalization;
using CsvHelper;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Output;

/// <summary>Writes verdicts.csv: a row a ticket and clock, safe to open in a spreadsheet.</summary>
/// <remarks>A text that a spreadsheet would run as a formula gets an apostrophe in front.</remarks>
internal sealed class VerdictFile : IDisposable
{
    private static readonly byte[][] Outcomes = Names<SlaOutcome>();
    private static readonly byte[][] Reasons = Names<NoDeadlineReason>();
    private static readonly byte[][] Recorded = Names<RecordedVerdict>();

    private readonly CsvWriter _csv;
    private readonly Desk _desk;
    private readonly ZonedText _zoned;

    internal VerdictFile(Stream stream, Desk desk)
    {
        _desk = desk;
        _zoned = new ZonedText(desk.Log.Zone);
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { Injection = CsvInjection.Escape, NewLine = "\r\n" }, leaveOpen: true);
        foreach (string name in new[]
        {
            "ticket", "line", "type", "priority", "queue", "clock", "policy", "outcome", "opened", "stopped", "due", "last_instant_in_time",
            "elapsed_seconds", "no_deadline_because", "recorded_deadline", "recorded_verdict",
        })
        {
            _csv.WriteField(name);
        }

        _csv.EndRecord();
    }

    internal void Add(JudgedTicket judged)
    {
        Span<byte> opened = stackalloc byte[ZonedText.Length];
        Span<byte> buffer = stackalloc byte[ZonedText.Length];
        _zoned.Write(judged.Ticket.OpenedAt, opened);
        TicketAttributes attributes = judged.Ticket.Attributes;
        for (int i = 0; i < judged.Verdicts.Length; i++)
        {
            SlaVerdict verdict = judged.Verdicts[i];
            _csv.WriteField(judged.Ticket.Id.Value);
            _csv.WriteField(judged.Line, default, CultureInfo.InvariantCulture);
            _csv.WriteField(attributes.Type);
            _csv.WriteField(attributes.Priority);
            _csv.WriteField(attributes.Queue);
            _csv.WriteField(_desk.Clocks[i].Id);
            _csv.WriteField(verdict.Policy?.Value);
            _csv.WriteField(Outcomes[(int)verdict.Outcome]);
            _csv.WriteField(opened);
            Time(verdict.StoppedAt, buffer);
            Time(verdict.Deadline.Exists ? verdict.Deadline.DueAt : null, buffer);
            Time(verdict.Deadline.Exists ? verdict.Deadline.BreachAt : null, buffer);
            _csv.WriteField((long)Math.Floor(verdict.Elapsed.TotalSeconds), default, CultureInfo.InvariantCulture);
            _csv.WriteField(verdict.Deadline.Exists || verdict.Policy is null ? [] : Reasons[(int)verdict.Deadline.Reason]);
            Time(judged.RecordedDeadline, buffer);
            _csv.WriteField(judged.RecordedVerdict == RecordedVerdict.None ? [] : Recorded[(int)judged.RecordedVerdict]);
            _csv.EndRecord();
        }
    }

    public void Dispose() => _csv.Dispose();

    private static byte[][] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(System.Text.Encoding.UTF8.GetBytes)];

    private void Time(Instant? instant, Span<byte> buffer) =>
        _csv.WriteField(instant is { } value ? _zoned.Write(value, buffer) : []);
}
