using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>Where an item stands and why: facts of one moment, worked out on request.</summary>
/// <remarks>Compared by reference; no order; no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class WorkItemExplanation
{
    /// <summary>States the facts, such as those of a stored explanation.</summary>
    /// <param name="item">The item.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="band">Its band.</param>
    /// <param name="key">Its key.</param>
    /// <param name="position">Its place, or 0.</param>
    /// <param name="behind">Why the first goes before it, or <c>default</c>.</param>
    /// <param name="agent">Who works on it, or null.</param>
    /// <param name="blockers">What keeps it from being offered.</param>
    /// <param name="at">The moment that all this is about.</param>
    public WorkItemExplanation(WorkItemId item, WorkItemStatus status, int band, long key, int position, OrderReason behind, AgentId? agent, ImmutableArray<WorkBlocker> blockers, Instant at)
    {
        Item = item;
        Status = status;
        Band = band;
        Key = key;
        Position = position;
        Behind = behind;
        Agent = agent;
        Blockers = blockers.IsDefault ? [] : blockers;
        At = at;
    }

    /// <summary>The item.</summary>
    public WorkItemId Item { get; }

    /// <summary>Where it stands.</summary>
    public WorkItemStatus Status { get; }

    /// <summary>Its band.</summary>
    public int Band { get; }

    /// <summary>Its key, as in events.</summary>
    public long Key { get; }

    /// <summary>Its place among the ready items of its band by the ordering alone, from 1, whoever may take them and whatever customers' turns are; 0 if it is not ready.</summary>
    public int Position { get; }

    /// <summary>Why the first of all ready items that are not blocked goes before it; <c>default</c> if it is the first itself or is not ready.</summary>
    public OrderReason Behind { get; }

    /// <summary>Who works on it; null if nobody does.</summary>
    public AgentId? Agent { get; }

    /// <summary>What keeps it from being offered now; empty if it only waits for its turn.</summary>
    public ImmutableArray<WorkBlocker> Blockers { get; }

    /// <summary>The moment that all this is about.</summary>
    public Instant At { get; }
}
