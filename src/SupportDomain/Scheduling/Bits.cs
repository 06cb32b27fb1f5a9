using System.Numerics;

namespace SupportDomain.Scheduling;

/// <summary>Sets of small numbers. A set is as long as its greatest member needs, so lengths differ.</summary>
internal static class Bits
{
    internal static bool Has(ulong[] set, int number) => (number >> 6) < set.Length && (set[number >> 6] & (1UL << (number & 63))) != 0;

    internal static ulong[] With(ulong[] set, int number)
    {
        if ((number >> 6) >= set.Length)
        {
            Array.Resize(ref set, (number >> 6) + 1);
        }

        set[number >> 6] |= 1UL << (number & 63);
        return set;
    }

    internal static void Remove(ulong[] set, int number)
    {
        if ((number >> 6) < set.Length)
        {
            set[number >> 6] &= ~(1UL << (number & 63));
        }
    }

    internal static ulong[] Set(ulong[] set, int number, bool isMember)
    {
        if (isMember)
        {
            return With(set, number);
        }

        Remove(set, number);
        return set;
    }

    internal static bool Intersect(ulong[] left, ulong[] right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            if ((left[i] & right[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsEmpty(ulong[] set) => set.AsSpan().IndexOfAnyExcept(0UL) < 0;

    internal static ulong[] And(ulong[] left, ulong[] right)
    {
        ulong[] both = new ulong[Math.Min(left.Length, right.Length)];
        for (int i = 0; i < both.Length; i++)
        {
            both[i] = left[i] & right[i];
        }

        return both;
    }

    /// <summary>The least member that is <paramref name="from"/> or greater, or -1.</summary>
    internal static int Next(ulong[] set, int from)
    {
        int word = from >> 6;
        if (word >= set.Length)
        {
            return -1;
        }

        ulong rest = set[word] & (ulong.MaxValue << (from & 63));
        while (rest == 0)
        {
            if (++word >= set.Length)
            {
                return -1;
            }

            rest = set[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
