namespace SupportDomain.Scheduling.Assignment;

/// <content>The m best items of each unit, as edges; and the columns, which are the items that any unit has an edge to.</content>
public sealed partial class AssignmentSolver
{
    private int _perUnit;
    private int _columns;
    private int _solve;
    private long _least;
    private long _greatest;

    /// <summary>The edges of unit u are those from u times the number per unit on; so many as <see cref="_edgeCount"/> says.</summary>
    private int[] _edgeItem = [];
    private long[] _edgeCost = [];
    private int[] _edgeColumn = [];
    private int[] _edgeCount = [];

    /// <summary>The column of an item, valid if its stamp is that of this call.</summary>
    private int[] _columnOfItem = [];
    private int[] _stampOfItem = [];

    private void Prepare(int units, int items)
    {
        _perUnit = Math.Min(units, items);
        long edges = (long)units * _perUnit;
        if (edges > Array.MaxLength)
        {
            throw new ArgumentException($"{units} units would need {edges} pairs; at most {Array.MaxLength} are allowed.", nameof(units));
        }

        Grow(ref _edgeItem, (int)edges);
        Grow(ref _edgeCost, (int)edges);
        Grow(ref _edgeColumn, (int)edges);
        Grow(ref _edgeCount, units);
        Grow(ref _columnOfItem, items);
        Grow(ref _stampOfItem, items);
        if (_solve == int.MaxValue)
        {
            Array.Clear(_stampOfItem);
            _solve = 0;
        }

        _solve++;
        _columns = 0;
        _least = long.MaxValue;
        _greatest = long.MinValue;
    }

    /// <summary>Keeps the least by cost and then by item, in a heap whose top is the greatest of them.</summary>
    private void ChooseBest(int unit, ReadOnlySpan<long> costs)
    {
        Span<long> keptCosts = _edgeCost.AsSpan(unit * _perUnit, _perUnit);
        Span<int> keptItems = _edgeItem.AsSpan(unit * _perUnit, _perUnit);
        int kept = 0;
        int item = 0;
        for (; item < costs.Length && kept < _perUnit; item++)
        {
            if (costs[item] != Forbidden)
            {
                keptCosts[kept] = costs[item];
                keptItems[kept] = item;
                kept++;
            }
        }

        keptCosts = keptCosts[..kept];
        keptItems = keptItems[..kept];
        if (item < costs.Length && kept > 0)
        {
            ReplaceGreater(costs, item, keptCosts, keptItems);
        }

        _edgeCount[unit] = kept;
        AddColumns(unit, kept);
    }

    private static void ReplaceGreater(ReadOnlySpan<long> costs, int from, Span<long> keptCosts, Span<int> keptItems)
    {
        for (int i = (keptCosts.Length / 2) - 1; i >= 0; i--)
        {
            SiftDown(keptCosts, keptItems, i);
        }

        // A later item of equal cost is the worse one, so only a lesser cost replaces the top; Forbidden is the greatest there is.
        long top = keptCosts[0];
        for (int item = from; item < costs.Length; item++)
        {
            if (costs[item] < top)
            {
                keptCosts[0] = costs[item];
                keptItems[0] = item;
                SiftDown(keptCosts, keptItems, 0);
                top = keptCosts[0];
            }
        }
    }

    private static void SiftDown(Span<long> costs, Span<int> items, int place)
    {
        long cost = costs[place];
        int item = items[place];
        while (true)
        {
            int child = (2 * place) + 1;
            if (child >= costs.Length)
            {
                break;
            }

            if (child + 1 < costs.Length && IsGreater(costs[child + 1], items[child + 1], costs[child], items[child]))
            {
                child++;
            }

            if (!IsGreater(costs[child], items[child], cost, item))
            {
                break;
            }

            costs[place] = costs[child];
            items[place] = items[child];
            place = child;
        }

        costs[place] = cost;
        items[place] = item;
    }

    private static bool IsGreater(long cost, int item, long otherCost, int otherItem) => cost > otherCost || (cost == otherCost && item > otherItem);

    private void AddColumns(int unit, int count)
    {
        int first = unit * _perUnit;
        foreach (long cost in _edgeCost.AsSpan(first, count))
        {
            _least = Math.Min(_least, cost);
            _greatest = Math.Max(_greatest, cost);
        }

        for (int edge = first; edge < first + count; edge++)
        {
            int item = _edgeItem[edge];
            if (_stampOfItem[item] != _solve)
            {
                _stampOfItem[item] = _solve;
                _columnOfItem[item] = _columns++;
            }

            _edgeColumn[edge] = _columnOfItem[item];
        }
    }
}
