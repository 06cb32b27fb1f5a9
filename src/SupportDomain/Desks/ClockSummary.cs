using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Desks;

/// <summary>What a clock says of all tickets of a log.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class ClockSummary
{
    private readonly ImmutableArray<ImmutableArray<GroupSummary>> _groups;

    internal ClockSummary(
        string id,
        string title,
        GroupSummary total,
        ImmutableArray<ImmutableArray<GroupSummary>> groups,
        VerdictAgreement verdictAgreement,
        ImmutableArray<DeadlineAgreement> deadlineAgreements)
    {
        Id = id;
        Title = title;
        Total = total;
        _groups = groups;
        VerdictAgreement = verdictAgreement;
        DeadlineAgreements = deadlineAgreements;
    }

    /// <summary>The clock's name within the desk.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>The measures of all tickets.</summary>
    public GroupSummary Total { get; }

    /// <summary>The agreement with the verdicts of the log.</summary>
    public VerdictAgreement VerdictAgreement { get; }

    /// <summary>The agreement with the deadlines of the log, of each policy that computes its own; in the order of the clock's policies.</summary>
    public ImmutableArray<DeadlineAgreement> DeadlineAgreements { get; }

    /// <summary>The measures by a dimension, ordered by name; the tickets without a value come last.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is not a named member.</exception>
    public ImmutableArray<GroupSummary> By(ReportDimension dimension) => _groups[(int)Guard.Against.UndefinedEnum(dimension)];
}
