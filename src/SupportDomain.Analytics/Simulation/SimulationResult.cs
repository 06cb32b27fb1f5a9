using System.Collections.Immutable;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What a simulation measured.</summary>
/// <remarks>Compared by reference. Immutable, safe for use by many threads.</remarks>
public sealed class SimulationResult
{
    internal SimulationResult(GroupTally[][] groups, TimeTally[] times)
    {
        Groups = groups;
        Times = times;
    }

    /// <summary>How it was run.</summary>
    public required SimulationOptions Options { get; init; }

    /// <summary>How many replications were run: fewer than asked for if it was exact enough before.</summary>
    public required int Replications { get; init; }

    /// <summary>Whether the asked-for precision was reached; true if none was asked for.</summary>
    public required bool IsPrecise { get; init; }

    /// <summary>Everything together.</summary>
    public required WorkloadResult Total { get; init; }

    /// <summary>Each workload, in the operation's order.</summary>
    public required ImmutableArray<WorkloadResult> Workloads { get; init; }

    /// <summary>How many waited on average over time, those of the warm-up who still waited included.</summary>
    public required Estimate MeanQueue { get; init; }

    /// <summary>The share of the agents' time on duty in which they had something in hand; what they finish after their shift is in neither.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>How many measured customers still waited when the simulation ended; their waits are in no figure. More than a few: the desk is overloaded, and the waits are too short.</summary>
    public required long Unfinished { get; init; }

    /// <summary>The counts by group and workload.</summary>
    internal GroupTally[][] Groups { get; }

    /// <summary>The areas by group.</summary>
    internal TimeTally[] Times { get; }
}
