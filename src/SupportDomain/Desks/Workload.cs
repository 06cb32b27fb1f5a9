using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Scheduling;
using SupportDomain.Sla;
using SupportDomain.Staffing;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>One kind of incoming work: when it comes in, what it is, how long it takes, and how long its customers wait for it.</summary>
/// <remarks>Equal by value; conditions and assumptions count in their order. No order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed record Workload
{
    /// <summary>States a workload.</summary>
    /// <param name="name">Its name, which also seeds its random numbers: a workload of the same name draws the same numbers in every variant.</param>
    /// <param name="arrivals">When it comes in; null to take it from a log (<see cref="DeskOperation.WithArrivals"/>).</param>
    /// <param name="handling">How long an item takes.</param>
    /// <param name="item">What each item is: priority, channel, routing, customer and so on. Its due time is given by <paramref name="dueAfter"/>; <see cref="WorkItem.Due"/>,
    /// <see cref="WorkItem.WaitingSince"/> and <see cref="WorkItem.NotBefore"/> must be null.</param>
    /// <param name="patience">How long a customer waits before leaving; null for as long as it takes.</param>
    /// <param name="dueAfter">How long after its arrival an item is due; zero or more. Null for no due time.</param>
    /// <exception cref="ArgumentNullException">A needed argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, or <paramref name="item"/> names an instant.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dueAfter"/> is negative or more than 1,000 days.</exception>
    public Workload(string name, ArrivalProcess? arrivals, DurationDistribution handling, WorkItem item = default, DurationDistribution? patience = null, Duration? dueAfter = null)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Arrivals = arrivals;
        IsFromLog = arrivals is null;
        Handling = Guard.Against.Null(handling);
        Patience = patience;
        DueAfter = dueAfter is { } after ? Guard.Against.OutOfRange(after, Duration.Zero, DurationDistribution.Longest, nameof(dueAfter)) : null;
        Item = item.Due is null && item.WaitingSince is null && item.NotBefore is null
            ? item
            : throw new ArgumentException($"The item of workload '{name}' names an instant (Due, WaitingSince or NotBefore); its items get theirs when they arrive.", nameof(item));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>When it comes in; null while no log has told.</summary>
    public ArrivalProcess? Arrivals { get; private init; }

    /// <summary>Whether its arrivals are those of a log, whether it has told them yet or not.</summary>
    public bool IsFromLog { get; }

    /// <summary>Which tickets of a log are this work: those that fulfil all conditions, each on another attribute; all tickets where there is none. Always empty unless <see cref="IsFromLog"/>.</summary>
    public ImmutableArray<TicketCondition> Conditions { get; private init; } = [];

    /// <summary>How long an item takes.</summary>
    public DurationDistribution Handling { get; }

    /// <summary>How long a customer waits before leaving; null for as long as it takes.</summary>
    public DurationDistribution? Patience { get; }

    /// <summary>How long after its arrival an item is due; null for no due time.</summary>
    public Duration? DueAfter { get; }

    /// <summary>What each item is.</summary>
    public WorkItem Item { get; }

    /// <summary>Where its arrivals, handling times and patience come from, as far as somebody says; each part once, in the order of <see cref="OperationPart"/>.</summary>
    public ImmutableArray<Assumption> Assumptions { get; private init; } = [];

    /// <summary>Gives this workload for the tickets of a log that fulfil some conditions.</summary>
    /// <param name="conditions">The conditions, each on another attribute.</param>
    /// <exception cref="ArgumentNullException"><paramref name="conditions"/> is null, or a condition is.</exception>
    /// <exception cref="ArgumentException">Two conditions ask for one attribute.</exception>
    /// <exception cref="InvalidOperationException">There are conditions, and the workload does not take its arrivals from a log.</exception>
    public Workload WithConditions(params IEnumerable<TicketCondition> conditions)
    {
        ImmutableArray<TicketCondition> all = [.. Guard.Against.Null(conditions).Select(c => Guard.Against.Null(c, nameof(conditions)))];
        TicketCondition.CheckFieldsDiffer(all, $"Workload '{Name}'", nameof(conditions));
        return IsFromLog || all.IsEmpty
            ? this with { Conditions = all }
            : throw new InvalidOperationException($"Workload '{Name}' states its arrivals, so it takes none from a log; conditions need a workload without stated arrivals.");
    }

    /// <summary>Gives this workload with what is said of its sources.</summary>
    /// <param name="assumptions">The assumptions on arrivals, handling and patience, each part once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="assumptions"/> is null, or an assumption is.</exception>
    /// <exception cref="ArgumentException">A part stands twice or is not one of a workload, or arrivals are assumed that a log tells.</exception>
    public Workload WithAssumptions(params IEnumerable<Assumption> assumptions)
    {
        ImmutableArray<Assumption> all = DeskOperation.Sorted(assumptions, $"Workload '{Name}'", OperationPart.Arrivals, OperationPart.Handling, OperationPart.Patience);
        return IsFromLog && all.Any(a => a.Part == OperationPart.Arrivals)
            ? throw new ArgumentException($"Workload '{Name}' assumes its arrivals, which a log tells; leave the assumption out, or state arrivals.", nameof(assumptions))
            : this with { Assumptions = all };
    }

    /// <summary>Whether a ticket of a log is this work.</summary>
    /// <param name="attributes">The ticket's attributes.</param>
    /// <returns>False for every ticket if the workload does not take its arrivals from a log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public bool Takes(TicketAttributes attributes)
    {
        Guard.Against.Null(attributes);
        return IsFromLog && Conditions.All(c => c.IsFulfilledBy(attributes));
    }

    /// <inheritdoc/>
    public bool Equals(Workload? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && IsFromLog == other.IsFromLog && Arrivals == other.Arrivals
        && Handling == other.Handling && Patience == other.Patience && DueAfter == other.DueAfter && Item.Equals(other.Item)
        && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan()) && Assumptions.AsSpan().SequenceEqual(other.Assumptions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, IsFromLog, Arrivals, Handling, Patience, DueAfter);

    /// <summary>Gives this workload with other arrivals; one that takes its arrivals from a log has been told them, and remains one.</summary>
    /// <param name="arrivals">The arrivals.</param>
    /// <exception cref="ArgumentNullException"><paramref name="arrivals"/> is null.</exception>
    /// <exception cref="ArgumentException">The workload takes its arrivals from a log, and these are not recorded ones.</exception>
    public Workload WithArrivals(ArrivalProcess arrivals) => !IsFromLog || Guard.Against.Null(arrivals).Shape == ArrivalShape.Recorded
        ? this with { Arrivals = Guard.Against.Null(arrivals) }
        : throw new ArgumentException($"The arrivals are {arrivals.Shape}, and those of workload '{Name}' are a log's; they must be Recorded.", nameof(arrivals));
}
