using System.Collections.Immutable;
using SupportDomain.Desks.Measures;
using SupportDomain.Internal;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>What a clock says of all tickets of a log.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class ClockSummary
{
    private readonly ImmutableArray<ImmutableArray<GroupSummary>> _groups;

    internal ClockSummary(
        SlaClock clock,
        GroupSummary total,
        ImmutableArray<ImmutableArray<GroupSummary>> groups,
        VerdictAgreement verdictAgreement,
        ImmutableArray<DeadlineAgreement> deadlineAgreements,
        BreachHours hours,
        ImmutableArray<LongWait> longestStopped,
        ImmutableArray<LongWait> longestRunning)
    {
        Id = clock.Id;
        Title = clock.Title;
        Metric = clock.Metric.Id;
        Total = total;
        _groups = groups;
        VerdictAgreement = verdictAgreement;
        DeadlineAgreements = deadlineAgreements;
        Hours = hours;
        LongestStopped = longestStopped;
        LongestRunning = longestRunning;
    }

    /// <summary>The clock's name within the desk.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>The name of what it measures, such as <c>until-closed</c> or <c>first-response</c>.</summary>
    public string Metric { get; }

    /// <summary>The measures of all tickets.</summary>
    public GroupSummary Total { get; }

    /// <summary>The agreement with the verdicts of the log.</summary>
    public VerdictAgreement VerdictAgreement { get; }

    /// <summary>The agreement with the deadlines of the log, of each policy that computes its own; in the order of the clock's policies.</summary>
    public ImmutableArray<DeadlineAgreement> DeadlineAgreements { get; }

    /// <summary>In which hours of the week its deadlines are missed.</summary>
    public BreachHours Hours { get; }

    /// <summary>The longest times from start to stop, the longest first; at most ten, and none of a cancelled or merged ticket.</summary>
    public ImmutableArray<LongWait> LongestStopped { get; }

    /// <summary>The longest times of clocks that still run or are paused, in the same way.</summary>
    public ImmutableArray<LongWait> LongestRunning { get; }

    /// <summary>The measures by a dimension, ordered by name; the tickets without a value come last.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is not a named member.</exception>
    public ImmutableArray<GroupSummary> By(ReportDimension dimension) => _groups[(int)Guard.Against.UndefinedEnum(dimension)];
}
