namespace SupportDomain.Collections;

/// <summary>An item that waits in a queue, as an enumeration shows it.</summary>
/// <remarks>Equality is that of the parts; there is no order. The default value names no item.</remarks>
/// <typeparam name="TElement">The type of the element.</typeparam>
/// <param name="Handle">The handle of the item.</param>
/// <param name="Element">The element.</param>
/// <param name="Priority">The priority it has, or will have once it is ready.</param>
/// <param name="ReadyAt">When a deferred item becomes ready; null for one that is ready.</param>
public readonly record struct QueueItem<TElement>(QueueHandle Handle, TElement Element, QueuePriority Priority, long? ReadyAt);
