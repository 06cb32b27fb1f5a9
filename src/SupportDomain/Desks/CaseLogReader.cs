using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Reads the rows of a case log, one row a ticket, as a mapping says.</summary>
/// <remarks>
/// Reads nothing but the fields that the mapping names. Remembers offsets of the zone and texts that repeat (a bounded number), so that it is not safe
/// to use from several threads at once.
/// </remarks>
public sealed class CaseLogReader
{
    private const int Absent = -1;

    private readonly LogMapping _mapping;
    private readonly string[] _header;
    private readonly int[] _indexes;
    private readonly byte[][] _missing;
    private readonly LabelTable[] _labels;
    private readonly TimestampReader[] _readers;
    private readonly ZoneMemory _zone;
    private readonly TextRow _text = new();
    private readonly bool _checksStatus;
    private readonly bool _hasClosed;

    /// <summary>Finds the mapped columns in a header.</summary>
    /// <param name="mapping">How the log is read.</param>
    /// <param name="header">The names of its columns, in order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The log has several rows a ticket, or columns that a row of a case log has no place for: see <see cref="LogMapping.NeedsHistories"/>.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public CaseLogReader(LogMapping mapping, IReadOnlyList<string> header)
    {
        _mapping = Guard.Against.Null(mapping);
        if (mapping.NeedsHistories)
        {
            throw new ArgumentException("The log tells more than the rows of a case log do, or in several rows a ticket; read it by EventReplay.", nameof(mapping));
        }

        _header = [.. Guard.Against.Null(header)];
        _readers = [.. mapping.Readers];
        _zone = new ZoneMemory(mapping.Zone);
        _missing = [.. mapping.MissingTexts.Select(Encoding.UTF8.GetBytes)];
        _indexes = new int[LogColumns.OfCases];
        Array.Fill(_indexes, Absent);
        foreach ((LogColumn column, LogField field) in mapping.Columns)
        {
            _indexes[(int)column] = LogHeader.IndexOf(_header, field.Headers[0], column.ToString());
        }

        _labels = [.. Enumerable.Range(0, LogColumns.OfCases).Select(c => new LabelTable(mapping.MissingTexts, MeaningIn((LogColumn)c)))];
        _checksStatus = mapping.Statuses.Count > 0;
        _hasClosed = mapping.Columns.ContainsKey(LogColumn.Closed);
    }

    /// <summary>Reads a row of strings; a surrogate without its other half is read as U+FFFD.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields, as many as the header has.</param>
    /// <param name="onFinding">Told of every fault, in the order of the columns read.</param>
    /// <returns>The row, or null where a fault leaves it out.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CaseRow? Read(long line, IReadOnlyList<string> fields, Action<LogFinding> onFinding) => Read(line, _text.Of(Guard.Against.Null(fields)), onFinding);

    /// <summary>Reads a row of UTF-8.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="row">The row, with as many fields as the header has.</param>
    /// <param name="onFinding">Told of every fault, in the order of the columns read.</param>
    /// <returns>The row, or null where a fault leaves it out.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CaseRow? Read(long line, ILogRow row, Action<LogFinding> onFinding)
    {
        Guard.Against.Null(row);
        CaseFields fields = default;
        return TryRead(line, row, Guard.Against.Null(onFinding), ref fields, out ReadOnlySpan<byte> id) ? new CaseRow(TicketId.Parse(Encoding.UTF8.GetString(id), null), fields) : null;
    }

    /// <summary>As <see cref="Read(long, ILogRow, Action{LogFinding})"/>, without an object.</summary>
    internal bool TryRead(long line, ILogRow row, Action<LogFinding> onFinding, ref CaseFields fields, out ReadOnlySpan<byte> id)
    {
        id = default;
        if (row.FieldCount != _header.Length)
        {
            onFinding(LogFinding.Of(LogFindingKind.FieldCount, line, column: null, $"{row.FieldCount} fields; the header has {_header.Length}"));
            return false;
        }

        RowContext context = new(line, row, onFinding);
        id = Field(context, LogColumn.Id);
        if (!IdentifierText.IsValid(id))
        {
            onFinding(LogFinding.Of(LogFindingKind.UnusableId, line, _mapping.Columns[LogColumn.Id].Name, id.IsEmpty ? null : Encoding.UTF8.GetString(id)));
            return false;
        }

        fields.Line = line;
        if (!TryTime(context, LogColumn.Opened, out fields.OpenedAt, out bool isOpened) || !TryTime(context, LogColumn.Solved, out Instant solved, out bool isSolved)
            || !TryTime(context, LogColumn.Closed, out Instant closed, out bool isClosed) || !TryTime(context, LogColumn.Deadline, out Instant deadline, out bool hasDeadline))
        {
            return false;
        }

        if (!isOpened)
        {
            onFinding(LogFinding.Of(LogFindingKind.MissingTime, line, _mapping.Columns[LogColumn.Opened].Name));
            return false;
        }

        fields.SolvedAt = isSolved ? solved : null;
        fields.ClosedAt = isClosed ? closed : null;
        fields.Deadline = hasDeadline ? deadline : null;
        fields.Status = Text(context, LogColumn.Status);
        fields.MappedStatus = Status(context, fields.Status);
        fields.Verdict = Verdict(context);
        fields.Type = Text(context, LogColumn.Type);
        fields.Priority = Text(context, LogColumn.Priority);
        fields.Queue = Text(context, LogColumn.Queue);
        fields.Channel = Text(context, LogColumn.Channel);
        CheckTimes(context, fields);
        return true;
    }

