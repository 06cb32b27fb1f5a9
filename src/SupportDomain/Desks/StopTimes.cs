using System.Collections.Immutable;
using SupportDomain.Metrics;

namespace SupportDomain.Desks;

/// <summary>The times of stopped tickets, which clocks with the same stop may share, with the groups of each ticket.</summary>
internal sealed class StopTimes
{
    private readonly Chunks<long> _times = new();
    private readonly Chunks<long> _groups = new();

    /// <summary>Takes the time of a ticket, and its groups.</summary>
    internal void Add(long nanoseconds, long packedGroups)
    {
        _times.Add(nanoseconds);
        _groups.Add(packedGroups);
    }

    /// <summary>Sorts once; dealt out in this order, the values of every group are sorted too.</summary>
    internal SortedStopTimes Sort()
    {
        long[] times = _times.ToArray();
        int[] order = new int[times.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(times, order);
        long[] taken = _groups.ToArray();
        return new SortedStopTimes(times, order, Array.ConvertAll(order, i => taken[i]));
    }

    /// <summary>Deals sorted times out to their groups.</summary>
    internal static ImmutableArray<DurationSample> Deal(long[] times, int[] groups)
    {
        int[] sizes = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        foreach (int group in groups)
        {
            sizes[group]++;
        }

        long[][] values = Array.ConvertAll(sizes, size => new long[size]);
        int[] filled = new int[sizes.Length];
        for (int i = 0; i < times.Length; i++)
        {
            int group = groups[i];
            values[group][filled[group]++] = times[i];
        }

        return [.. values.Select(DurationSample.OfSorted)];
    }
}
