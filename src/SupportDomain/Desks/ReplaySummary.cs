using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.Desks;

/// <summary>What the replay of a log found: the data of a report.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class ReplaySummary
{
    internal ReplaySummary(Desk desk, Instant? asOf, RowCounts rows, ImmutableArray<FindingCount> findings, ImmutableArray<StatusCount> statuses, ImmutableArray<ClockSummary> clocks)
    {
        DeskName = desk.Name;
        Zone = desk.Log.Zone;
        DeadlineTolerance = desk.Log.DeadlineTolerance;
        AsOf = asOf;
        Rows = rows;
        Findings = findings;
        Statuses = statuses;
        Clocks = clocks;
    }

    /// <summary>What people call the desk.</summary>
    public string DeskName { get; }

    /// <summary>The zone of the log's local times.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>How far a deadline of ours may lie from the log's own and still agree, inclusive.</summary>
    public Duration DeadlineTolerance { get; }

    /// <summary>The instant at which tickets still open were judged; null where no row was accepted and none was named.</summary>
    public Instant? AsOf { get; }

    /// <summary>How many rows were read, accepted and left out.</summary>
    public RowCounts Rows { get; }

    /// <summary>The faults found, by kind; kinds that were not found are left out.</summary>
    public ImmutableArray<FindingCount> Findings { get; }

    /// <summary>What the log itself says of the state of its tickets.</summary>
    public ImmutableArray<StatusCount> Statuses { get; }

    /// <summary>What each clock says.</summary>
    public ImmutableArray<ClockSummary> Clocks { get; }
}
