namespace SupportDomain.Collections;

/// <summary>An element on its way into a queue.</summary>
/// <remarks>Equality is that of the three parts; there is no order. The default value is a default element with band 0 and key 0.</remarks>
/// <typeparam name="TElement">The type of the element.</typeparam>
/// <param name="Element">The element.</param>
/// <param name="Band">Its band; lower bands leave first.</param>
/// <param name="Key">Its order within the band, from <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.</param>
public readonly record struct PrioritizedElement<TElement>(TElement Element, byte Band, long Key);
