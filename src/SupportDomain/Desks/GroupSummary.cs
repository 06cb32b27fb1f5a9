using SupportDomain.Metrics;

namespace SupportDomain.Desks;

/// <summary>The measures of the tickets that share a value of a dimension.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class GroupSummary
{
    internal GroupSummary(string? name, AttainmentTally tally, DurationSample timeToStop)
    {
        Name = name;
        Tally = tally;
        TimeToStop = timeToStop;
    }

    /// <summary>The value, or null for the tickets that have none.</summary>
    public string? Name { get; }

    /// <summary>How many verdicts had each outcome.</summary>
    public AttainmentTally Tally { get; }

    /// <summary>The time on the clock from start to stop, of the tickets whose clock has stopped, cancelled and merged ones left out.</summary>
    public DurationSample TimeToStop { get; }
}
