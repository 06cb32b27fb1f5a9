using SupportDomain.Desks;

namespace SupportDomain.Analytics.Simulation;

/// <summary>Compares variants of a desk on the same customers: what changes is the difference, not the luck.</summary>
/// <remarks>Static, and safe for use by many threads.</remarks>
public static class SimulationComparison
{
    /// <summary>Simulates each variant with the same random numbers and estimates how they differ from the first.</summary>
    /// <param name="variants">The variants by name, the one to compare with first; at least two. Workloads of one name see the same customers.</param>
    /// <param name="options">How. There must be at least two groups (replications times batches) for intervals, and no <see cref="SimulationOptions.Precision"/>: every variant gets as many.</param>
    /// <param name="progress">Is told after each replication, in order, how many are done over all variants; null if nobody wants to know.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>A row for each variant, the first included, whose differences are zero.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two variants, or a name is blank or stands twice, or a precision is asked for, or there is only one group, or
    /// a workload takes its arrivals from a log that has not told them.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its bounds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static IReadOnlyList<VariantResult> Run(
        IReadOnlyList<KeyValuePair<string, DeskOperation>> variants, SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Check(variants, options);
        List<VariantResult> rows = [];
        foreach ((string name, DeskOperation operation) in variants)
        {
            SimulationResult result = Simulator.Run(operation, options, progress is null ? null : new Onward(progress, rows.Count * options.Replications), cancellation);
            rows.Add(RowOf(name, result, rows.Count == 0 ? result : rows[0].Result));
        }

        return rows;
    }

    private static void Check(IReadOnlyList<KeyValuePair<string, DeskOperation>> variants, SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentNullException.ThrowIfNull(options);
        if (variants.Count < 2)
        {
            throw new ArgumentException($"There are {variants.Count} variants; a comparison needs at least 2.", nameof(variants));
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((string name, DeskOperation operation) in variants)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(variants));
            ArgumentNullException.ThrowIfNull(operation, nameof(variants));
            Simulator.Check(operation);
            if (!names.Add(name))
            {
                throw new ArgumentException($"Variant '{name}' stands twice; each name stands once.", nameof(variants));
            }
        }

        if (options.Precision is not null)
        {
            throw new ArgumentException("Precision is set; variants are compared over equally many replications, so it must be null.", nameof(options));
        }

        if (options.Replications < 2 && options.Batches < 2)
        {
            throw new ArgumentException("There is one replication of one batch; a comparison needs at least 2 groups for its intervals.", nameof(options));
        }
    }

    private static VariantResult RowOf(string name, SimulationResult result, SimulationResult first) => new(name, result)
    {
        MeanWaitDifferenceSeconds = Difference(result, first, g => RatioEstimator.Seconds(g.Wait), g => g.Entered),
        AbandonedShareDifference = Difference(result, first, g => g.Abandoned, g => g.Entered),
        DueMissedShareDifference = Difference(result, first, g => g.DueMissed, g => g.Served),
        OccupancyDifference = RatioEstimator.Difference([.. result.Times.Select(t => ((double)t.Busy, (double)t.OnDuty))], [.. first.Times.Select(t => ((double)t.Busy, (double)t.OnDuty))]),
    };

    private static Estimate Difference(SimulationResult result, SimulationResult first, Func<GroupTally, double> sum, Func<GroupTally, double> count) =>
        RatioEstimator.Difference(Pairs(result, sum, count), Pairs(first, sum, count));

    private static (double Sum, double Count)[] Pairs(SimulationResult result, Func<GroupTally, double> sum, Func<GroupTally, double> count) =>
        [.. result.Groups.Select(g => (g.Sum(sum), g.Sum(count)))];

    /// <summary>Tells the replications of a variant after those of the variants before it.</summary>
    private sealed class Onward(IProgress<int> progress, int before) : IProgress<int>
    {
        public void Report(int value) => progress.Report(before + value);
    }
}
