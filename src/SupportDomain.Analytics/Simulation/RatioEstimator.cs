using MathNet.Numerics.Distributions;
using NodaTime;

namespace SupportDomain.Analytics.Simulation;

/// <summary>The ratio estimator over groups; see <see cref="Estimate"/>. Groups in which nothing was observed say nothing of the spread, and are no groups.</summary>
internal static class RatioEstimator
{
    private const double Confidence = 0.975;

    internal static Estimate Of<T>(ReadOnlySpan<T> groups, Func<T, double> sum, Func<T, double> count)
    {
        double sums = 0;
        double counts = 0;
        int observed = 0;
        foreach (T group in groups)
        {
            sums += sum(group);
            counts += count(group);
            observed += count(group) > 0 ? 1 : 0;
        }

        double value = sums / counts;
        double squares = 0;
        foreach (T group in groups)
        {
            double residual = sum(group) - (value * count(group));
            squares += residual * residual;
        }

        return With(value, squares, counts, observed);
    }

    /// <summary>The difference of two ratios over the same groups.</summary>
    internal static Estimate Difference(ReadOnlySpan<(double Sum, double Count)> first, ReadOnlySpan<(double Sum, double Count)> second)
    {
        (double firstSum, double firstCount) = Sums(first);
        (double secondSum, double secondCount) = Sums(second);
        double squares = 0;
        int observed = 0;
        for (int i = 0; i < first.Length; i++)
        {
            observed += first[i].Count > 0 || second[i].Count > 0 ? 1 : 0;
            double residual = ((first[i].Sum - (firstSum / firstCount * first[i].Count)) / firstCount) - ((second[i].Sum - (secondSum / secondCount * second[i].Count)) / secondCount);
            squares += residual * residual;
        }

        return With((firstSum / firstCount) - (secondSum / secondCount), squares, 1, observed) with { Observations = Whole(Math.Min(firstCount, secondCount)) };
    }

    /// <summary>The standard deviation, from the estimates of mean and mean square: d sd = (d square - 2 mean d mean) / (2 sd).</summary>
    internal static Estimate Deviation(ReadOnlySpan<GroupTally> groups)
    {
        GroupTally total = default;
        int observed = 0;
        foreach (GroupTally group in groups)
        {
            observed += group.Entered > 0 ? 1 : 0;
            total.Served += group.Served;
            total.Abandoned += group.Abandoned;
            total.Wait += group.Wait;
            total.WaitSquared += group.WaitSquared;
        }

        double count = total.Entered;
        double mean = Seconds(total.Wait) / count;
        double square = SecondsSquared(total.WaitSquared) / count;
        double deviation = Math.Sqrt(Math.Max(0, square - (mean * mean)));
        double squares = 0;
        foreach (GroupTally group in groups)
        {
            double residual = (SecondsSquared(group.WaitSquared) - (square * group.Entered) - (2 * mean * (Seconds(group.Wait) - (mean * group.Entered)))) / (2 * deviation);
            squares += residual * residual;
        }

        // Where all waits are equal, the residuals are 0 too.
        return With(deviation, deviation == 0 ? 0 : squares, count, observed);
    }

    internal static double Seconds(Int128 ticks) => (double)ticks / NodaConstants.TicksPerSecond;

    private static double SecondsSquared(Int128 ticksSquared) => (double)ticksSquared / NodaConstants.TicksPerSecond / NodaConstants.TicksPerSecond;

    private static (double Sum, double Count) Sums(ReadOnlySpan<(double Sum, double Count)> groups)
    {
        double sum = 0;
        double count = 0;
        foreach ((double s, double c) in groups)
        {
            sum += s;
            count += c;
        }

        return (sum, count);
    }

    private static Estimate With(double value, double squares, double count, int groups)
    {
        double error = groups < 2 ? double.NaN : Math.Sqrt(groups / (groups - 1.0) * squares) / count;
        double half = groups < 2 ? double.NaN : error * StudentT.InvCDF(0, 1, groups - 1, Confidence);
        return new Estimate(value, error, half, Whole(count), groups);
    }

    /// <summary>The whole number of a count; areas in ticks may be beyond the greatest, which then stands for them.</summary>
    private static long Whole(double count) => count < long.MaxValue ? (long)count : long.MaxValue;
}
