using System.Buffers.Binary;
using System.Text;

namespace SupportDomain.Desks;

/// <summary>The names met so far, in little memory and time for what logs mostly hold: short names in ascending order.</summary>
/// <remarks>
/// A short name is packed into sixteen bytes. One greater than all before it cannot be a duplicate and is appended to a list, so that a log in order touches
/// no memory but the list's end; one out of order is looked for in the list by bisection and put into a set.
/// </remarks>
internal sealed class IdSet
{
    private const int MaxPacked = 15;

    private readonly HashSet<string> _others = new(StringComparer.Ordinal);
    private readonly Chunks<UInt128> _ascending = new();
    private readonly HashSet<UInt128> _outOfOrder = [];
    private UInt128 _greatest;

    /// <summary>Whether the name is new.</summary>
    internal bool Add(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxPacked)
        {
            return _others.Add(Encoding.UTF8.GetString(utf8));
        }

        UInt128 packed = Pack(utf8);
        if (packed > _greatest)
        {
            _greatest = packed;
            _ascending.Add(packed);
            return true;
        }

        return !IsAscending(packed) && _outOfOrder.Add(packed);
    }

    private bool IsAscending(UInt128 packed)
    {
        int low = 0;
        int high = _ascending.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            UInt128 found = _ascending[middle];
            if (found == packed)
            {
                return true;
            }

            (low, high) = found < packed ? (middle + 1, high) : (low, middle - 1);
        }

        return false;
    }

    /// <summary>One byte for the length and one a byte: different names never give the same number, and of two lengths the longer is the greater.</summary>
    private static UInt128 Pack(ReadOnlySpan<byte> utf8)
    {
        ulong length = (ulong)utf8.Length << 56;
        if (utf8.Length >= sizeof(ulong))
        {
            // The last eight bytes overlap the first eight; what is behind those is cut out of them.
            int behind = 8 * (utf8.Length - sizeof(ulong));
            ulong first = BinaryPrimitives.ReadUInt64BigEndian(utf8);
            ulong last = BinaryPrimitives.ReadUInt64BigEndian(utf8[^sizeof(ulong)..]) & ((1UL << behind) - 1);
            return behind == 0 ? new UInt128(length, first) : new UInt128(length | (first >> (64 - behind)), (first << behind) | last);
        }

        ulong low = 0;
        foreach (byte b in utf8)
        {
            low = (low << 8) | b;
        }

        return new UInt128(length, low);
    }
}
