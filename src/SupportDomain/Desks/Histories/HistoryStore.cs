namespace SupportDomain.Desks.Histories;

/// <summary>The rows of a log until its tickets are judged, in little memory: numbers in place of texts, no object a row.</summary>
/// <remarks>A row takes forty bytes, four for each text that its file has a column for and eight for each time; a text is kept once, whatever tickets have it.</remarks>
internal sealed class HistoryStore
{
    internal const int NoTicket = -1;

    private readonly Chunks<RecordedRow> _rows = new();
    private readonly Chunks<int> _cells = new();
    private readonly TextPool _ids = new();
    private readonly string? _only;
    private readonly List<bool> _hasRows = [];

    internal HistoryStore(LogMapping log, string? only)
    {
        CustomNames = [.. log.Files.SelectMany(f => f.Custom.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Files = [.. log.Files.Select((f, i) => new HistoryTexts(f, i, Texts, CustomNames))];
        StatusIsTold = Files.Any(f => f.Mapping.Kind != LogKind.Cases && (f.Columns.Has(LogColumn.Status) || f.Columns.Has(LogColumn.Activity)));
        _only = only;
    }

    internal TextPool Texts { get; } = new();

    internal string[] CustomNames { get; }

    internal HistoryTexts[] Files { get; }

    /// <summary>Whether rows tell of the status as it changes; if not, the ends of tickets are told by columns of their own.</summary>
    internal bool StatusIsTold { get; }

    /// <summary>The latest instant that anything is told of; <see cref="HistoryColumns.NoTime"/> without rows.</summary>
    internal long Latest { get; private set; } = HistoryColumns.NoTime;

    /// <summary>How many tickets there are.</summary>
    internal int Tickets => _ids.Count - 1;

    internal string IdOf(int ticket) => _ids[ticket + 1]!;

    /// <summary>The number of a ticket from 0, or <see cref="NoTicket"/>.</summary>
    internal int TicketOf(ReadOnlySpan<byte> utf8, bool mayBeNew)
    {
        int known = _ids.Count;
        int ticket = mayBeNew ? _ids.NumberOf(utf8) - 1 : _ids.Find(utf8) - 1;
        if (_ids.Count > known)
        {
            _hasRows.Add(false);
        }

        return ticket;
    }

    internal bool HasRows(int ticket) => _hasRows[ticket];

    /// <summary>Keeps a row, if it is of a ticket that is asked for.</summary>
    internal void Add(int ticket, int file, long at, long sequence, long line, ReadOnlySpan<int> cells)
    {
        _hasRows[ticket] = true;
        Latest = Math.Max(Latest, LatestOf(Files[file], at, cells));
        if (_only is not null && !string.Equals(IdOf(ticket), _only, StringComparison.Ordinal))
        {
            return;
        }

        _rows.Add(new RecordedRow(ticket, file, at, sequence, line, _cells.Count));
        foreach (int cell in cells)
        {
            _cells.Add(cell);
        }
    }

    /// <summary>The latest event that a row tells of: of a turn its end, and the end of the ticket where no row tells the status.</summary>
    private long LatestOf(HistoryTexts file, long at, ReadOnlySpan<int> cells)
    {
        long latest = file.Mapping.Kind == LogKind.Turns ? Math.Max(at, file.Columns.Time(cells, LogColumn.Ended)) : at;
        return StatusIsTold ? latest : Math.Max(latest, Math.Max(file.Columns.Time(cells, LogColumn.Solved), file.Columns.Time(cells, LogColumn.Closed)));
    }

    /// <summary>Copies the cells of a row.</summary>
    internal Span<int> CellsOf(in RecordedRow row, int[] buffer)
    {
        Span<int> cells = buffer.AsSpan(0, Files[row.File].Columns.Width);
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = _cells[row.FirstCell + i];
        }

        return cells;
    }

    /// <summary>All rows, those of a ticket together, the tickets in the order in which the log first names them; a ticket's rows in the order of the files.</summary>
    internal IEnumerable<RecordedRow[]> ByTicket()
    {
        int[] ends = new int[Tickets + 1];
        for (int i = 0; i < _rows.Count; i++)
        {
            ends[_rows[i].Ticket + 1]++;
        }

        for (int t = 1; t < ends.Length; t++)
        {
            ends[t] += ends[t - 1];
        }

        int[] next = ends[..^1];
        int[] order = new int[_rows.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[next[_rows[i].Ticket]++] = i;
        }

        for (int t = 0; t < Tickets; t++)
        {
            if (ends[t] < ends[t + 1])
            {
                yield return [.. order[ends[t]..ends[t + 1]].Select(i => _rows[i])];
            }
        }
    }
}
