namespace SupportDomain.Collections;

/// <summary>An element with its id on its way into an <see cref="IdentifiedPriorityQueue{TElement}"/>.</summary>
/// <remarks>Equality is that of the four parts; there is no order. The default value is a default element with id 0, band 0 and key 0.</remarks>
/// <typeparam name="TElement">The type of the element.</typeparam>
/// <param name="Id">The id, unique among the waiting items; any number.</param>
/// <param name="Element">The element.</param>
/// <param name="Band">Its band; lower bands leave first.</param>
/// <param name="Key">Its order within the band, from <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.</param>
public readonly record struct IdentifiedElement<TElement>(long Id, TElement Element, byte Band, long Key);
