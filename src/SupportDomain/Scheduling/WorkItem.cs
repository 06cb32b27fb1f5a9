using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>A piece of work as it is handed to <see cref="WorkflowScheduler.Enqueue"/>.</summary>
/// <remarks>
/// <para>Data only; the scheduler checks it and refuses what its policy cannot order. Times are counted in ticks of 100 ns; what is finer is cut off.</para>
/// <para>Equal by value; no order. <c>default</c> is a ticket of normal priority of no channel, which anybody may take. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly record struct WorkItem
{
    /// <summary>What the item stands for.</summary>
    public WorkItemKind Kind { get; init; }

    /// <summary>What the caller calls it, such as the number of a ticket; kept, never interpreted. Null if it has no name.</summary>
    public string? Reference { get; init; }

    /// <summary>How pressing it is: chooses the band.</summary>
    public WorkPriority Priority { get; init; }

    /// <summary>The channel, which decides what it takes of an agent's capacity.</summary>
    public ContactChannel Channel { get; init; }

    /// <summary>Who may take it, and how that widens with time; null means anybody.</summary>
    public RoutingPlan? Routing { get; init; }

    /// <summary>The team whose members may take it; null means every team.</summary>
    public GroupId? Group { get; init; }

    /// <summary>The customer it is done for; null if there is none. Fairness counts items without a customer as those of one more customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The class of service: an index into <see cref="SchedulingPolicy.Classes"/>.</summary>
    public int ServiceClass { get; init; }

    /// <summary>When it is due; null if it has no due time, which orders by due time put after every due time.</summary>
    public Instant? Due { get; init; }

    /// <summary>How much work it is thought to be; zero or more.</summary>
    public Duration Estimate { get; init; }

    /// <summary>A head start in age, for orders that use one; negative to hold it back.</summary>
    public Duration Boost { get; init; }

    /// <summary>The key under <see cref="WorkOrdering.CustomKey"/>: lower first.</summary>
    public long CustomKey { get; init; }

    /// <summary>Since when it has been waiting, if it waited somewhere else before; not after the time of enqueueing. Null means since it is enqueued.</summary>
    public Instant? WaitingSince { get; init; }

    /// <summary>Until when it is deferred; null if it is ready at once.</summary>
    public Instant? NotBefore { get; init; }

    /// <summary>The agent who knows the case; null if nobody does.</summary>
    public AgentId? KnownAgent { get; init; }

    /// <summary>How long after enqueueing only the known agent may take it. Zero: the known agent is merely preferred where agents tie.</summary>
    public Duration KnownAgentOnly { get; init; }
}
