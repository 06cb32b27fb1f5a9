using System.Runtime.CompilerServices;

namespace SupportDomain.Scheduling;

/// <summary>The open offers, and the order in which they expire.</summary>
/// <remarks>
/// Offers of one length expire in the order in which they are made, so expiry is a ring in which closed offers are passed over; only an offer that expires before one made earlier
/// (the length was changed) goes to the heap beside it. Unchecked: counts of open offers fit an int.
/// </remarks>
internal sealed class OfferTable
{
    private readonly IdIndex _index = new();
    private readonly PriorityQueue<long, (long Tick, long Id)> _early = new();
    private OfferState[] _offers = new OfferState[16];
    private int[] _free = new int[16];
    private int _freeCount;
    private int _used;
    private (long Tick, long Id)[] _ring = new (long, long)[64];
    private int _ringHead;
    private int _ringCount;

    internal int Count { get; private set; }

    internal ref OfferState this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _offers[slot];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(long id) => _index.Find(id);

    internal int Add(long id, long expiresAt)
    {
        unchecked
        {
            int slot = _freeCount > 0 ? _free[--_freeCount] : TakeFresh();
            ref OfferState offer = ref _offers[slot];
            offer.Id = id;
            offer.ExpiresAt = expiresAt;
            _index.Add(id, slot);
            Count++;
            int last = (_ringHead + _ringCount - 1) & (_ring.Length - 1);
            if (_ringCount > 0 && _ring[last].Tick > expiresAt)
            {
                _early.Enqueue(id, (expiresAt, id));
                return slot;
            }

            if (_ringCount == _ring.Length)
            {
                MakeRoom();
            }

            _ring[(_ringHead + _ringCount++) & (_ring.Length - 1)] = (expiresAt, id);
            return slot;
        }
    }

    internal void Remove(int slot)
    {
        unchecked
        {
            _index.Remove(_offers[slot].Id);
            _offers[slot].Id = 0;
            _free[_freeCount++] = slot;
            Count--;
            if (Count == 0)
            {
                _ringCount = 0;
                _early.Clear();
            }
        }
    }

    /// <summary>Whether an offer may have expired at a tick; no means certainly not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool MayExpire(long tick) => Count > 0 && ((_ringCount > 0 && _ring[_ringHead].Tick <= tick) || (_early.TryPeek(out _, out (long Tick, long Id) early) && early.Tick <= tick));

    /// <summary>The open offer that expires first, the one made first among equals.</summary>
    internal bool TryNext(out long tick, out long id)
    {
        unchecked
        {
            while (_ringCount > 0 && _index.Find(_ring[_ringHead].Id) < 0)
            {
                _ringHead = (_ringHead + 1) & (_ring.Length - 1);
                _ringCount--;
            }

            while (_early.TryPeek(out long early, out _) && _index.Find(early) < 0)
            {
                _early.Dequeue();
            }

            bool found = _early.TryPeek(out _, out (long Tick, long Id) first);
            if (_ringCount > 0 && (!found || _ring[_ringHead].CompareTo(first) < 0))
            {
                first = _ring[_ringHead];
                found = true;
            }

            (tick, id) = found ? first : (long.MaxValue, 0);
            return found;
        }
    }

    private int TakeFresh()
    {
        if (_used == _offers.Length)
        {
            Array.Resize(ref _offers, checked(_used * 2));
            Array.Resize(ref _free, checked(_used * 2));
        }

        return _used++;
    }

    /// <summary>Drops closed offers from the ring, or doubles it when half of them are open.</summary>
    private void MakeRoom()
    {
        unchecked
        {
            int length = _ring.Length;
            bool grow = Count * 2 >= length;
            (long Tick, long Id)[] target = grow ? new (long, long)[checked(length * 2)] : _ring;
            int first = grow ? 0 : _ringHead;
            int kept = 0;
            for (int i = 0; i < _ringCount; i++)
            {
                (long Tick, long Id) entry = _ring[(_ringHead + i) & (length - 1)];
                if (_index.Find(entry.Id) >= 0)
                {
                    target[(first + kept++) & (target.Length - 1)] = entry;
                }
            }

            _ring = target;
            _ringHead = first;
            _ringCount = kept;
        }
    }
}
