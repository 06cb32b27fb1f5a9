using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SupportDomain.Collections;

/// <summary>Buckets over consecutive intervals of the order; everything below the first belongs to it, everything above the last to that.</summary>
internal sealed unsafe class Rung
{
    private readonly Bucket[] _array;

    internal Rung(int id, int capacity)
    {
        unchecked
        {
            Id = id;
            _array = GC.AllocateUninitializedArray<Bucket>(capacity + 1, pinned: true);
            Buckets = (Bucket*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        }
    }

    internal int Id { get; }

    /// <summary>Buckets, one for overflow apart.</summary>
    internal int Capacity => _array.Length - 1;

    internal Bucket* Buckets;
    internal ulong Base;
    internal int Shift;
    internal int Last;
    internal int Next;
    internal RungKind Kind;
    internal ulong Anchor;
    internal ulong EndHigh;
    internal ulong EndLow;

    /// <summary>How many buckets a rung nested here gets.</summary>
    internal int ChildBuckets;

    /// <summary>How many rungs have been nested here so far.</summary>
    internal int Children;

    /// <summary>On the stack, keys beyond the ends belong to the end buckets; nested, they are outside.</summary>
    internal bool OnStack;

    /// <summary>The interval of a nested rung is an aligned block of two to the power of this.</summary>
    internal int SpanBits => Shift + BitOperations.Log2((uint)Last + 1);

    internal void Start(RungKind kind, ulong anchor, ulong start, int shift, int last, int childBuckets)
    {
        unchecked
        {
            ChildBuckets = childBuckets;
            Children = 0;
            OnStack = false;
            Kind = kind;
            Anchor = anchor;
            Base = start;
            Shift = shift;
            Last = last;
            Next = 0;
            new Span<Bucket>(Buckets, last + 1).Clear();
        }
    }

    /// <summary>Makes the rung take everything up to its end: what lies beyond the last bucket goes to one more.</summary>
    internal void Open(ulong endHigh, ulong endLow)
    {
        unchecked
        {
            EndHigh = endHigh;
            EndLow = endLow;
            OnStack = true;
            if (Kind != RungKind.Pivot)
            {
                Buckets[++Last] = default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int IndexOf(ulong high, ulong low)
    {
        unchecked
        {
            if (Kind == RungKind.High)
            {
                ulong distance = high > Base ? high - Base : 0;
                return (int)Math.Min(distance >> Shift, (ulong)(uint)Last);
            }

            return IndexOfOther(high, low);
        }
    }

    /// <summary>The bucket of a key in a nested rung, false if the key is outside its interval.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryIndexOf(ulong high, ulong low, out int index)
    {
        unchecked
        {
            ulong distance = (Kind == RungKind.High ? high - Base : low - Base) >> Shift;
            index = (int)distance;
            return distance <= (ulong)(uint)Last && (Kind == RungKind.High || high == Anchor);
        }
    }

    private int IndexOfOther(ulong high, ulong low)
    {
        unchecked
        {
            if (Kind == RungKind.Pivot)
            {
                return OrderEntry.Less(high, low, Anchor, Base) ? 0 : 1;
            }

            if (high != Anchor)
            {
                return high < Anchor ? 0 : Last;
            }

            ulong distance = low > Base ? low - Base : 0;
            return (int)Math.Min(distance >> Shift, (ulong)(uint)Last);
        }
    }

    /// <summary>The lower bound of bucket <paramref name="index"/>, which is at least 1; never beyond the end of the rung.</summary>
    internal void LowerBound(int index, out ulong high, out ulong low)
    {
        unchecked
        {
            ulong offset = (ulong)(uint)index << Shift;
            bool wraps = offset >> Shift != (ulong)(uint)index || Base + offset < Base;
            if (Kind == RungKind.High)
            {
                high = Base + offset;
                low = 0;
            }
            else
            {
                high = Anchor;
                low = Kind == RungKind.Pivot ? Base : Base + offset;
                wraps &= Kind == RungKind.Low;
            }

            if (index > Last || wraps || !OrderEntry.Less(high, low, EndHigh, EndLow))
            {
                high = EndHigh;
                low = EndLow;
            }
        }
    }
}
