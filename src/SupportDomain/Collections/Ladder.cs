using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>
/// The order of a queue: a sorted front, below it rungs of buckets. Every entry of the front is current; entries
/// in the rungs may be stale and are dropped when they reach the front.
/// </summary>
internal sealed unsafe partial class Ladder
{
    internal const int FrontLimit = 48;
    internal const int SpillTo = 24;
    private const int FrontCapacity = 128;
    private const int SmallestFront = 8;

    /// <summary>Room behind the front to gather a chain of buckets in.</summary>
    private const int ScratchRoom = 64;
    private const int MostInserted = 3;
    private const int LeastUnsorted = 5;

    private readonly SlotTable _slots;
    private OrderEntry* _front;
    private int _head;
    private ushort _sorted;
    private int _tail;
    private ushort _least;

    /// <summary>The most entries in the front: all that it has room for while an empty queue is filled, few once it is drawn from.</summary>
    private byte _limit = FrontCapacity;
    private bool _popped;
    private ulong _boundHigh = ulong.MaxValue;
    private ulong _boundLow = ulong.MaxValue;
    private int _depth;
    private Rung[] _stack = [];
    private ChunkArena? _arena;
    private RungStore? _rungs;
    private OrderEntry[] _frontArray = [];
    private byte _frontRoom;
    private int _tails;
    private long _stale;

    /// <summary>Where elements lie, for prefetching only: a collector may have moved them, and a wrong guess costs nothing else.</summary>
    internal byte* ElementBase;
    internal uint ElementSize;

    /// <summary>Where the callers' ids lie, eight bytes each; for prefetching only, null without ids.</summary>
    internal byte* IdBase;

    internal Ladder(SlotTable slots) => _slots = slots;

    /// <summary>Entries held, stale ones included.</summary>
    internal long Entries => Live + _stale;

    /// <summary>Items whose current entry is here.</summary>
    internal int Live { get; private set; }

    /// <summary>Entries read or written so far in passes over more than one entry.</summary>
    internal long Touched { get; private set; }

    internal bool IsJustFront => _depth == 0;

    internal long HeldBytes => ((long)_frontArray.Length * sizeof(OrderEntry)) + (_arena?.HeldBytes ?? 0) + (_rungs?.HeldBytes ?? 0);

