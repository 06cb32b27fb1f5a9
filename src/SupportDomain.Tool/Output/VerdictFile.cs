using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Output;

/// <summary>Writes verdicts.csv: a row a ticket, for each clock seven columns, safe to open in a spreadsheet.</summary>
/// <remarks>What else the log says of a ticket stands in the log, on the line that the row names. Times are local, with their offset.</remarks>
internal sealed class VerdictFile : IDisposable, IJudgedRowSink
{
    private static readonly string[] TicketColumns = ["ticket", "line", "priority", "queue", "opened"];

    private static readonly string[] ClockColumns = ["policy", "outcome", "stopped", "due", "in_time_until_if_later", "elapsed_seconds", "no_deadline_because"];

    private static readonly byte[][] Outcomes = Names<SlaOutcome>();
    private static readonly byte[][] Reasons = Names<NoDeadlineReason>();

    private const string InstanceColumn = "instance";

    private readonly CsvRows _csv;
    private readonly bool _hasInstances;
    private readonly ZonedText _zoned;
    private readonly Dictionary<object, byte[]> _policies = new(ReferenceEqualityComparer.Instance);
    private readonly byte[] _stoppedText = new byte[ZonedText.Length];
    private Instant? _stopped;

    internal VerdictFile(Stream stream, Desk desk)
    {
        _zoned = new ZonedText(desk.Log.Zone);
        _csv = new CsvRows(stream);
        ImmutableArray<SlaClock> clocks = desk.Log.NeedsHistories ? desk.ServiceLevels.Clocks : desk.Clocks;
        _hasInstances = desk.Log.NeedsHistories;
        foreach (SlaPolicy policy in clocks.SelectMany(clock => clock.Policies))
        {
            _policies[policy.Id.Value] = Encoding.UTF8.GetBytes(policy.Id.Value);
        }

        foreach (string name in TicketColumns.Concat(_hasInstances ? [InstanceColumn] : []).Concat(clocks.SelectMany(clock => ClockColumns.Select(column => $"{clock.Id}: {column}"))))
        {
            _csv.Text(name);
        }

        _csv.EndRow();
    }

    public void Add(in JudgedRow row)
    {
        _csv.Text(row.IdUtf8);
        _csv.Number(row.Line);
        _csv.Text(row.AttributeUtf8(TicketField.Priority));
        _csv.Text(row.AttributeUtf8(TicketField.Queue));
        Time(row.OpenedAt);
        if (_hasInstances)
        {
            _csv.Number(row.Instance);
        }

        for (int clock = 0; clock < row.Verdicts.Length; clock++)
        {
            if (row.IsJudged(clock))
            {
                Add(row.Verdicts[clock]);
            }
            else
            {
                AddNothing();
            }
        }

        _csv.EndRow();
    }

    public void Dispose() => _csv.Dispose();

    private static byte[][] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(Encoding.UTF8.GetBytes)];

    /// <summary>Of a clock without such an instance on the ticket.</summary>
    private void AddNothing()
    {
        for (int i = 0; i < ClockColumns.Length; i++)
        {
            _csv.Empty();
        }
    }

    private void Add(in SlaVerdict verdict)
    {
        if (verdict.Policy is { } policy)
        {
            _csv.Text(_policies[policy.Value]);
        }
        else
        {
            _csv.Empty();
        }

        _csv.Plain(Outcomes[(int)verdict.Outcome]);
        Stopped(verdict.StoppedAt);
        SlaDeadline deadline = verdict.Deadline;
        if (deadline.Exists)
        {
            Time(deadline.DueAt);
            Time(deadline.BreachAt == deadline.DueAt ? null : deadline.BreachAt);
        }
        else
        {
            _csv.Empty();
            _csv.Empty();
        }

        _csv.Number(WholeSeconds(verdict.Elapsed));
        _csv.Plain(deadline.Exists || verdict.Policy is null ? [] : Reasons[(int)deadline.Reason]);
    }

    /// <summary>Rounded down, also below zero.</summary>
    private static long WholeSeconds(Duration duration) => duration < Duration.Zero
        ? (long)Math.Floor(duration.TotalSeconds)
        : (duration.Days * (long)NodaConstants.SecondsPerDay) + (duration.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);

    /// <summary>The clocks of a ticket mostly stop together: the text of the one before is remembered.</summary>
    private void Stopped(Instant? instant)
    {
        if (instant is not { } value)
        {
            _csv.Empty();
            return;
        }

        if (_stopped != value)
        {
            _zoned.Write(value, _stoppedText);
            _stopped = value;
        }

        _csv.Plain(_stoppedText);
    }

    private void Time(Instant? instant)
    {
        if (instant is { } value)
        {
            _zoned.Write(value, _csv.Field(ZonedText.Length));
        }
        else
        {
            _csv.Empty();
        }
    }
}
