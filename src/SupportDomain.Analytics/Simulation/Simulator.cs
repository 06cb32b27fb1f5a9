using System.Runtime.InteropServices;
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

    private static readonly Duration Tick = Duration.FromTicks(1);

    /// <summary>Simulates.</summary>
    /// <param name="operation">What is simulated.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told after each replication, in order, how many are done; null if nobody wants to know.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>What was measured.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="operation"/> or <paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">A workload takes its arrivals from a log that has not told them (<see cref="DeskOperation.WithArrivals"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its bounds.</exception>
    /// <exception cref="InvalidOperationException">So many wait at once that the scheduler is full: more than 16,777,215 at a desk that is hopelessly overloaded.</exception>
    /// <exception cref="OverflowException">The waits are so long and so many that their squares do not fit 127 bits.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static SimulationResult Run(DeskOperation operation, SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        Check(operation);
        Check(options);
        List<ReplicationOutcome> done = [];
        List<GroupTally> totals = [];
        bool isPrecise = false;
        while (done.Count < options.Replications && !isPrecise)
        {
            int count = Math.Min(Math.Min(options.Parallelism, Environment.ProcessorCount), options.Replications - done.Count);
            foreach (ReplicationOutcome outcome in RunAll(operation, options, done.Count, count, cancellation))
            {
                if (!isPrecise)
                {
                    outcome.Fault?.Throw();
                    done.Add(outcome);
                    totals.AddRange(TotalsOf(outcome, options));
                    isPrecise = IsPrecise(done.Count, totals, options);
                    progress?.Report(done.Count);
                }
            }
        }

        return ResultOf(done, totals, isPrecise, operation, options);
    }

    /// <summary>Refuses an operation that cannot be simulated.</summary>
    internal static void Check(DeskOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        string[] untold = [.. operation.Workloads.Where(w => w.Arrivals is null).Select(w => $"'{w.Name}'")];
        if (untold.Length > 0)
        {
            throw new ArgumentException($"The arrivals of {string.Join(", ", untold)} are those of a log, which has not told them; give them with WithArrivals, or state arrivals.", nameof(operation));
        }
    }

    /// <summary>Runs some replications, several at once if there are several. What goes wrong in one is told by its outcome, as it would not have been run if one before it was enough.</summary>
    private static ReplicationOutcome[] RunAll(DeskOperation operation, SimulationOptions options, int first, int count, CancellationToken cancellation)
    {
        ReplicationOutcome[] outcomes = new ReplicationOutcome[count];
        if (count == 1)
        {
            outcomes[0] = ReplicationOutcome.Of(operation, options, first, cancellation);
            return outcomes;
        }

        try
        {
            Parallel.For(
                0, count, new ParallelOptions { MaxDegreeOfParallelism = count, CancellationToken = cancellation },
                i => outcomes[i] = ReplicationOutcome.Of(operation, options, first + i, cancellation));
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(i => i is OperationCanceledException) is { } canceled)
        {
            throw new OperationCanceledException(canceled.Message, e, cancellation);
        }

        return outcomes;
    }

    private static void Check(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (object Value, string Message)? fault = Fault(options.Customers, 1, SimulationOptions.MaximumCustomers, nameof(options.Customers))
            ?? Fault(options.WarmUp, 0, SimulationOptions.MaximumCustomers - options.Customers, nameof(options.WarmUp))
            ?? Fault(options.Replications, 1, SimulationOptions.MaximumGroups, nameof(options.Replications))
            ?? Fault(options.Batches, 1, Math.Min(options.Customers, SimulationOptions.MaximumGroups / options.Replications), nameof(options.Batches))
            ?? Fault(options.Parallelism, 1, int.MaxValue, nameof(options.Parallelism))
            ?? Fault(options.Start, WorkflowScheduler.Earliest, WorkflowScheduler.Latest, nameof(options.Start))
            ?? (options.Horizon is { } horizon ? Fault(horizon, Tick, WorkflowScheduler.Latest - options.Start, nameof(options.Horizon)) : null)
            ?? options.Thresholds.Select(t => Fault(t, Duration.Zero, WorkflowScheduler.Latest - WorkflowScheduler.Earliest, nameof(options.Thresholds))).FirstOrDefault(f => f is not null)
            ?? (options.Precision is { } precision && !(precision > 0) ? (precision, $"Precision is {precision}; it must be above 0.") : null);
        if (fault is { } found)
        {
            throw new ArgumentOutOfRangeException(nameof(options), found.Value, found.Message);
        }
    }

    /// <summary>What is wrong with a value whose bounds are inclusive; null if nothing is.</summary>
    private static (object Value, string Message)? Fault<T>(T value, T least, T greatest, string name)
        where T : IComparable<T> => value.CompareTo(least) < 0 || value.CompareTo(greatest) > 0 ? (value, $"{name} is {value}; it must be from {least} to {greatest}.") : null;

    private static bool IsPrecise(int replications, List<GroupTally> totals, SimulationOptions options)
    {
        if (options.Precision is not { } precision || replications < FewestForPrecision)
        {
            return false;
        }

        Estimate wait = RatioEstimator.Of<GroupTally>(CollectionsMarshal.AsSpan(totals), g => RatioEstimator.Seconds(g.Wait), g => g.Entered);
        return wait.HalfWidth <= precision * wait.Value;
    }

    private static IEnumerable<GroupTally[]> GroupsOf(ReplicationOutcome outcome, SimulationOptions options) => outcome.Tallies.Chunk(outcome.Tallies.Length / options.Batches);

    private static IEnumerable<GroupTally> TotalsOf(ReplicationOutcome outcome, SimulationOptions options) => GroupsOf(outcome, options).Select(g => Sum(g, options.Thresholds.Length));

    private static GroupTally Sum(ReadOnlySpan<GroupTally> workloads, int thresholds)
    {
        GroupTally sum = GroupTally.New(thresholds);
        foreach (GroupTally workload in workloads)
        {
            sum.Add(workload);
        }

        return sum;
    }

    private static SimulationResult ResultOf(List<ReplicationOutcome> done, List<GroupTally> totals, bool isPrecise, DeskOperation operation, SimulationOptions options)
    {
        GroupTally[][] groups = [.. done.SelectMany(r => GroupsOf(r, options))];
        TimeTally[] times = [.. done.SelectMany(r => r.Times)];
        WorkloadResult total = ResultOf(string.Empty, [.. totals], options);
        return new SimulationResult(groups, times)
        {
            Options = options,
            Replications = done.Count,
            IsPrecise = options.Precision is null || isPrecise,
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
