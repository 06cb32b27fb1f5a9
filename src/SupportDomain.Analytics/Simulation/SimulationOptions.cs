using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Analytics.Simulation;

/// <summary>How a simulation is run: its seed, its length, what is left out, and when it is exact enough.</summary>
/// <remarks>
/// <para>
/// Arrivals are counted over all workloads together. The first <see cref="WarmUp"/> of each replication are simulated and not measured; the next <see cref="Customers"/> are measured. After
/// them the simulation goes on, with arrivals, until every measured customer is served or gone, at most for as many arrivals again. Who is left then is counted as unfinished.
/// Averages over time are taken from the first measured arrival to the first one after them, at most up to the horizon.
/// </para>
/// <para>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads. Out-of-range values are refused by <see cref="Simulator"/>.</para>
/// </remarks>
public sealed record SimulationOptions
{
    /// <summary>The greatest number of customers of a replication, warm-up included: 10^9, inclusive.</summary>
    public const long MaximumCustomers = 1_000_000_000;

    /// <summary>The greatest number of replications, and of batches in all: 1,000,000, inclusive.</summary>
    public const int MaximumGroups = 1_000_000;

    /// <summary>The seed: equal seeds give equal results, on every machine and on any number of threads.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many customers are measured in a replication, from 1 to <see cref="MaximumCustomers"/>.</summary>
    public required long Customers { get; init; }

    /// <summary>How many customers come before them and are not measured; zero or more.</summary>
    public long WarmUp { get; init; }

    /// <summary>When each replication begins; from <see cref="WorkflowScheduler.Earliest"/> to <see cref="WorkflowScheduler.Latest"/>. By default 2001-01-01T00:00Z, a Monday.</summary>
    public Instant Start { get; init; } = Instant.FromUtc(2001, 1, 1, 0, 0);

    /// <summary>How long after the start arrivals are measured at most, at least a tick of 100 ns; null for as long as it takes. A desk that starts empty each day is simulated with replications of a day.</summary>
    public Duration? Horizon { get; init; }

    /// <summary>How many independent replications; with <see cref="Precision"/> the greatest number of them. At least 1.</summary>
    public int Replications { get; init; } = 1;

    /// <summary>Into how many batches of equally many customers each replication is cut; at least 1. Replications and batches together are the groups whose spread gives the intervals.</summary>
    public int Batches { get; init; } = 1;

    /// <summary>
    /// Stops after the first replication, from the third one on, at which half the width of the 95 % interval of the mean wait is at most this share of it; above 0. Null to do all replications.
    /// </summary>
    public double? Precision { get; init; }

    /// <summary>The waits whose probability of being exceeded is estimated; zero or more each. <c>default</c> counts as none.</summary>
    public ImmutableArray<Duration> Thresholds { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How many replications run at the same time at most, and at most one on each processor; at least 1. Changes nothing but the time it takes.</summary>
    public int Parallelism { get; init; } = 1;

    /// <inheritdoc/>
    public bool Equals(SimulationOptions? other) => other is not null && Seed == other.Seed && Customers == other.Customers && WarmUp == other.WarmUp && Start == other.Start && Horizon == other.Horizon
        && Replications == other.Replications && Batches == other.Batches && Precision.Equals(other.Precision) && Parallelism == other.Parallelism
        && Thresholds.AsSpan().SequenceEqual(other.Thresholds.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seed, Customers, WarmUp, Start, Replications, Batches);
}
