namespace SupportDomain.Collections;

/// <summary>Names one item of an <see cref="AddressablePriorityQueue{TElement}"/> for as long as the item waits.</summary>
/// <remarks>
/// A handle dies when its item leaves the queue (dequeued, removed, cleared). A dead handle is refused by every operation,
/// however often its place has been given to other items since. A handle means something only to the queue that issued it;
/// showing it to another queue is an error that cannot be told from a valid call.
/// Two handles are equal if they name the same item; there is no order. The default value names nothing and is always refused.
/// </remarks>
public readonly record struct QueueHandle
{
    internal QueueHandle(int slot, uint generation)
    {
        Slot = unchecked((uint)slot);
        Generation = generation;
    }

    internal uint Slot { get; }

    internal uint Generation { get; }
}
