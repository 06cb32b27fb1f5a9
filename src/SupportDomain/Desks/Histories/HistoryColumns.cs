namespace SupportDomain.Desks.Histories;

/// <summary>Which cell of a row holds which column of one file: texts first, then times of two cells each.</summary>
internal sealed class HistoryColumns
{
    /// <summary>The cell of a text that the row does not tell of; 0 is a text that it tells to be nothing.</summary>
    internal const int NotTold = -1;

    /// <summary>A time that is not there.</summary>
    internal const long NoTime = long.MinValue;

    private const int Absent = -1;

    private readonly int[] _cells = new int[Enum.GetValues<LogColumn>().Length];

    internal HistoryColumns(LogMapping mapping, string[] customNames)
    {
        Array.Fill(_cells, Absent);
        Texts =
        [
            .. mapping.Columns.Keys.Concat(mapping.Fields.Values).Distinct().Order()
                .Where(c => !LogColumns.IsTime(c) && c is not (LogColumn.Id or LogColumn.Sequence or LogColumn.Field or LogColumn.Value or LogColumn.OldValue)),
        ];
        Times = [.. mapping.Columns.Keys.Order().Where(c => LogColumns.IsTime(c) && c != LogColumn.At && !(c == LogColumn.Opened && mapping.Kind == LogKind.Cases))];
        TellsFields = mapping.Columns.ContainsKey(LogColumn.Field);
        Custom = [.. customNames.Select(name => mapping.Custom.GetValueOrDefault(name))];
        int next = 0;
        foreach (LogColumn column in Texts)
        {
            _cells[(int)column] = next++;
        }

        FirstCustom = next;
        next += Custom.Length;
        OldValueCell = TellsFields ? next++ : Absent;
        foreach (LogColumn column in Times)
        {
            _cells[(int)column] = next;
            next += 2;
        }

        Width = next;
    }

    /// <summary>The columns that are texts.</summary>
    internal LogColumn[] Texts { get; }

    /// <summary>The columns that are times, but for the time of the row itself.</summary>
    internal LogColumn[] Times { get; }

    /// <summary>The custom fields of the log, null for one that another file tells of.</summary>
    internal LogField?[] Custom { get; }

    /// <summary>The cell of the first custom field; the others follow.</summary>
    internal int FirstCustom { get; }

    /// <summary>Whether a row may tell of one field by name.</summary>
    internal bool TellsFields { get; }

    /// <summary>The cell of what the field was before.</summary>
    internal int OldValueCell { get; }

    /// <summary>How many cells a row takes.</summary>
    internal int Width { get; }

    internal bool Has(LogColumn column) => _cells[(int)column] != Absent;

    /// <summary>The cell of a column that the file has.</summary>
    internal int CellOf(LogColumn column) => _cells[(int)column];

    internal int Text(ReadOnlySpan<int> cells, LogColumn column) => Has(column) ? cells[CellOf(column)] : NotTold;

    internal long Time(ReadOnlySpan<int> cells, LogColumn column)
    {
        if (!Has(column))
        {
            return NoTime;
        }

        int cell = CellOf(column);
        return ((long)cells[cell] << 32) | unchecked((uint)cells[cell + 1]); // the bits of the lower half
    }

    internal static void SetTime(Span<int> cells, int cell, long time)
    {
        cells[cell] = (int)(time >> 32);
        cells[cell + 1] = unchecked((int)time); // the lower half, put together again by Time
    }
}
