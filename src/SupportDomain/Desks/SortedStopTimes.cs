using System.Collections.Immutable;
using SupportDomain.Metrics;

namespace SupportDomain.Desks;

/// <summary>The times of stopped tickets in ascending order, and dealt out by priority, queue and month.</summary>
internal sealed class SortedStopTimes(long[] times, int[] order, ImmutableArray<ImmutableArray<DurationSample>> samples)
{
    internal DurationSample All { get; } = DurationSample.OfSorted(times);

    /// <summary>The sample of a group in a dimension that all clocks share.</summary>
    internal DurationSample Of(ReportDimension dimension, int group) => Of(samples[(int)dimension - (int)ReportDimension.Priority], group);

    /// <summary>The samples by numbers that are given in the order in which the times were taken.</summary>
    internal ImmutableArray<DurationSample> By(int[] numbers) => StopTimes.Deal(times, Array.ConvertAll(order, i => numbers[i]));

    internal static DurationSample Of(ImmutableArray<DurationSample> samples, int group) => group < samples.Length ? samples[group] : DurationSample.Empty;
}
