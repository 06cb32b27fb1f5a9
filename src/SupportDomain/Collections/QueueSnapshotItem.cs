namespace SupportDomain.Collections;

/// <summary>One item of a <see cref="QueueSnapshot{TElement}"/>.</summary>
/// <remarks>Equality is that of the parts; there is no order. The default value is a ready default element with band 0 and key 0.</remarks>
/// <typeparam name="TElement">The type of the element.</typeparam>
/// <param name="Element">The element.</param>
/// <param name="Priority">The priority it has, or will have once it is ready.</param>
/// <param name="ReadyAt">When a deferred item becomes ready; null for one that is ready.</param>
public readonly record struct QueueSnapshotItem<TElement>(TElement Element, QueuePriority Priority, long? ReadyAt);
