using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What a simulation measured of one workload, or of all together.</summary>
/// <remarks>
/// <para>A wait is the time from arrival until somebody begins to work on it, or until the customer leaves. Customers who were turned away never waited and count in no wait.</para>
/// <para>Compared by reference. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class WorkloadResult
{
    internal WorkloadResult(string name) => Name = name;

    /// <summary>The workload's name; empty for all together.</summary>
    public string Name { get; }

    /// <summary>How many came.</summary>
    public long Arrived { get; internal init; }

    /// <summary>How many found no room.</summary>
    public long TurnedAway { get; internal init; }

    /// <summary>How many left before anybody began.</summary>
    public long Abandoned { get; internal init; }

    /// <summary>How many were served.</summary>
    public long Served { get; internal init; }

    /// <summary>The share of all who came that found no room.</summary>
    public Estimate TurnedAwayShare { get; internal init; }

    /// <summary>The share of those who found room that left.</summary>
    public Estimate AbandonedShare { get; internal init; }

    /// <summary>The share of those who found room that waited at all.</summary>
    public Estimate WaitedShare { get; internal init; }

    /// <summary>The mean wait of all who found room, in seconds.</summary>
    public Estimate MeanWaitSeconds { get; internal init; }

    /// <summary>The mean wait of those who were served, in seconds.</summary>
    public Estimate MeanWaitOfServedSeconds { get; internal init; }

    /// <summary>The mean wait of those who waited at all, in seconds.</summary>
    public Estimate MeanWaitOfWaitedSeconds { get; internal init; }

    /// <summary>The standard deviation of the waits of all who found room, in seconds; its standard error by the delta method, from the groups' sums of squares.</summary>
    public Estimate WaitDeviationSeconds { get; internal init; }

    /// <summary>For each threshold of the options the share of those who found room whose wait was longer.</summary>
    public ImmutableArray<KeyValuePair<Duration, Estimate>> WaitedLonger { get; internal init; }

    /// <summary>The share of those served who were done after their due time; nobody's if nothing is due.</summary>
    public Estimate DueMissedShare { get; internal init; }
}
