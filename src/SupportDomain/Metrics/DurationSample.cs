using System.Diagnostics;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Metrics;

/// <summary>A set of measured durations, sorted once, that answers for its percentiles, mean and extremes.</summary>
/// <remarks>
/// <para>Exact to the nanosecond: no floating point. Durations of at most 292 years on either side of zero.</para>
/// <para>Percentiles are by linear interpolation between the closest ranks: with n values in ascending order, x[0] to x[n-1], and h = (n-1)·p,
/// the percentile is x[⌊h⌋] + (h − ⌊h⌋)·(x[⌊h⌋+1] − x[⌊h⌋]), rounded to the nanosecond, halves up. It is the definition 7 of Hyndman and Fan (1996),
/// "Sample Quantiles in Statistical Packages", The American Statistician 50(4), and the one of Excel's PERCENTILE.INC. For 1, 2, 3 and 4 minutes the
/// 90th percentile is 3.7 minutes.</para>
/// <para>Equality is by reference. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class DurationSample
{
    private const int PerMille = 1000;

    private readonly long[] _sorted;

    /// <summary>Copies and sorts the durations: n log n.</summary>
    /// <exception cref="OverflowException">A duration is longer than 292 years.</exception>
    public DurationSample(params ReadOnlySpan<Duration> durations)
    {
        _sorted = new long[durations.Length];
        for (int i = 0; i < durations.Length; i++)
        {
            _sorted[i] = durations[i].ToInt64Nanoseconds();
        }

        Array.Sort(_sorted);
    }

    private DurationSample(long[] sortedNanoseconds) => _sorted = sortedNanoseconds;

    /// <summary>A sample of nothing.</summary>
    public static DurationSample Empty { get; } = new(ReadOnlySpan<Duration>.Empty);

    /// <summary>How many durations there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>The shortest, or null for an empty sample.</summary>
    public Duration? Minimum => Count == 0 ? null : Duration.FromNanoseconds(_sorted[0]);

    /// <summary>The longest, or null for an empty sample.</summary>
    public Duration? Maximum => Count == 0 ? null : Duration.FromNanoseconds(_sorted[^1]);

    /// <summary>The arithmetic mean rounded to the nanosecond, halves up, or null for an empty sample: linear.</summary>
    public Duration? Mean
    {
        get
        {
            if (Count == 0)
            {
                return null;
            }

            Int128 sum = 0;
            foreach (long value in _sorted)
            {
                sum += value;
            }

            return Duration.FromNanoseconds((long)RoundedQuotient(sum, Count));
        }
    }

    /// <summary>The median, or null for an empty sample.</summary>
    public Duration? Median => Percentile(500);

    /// <summary>A percentile, or null for an empty sample: constant time.</summary>
    /// <param name="perMille">The share of the sample in thousandths, from 0 (the minimum) to 1000 (the maximum), both inclusive: 900 for the 90th percentile.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perMille"/> is outside these bounds.</exception>
    public Duration? Percentile(int perMille)
    {
        Guard.Against.OutOfRange(perMille, 0, PerMille);
        if (Count == 0)
        {
            return null;
        }

        (long rank, long fraction) = Math.DivRem((long)(Count - 1) * perMille, PerMille);
        Int128 low = _sorted[rank];
        Int128 high = _sorted[Math.Min(rank + 1, Count - 1)];
        return Duration.FromNanoseconds((long)(low + RoundedQuotient((high - low) * fraction, PerMille)));
    }

    /// <summary>The nanoseconds in ascending order.</summary>
    internal ReadOnlySpan<long> Sorted => _sorted;

    /// <summary>Takes over an array that is sorted already.</summary>
    internal static DurationSample OfSorted(long[] nanoseconds)
    {
        Debug.Assert(nanoseconds.Zip(nanoseconds.Skip(1)).All(pair => pair.First <= pair.Second), "the values are in ascending order");
        return nanoseconds.Length == 0 ? Empty : new(nanoseconds);
    }

    private static Int128 RoundedQuotient(Int128 dividend, int divisor)
    {
        Int128 doubled = (dividend * 2) + divisor;
        (Int128 quotient, Int128 remainder) = Int128.DivRem(doubled, divisor * 2L);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
