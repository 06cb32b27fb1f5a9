using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Scheduling;

namespace SupportDomain.Analytics.Simulation;

/// <summary>
/// Simulates a desk: work comes in at random, the real <see cref="WorkflowScheduler"/> decides who does what, and waits, losses and occupancy come out with confidence intervals.
/// </summary>
/// <remarks>
/// <para>
/// A discrete-event simulation in ticks of 100 ns. Every workload has random streams of its own for arrivals, handling times and patience, seeded by seed, replication and the workload's
/// name; handling time and patience are drawn at the arrival. So variants that are run with one seed see the same customers (common random numbers), whatever is decided about them.
/// </para>
/// <para>Agents take at once what they are offered. All numbers are drawn with additions, multiplications, divisions and square roots alone: equal seeds give equal counts and sums on every machine.</para>
/// <para>Static, and safe for use by many threads.</para>
/// </remarks>
public static class Simulator
{
    private const int FewestForPrecision = 3;

    /// <summary>Simulates.</summary>
    /// <param name="operation">What is simulated.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told after each replication, in order, how many are done; null if nobody wants to know.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A workload takes its arrivals from a log that has not told them (<see cref="DeskOperation.WithArrivals"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its bounds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static SimulationResult Run(DeskOperation operation, SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Check(operation);
        Check(options);
        List<Replication> done = [];
        while (done.Count < options.Replications && !IsPrecise(done, options))
        {
            Replication[] wave = [.. Enumerable.Range(done.Count, Math.Min(options.Parallelism, options.Replications - done.Count))
                .Select(n => new Replication(operation, options, n, cancellation))];
            RunAll(wave, options.Parallelism, cancellation);
            foreach (Replication replication in wave)
            {
                if (!IsPrecise(done, options))
                {
                    done.Add(replication);
                    progress?.Report(done.Count);
                }
            }
        }

