using System.Buffers.Text;
using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>Reads the rows of one file of a log into a store, as its mapping says; what is wrong with a row is told.</summary>
internal sealed class HistoryFileReader
{
    private static readonly LogColumn[] Named = [LogColumn.Queue, LogColumn.Agent, LogColumn.Customer, LogColumn.Author, LogColumn.Requester];

    private readonly LogMapping _mapping;
    private readonly int _file;
    private readonly HistoryStore _store;
    private readonly string[] _header;
    private readonly Instant? _asOf;
    private readonly Action<LogFinding> _onFinding;
    private readonly FieldReader _id;
    private readonly TimeFieldReader _at;
    private readonly FieldReader? _sequence;
    private readonly FieldReader?[] _texts;
    private readonly TimeFieldReader[] _times;
    private readonly (FieldReader Field, FieldReader Value, FieldReader? OldValue)? _change;
    private readonly (FieldReader Field, byte[][] Texts)[] _only;
    private readonly HistoryTexts _meanings;
    private readonly int[] _cells;
    private byte[] _lastId = [];
    private int _lastTicket;

    internal HistoryFileReader(LogMapping mapping, int file, IReadOnlyList<string> header, HistoryStore store, Instant? asOf, Action<LogFinding> onFinding)
    {
        _mapping = mapping;
        _file = file;
        _store = store;
        _header = [.. header];
        _asOf = asOf;
        _onFinding = onFinding;
        _meanings = store.Files[file];
        Columns = _meanings.Columns;
        byte[][] missing = [.. mapping.MissingTexts.Where(m => m.Length > 0).Select(Encoding.UTF8.GetBytes)];
        _id = Field(LogColumn.Id)!;
        LogColumn time = mapping.Kind == LogKind.Cases ? LogColumn.Opened : LogColumn.At;
        _at = new TimeFieldReader(mapping.Columns[time], time.ToString(), _header, missing, mapping);
        _sequence = Field(LogColumn.Sequence);
        _texts = [.. Columns.Texts.Select(Field), .. Columns.Custom.Select(c => c is null ? null : new FieldReader(c, "a custom field", _header, missing))];
        _times = [.. Columns.Times.Select(c => new TimeFieldReader(mapping.Columns[c], c.ToString(), _header, missing, mapping))];
        _change = Columns.TellsFields ? (Field(LogColumn.Field)!, Field(LogColumn.Value)!, Field(LogColumn.OldValue)) : null;
        _only = [.. mapping.Only.Select(o => (new FieldReader(new LogField(o.Key), "only", _header, []), o.Value.Select(Encoding.UTF8.GetBytes).ToArray()))];
        _cells = new int[Columns.Width];

        FieldReader? Field(LogColumn column) => mapping.Columns.TryGetValue(column, out LogField? field) ? new FieldReader(field, column.ToString(), _header, missing) : null;
    }


    internal HistoryColumns Columns { get; }

    /// <summary>Reads a row.</summary>
    /// <returns>Whether it was taken; null where the row is not of the log.</returns>
    internal bool? Read(long line, ILogRow row)
    {
        if (row.FieldCount != _header.Length)
        {
            Tell(LogFindingKind.FieldCount, line, column: null, $"{row.FieldCount} fields; the header has {_header.Length}");
            return false;
        }

        foreach ((FieldReader field, byte[][] texts) in _only)
        {
            if (!IsOneOf(field.Read(row), texts))
            {
                return null;
            }
        }

        if (!TryTicket(line, row, out int ticket) || !TryTime(_at, line, row, isNeeded: true, out long at) || !TryFields(line, row))
        {
            return false;
        }

        if (_mapping.Kind == LogKind.Cases && !IsAcceptable(line, row, ticket, at))
        {
            return false;
        }

        _store.Add(ticket, _file, at, Sequence(line, row), line, _cells);
        return true;
    }

    /// <summary>A case counts once, and only if it was opened by the instant of the verdicts; what does not fit together in it is told.</summary>
    private bool IsAcceptable(long line, ILogRow row, int ticket, long at)
    {
        Instant opened = SlaTime.ToInstant(at);
        long solved = Columns.Time(_cells, LogColumn.Solved);
        long closed = Columns.Time(_cells, LogColumn.Closed);
        if (CaseTimes.GoBack(opened, InstantOf(solved), InstantOf(closed)))
        {
            Tell(LogFindingKind.TimesGoBack, line, column: null, found: null);
        }

        int status = Columns.Text(_cells, LogColumn.Status);
        int meaning = status > 0 && _mapping.Statuses.Count > 0 && !_store.StatusIsTold ? _meanings.Status(status, Columns.Text(_cells, LogColumn.SubStatus)) : TextMeanings.Unknown;
        if (meaning != TextMeanings.Unknown
            && CaseTimes.ContradictStatus((TicketStatus)meaning, solved != HistoryColumns.NoTime, closed != HistoryColumns.NoTime, _mapping.Columns.ContainsKey(LogColumn.Closed)))
        {
            Tell(LogFindingKind.StatusContradictsTimes, line, _mapping.Columns[LogColumn.Status].Name, _store.Texts[status]);
        }

        LogFindingKind? fault = opened > _asOf ? LogFindingKind.OpenedAfterAsOf : _store.HasRows(ticket) ? LogFindingKind.DuplicateId : null;
        if (fault is { } kind)
        {
            Tell(kind, line, kind == LogFindingKind.DuplicateId ? _id.Name : _at.Name, Encoding.UTF8.GetString(_id.Read(row)));
        }

        return fault is null;
    }

    private static Instant? InstantOf(long time) => time == HistoryColumns.NoTime ? null : SlaTime.ToInstant(time);

