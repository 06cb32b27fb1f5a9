namespace SupportDomain.Collections;

/// <summary>How bulk loading reads an item, whatever its type is.</summary>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <typeparam name="TElement">The type of their elements.</typeparam>
internal interface IBulkReader<TItem, TElement>
{
    static abstract TElement Element(in TItem item);

    static abstract byte Band(in TItem item);

    static abstract long Key(in TItem item);
}
