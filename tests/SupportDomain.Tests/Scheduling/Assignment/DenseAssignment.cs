namespace SupportDomain.Tests.Scheduling.Assignment;

/// <summary>The least cost of a matching that serves as many as can be, by minimum-cost flow with Bellman and Ford's paths; for costs from 0 on and no forbidden pair.</summary>
internal static class DenseAssignment
{
    internal static long LeastCost(long[] costs, int units, int items)
    {
        int[] unitOfItem = new int[items];
        int[] itemOfUnit = new int[units];
        Array.Fill(unitOfItem, -1);
        Array.Fill(itemOfUnit, -1);
        for (int round = 0; round < Math.Min(units, items); round++)
        {
            long[] toUnit = [.. itemOfUnit.Select(item => item < 0 ? 0L : long.MaxValue)];
            long[] toItem = new long[items];
            int[] via = new int[items];
            Array.Fill(toItem, long.MaxValue);
            Queue<int> changed = new(Enumerable.Range(0, units).Where(unit => itemOfUnit[unit] < 0));
            while (changed.TryDequeue(out int unit))
            {
                for (int item = 0; item < items; item++)
                {
                    long reached = toUnit[unit] + costs[(unit * items) + item];
                    if (item == itemOfUnit[unit] || reached >= toItem[item])
                    {
                        continue;
                    }

                    toItem[item] = reached;
                    via[item] = unit;
                    if (unitOfItem[item] is int owner and >= 0)
                    {
                        toUnit[owner] = reached - costs[(owner * items) + item];
                        changed.Enqueue(owner);
                    }
                }
            }

            int end = Enumerable.Range(0, items).Where(item => unitOfItem[item] < 0).MinBy(item => toItem[item]);
            while (end >= 0)
            {
                (int taker, int left) = (via[end], itemOfUnit[via[end]]);
                (unitOfItem[end], itemOfUnit[taker]) = (taker, end);
                end = left;
            }
        }

        return itemOfUnit.Select((item, unit) => item < 0 ? 0 : costs[(unit * items) + item]).Sum();
    }
}
