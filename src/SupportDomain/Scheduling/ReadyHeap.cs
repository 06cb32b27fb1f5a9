using System.Runtime.CompilerServices;

namespace SupportDomain.Scheduling;

/// <summary>The ready items of one cell: a heap of four children a parent, sixteen bytes an item.</summary>
/// <remarks>
/// A scheduler owns thousands of these, each touched now and then, so what counts is how few cache lines an operation needs: no handles, no positions, no element beside the entry. An item
/// that leaves from the middle leaves its entry behind, which is stale if the item is no longer in this cell under this order and sequence. The first entry is never stale, and
/// <see cref="Count"/> counts items, so nothing stale shows. When stale entries outnumber the others they are dropped, and with them the twins of an item that left and came
/// back. Unchecked: sequences are below 2^35 and slots below 2^24, so both fit one number; counts are below 2^26.
/// </remarks>
internal abstract class ReadyHeap(ItemTable items, int cell)
{
    internal const int SlotBits = 24;

    private const int Arity = 4;
    private const int FewestToDrop = 16;
    private const ulong SlotMask = (1UL << SlotBits) - 1;

    private readonly ItemTable _items = items;
    private readonly int _cell = cell;
    private Entry[] _entries = [];
    private int _used;

    internal int Count { get; private set; }

    internal ulong HeadOrder => _entries[0].Order;

    internal ulong HeadSequence => unchecked(_entries[0].Low >> SlotBits);

    internal int HeadSlot => unchecked((int)(_entries[0].Low & SlotMask));

    /// <summary>The slots of the items, in no order that means anything, each once.</summary>
    internal List<int> Slots()
    {
        HashSet<int> slots = [];
        for (int i = 0; i < _used; i++)
        {
            if (IsLive(_entries[i]))
            {
                slots.Add(SlotOf(_entries[i]));
            }
        }

        return [.. slots];
    }

    /// <summary>Adds an item whose state says already that it is in this cell under this order.</summary>
    internal void Add(int slot, ulong order, long sequence)
    {
        unchecked
        {
            if (_used == _entries.Length)
            {
                Array.Resize(ref _entries, Math.Max(Arity, _used + (_used >> 1)));
            }

            Count++;
            SiftUp(_used++, new Entry(order, ((ulong)sequence << SlotBits) | (uint)slot));
        }
    }

    /// <summary>Takes the first item out; its state is to be changed next.</summary>
    internal int TakeHead()
    {
        int slot = HeadSlot;
        Count = unchecked(Count - 1);
        RemoveRoot();
        return slot;
    }

    /// <summary>Drops stale entries from the top, after an item that may have been there has left, and all when they outnumber the others.</summary>
    internal void Settle()
    {
        unchecked
        {
            if (Count == 0)
            {
                _used = 0;
                return;
            }

            if (_used > (2 * Count) + FewestToDrop)
            {
                DropStale();
            }

            while (_used > Count && !IsLive(_entries[0]))
            {
                RemoveRoot();
            }
        }
    }

    /// <summary>Notes that an item has left, wherever its entry is.</summary>
    internal void Leave() => Count = unchecked(Count - 1);

    private static int SlotOf(in Entry entry) => unchecked((int)(entry.Low & SlotMask));

    private bool IsLive(in Entry entry)
    {
        ref ItemState item = ref _items[SlotOf(entry)];
        return item.Cell == _cell && item.Order == entry.Order && unchecked((ulong)item.Sequence) == entry.Low >> SlotBits;
    }

    private void DropStale()
    {
        int kept = 0;
        for (int i = 0; i < _used; i++)
        {
            if (IsLive(_entries[i]))
            {
                _entries[kept++] = _entries[i];
            }
        }

        // Sorted, twins are neighbours; and a sorted array is a heap.
        _entries.AsSpan(0, kept).Sort(static (left, right) => left.OrderTo(right));
        _used = 0;
        for (int i = 0; i < kept; i++)
        {
            if (_used == 0 || _entries[i].OrderTo(_entries[_used - 1]) != 0)
            {
                _entries[_used++] = _entries[i];
            }
        }
    }

    private void RemoveRoot()
    {
        unchecked
        {
            Entry[] entries = _entries;
            Entry last = entries[--_used];
            int count = _used;
            int hole = 0;
            int child = 1;
            while (child < count)
            {
                int least = child + 3 < count ? LeastOfFour(entries, child) : LeastOfRest(entries, child, count);
                ref Entry candidate = ref entries[least];
                if (last.Precedes(candidate))
                {
                    break;
                }

                entries[hole] = candidate;
                hole = least;
                child = (hole * Arity) + 1;
            }

            if (count > 0)
            {
                entries[hole] = last;
            }
        }
    }

    /// <summary>Without a branch that depends on the order, unless two orders are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LeastOfFour(Entry[] entries, int child)
    {
        unchecked
        {
            // Orders are below 2^62, so the sign of a difference says which is less.
            long left = (long)(entries[child + 1].Order - entries[child].Order);
            long right = (long)(entries[child + 3].Order - entries[child + 2].Order);
            int first = child - (int)(left >> 63);
            int second = child + 2 - (int)(right >> 63);
            long between = (long)(entries[second].Order - entries[first].Order);
            return left == 0 || right == 0 || between == 0
                ? LeastOfRest(entries, child, child + Arity)
                : first + ((second - first) & (int)(between >> 63));
        }
    }

    private static int LeastOfRest(Entry[] entries, int child, int end)
    {
        int least = child;
        for (int i = child + 1; i < end; i++)
        {
            least = entries[i].Precedes(entries[least]) ? i : least;
        }

        return least;
    }

    private void SiftUp(int hole, in Entry entry)
    {
        unchecked
        {
            Entry[] entries = _entries;
            while (hole > 0)
            {
                int parent = (hole - 1) / Arity;
                if (!entry.Precedes(entries[parent]))
                {
                    break;
                }

                entries[hole] = entries[parent];
                hole = parent;
            }

            entries[hole] = entry;
        }
    }

    /// <summary>Band and key over sequence and slot.</summary>
    private readonly struct Entry(ulong order, ulong low)
    {
        internal ulong Order { get; } = order;

        internal ulong Low { get; } = low;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal bool Precedes(in Entry other) => Order < other.Order || (Order == other.Order && Low < other.Low);

        internal int OrderTo(in Entry other) => Order != other.Order ? Order.CompareTo(other.Order) : Low.CompareTo(other.Low);
    }
}
