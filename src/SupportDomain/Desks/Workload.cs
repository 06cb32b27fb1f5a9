using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;

namespace SupportDomain.Desks;

/// <summary>One kind of incoming work: when it comes in, what it is, how long it takes, and how long its customers wait for it.</summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed record Workload
{
    /// <summary>States a workload.</summary>
    /// <param name="name">Its name, which also seeds its random numbers: a workload of the same name draws the same numbers in every variant.</param>
    /// <param name="arrivals">When it comes in.</param>
    /// <param name="handling">How long an item takes.</param>
    /// <param name="item">What each item is: priority, channel, routing, customer and so on. Its due time is given by <paramref name="dueAfter"/>; <see cref="WorkItem.Due"/>,
    /// <see cref="WorkItem.WaitingSince"/> and <see cref="WorkItem.NotBefore"/> must be null.</param>
    /// <param name="patience">How long a customer waits before leaving; null for as long as it takes.</param>
    /// <param name="dueAfter">How long after its arrival an item is due; zero or more. Null for no due time.</param>
    /// <exception cref="ArgumentNullException">A needed argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank, or <paramref name="item"/> names an instant.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dueAfter"/> is negative or more than 1,000 days.</exception>
    public Workload(string name, ArrivalProcess arrivals, DurationDistribution handling, WorkItem item = default, DurationDistribution? patience = null, Duration? dueAfter = null)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Arrivals = Guard.Against.Null(arrivals);
        Handling = Guard.Against.Null(handling);
        Patience = patience;
        DueAfter = dueAfter is { } after ? Guard.Against.OutOfRange(after, Duration.Zero, DurationDistribution.Longest, nameof(dueAfter)) : null;
        Item = item.Due is null && item.WaitingSince is null && item.NotBefore is null
            ? item
            : throw new ArgumentException($"The item of workload '{name}' names an instant (Due, WaitingSince or NotBefore); its items get theirs when they arrive.", nameof(item));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>When it comes in.</summary>
    public ArrivalProcess Arrivals { get; }

    /// <summary>How long an item takes.</summary>
    public DurationDistribution Handling { get; }

    /// <summary>How long a customer waits before leaving; null for as long as it takes.</summary>
    public DurationDistribution? Patience { get; }

    /// <summary>How long after its arrival an item is due; null for no due time.</summary>
    public Duration? DueAfter { get; }

    /// <summary>What each item is.</summary>
    public WorkItem Item { get; }
}
