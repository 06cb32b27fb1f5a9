using System.Collections.Immutable;
using SupportDomain.Metrics;

namespace SupportDomain.Desks;

/// <summary>The times that all clocks with the same stop share, one for each stopped ticket, with the groups of the ticket.</summary>
internal sealed class StopTimes
{
    private const int GroupBits = 15;

    private readonly Chunks<long> _times = new();
    private readonly Chunks<long> _groups = new();

    /// <summary>Takes the time of a ticket, and its three group numbers of 15 bits each, which <see cref="LogReplay.MaxGroups"/> leaves room in.</summary>
    internal void Add(long nanoseconds, TicketGroups groups)
    {
        _times.Add(nanoseconds);
        _groups.Add((long)groups.Priority | ((long)groups.Queue << GroupBits) | ((long)groups.Month << (2 * GroupBits)));
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
        long[] groups = Array.ConvertAll(order, i => taken[i]);
        return new SortedStopTimes(
            times,
            order,
            [.. new[] { 0, GroupBits, 2 * GroupBits }.Select(shift => Deal(times, Array.ConvertAll(groups, g => (int)((g >> shift) & ((1L << GroupBits) - 1)))))]);
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
