using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Desks.Measures;
using SupportDomain.Metrics;

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

    /// <summary>The time from the opening to the last resolution, of the tickets that are resolved; cancelled and merged ones are left out.</summary>
    public DurationSample TimeToResolve { get; internal init; } = DurationSample.Empty;

    /// <summary>How long a resolution takes, told from all tickets: unresolved ones count as long as they are open, cancelled and merged ones until they ended.</summary>
    public SurvivalCurve Survival { get; internal init; } = new(DurationSample.Empty, DurationSample.Empty);

    /// <summary>The unresolved tickets: now by age, and in the past by day.</summary>
    public BacklogSummary Backlog { get; internal init; } = new(DurationSample.Empty, [], default, stepDays: 1, []);

    /// <summary>How often tickets were handed from group to group; null where the log does not tell of groups over time.</summary>
    public HandOffSummary? HandOffs { get; internal init; }

    /// <summary>How often tickets were reopened; null where the log does not tell.</summary>
    public ReopeningSummary? Reopenings { get; internal init; }

    /// <summary>The tickets by the hour of the week that they were opened in.</summary>
    public HoursOfWeek Openings { get; internal init; } = new([.. new long[LocalClock.HoursOfWeek]]);

    /// <summary>What was counted besides the rows, of a log that was read by <see cref="EventReplay"/>; null of one of one row a ticket.</summary>
    public HistorySummary? Histories { get; internal init; }

    /// <summary>How many tickets were judged: as many as rows count, where a row is a ticket.</summary>
    public long Tickets => Histories?.Tickets ?? Rows.Accepted;
}
