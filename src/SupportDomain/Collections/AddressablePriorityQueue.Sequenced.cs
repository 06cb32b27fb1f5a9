using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SupportDomain.Collections;

/// <summary>For owners of many queues that number the arrivals themselves, so that an item can come back to its place, here or in a sister queue.</summary>
public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    /// <summary>Adds an element with its order as one number, band over key, and its own sequence; no two waiting items have the same sequence.</summary>
    /// <remarks>Stale entries don't mind: one that equals the new entry names the same place of the same item, and of twins only one is kept.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal QueueHandle EnqueueSequenced(TElement element, ulong order, ulong sequence)
    {
        Debug.Assert(sequence <= LastSequence, "39 bits hold a sequence.");
        QueueHandle handle = Admit(element, order, 0, sequence, out ulong low);
        _ready.Add(order, low);
        GC.KeepAlive(this);
        return handle;
    }

    /// <summary>Looks at the order and the sequence of the first ready item. Constant time; changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPeekOrder(out ulong order, out ulong sequence)
    {
        if (_ready.Live == 0)
        {
            order = ulong.MaxValue;
            sequence = ulong.MaxValue;
            return false;
        }

        OrderEntry* head = _ready.Head;
        order = head->High;
        sequence = (head->Low & ~DeferredFlag) >> SlotTable.SlotBits;
        GC.KeepAlive(this);
        return true;
    }
}
