namespace SupportDomain.Tests.Scheduling.Assignment;

/// <summary>The best assignment by trying every one, in the words of the definition; null is a pair that must not be.</summary>
internal static class SlowAssignment
{
    internal static (int[] ItemOfUnit, int Assigned, Int128 Cost) Solve(long?[][] costs, int items)
    {
        int[] current = new int[costs.Length];
        int[] best = [];
        (int Assigned, Int128 Cost) bestValue = (-1, 0);
        Try(0);
        return ([.. best.Select(item => item == items ? -1 : item)], bestValue.Assigned, bestValue.Cost);

        // Items ascending and "none" last: so the first of equal value that is met is the lexicographically first.
        void Try(int unit)
        {
            if (unit == costs.Length)
            {
                Consider();
                return;
            }

            for (int item = 0; item <= items; item++)
            {
                if (item == items || (costs[unit][item] is not null && !current.AsSpan(0, unit).Contains(item)))
                {
                    current[unit] = item;
                    Try(unit + 1);
                }
            }
        }

        void Consider()
        {
            int assigned = current.Count(item => item < items);
            Int128 cost = current.Select((item, unit) => item < items ? (Int128)costs[unit][item]!.Value : 0).Aggregate((Int128)0, (a, b) => a + b);
            if (assigned > bestValue.Assigned || (assigned == bestValue.Assigned && cost < bestValue.Cost))
            {
                bestValue = (assigned, cost);
                best = [.. current];
            }
        }
    }

    /// <summary>The same by dynamic programming over sets of items, for sizes at which trying all is too long.</summary>
    internal static (int[] ItemOfUnit, int Assigned, Int128 Cost) SolveBySets(long?[][] costs, int items)
    {
        int units = costs.Length;
        (int Assigned, Int128 Cost)[][] rest = new (int, Int128)[units + 1][];
        rest[units] = new (int, Int128)[1 << items];
        for (int unit = units - 1; unit >= 0; unit--)
        {
            rest[unit] = new (int, Int128)[1 << items];
            for (int taken = 0; taken < 1 << items; taken++)
            {
                rest[unit][taken] = Choices(unit, taken).Select(c => c.Value).Aggregate((a, b) => IsBetter(b, a) ? b : a);
            }
        }

        int[] result = new int[units];
        int used = 0;
        for (int unit = 0; unit < units; unit++)
        {
            result[unit] = Choices(unit, used).First(c => c.Value == rest[unit][used]).Item;
            used |= result[unit] < 0 ? 0 : 1 << result[unit];
        }

        return (result, rest[0][0].Assigned, rest[0][0].Cost);

        IEnumerable<(int Item, (int Assigned, Int128 Cost) Value)> Choices(int unit, int taken) => Enumerable.Range(0, items)
            .Where(item => (taken & (1 << item)) == 0 && costs[unit][item] is not null)
            .Select(item => (item, (rest[unit + 1][taken | (1 << item)].Assigned + 1, rest[unit + 1][taken | (1 << item)].Cost + costs[unit][item]!.Value)))
            .Append((-1, rest[unit + 1][taken]));
    }

    private static bool IsBetter((int Assigned, Int128 Cost) left, (int Assigned, Int128 Cost) right) =>
        left.Assigned > right.Assigned || (left.Assigned == right.Assigned && left.Cost < right.Cost);
}