    private Func<string, int>? MeaningIn(LogColumn column) => column switch
    {
        LogColumn.Status => text => _mapping.Statuses.TryGetValue(text, out TicketStatus status) ? (int)status : Label.Unknown,
        LogColumn.Verdict => text => _mapping.Verdicts.TryGetValue(text, out RecordedVerdict verdict) ? (int)verdict : Label.Unknown,
        _ => null,
    };

    /// <summary>The bytes of a field, none where nothing is known.</summary>
    private ReadOnlySpan<byte> Field(scoped in RowContext context, LogColumn column)
    {
        int index = _indexes[(int)column];
        ReadOnlySpan<byte> utf8 = index == Absent ? default : FieldText.Trim(context.Row.GetUtf8(index));
        foreach (byte[] missing in _missing)
        {
            if (utf8.SequenceEqual(missing))
            {
                return default;
            }
        }

        return utf8;
    }

    private Label Text(in RowContext context, LogColumn column)
    {
        int index = _indexes[(int)column];
        return index == Absent ? Label.None : _labels[(int)column].Of(context.Row.GetUtf8(index));
    }

    /// <summary>False where the row is left out; a missing time is no fault here.</summary>
    private bool TryTime(in RowContext context, LogColumn column, out Instant instant, out bool isGiven)
    {
        instant = default;
        isGiven = false;
        ReadOnlySpan<byte> utf8 = Field(context, column);
        if (utf8.IsEmpty)
        {
            return true;
        }

        foreach (TimestampReader reader in _readers)
        {
            if (reader.TryRead(utf8, out LocalStamp local))
            {
                if (local.Year < _mapping.FirstYear || local.Year > _mapping.LastYear)
                {
                    context.OnFinding(LogFinding.Of(LogFindingKind.ImplausibleYear, context.Line, _mapping.Columns[column].Name, Encoding.UTF8.GetString(utf8)));
                    return false;
                }

                instant = _zone.ToInstant(local);
                isGiven = true;
                return true;
            }
        }

        context.OnFinding(LogFinding.Of(LogFindingKind.UnreadableTime, context.Line, _mapping.Columns[column].Name, Encoding.UTF8.GetString(utf8)));
        return false;
    }

    private TicketStatus? Status(in RowContext context, Label label)
    {
        if (label.Text is null || !_checksStatus)
        {
            return null;
        }

        if (label.Meaning != Label.Unknown)
        {
            return (TicketStatus)label.Meaning;
        }

        context.OnFinding(LogFinding.Of(LogFindingKind.UnknownStatus, context.Line, _mapping.Columns[LogColumn.Status].Name, label.Text));
        return null;
    }

    private RecordedVerdict Verdict(in RowContext context)
    {
        Label label = Text(context, LogColumn.Verdict);
        if (label.Text is null)
        {
            return RecordedVerdict.None;
        }

        if (label.Meaning != Label.Unknown)
        {
            return (RecordedVerdict)label.Meaning;
        }

        context.OnFinding(LogFinding.Of(LogFindingKind.UnknownVerdict, context.Line, _mapping.Columns[LogColumn.Verdict].Name, label.Text));
        return RecordedVerdict.None;
    }

    private void CheckTimes(in RowContext context, in CaseFields read)
    {
        if (CaseTimes.GoBack(read.OpenedAt, read.SolvedAt, read.ClosedAt))
        {
            context.OnFinding(LogFinding.Of(LogFindingKind.TimesGoBack, context.Line));
        }

        if (read.MappedStatus is { } status && CaseTimes.ContradictStatus(status, read.SolvedAt is not null, read.ClosedAt is not null, _hasClosed))
        {
            context.OnFinding(LogFinding.Of(LogFindingKind.StatusContradictsTimes, context.Line, _mapping.Columns[LogColumn.Status].Name, read.Status.Text));
        }
    }

    private readonly record struct RowContext(long Line, ILogRow Row, Action<LogFinding> OnFinding);
}