    /// <summary>The least entry; there must be one.</summary>
    internal OrderEntry* Head
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(_front + _least);
    }

    /// <summary>The slot of an entry some places behind the least one, or -1 if that is not known yet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int SlotAhead(int places)
    {
        unchecked
        {
            int at = _head + places;
            return at < _sorted ? (int)(_front[at].Low & SlotTable.SlotMask) : -1;
        }
    }

    /// <summary>Adds an entry; its slot must already name it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(ulong high, ulong low)
    {
        unchecked
        {
            Live++;
            Place(high, low);
        }
    }

    /// <summary>Takes the least entry off; there must be one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Pop()
    {
        unchecked
        {
            Live--;
            if (_sorted != _tail)
            {
                Tidy();
            }

            _popped = true;
            _least = (ushort)++_head;
            if (_head == _tail)
            {
                Refill();
            }
        }
    }

    /// <summary>Forgets an entry whose slot is already vacant or names another ladder's entry.</summary>
    internal void Remove(ulong high, ulong low)
    {
        unchecked
        {
            Live--;
            TakeOff(high, low);
            Settle();
        }
    }

    /// <summary>Replaces an entry; the slot must already name the new one.</summary>
    internal void Move(ulong oldHigh, ulong oldLow, ulong high, ulong low)
    {
        unchecked
        {
            TakeOff(oldHigh, oldLow);
            Place(high, low);
            Settle();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Place(ulong high, ulong low)
    {
        if (OrderEntry.Less(high, low, _boundHigh, _boundLow))
        {
            PlaceInFront(high, low);
        }
        else
        {
            PlaceInRungs(high, low);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeOff(ulong high, ulong low)
    {
        if (OrderEntry.Less(high, low, _boundHigh, _boundLow))
        {
            TakeOffFront(high, low);
        }
        else
        {
            _stale = unchecked(_stale + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Settle()
    {
        unchecked
        {
            if (_head == _tail)
            {
                Refill();
            }

            if (IsPending)
            {
                Migrate(PendingShare);
            }

            if (_stale > Live + 1024)
            {
                SweepIfWorthwhile();
            }
        }
    }

    /// <summary>Appends; what is out of order waits behind the sorted entries until the least one is to leave.</summary>
    private void PlaceInFront(ulong high, ulong low)
    {
        unchecked
        {
            int tail = _tail;
            if (tail == _frontRoom || tail - _head >= _limit)
            {
                MakeRoom();
                Place(high, low);
                return;
            }

            OrderEntry* at = _front + tail;
            if (_sorted == tail)
            {
                if (_head == tail || !OrderEntry.Less(high, low, at[-1].High, at[-1].Low))
                {
                    OrderEntry.Write(at, high, low);
                    _sorted = (ushort)(tail + 1);
                    _tail = tail + 1;
                    return;
                }

                if (_popped)
                {
                    // Dequeueing and enqueueing alternate: nothing is to be gained by waiting for more.
                    _popped = false;
                    _limit = FrontLimit;
                    Insert(high, low);
                    return;
                }

                if (tail - _head < LeastUnsorted)
                {
                    Insert(high, low);
                    return;
                }
            }

            OrderEntry.Write(at, high, low);
            _tail = tail + 1;
            if (OrderEntry.Less(high, low, _front[_least].High, _front[_least].Low))
            {
                _least = (ushort)tail;
            }
        }
    }

    /// <summary>Sorts what was appended out of order: few entries by insertion, many together with all others.</summary>
    [SkipLocalsInit]
    private void Tidy()
    {
        unchecked
        {
            int count = _tail - _head;
            int unsorted = _tail - _sorted;
            if (unsorted <= MostInserted)
            {
                while (_sorted < _tail)
                {
                    InsertNext();
                }
            }
            else if (!TryReverse(unsorted))
            {
                Touched += count;
                OrderEntry* copy = stackalloc OrderEntry[FrontSort.Most];
                OrderEntry* first = _front + _head;
                new Span<OrderEntry>(first, count).CopyTo(new Span<OrderEntry>(copy, count));
                FrontSort.Sort(copy, count, first);
            }

            SetFront(_head, _tail);
            _limit = FrontLimit;
        }
    }

    /// <summary>Entries that came each below all before need only be turned round.</summary>
    private bool TryReverse(int unsorted)
    {
        unchecked
        {
            OrderEntry* first = _front + _head;
            OrderEntry* at = _front + _sorted;
            OrderEntry* last = _front + _tail - 1;
            if (_least != _tail - 1 || (first < at && !OrderEntry.Less(at->High, at->Low, first->High, first->Low)))
            {
                return false;
            }

            for (; at < last; at++)
            {
                if (!OrderEntry.Less(at[1].High, at[1].Low, at->High, at->Low))
                {
                    return false;
                }
            }

            new Span<OrderEntry>(first, _tail - _head).Reverse();
            new Span<OrderEntry>(first + unsorted, _sorted - _head).Reverse();
            return true;
        }
    }

    /// <summary>Inserts the first unsorted entry into the sorted ones.</summary>
    private void InsertNext()
    {
        unchecked
        {
            OrderEntry* first = _front + _head;
            OrderEntry* at = _front + _sorted++;
            ulong high = at->High;
            ulong low = at->Low;
            while (at > first && OrderEntry.Less(high, low, at[-1].High, at[-1].Low))
            {
                OrderEntry.Copy(at, at - 1);
                at--;
            }

            OrderEntry.Write(at, high, low);
        }
    }

    /// <summary>Inserts an entry below the last one into the sorted ones, moving those on the shorter side.</summary>
    private void Insert(ulong high, ulong low)
    {
        unchecked
        {
            OrderEntry* first = _front + _head;
            int count = _tail - _head;
            if (_head > 0 && OrderEntry.Less(high, low, first[count >> 1].High, first[count >> 1].Low))
            {
                _least = (ushort)--_head;
                while (OrderEntry.Less(first->High, first->Low, high, low))
                {
                    OrderEntry.Copy(first - 1, first);
                    first++;
                }

                OrderEntry.Write(first - 1, high, low);
                return;
            }

            OrderEntry* at = _front + _tail;
            do
            {
                OrderEntry.Copy(at, at - 1);
                at--;
            }
            while (at > first && OrderEntry.Less(high, low, at[-1].High, at[-1].Low));

            OrderEntry.Write(at, high, low);
            _sorted = (ushort)++_tail;
        }
    }

    private void TakeOffFront(ulong high, ulong low)
    {
        unchecked
        {
            if (_sorted != _tail)
            {
                Tidy();
            }

            OrderEntry* first = _front + _head;
            OrderEntry* at = first;
            while (at->Low != low || at->High != high)
            {
                at++;
                Debug.Assert(at < _front + _tail, "An entry below the bound is in the front.");
            }

            while (at > first)
            {
                OrderEntry.Copy(at, at - 1);
                at--;
            }

            _least = (ushort)++_head;
        }
    }

    /// <summary>Makes room at the end of the front: by growing, by moving it towards the beginning, or by spilling its upper part.</summary>
    private void MakeRoom()
    {
        unchecked
        {
            int count = _tail - _head;
            Touched += count;
            if (count >= _limit)
            {
                if (_sorted != _tail)
                {
                    Tidy();
                }

                Spill();
                return;
            }

            int length = _frontRoom;
            OrderEntry* old = _front + _head;
            OrderEntry[] keepAlive = _frontArray;
            if (length < FrontCapacity && count * 4 >= length)
            {
                length = Math.Max(SmallestFront, length * 2);
                AllocateFront(length == FrontCapacity ? FrontCapacity + ScratchRoom : length);
            }

            int start = _limit == FrontCapacity ? 0 : (_frontRoom - count) / 4;
            new Span<OrderEntry>(old, count).CopyTo(new Span<OrderEntry>(_front + start, count));
            GC.KeepAlive(keepAlive);
            int shift = start - _head;
            _head += shift;
            _least = (ushort)(_least + shift);
            _sorted = (ushort)(_sorted + shift);
            _tail += shift;
        }
    }

    /// <summary>Makes the front the sorted entries in that range of the array.</summary>
    private void SetFront(int head, int tail)
    {
        unchecked
        {
            _head = head;
            _least = (ushort)head;
            _sorted = (ushort)tail;
            _tail = tail;
        }
    }

    private void AllocateFront(int length)
    {
        OrderEntry[] array = GC.AllocateUninitializedArray<OrderEntry>(length, pinned: true);
        _front = (OrderEntry*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        _frontArray = array;
        _frontRoom = unchecked((byte)Math.Min(length, FrontCapacity));
    }

    /// <summary>Forgets everything; keeps the memory.</summary>
    internal void Reset()
    {
        SetFront(0, 0);
        _limit = FrontCapacity;
        _popped = false;
        _boundHigh = _boundLow = ulong.MaxValue;
        _depth = 0;
        _tails = 0;
        _stale = 0;
        if (_pending is not null)
        {
            _pending.Next = _pending.End;
        }

        Live = 0;
        if (_arena is not null)
        {
            _arena.Reset();
            _rungs!.Reset();
        }
    }

    /// <summary>Gives back the memory; the ladder must be empty.</summary>
    internal void Release()
    {
        Debug.Assert(Entries == 0, "Only an empty ladder is released.");
        _arena = null;
        _rungs = null;
        _stack = [];
        _front = null;
        _frontArray = [];
        _frontRoom = 0;
        SetFront(0, 0);
    }

    /// <summary>Makes room for that many entries, stale ones and half-filled chunks not counted.</summary>
    internal void Reserve(int entries)
    {
        unchecked
        {
            if (entries <= FrontLimit)
            {
                return;
            }

            _arena ??= new ChunkArena();
            _rungs ??= new RungStore();
            _arena.Reserve((entries / ChunkArena.EntriesPerChunk) + Math.Min(entries, RungStore.LargestRung + (entries / 256)));
        }
    }
}
