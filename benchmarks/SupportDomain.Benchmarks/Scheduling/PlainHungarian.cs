namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>The Hungarian method as textbooks give it: a dense matrix, a scan of every column for each step of each path; for at most as many units as items, and no forbidden pair.</summary>
internal static class PlainHungarian
{
    internal static long LeastCost(long[] costs, int units, int items)
    {
        long[] unitPotential = new long[units + 1];
        long[] itemPotential = new long[items + 1];
        int[] unitOf = new int[items + 1];
        int[] cameFrom = new int[items + 1];
        for (int unit = 1; unit <= units; unit++)
        {
            unitOf[0] = unit;
            int item = 0;
            long[] least = new long[items + 1];
            Array.Fill(least, long.MaxValue);
            bool[] used = new bool[items + 1];
            do
            {
                used[item] = true;
                int owner = unitOf[item];
                long step = long.MaxValue;
                int next = 0;
                for (int j = 1; j <= items; j++)
                {
                    if (used[j])
                    {
                        continue;
                    }

                    long reduced = costs[((owner - 1) * items) + j - 1] - unitPotential[owner] - itemPotential[j];
                    if (reduced < least[j])
                    {
                        least[j] = reduced;
                        cameFrom[j] = item;
                    }

                    if (least[j] < step)
                    {
                        step = least[j];
                        next = j;
                    }
                }

                for (int j = 0; j <= items; j++)
                {
                    if (used[j])
                    {
                        unitPotential[unitOf[j]] += step;
                        itemPotential[j] -= step;
                    }
                    else
                    {
                        least[j] -= step;
                    }
                }

                item = next;
            }
            while (unitOf[item] != 0);

            while (item != 0)
            {
                int before = cameFrom[item];
                unitOf[item] = unitOf[before];
                item = before;
            }
        }

        long total = 0;
        for (int j = 1; j <= items; j++)
        {
            total += unitOf[j] == 0 ? 0 : costs[((unitOf[j] - 1) * items) + j - 1];
        }

        return total;
    }
}
