using System.Collections.Immutable;
using SupportDomain.Desks.Measures;
using SupportDomain.Metrics;

namespace SupportDomain.Desks;

/// <summary>The times of stopped tickets in ascending order, and dealt out by what is known of the tickets.</summary>
internal sealed class SortedStopTimes
{
    private readonly long[] _times;
    private readonly int[] _order;
    private readonly long[] _groups;
    private readonly ImmutableArray<DurationSample>[] _samples;

    internal SortedStopTimes(long[] times, int[] order, long[] groups)
    {
        _times = times;
        _order = order;
        _groups = groups;
        All = DurationSample.OfSorted(times);
        long used = 0;
        foreach (long group in groups)
        {
            used |= group;
        }

        _samples =
        [
            .. new[] { ReportDimension.Priority, ReportDimension.Queue, ReportDimension.Month, ReportDimension.Channel }.Select(
                d => TicketGroups.GroupOf(used, d) == 0 ? [All] : StopTimes.Deal(times, Array.ConvertAll(groups, g => TicketGroups.GroupOf(g, d)))),
        ];
    }

    internal DurationSample All { get; }

    /// <summary>The sample of a group in a dimension that all clocks share.</summary>
    internal DurationSample Of(ReportDimension dimension, int group) => Of(_samples[(int)dimension - (int)ReportDimension.Priority], group);

    /// <summary>The samples by numbers that are given in the order in which the times were taken.</summary>
    internal ImmutableArray<DurationSample> By(int[] numbers) => StopTimes.Deal(_times, Array.ConvertAll(_order, i => numbers[i]));

    /// <summary>The samples by band of hand-offs, or by priority and band: the group of the priority times the number of bands, plus the band.</summary>
    internal ImmutableArray<DurationSample> ByHandOffs(bool priorities) => StopTimes.Deal(
        _times,
        Array.ConvertAll(_groups, g => (priorities ? TicketGroups.GroupOf(g, ReportDimension.Priority) * HandOffTally.Bands : 0) + TicketGroups.HandOffBandOf(g)));

    internal static DurationSample Of(ImmutableArray<DurationSample> samples, int group) => group < samples.Length ? samples[group] : DurationSample.Empty;
}
