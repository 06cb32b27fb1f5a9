using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Metrics;

/// <summary>How long something takes, told from what is done and from what is not done yet: the estimate of Kaplan and Meier.</summary>
/// <remarks>
/// <para>A mean over what is done leaves the long cases out as long as they are open, and so is too short. Here an open case counts as long as it was watched (it is
/// "censored"). At each time t at which d cases are done and n were still watched, the share not done is multiplied by (n − d) ÷ n; cases censored at t are watched at t.
/// Kaplan and Meier (1958), "Nonparametric Estimation from Incomplete Observations", Journal of the American Statistical Association 53(282). It takes for granted that
/// a case is not the shorter or longer for being censored.</para>
/// <para>Done after 0, 50, 300 and 600 minutes, and open after 30 and 630: the share not done is 5/6, 5/8, 5/12 and 5/24; half is done by 300 minutes, where the mean of
/// those done is 237.5.</para>
/// <para>Times are exact. The share is a binary floating-point number; without censored cases it is one quotient of counts, and comparisons with it are exact. Each run
/// of done cases between two censored ones adds two roundings: after m such runs the relative error is at most (m + 1)·2^-51, and a share within this bound above a level
/// counts as having reached it.</para>
/// <para>Durations below zero, which a faulty log may hold, count as zero. Equality is by reference. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class SurvivalCurve
{
    private const int PerMille = 1000;
    private const double UnitOfError = 1.0 / (1L << 51);

    /// <summary>By thousandths done, from 0; as far as the curve falls.</summary>
    private readonly ImmutableArray<Duration> _times;

    /// <summary>Estimates the curve: linear in the cases.</summary>
    /// <param name="done">How long the cases that are done took.</param>
    /// <param name="censored">How long the other cases were watched so far.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SurvivalCurve(DurationSample done, DurationSample censored)
    {
        Done = Guard.Against.Null(done).Count;
        Censored = Guard.Against.Null(censored).Count;
        _times = new Walk(done.Sorted, censored.Sorted).Run(out Duration? mean, out double rest);
        RestrictedMean = mean;
        Rest = rest;
    }

    /// <summary>How many cases are done.</summary>
    public int Done { get; }

    /// <summary>How many cases are not done.</summary>
    public int Censored { get; }

    /// <summary>The time by which half is done, or null where the curve does not fall so far.</summary>
    public Duration? Median => Percentile(500);

    /// <summary>The share that is not done at the end of the curve, from 0 to 1; 1 for no case at all.</summary>
    public double Rest { get; }

    /// <summary>
    /// The mean time, taken up to the longest time known, done or watched: the area under the curve. What goes on beyond it counts as if it ended there, so the true mean is at
    /// least so long. Null without a case. For the six cases of the remarks it is 329 minutes 10 seconds.
    /// </summary>
    /// <remarks>A binary floating-point sum, rounded to the nanosecond: relative error at most (s + m + 2)·2^-51 with s steps.</remarks>
    public Duration? RestrictedMean { get; }

    /// <summary>The curve in steps of one hundredth, from 0 to the last one that it falls to: at most 101 points.</summary>
    public ImmutableArray<SurvivalPoint> ToPoints() =>
        [.. Enumerable.Range(0, 101).Select(p => p * 10).Where(p => p < _times.Length).Select(p => new SurvivalPoint(p, _times[p]))];

    /// <summary>The earliest time by which a share is done, or null where the curve does not fall so far: constant time.</summary>
    /// <param name="perMilleDone">The share in thousandths, from 0 (which gives zero) to 1000, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perMilleDone"/> is outside these bounds.</exception>
    public Duration? Percentile(int perMilleDone) =>
        Guard.Against.OutOfRange(perMilleDone, 0, PerMille) < _times.Length ? _times[perMilleDone] : null;

    /// <summary>One pass over both samples in order of time.</summary>
    private ref struct Walk(ReadOnlySpan<long> done, ReadOnlySpan<long> censored)
    {
        private readonly ReadOnlySpan<long> _done = done;
        private readonly ReadOnlySpan<long> _censored = censored;
        private readonly ImmutableArray<Duration>.Builder _times = ImmutableArray.CreateBuilder<Duration>(PerMille + 1);

        /// <summary>The share at the beginning of the present run, and how many were watched then.</summary>
        private double _share = 1;
        private long _watched = done.Length + (long)censored.Length;
        private long _runs;

        internal ImmutableArray<Duration> Run(out Duration? mean, out double rest)
        {
            long left = _watched;
            double area = 0;
            long before = 0;
            int c = 0;
            _times.Add(Duration.Zero);
            for (int d = 0; d < _done.Length;)
            {
                long time = Math.Max(0, _done[d]);
                int ended = PassCensored(ref c, time);
                if (ended > 0)
                {
                    BeginRun(left, left - ended);
                    left -= ended;
                }

                area += ShareAt(left) * (time - before);
                before = time;
                for (; d < _done.Length && Math.Max(0, _done[d]) == time; d++)
                {
                    left--;
                }

                Reach(left, time);
            }

            rest = _watched == 0 ? 1 : ShareAt(left);
            long longest = _censored.IsEmpty ? before : Math.Max(before, _censored[^1]);
            mean = _done.IsEmpty && _censored.IsEmpty ? null : Duration.FromNanoseconds(Math.Round(area + (rest * (longest - before))));
            return _times.ToImmutable();
        }

        /// <summary>How many stopped being watched before a time.</summary>
        private readonly int PassCensored(ref int next, long time)
        {
            int first = next;
            while (next < _censored.Length && Math.Max(0, _censored[next]) < time)
            {
                next++;
            }

            return next - first;
        }

        private void BeginRun(long left, long watched)
        {
            if (left != _watched)
            {
                _share = ShareAt(left);
                _runs++;
            }

            _watched = watched;
        }

        /// <summary>Within a run the factors (n − d) ÷ n cancel out: what is left of those watched at its beginning.</summary>
        private readonly double ShareAt(long left) => _share * ((double)left / _watched);

        private void Reach(long left, long time)
        {
            double least = ShareAt(left) * (1 - ((_runs + 1) * UnitOfError));
            while (_times.Count <= PerMille && HasReached(left, least, PerMille - _times.Count))
            {
                _times.Add(Duration.FromNanoseconds(time));
            }
        }

        private readonly bool HasReached(long left, double least, int perMilleNotDone) =>
            _runs == 0 && _share == 1 ? left * PerMille <= _watched * perMilleNotDone : least <= perMilleNotDone / (double)PerMille;
    }
}