        return ResultOf(done, operation, options);
    }

    private static void RunAll(Replication[] wave, int parallelism, CancellationToken cancellation)
    {
        if (wave.Length == 1)
        {
            wave[0].Run();
            return;
        }

        try
        {
            Parallel.ForEach(wave, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation }, r => r.Run());
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(i => i is OperationCanceledException) is { } canceled)
        {
            throw new OperationCanceledException(canceled.Message, e, cancellation);
        }
    }

    private static void Check(DeskOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        string[] untold = [.. operation.Workloads.Where(w => w.Arrivals is null).Select(w => $"'{w.Name}'")];
        if (untold.Length > 0)
        {
            throw new ArgumentException($"The arrivals of {string.Join(", ", untold)} are those of a log, which has not told them; give them with WithArrivals, or state arrivals.", nameof(operation));
        }
    }

    private static void Check(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string? fault = Fault(options.Customers, 1, SimulationOptions.MaximumCustomers, nameof(options.Customers))
            ?? Fault(options.WarmUp, 0, SimulationOptions.MaximumCustomers - options.Customers, nameof(options.WarmUp))
            ?? Fault(options.Replications, 1, SimulationOptions.MaximumGroups, nameof(options.Replications))
            ?? Fault(options.Batches, 1, Math.Min(options.Customers, SimulationOptions.MaximumGroups / options.Replications), nameof(options.Batches))
            ?? Fault(options.Parallelism, 1, int.MaxValue, nameof(options.Parallelism))
            ?? Fault(options.Start, WorkflowScheduler.Earliest, WorkflowScheduler.Latest, nameof(options.Start))
            ?? Fault(options.Horizon ?? Duration.Epsilon, Duration.Epsilon, WorkflowScheduler.Latest - options.Start, nameof(options.Horizon))
            ?? options.Thresholds.Select(t => Fault(t, Duration.Zero, WorkflowScheduler.Latest - WorkflowScheduler.Earliest, nameof(options.Thresholds))).FirstOrDefault(f => f is not null);
        if (fault is not null)
        {
            throw new ArgumentOutOfRangeException(nameof(options), fault);
        }

        if (options.Precision is { } precision && !(precision > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(options), precision, $"Precision is {precision}; it must be above 0.");
        }
    }

    /// <summary>What is wrong with a value whose bounds are inclusive; null if nothing is.</summary>
    private static string? Fault<T>(T value, T least, T greatest, string name)
        where T : IComparable<T> => value.CompareTo(least) < 0 || value.CompareTo(greatest) > 0 ? $"{name} is {value}; it must be from {least} to {greatest}." : null;

    private static bool IsPrecise(List<Replication> done, SimulationOptions options)
    {
        if (options.Precision is not { } precision || done.Count < FewestForPrecision)
        {
            return false;
        }

        Estimate wait = RatioEstimator.Of<GroupTally>(Totals(done, options), g => RatioEstimator.Seconds(g.Wait), g => g.Entered);
        return wait.HalfWidth <= precision * wait.Value;
    }

    private static GroupTally[] Totals(List<Replication> done, SimulationOptions options) => [.. Groups(done, options).Select(g => Sum(g, options.Thresholds.Length))];

    private static GroupTally[][] Groups(List<Replication> done, SimulationOptions options)
    {
        List<GroupTally[]> groups = [];
        foreach (Replication replication in done)
        {
            int workloads = replication.Tallies.Length / options.Batches;
            for (int batch = 0; batch < options.Batches; batch++)
            {
                groups.Add(replication.Tallies.Slice(batch * workloads, workloads).ToArray());
            }
        }

        return [.. groups];
    }

    private static GroupTally Sum(ReadOnlySpan<GroupTally> workloads, int thresholds)
    {
        GroupTally sum = GroupTally.New(thresholds);
        foreach (GroupTally workload in workloads)
        {
            sum.Add(workload);
        }

        return sum;
    }

    private static SimulationResult ResultOf(List<Replication> done, DeskOperation operation, SimulationOptions options)
    {
        GroupTally[][] groups = Groups(done, options);
        TimeTally[] times = [.. done.SelectMany(r => r.Times.ToArray())];
        WorkloadResult total = ResultOf(string.Empty, Totals(done, options), options);
        return new SimulationResult(groups, times)
        {
            Options = options,
            Replications = done.Count,
            IsPrecise = options.Precision is null || IsPrecise(done, options),
            Total = total,
            Workloads = [.. operation.Workloads.Select((w, i) => ResultOf(w.Name, [.. groups.Select(g => g[i])], options))],
            MeanQueue = RatioEstimator.Of<TimeTally>(times, t => (double)t.Queue, t => t.Elapsed),
            Occupancy = RatioEstimator.Of<TimeTally>(times, t => (double)t.Busy, t => (double)t.OnDuty),
            Unfinished = total.Arrived - total.TurnedAway - total.Abandoned - total.Served,
        };
    }

    private static WorkloadResult ResultOf(string name, GroupTally[] groups, SimulationOptions options)
    {
        GroupTally all = Sum(groups, options.Thresholds.Length);
        return new WorkloadResult(name)
        {
            Arrived = all.Arrived,
            TurnedAway = all.TurnedAway,
            Abandoned = all.Abandoned,
            Served = all.Served,
            TurnedAwayShare = RatioEstimator.Of<GroupTally>(groups, g => g.TurnedAway, g => g.Arrived),
            AbandonedShare = RatioEstimator.Of<GroupTally>(groups, g => g.Abandoned, g => g.Entered),
            WaitedShare = RatioEstimator.Of<GroupTally>(groups, g => g.Waited, g => g.Entered),
            MeanWaitSeconds = RatioEstimator.Of<GroupTally>(groups, g => RatioEstimator.Seconds(g.Wait), g => g.Entered),
            MeanWaitOfServedSeconds = RatioEstimator.Of<GroupTally>(groups, g => RatioEstimator.Seconds(g.WaitOfServed), g => g.Served),
            MeanWaitOfWaitedSeconds = RatioEstimator.Of<GroupTally>(groups, g => RatioEstimator.Seconds(g.Wait), g => g.Waited),
            WaitDeviationSeconds = RatioEstimator.Deviation(groups),
            WaitedLonger = [.. options.Thresholds.Select((t, i) => KeyValuePair.Create(t, RatioEstimator.Of<GroupTally>(groups, g => g.Exceeded[i], g => g.Entered)))],
            DueMissedShare = RatioEstimator.Of<GroupTally>(groups, g => g.DueMissed, g => g.Served),
        };
    }
}
