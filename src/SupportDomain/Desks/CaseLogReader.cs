using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Reads the rows of a case log, one row a ticket, as a mapping says.</summary>
/// <remarks>Reads nothing but the fields that the mapping names. Remembers offsets of the zone, so that it is not safe to use from several threads at once.</remarks>
public sealed class CaseLogReader
{
    private const int Absent = -1;

    private readonly LogMapping _mapping;
    private readonly string[] _header;
    private readonly int[] _indexes;
    private readonly ZoneMemory _zone;

    /// <summary>Finds the mapped columns in a header.</summary>
    /// <param name="mapping">How the log is read.</param>
    /// <param name="header">The names of its columns, in order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public CaseLogReader(LogMapping mapping, IReadOnlyList<string> header)
    {
        _mapping = Guard.Against.Null(mapping);
        _header = [.. Guard.Against.Null(header)];
        _zone = new ZoneMemory(mapping.Zone);
        _indexes = new int[Enum.GetValues<LogColumn>().Length];
        Array.Fill(_indexes, Absent);
        foreach ((LogColumn column, string name) in mapping.Columns)
        {
            _indexes[(int)column] = IndexOf(column, name);
        }

    }

    /// <summary>Reads a row.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields, as many as the header has.</param>
    /// <param name="onFinding">Told of every fault, in the order of the columns read.</param>
    /// <returns>The row, or null where a fault leaves it out.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CaseRow? Read(long line, IReadOnlyList<string> fields, Action<LogFinding> onFinding)
    {
        Guard.Against.Null(fields);
        Guard.Against.Null(onFinding);
        if (fields.Count != _header.Length)
        {
            onFinding(LogFinding.Of(LogFindingKind.FieldCount, line, column: null, $"{fields.Count} fields; the header has {_header.Length}"));
            return null;
        }

        RowContext row = new(line, fields, onFinding);
        string? id = Text(row, LogColumn.Id);
        if (!TicketId.TryParse(id, provider: null, out TicketId ticket))
        {
            onFinding(LogFinding.Of(LogFindingKind.UnusableId, line, _mapping.Columns[LogColumn.Id], id));
            return null;
        }

        if (!TryTime(row, LogColumn.Opened, out Instant? opened) || !TryTime(row, LogColumn.Solved, out Instant? solved)
            || !TryTime(row, LogColumn.Closed, out Instant? closed) || !TryTime(row, LogColumn.Deadline, out Instant? deadline))
        {
            return null;
        }

        if (opened is not { } openedAt)
        {
            onFinding(LogFinding.Of(LogFindingKind.MissingTime, line, _mapping.Columns[LogColumn.Opened]));
            return null;
        }

        string? status = Text(row, LogColumn.Status);
        CaseRow read = new(line, ticket, openedAt)
        {
            SolvedAt = solved,
            ClosedAt = closed,
            Deadline = deadline,
            Status = status,
            MappedStatus = Status(row, status),
            Verdict = Verdict(row),
            Attributes = new TicketAttributes(Text(row, LogColumn.Type), Text(row, LogColumn.Priority), Text(row, LogColumn.Queue), Text(row, LogColumn.Channel)),
        };
        CheckTimes(row, read);
        return read;
    }

    private int IndexOf(LogColumn column, string name)
    {
        int index = Array.IndexOf(_header, name);
        if (index < 0)
        {
            throw new LogFormatException(
                $"The log has no column '{name}', which the mapping names for {column}; its columns are: {string.Join(", ", _header.Take(50))}{(_header.Length > 50 ? ", …" : string.Empty)}.");
        }

        return Array.IndexOf(_header, name, index + 1) < 0
            ? index
            : throw new LogFormatException($"The column '{name}', which the mapping names for {column}, stands twice in the log's header; it must stand once.");
    }

    private string? Text(in RowContext row, LogColumn column)
    {
        int index = _indexes[(int)column];
        if (index == Absent)
        {
            return null;
        }

        string text = row.Fields[index];
        return text.Length == 0 || _mapping.MissingTexts.Contains(text) ? null : text;
    }

    /// <summary>False where the row is left out; a missing time is no fault here.</summary>
    private bool TryTime(in RowContext row, LogColumn column, out Instant? instant)
    {
        instant = null;
        string? text = Text(row, column);
        if (text is null)
        {
            return true;
        }

        foreach (TimestampReader reader in _mapping.Readers)
        {
            if (reader.TryRead(text, out LocalDateTime local))
            {
                if (local.Year < _mapping.FirstYear || local.Year > _mapping.LastYear)
                {
                    row.OnFinding(LogFinding.Of(LogFindingKind.ImplausibleYear, row.Line, _mapping.Columns[column], text));
                    return false;
                }

                instant = _zone.ToInstant(local);
                return true;
            }
        }

        row.OnFinding(LogFinding.Of(LogFindingKind.UnreadableTime, row.Line, _mapping.Columns[column], text));
        return false;
    }

    private TicketStatus? Status(in RowContext row, string? text)
    {
        if (text is null || _mapping.Statuses.Count == 0)
        {
            return null;
        }

        if (_mapping.Statuses.TryGetValue(text, out TicketStatus status))
        {
            return status;
        }

        row.OnFinding(LogFinding.Of(LogFindingKind.UnknownStatus, row.Line, _mapping.Columns[LogColumn.Status], text));
        return null;
    }

    private RecordedVerdict Verdict(in RowContext row)
    {
        string? text = Text(row, LogColumn.Verdict);
        if (text is null)
        {
            return RecordedVerdict.None;
        }

        if (!_mapping.Verdicts.TryGetValue(text, out RecordedVerdict verdict))
        {
            row.OnFinding(LogFinding.Of(LogFindingKind.UnknownVerdict, row.Line, _mapping.Columns[LogColumn.Verdict], text));
        }

        return verdict;
    }

    private void CheckTimes(in RowContext row, CaseRow read)
    {
        bool goBack = read.SolvedAt < read.OpenedAt || read.ClosedAt < read.OpenedAt || read.ClosedAt < read.SolvedAt;
        if (goBack)
        {
            row.OnFinding(LogFinding.Of(LogFindingKind.TimesGoBack, row.Line));
        }

        if (read.MappedStatus is not { } status)
        {
            return;
        }

        bool saysUnsolved = TicketTransitions.IsUnsolved(status);
        bool saysFinal = TicketTransitions.IsFinal(status);
        bool timesSayEnded = read.SolvedAt is not null || read.ClosedAt is not null;
        bool closedMissing = saysFinal && read.ClosedAt is null && _mapping.Columns.ContainsKey(LogColumn.Closed);
        if ((saysUnsolved && timesSayEnded) || closedMissing || (!saysUnsolved && !timesSayEnded))
        {
            row.OnFinding(LogFinding.Of(LogFindingKind.StatusContradictsTimes, row.Line, _mapping.Columns[LogColumn.Status], read.Status));
        }
    }

    private readonly record struct RowContext(long Line, IReadOnlyList<string> Fields, Action<LogFinding> OnFinding);
}
