using NodaTime;

namespace SupportDomain.Scheduling;

/// <summary>What changes about an item that stays where it is. What is null stays as it is.</summary>
/// <remarks>Equal by value; no order. <c>default</c> changes nothing. Immutable, and safe to share between threads.</remarks>
public readonly record struct WorkItemChange
{
    /// <summary>The new priority.</summary>
    public WorkPriority? Priority { get; init; }

    /// <summary>The new due time.</summary>
    public Instant? Due { get; init; }

    /// <summary>Whether the item has no due time any more; not together with <see cref="Due"/>.</summary>
    public bool RemovesDue { get; init; }

    /// <summary>The new estimate.</summary>
    public Duration? Estimate { get; init; }

    /// <summary>The new head start in age.</summary>
    public Duration? Boost { get; init; }

    /// <summary>The new key under <see cref="WorkOrdering.CustomKey"/>.</summary>
    public long? CustomKey { get; init; }

    /// <summary>The new class of service.</summary>
    public int? ServiceClass { get; init; }
}
