using SupportDomain.Internal;

namespace SupportDomain.Collections;

public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    private const ulong SignBit = 1UL << 63;

    /// <summary>The time up to which deferred items have become ready, inclusive; <see cref="long.MinValue"/> before the first advance.</summary>
    public long AdvancedTo { get; private set; } = long.MinValue;

    /// <summary>When the next deferred item becomes ready; null if none is deferred. Constant time; changes nothing.</summary>
    public long? NextReadyAt => DeferredCount == 0 ? null : Time(_deferred!.Head->High);

    /// <summary>
    /// Adds an element that takes part in the order only once time has been advanced to <paramref name="readyAt"/>; at once if it
    /// has been already. Among equals its place in time is that of its enqueueing. Amortised constant time.
    /// </summary>
    /// <param name="element">The element.</param>
    /// <param name="band">The band it will have.</param>
    /// <param name="key">The order within the band it will have.</param>
    /// <param name="readyAt">When it becomes ready, inclusive; any number, in the unit of <see cref="AdvanceTo"/>.</param>
    /// <returns>The handle of the new item, good before and after it becomes ready.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    public QueueHandle EnqueueDeferred(TElement element, byte band, long key, long readyAt)
    {
        if (readyAt <= AdvancedTo)
        {
            return Enqueue(element, band, key);
        }

        ulong priority = Pack(band, key);
        ulong high = TimeKey(readyAt);
        PrepareDeferral(1);
        QueueHandle handle = Admit(element, high, DeferredFlag, out ulong low);
        _waiting[SlotOf(low)] = priority;
        _deferred!.Add(high, low);
        GC.KeepAlive(this);
        return handle;
    }

    /// <summary>Defers a waiting item until a time, or changes its time; at once ready if that time has been reached. Amortised constant time.</summary>
    /// <param name="handle">The handle of the item.</param>
    /// <param name="readyAt">When it becomes ready, inclusive.</param>
    /// <returns>False, and nothing changes, if the handle's item no longer waits.</returns>
    public bool TryDefer(QueueHandle handle, long readyAt)
    {
        if (!_slots.TryFind(handle, out Slot* slot))
        {
            return false;
        }

        ulong oldHigh = slot->High;
        ulong oldLow = slot->Low;
        bool wasDeferred = (oldLow & DeferredFlag) != 0;
        ulong priority = wasDeferred ? _waiting[SlotOf(oldLow)] : oldHigh;
        bool defer = readyAt > AdvancedTo;
        if (defer)
        {
            PrepareDeferral(0);
            slot = _slots.Slots + SlotOf(oldLow);
            _waiting[SlotOf(oldLow)] = priority;
        }

        Changed();
        ulong high = defer ? TimeKey(readyAt) : priority;
        ulong low = defer ? oldLow | DeferredFlag : oldLow & ~DeferredFlag;
        slot->High = high;
        slot->Low = low;
        if (wasDeferred == defer)
        {
            LadderOf(low).Move(oldHigh, oldLow, high, low);
        }
        else
        {
            LadderOf(oldLow).Remove(oldHigh, oldLow);
            LadderOf(low).Add(high, low);
        }

        GC.KeepAlive(this);
        return true;
    }

    /// <summary>Asks for the memory of an item that will be deferred anew, ahead of it.</summary>
    internal void Expect(QueueHandle handle)
    {
        if (handle.Slot < (uint)_waiting.Length && handle.Slot < (uint)_slots.Used)
        {
            Prefetch.Line(ref _slots.Slots[handle.Slot]);
            Prefetch.Line(ref _waiting[handle.Slot]);
        }
    }

    /// <summary>
    /// Advances time: every item deferred until <paramref name="time"/> or earlier becomes ready. Amortised constant time for each of them.
    /// </summary>
    /// <param name="time">The new time, inclusive; not before <see cref="AdvancedTo"/>.</param>
    /// <returns>How many items became ready.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is before <see cref="AdvancedTo"/>.</exception>
    public int AdvanceTo(long time)
    {
        if (time < AdvancedTo)
        {
            Guard.Against.OutOfRange(time, AdvancedTo, long.MaxValue);
        }

        AdvancedTo = time;
        if (_deferred is null)
        {
            return 0;
        }

        int moved = 0;
        ulong until = TimeKey(time);
        while (_deferred.Live > 0 && _deferred.Head->High <= until)
        {
            ulong low = _deferred.Head->Low;
            int number = SlotOf(low);
            Slot* slot = _slots.Slots + number;
            ulong high = _waiting[number];
            low &= ~DeferredFlag;
            slot->High = high;
            slot->Low = low;
            _deferred.Pop();
            _ready.Add(high, low);
            moved++;
        }

        if (moved > 0)
        {
            Changed();
        }

        GC.KeepAlive(this);
        return moved;
    }

    /// <summary>Maps the signed times onto unsigned numbers in the same order.</summary>
    private static ulong TimeKey(long time) => unchecked((ulong)time) ^ SignBit;

    private static long Time(ulong high) => unchecked((long)(high ^ SignBit));

    private void PrepareDeferral(int more)
    {
        _deferred ??= new Ladder(_slots);
        if (more > 0 && _slots.IsFull)
        {
            MakeRoom();
        }

        if (_waiting.Length < _slots.Capacity)
        {
            Array.Resize(ref _waiting, _slots.Capacity);
        }
    }
}
