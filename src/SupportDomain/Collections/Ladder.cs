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
    internal const int SpillCount = 24;
    private const int FrontCapacity = 128;
    private const int SmallestFront = 8;

    private readonly SlotTable _slots;
    private OrderEntry* _front;
    private int _head;
    private int _tail;
    private ulong _boundHigh = ulong.MaxValue;
    private ulong _boundLow = ulong.MaxValue;
    private int _depth;
    private Rung[] _stack = [];
    private ChunkArena? _arena;
    private RungStore? _rungs;
    private OrderEntry[] _frontArray = [];
    private int _frontRoom;
    private int _sweepCursor;
    private int _tails;
    private long _stale;

    /// <summary>Where elements lie, for prefetching only: a collector may have moved them, and a wrong guess costs nothing else.</summary>
    internal byte* ElementBase;
    internal uint ElementSize;

    internal Ladder(SlotTable slots) => _slots = slots;

    /// <summary>Entries held, stale ones included.</summary>
    internal long Entries => Live + _stale;

    /// <summary>Items whose current entry is here.</summary>
    internal int Live { get; private set; }

    /// <summary>Entries read or written so far in passes over more than one entry.</summary>
    internal long Touched { get; private set; }

    internal bool IsJustFront => _depth == 0;

    internal long HeldBytes => ((long)_frontArray.Length * sizeof(OrderEntry)) + (_arena?.HeldBytes ?? 0) + (_rungs?.HeldBytes ?? 0);

    internal OrderEntry* Head
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _front + _head;
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
            if (++_head == _tail)
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

            if (_pending != _pendingEnd)
            {
                Migrate(PendingShare);
            }

            if (_stale > Live + 1024)
            {
                SweepIfWorthwhile();
            }
        }
    }

    private void PlaceInFront(ulong high, ulong low)
    {
        unchecked
        {
            int count = _tail - _head;
            OrderEntry* first = _front + _head;
            if (count > 0 && OrderEntry.Less(high, low, first[count >> 1].High, first[count >> 1].Low))
            {
                if (_head == 0 || count >= FrontLimit)
                {
                    MakeRoom(true);
                    Place(high, low);
                    return;
                }

                _head--;
                while (OrderEntry.Less(first->High, first->Low, high, low))
                {
                    OrderEntry.Copy(first - 1, first);
                    first++;
                }

                OrderEntry.Write(first - 1, high, low);
                return;
            }

            if (_tail == _frontRoom || count >= FrontLimit)
            {
                MakeRoom(false);
                Place(high, low);
                return;
            }

            OrderEntry* at = _front + _tail;
            while (at > first && OrderEntry.Less(high, low, at[-1].High, at[-1].Low))
            {
                OrderEntry.Copy(at, at - 1);
                at--;
            }

            OrderEntry.Write(at, high, low);
            _tail++;
        }
    }

    private void TakeOffFront(ulong high, ulong low)
    {
        unchecked
        {
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

            _head++;
        }
    }

    private void MakeRoom(bool before)
    {
        unchecked
        {
            int count = _tail - _head;
            Touched += count;
            if (count >= FrontLimit)
            {
                Spill();
                return;
            }

            int length = _frontRoom;
            if (length < FrontCapacity && count * 2 >= length)
            {
                length = Math.Max(SmallestFront, length * 2);
                OrderEntry* old = _front + _head;
                OrderEntry[] keepAlive = _frontArray;
                AllocateFront(length == FrontCapacity ? FrontCapacity + FrontSort.Most : length);
                int start = (length - count) / 4 * (before ? 3 : 1);
                new Span<OrderEntry>(old, count).CopyTo(new Span<OrderEntry>(_front + start, count));
                GC.KeepAlive(keepAlive);
                _head = start;
                _tail = start + count;
                return;
            }

            int room = length - count;
            int from = before ? room - (room / 4) : room / 4;
            new Span<OrderEntry>(_front + _head, count).CopyTo(new Span<OrderEntry>(_front + from, count));
            _head = from;
            _tail = from + count;
        }
    }

    private void AllocateFront(int length)
    {
        OrderEntry[] array = GC.AllocateUninitializedArray<OrderEntry>(length, pinned: true);
        _front = (OrderEntry*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        _frontArray = array;
        _frontRoom = Math.Min(length, FrontCapacity);
    }

    /// <summary>Forgets everything; keeps the memory.</summary>
    internal void Reset()
    {
        _head = _tail = _frontRoom / 4;
        _boundHigh = _boundLow = ulong.MaxValue;
        _depth = 0;
        _sweepCursor = 0;
        _tails = 0;
        _stale = 0;
        _pending = _pendingEnd = 0;
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
        _head = 0;
        _tail = 0;
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
            _arena.Reserve((entries / ChunkArena.EntriesPerChunk) + Math.Min(entries, (2 * EraBuckets) + (entries / 256)));
        }
    }
}
