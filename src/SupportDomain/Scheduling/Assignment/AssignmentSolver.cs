using SupportDomain.Internal;

namespace SupportDomain.Scheduling.Assignment;

/// <summary>Gives free units of capacity the items that together cost least: a minimum-cost matching of m units with n items, exact.</summary>
/// <remarks>
/// <para>Of all ways to give each unit at most one item and each item to at most one unit, the result is the one that serves the most units; of those the one whose
/// costs sum to the least; and of those the first in lexicographic order of the units' items, where no item comes last. So it depends on nothing but the costs. An agent
/// with three free units is three rows.</para>
/// <para>Only the m best items of a unit matter, since the other units take at most m − 1 of them; ties among these go to the earlier item. The rest is successive
/// shortest paths with potentials in 128 bits (Jonker and Volgenant, Computing 38, 1987, in its sparse form), then one search a unit among the optimal matchings.
/// O(m n log m) to choose, O(m³ log m) at most to match; memory O(m² + n).</para>
/// <para>Worked example: the costs {4 1 3; 2 0 5; 3 2 2} give items 1, 0, 2 at a cost of 1 + 2 + 2 = 5.</para>
/// <para>Keeps its memory from call to call and allocates only to grow. Changes in place; not safe for use by several threads at once.</para>
/// </remarks>
public sealed partial class AssignmentSolver
{
    /// <summary>The cost of a pair that must not be.</summary>
    public const long Forbidden = long.MaxValue;

    private const int None = -1;

    private long[] _row = [];

    /// <summary>Matches units with items by a matrix of costs.</summary>
    /// <param name="items">How many items there are, not negative.</param>
    /// <param name="costs">The costs, a row for each unit and in it one for each item, of any sign; <see cref="Forbidden"/> for pairs that must not be.</param>
    /// <param name="itemOfUnit">One place for each unit; takes its item, or -1 for none. Written at the end only.</param>
    /// <returns>How many units are served, and at what cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="items"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="costs"/> has not a place for each pair, or there are too many units for memory.</exception>
    public AssignmentResult Solve(int items, ReadOnlySpan<long> costs, Span<int> itemOfUnit)
    {
        int units = itemOfUnit.Length;
        if (costs.Length != (long)units * Guard.Against.Negative(items))
        {
            throw new ArgumentException($"There are {costs.Length} costs; {units} units and {items} items need {(long)units * items}.", nameof(costs));
        }

        Prepare(units, items);
        for (int unit = 0; unit < units; unit++)
        {
            ChooseBest(unit, costs.Slice(unit * items, items));
        }

        return Match(itemOfUnit);
    }

    /// <summary>Matches units with items by costs that are worked out unit by unit.</summary>
    /// <param name="items">How many items there are, not negative.</param>
    /// <param name="costs">Gives the costs of each unit.</param>
    /// <param name="itemOfUnit">One place for each unit; takes its item, or -1 for none. Written at the end only.</param>
    /// <returns>How many units are served, and at what cost.</returns>
    /// <typeparam name="TCosts">The type of the costs; a structure is not boxed.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="items"/> is negative.</exception>
    /// <exception cref="ArgumentException">There are too many units for memory.</exception>
    public AssignmentResult Solve<TCosts>(int items, TCosts costs, Span<int> itemOfUnit)
        where TCosts : IAssignmentCosts
    {
        ArgumentNullException.ThrowIfNull(costs);
        Prepare(itemOfUnit.Length, Guard.Against.Negative(items));
        Grow(ref _row, items);
        Span<long> row = _row.AsSpan(0, items);
        for (int unit = 0; unit < itemOfUnit.Length; unit++)
        {
            costs.CopyRow(unit, row);
            ChooseBest(unit, row);
        }

        return Match(itemOfUnit);
    }

    private AssignmentResult Match(Span<int> itemOfUnit)
    {
        int units = itemOfUnit.Length;
        BeginMatching(units);
        for (int unit = 0; unit < units; unit++)
        {
            Augment(unit);
        }

        SettleTies(units);
        int assigned = 0;
        Int128 total = 0;
        for (int unit = 0; unit < units; unit++)
        {
            int edge = _edgeOfUnit[unit];
            itemOfUnit[unit] = edge == Idle ? None : _edgeItem[edge];
            assigned += edge == Idle ? 0 : 1;
            total += edge == Idle ? 0 : _edgeCost[edge];
        }

        return new(assigned, total);
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
    }
}
