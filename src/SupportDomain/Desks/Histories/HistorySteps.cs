using System.Runtime.InteropServices;

namespace SupportDomain.Desks.Histories;

/// <summary>Puts the rows of one ticket in order: those of a file by its numbers, or else by time; the files together by time, rows of a file never out of their order.</summary>
internal sealed class HistorySteps
{
    private readonly HistoryStore _store;
    private readonly bool[] _isNumbered;
    private readonly List<HistoryStep>[] _lists;
    private readonly int[] _heads;
    private readonly int[] _buffer;
    private List<HistoryStep> _rebuilt = [];

    internal HistorySteps(HistoryStore store)
    {
        _store = store;
        _isNumbered = [.. store.Files.Select(f => f.Mapping.Columns.ContainsKey(LogColumn.Sequence))];

        // One list a file, and a last one for what columns of their own tell; it comes behind what the files tell of the same instant.
        _lists = [.. Enumerable.Range(0, store.Files.Length + 1).Select(_ => new List<HistoryStep>())];
        _heads = new int[_lists.Length];
        _buffer = new int[store.Files.Max(f => f.Columns.Width)];
    }

    /// <summary>The steps in order.</summary>
    internal List<HistoryStep> Ordered { get; } = [];

    /// <summary>The rows of a file in its order.</summary>
    internal ReadOnlySpan<HistoryStep> RowsOf(int file) => CollectionsMarshal.AsSpan(_lists[file]);

    internal void Take(RecordedRow[] rows)
    {
        Array.ForEach(_lists, l => l.Clear());
        for (int i = 0; i < rows.Length; i++)
        {
            _lists[rows[i].File].Add(new HistoryStep(rows[i].At, HistoryStepKind.Row, i));
        }

        for (int file = 0; file < _store.Files.Length; file++)
        {
            bool isNumbered = _isNumbered[file];
            _lists[file].Sort((a, b) => Compare(rows[a.Row], rows[b.Row], isNumbered) is not 0 and var order ? order : a.Row.CompareTo(b.Row));
        }

        AddOwnColumns(rows);
        AddEndsOfTurns(rows);
        Merge();
    }

    private static int Compare(in RecordedRow a, in RecordedRow b, bool isNumbered) => isNumbered ? a.Sequence.CompareTo(b.Sequence) : a.At.CompareTo(b.At);

    /// <summary>What the last row of each file tells of the answer and the end in columns of their own; of the end only where no row tells the status.</summary>
    private void AddOwnColumns(RecordedRow[] rows)
    {
        List<HistoryStep> steps = _lists[^1];
        for (int file = 0; file < _store.Files.Length; file++)
        {
            if (_lists[file].Count == 0)
            {
                continue;
            }

            int last = _lists[file][^1].Row;
            HistoryColumns columns = _store.Files[file].Columns;
            ReadOnlySpan<int> cells = _store.CellsOf(rows[last], _buffer);
            Add(columns.Time(cells, LogColumn.Solved), HistoryStepKind.Solved, _store.StatusIsTold);
            Add(columns.Time(cells, LogColumn.Closed), HistoryStepKind.Closed, _store.StatusIsTold);
            if (columns.Time(cells, LogColumn.Responded) is not HistoryColumns.NoTime and var responded)
            {
                int behind = steps.FindIndex(s => s.At >= responded);
                steps.Insert(behind < 0 ? steps.Count : behind, new HistoryStep(responded, HistoryStepKind.Responded, last));
            }

            void Add(long at, HistoryStepKind kind, bool isTold)
            {
                if (at != HistoryColumns.NoTime && !isTold && !steps.Exists(s => s.Kind == kind))
                {
                    steps.Add(new HistoryStep(at, kind, last));
                }
            }
        }
    }

    /// <summary>Where the next turn does not begin before or when one ends, nobody has the ticket in between.</summary>
    private void AddEndsOfTurns(RecordedRow[] rows)
    {
        for (int file = 0; file < _store.Files.Length; file++)
        {
            HistoryColumns columns = _store.Files[file].Columns;
            List<HistoryStep> turns = _lists[file];
            if (!columns.Has(LogColumn.Ended))
            {
                continue;
            }

            _rebuilt.Clear();
            for (int i = 0; i < turns.Count; i++)
            {
                _rebuilt.Add(turns[i]);
                long ended = columns.Time(_store.CellsOf(rows[turns[i].Row], _buffer), LogColumn.Ended);
                if (ended != HistoryColumns.NoTime && ended >= turns[i].At && !(i + 1 < turns.Count && turns[i + 1].At <= ended))
                {
                    _rebuilt.Add(new HistoryStep(ended, HistoryStepKind.TurnEnded, turns[i].Row));
                }
            }

            (_lists[file], _rebuilt) = (_rebuilt, turns);
        }
    }

    private void Merge()
    {
        Ordered.Clear();
        Array.Clear(_heads);
        while (true)
        {
            int first = -1;
            for (int i = 0; i < _lists.Length; i++)
            {
                if (_heads[i] < _lists[i].Count && (first < 0 || _lists[i][_heads[i]].At < _lists[first][_heads[first]].At))
                {
                    first = i;
                }
            }

            if (first < 0)
            {
                return;
            }

            Ordered.Add(_lists[first][_heads[first]++]);
        }
    }
}
