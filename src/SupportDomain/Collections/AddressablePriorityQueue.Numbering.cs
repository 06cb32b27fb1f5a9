using System.Globalization;

namespace SupportDomain.Collections;

public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    /// <summary>Makes every slot fresh; the ladders must be empty. Without renumbering, each enqueueing has taken a number, so that as many as slots means none was let twice.</summary>
    private void ClearSlots()
    {
        _slots.Clear(!_renumbered && _sequence == (ulong)(uint)_slots.Used);
        _sequence = 0;
        _renumbered = false;
    }

    /// <summary>
    /// Numbers the waiting items anew, 0 and up in order of arrival. Needed once in 2^39 enqueueings during which the queue was
    /// never empty; the one operation on one item that takes linear time.
    /// </summary>
    private void Renumber()
    {
        ulong[] lows = ArrivalOrder();
        if ((ulong)lows.Length >= _lastSequence)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The queue holds {lows.Length} items; it can tell at most {_lastSequence} apart."));
        }

        _sequence = 0;
        _renumbered = true;
        foreach (ulong low in lows)
        {
            Slot* slot = _slots.Slots + SlotOf(low);
            slot->Low = (slot->Low & DeferredFlag) | (_sequence++ << SlotTable.SlotBits) | (low & SlotTable.SlotMask);
        }

        Rebuild(release: false);
    }

    /// <summary>The sequence and slot number of every item, earliest first.</summary>
    private ulong[] ArrivalOrder()
    {
        ulong[] lows = new ulong[Count];
        int count = 0;
        for (int i = 0; i < _slots.Used; i++)
        {
            if (_slots.Slots[i].Low != SlotTable.Vacant)
            {
                lows[count++] = _slots.Slots[i].Low & ~DeferredFlag;
            }
        }

        Array.Sort(lows);
        return lows;
    }

    /// <summary>Fills the ladders anew from the slots.</summary>
    private void Rebuild(bool release)
    {
        _ready.Reset();
        _deferred?.Reset();
        if (release)
        {
            _ready.Release();
            _deferred?.Release();
        }

        for (int i = 0; i < _slots.Used; i++)
        {
            Slot* slot = _slots.Slots + i;
            if (slot->Low != SlotTable.Vacant)
            {
                LadderOf(slot->Low).Add(slot->High, slot->Low);
            }
        }

        GC.KeepAlive(this);
    }
}