    private static bool IsOneOf(ReadOnlySpan<byte> utf8, byte[][] texts)
    {
        foreach (byte[] text in texts)
        {
            if (utf8.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryTicket(long line, ILogRow row, out int ticket)
    {
        ReadOnlySpan<byte> id = _id.Read(row);
        ticket = _lastTicket;
        if (!id.IsEmpty && id.SequenceEqual(_lastId))
        {
            return true;
        }

        if (!IdentifierText.IsValid(id))
        {
            Tell(LogFindingKind.UnusableId, line, _id.Name, id.IsEmpty ? null : Encoding.UTF8.GetString(id));
            return false;
        }

        ticket = _store.TicketOf(id, mayBeNew: _file == 0);
        if (ticket == HistoryStore.NoTicket)
        {
            Tell(LogFindingKind.UnknownTicket, line, _id.Name, Encoding.UTF8.GetString(id));
            return false;
        }

        if (_mapping.Kind != LogKind.Cases)
        {
            _lastId = id.ToArray();
            _lastTicket = ticket;
        }

        return true;
    }

    private bool TryTime(TimeFieldReader reader, long line, ILogRow row, bool isNeeded, out long time)
    {
        LogFindingKind? fault = reader.Read(row, out time, out ReadOnlySpan<byte> utf8);
        fault ??= isNeeded && time == HistoryColumns.NoTime ? LogFindingKind.MissingTime : null;
        if (fault is { } kind)
        {
            Tell(kind, line, reader.Name, utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8));
        }

        return fault is null;
    }

    private long Sequence(long line, ILogRow row)
    {
        ReadOnlySpan<byte> utf8 = _sequence is null ? default : _sequence.Read(row);
        if (utf8.IsEmpty)
        {
            return 0;
        }

        if (Utf8Parser.TryParse(utf8, out long number, out int used) && used == utf8.Length)
        {
            return number;
        }

        Tell(LogFindingKind.UnreadableNumber, line, _sequence!.Name, Encoding.UTF8.GetString(utf8));
        return 0;
    }

    private bool TryFields(long line, ILogRow row)
    {
        int cell = 0;
        foreach (FieldReader? reader in _texts)
        {
            _cells[cell++] = reader is null ? HistoryColumns.NotTold : Text(reader, row);
        }

        if (_change is { } change)
        {
            TakeChange(change, row);
        }

        for (int i = 0; i < _times.Length; i++)
        {
            if (!TryTime(_times[i], line, row, isNeeded: false, out long time))
            {
                return false;
            }

            HistoryColumns.SetTime(_cells, Columns.CellOf(Columns.Times[i]), time);
        }

        CheckMeanings(line);
        return true;
    }

    private int Text(FieldReader reader, ILogRow row)
    {
        int text = _store.Texts.NumberOf(reader.Read(row));
        return text == 0 && _mapping.BlankKeeps ? HistoryColumns.NotTold : text;
    }

    /// <summary>A row that tells of one field; where the mapping does not name it, of none.</summary>
    private void TakeChange((FieldReader Field, FieldReader Value, FieldReader? OldValue) change, ILogRow row)
    {
        int name = _store.Texts.NumberOf(change.Field.Read(row));
        _cells[Columns.OldValueCell] = HistoryColumns.NotTold;
        if (name != 0 && _mapping.Fields.TryGetValue(_store.Texts[name]!, out LogColumn column))
        {
            _cells[Columns.CellOf(column)] = _store.Texts.NumberOf(change.Value.Read(row));
            _cells[Columns.OldValueCell] = change.OldValue is null ? HistoryColumns.NotTold : _store.Texts.NumberOf(change.OldValue.Read(row));
        }
    }

    /// <summary>Tells of every text whose meaning the mapping does not know.</summary>
    private void CheckMeanings(long line)
    {
        Check(LogColumn.Activity, _meanings.Activities, LogFindingKind.UnknownActivity);
        Check(LogColumn.Role, _meanings.Roles, LogFindingKind.UnknownValue);
        Check(LogColumn.Visibility, _meanings.Visibilities, LogFindingKind.UnknownValue);
        Check(LogColumn.Verdict, _meanings.Verdicts, LogFindingKind.UnknownVerdict);
        Check(LogColumn.Reopened, _meanings.Numbers, LogFindingKind.UnreadableNumber);
        foreach (LogColumn column in Named)
        {
            Check(column, _meanings.Names, LogFindingKind.UnusableName);
        }

        if (Columns.Has(LogColumn.Status) && _cells[Columns.CellOf(LogColumn.Status)] > 0 && _mapping.Statuses.Count > 0
            && _meanings.Status(_cells[Columns.CellOf(LogColumn.Status)], Columns.Text(_cells, LogColumn.SubStatus)) == TextMeanings.Unknown)
        {
            Tell(LogFindingKind.UnknownStatus, line, _mapping.Columns.TryGetValue(LogColumn.Status, out LogField? field) ? field.Name : _change!.Value.Value.Name, _store.Texts[_cells[Columns.CellOf(LogColumn.Status)]]);
        }

        void Check(LogColumn column, TextMeanings meanings, LogFindingKind kind)
        {
            if (Columns.Has(column) && _cells[Columns.CellOf(column)] is > 0 and var text && meanings.Of(text) == TextMeanings.Unknown)
            {
                Tell(kind, line, _mapping.Columns.TryGetValue(column, out LogField? field) ? field.Name : _change!.Value.Value.Name, _store.Texts[text]);
            }
        }
    }

    private void Tell(LogFindingKind kind, long line, string? column, string? found) =>
        _onFinding(LogFinding.Of(kind, line, column is null && _file == 0 ? null : _meanings.Prefix + column, found));
}
