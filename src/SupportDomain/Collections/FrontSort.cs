using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SupportDomain.Collections;

/// <summary>Sorts the few entries of a front: by counting, for each, how many are smaller; without wide vectors, by insertion.</summary>
/// <remarks>
/// Unsafe: reads <c>count</c> entries from the source and writes as many to the target, which must not overlap; counts are at most
/// <see cref="Most"/>, the size of the buffers on the stack, which are written before they are read. Unchecked: indexes up to 128.
/// </remarks>
internal static unsafe class FrontSort
{
    internal const int Most = 128;
    private const int Lanes = 8;

    [SkipLocalsInit]
    internal static void Sort(OrderEntry* source, int count, OrderEntry* target)
    {
        Debug.Assert(count <= Most, "A front is small.");
        if (count < 4 || !Vector512.IsHardwareAccelerated)
        {
            Insert(source, count, target);
            return;
        }

        unchecked
        {
            ulong* highs = stackalloc ulong[Most + Lanes];
            if (IsAscending(source, highs, count))
            {
                new Span<OrderEntry>(source, count).CopyTo(new Span<OrderEntry>(target, count));
                return;
            }

            int padded = (count + Lanes - 1) & ~(Lanes - 1);
            Vector512.Create(ulong.MaxValue).Store(highs + count);
            int sum = padded <= 2 * Lanes ? RankFew(source, highs, target, count) : RankMany(source, highs, target, count, padded);
            if (sum != count * (count - 1) / 2)
            {
                RankTies(source, highs, target, count, padded);
            }
        }
    }

    /// <summary>Gathers the high words on the way.</summary>
    private static bool IsAscending(OrderEntry* source, ulong* highs, int count)
    {
        unchecked
        {
            ulong ascending = 1;
            ulong ties = 0;
            ulong previous = source->High;
            highs[0] = previous;
            for (int i = 1; i < count; i++)
            {
                ulong high = source[i].High;
                highs[i] = high;
                ascending &= previous <= high ? 1UL : 0UL;
                ties |= previous == high ? 1UL : 0UL;
                previous = high;
            }

            if ((ascending & ties) != 0)
            {
                for (int i = 1; i < count; i++)
                {
                    if (source[i - 1].High == source[i].High && source[i - 1].Low > source[i].Low)
                    {
                        return false;
                    }
                }
            }

            return ascending != 0;
        }
    }

    /// <summary>The sum of the ranks tells whether all are distinct: each tie takes one off.</summary>
    private static int RankFew(OrderEntry* source, ulong* highs, OrderEntry* target, int count)
    {
        unchecked
        {
            Vector512<ulong> first = Vector512.Load(highs);
            Vector512<ulong> second = count > Lanes ? Vector512.Load(highs + Lanes) : Vector512.Create(ulong.MaxValue);
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                Vector512<ulong> high = Vector512.Create(highs[i]);
                ulong smaller = Vector512.LessThan(first, high).ExtractMostSignificantBits()
                    | (Vector512.LessThan(second, high).ExtractMostSignificantBits() << Lanes);
                int rank = BitOperations.PopCount(smaller);
                sum += rank;
                OrderEntry.Copy(target + rank, source + i);
            }

            return sum;
        }
    }

    private static int RankMany(OrderEntry* source, ulong* highs, OrderEntry* target, int count, int padded)
    {
        unchecked
        {
            int sum = 0;
            for (int i = 0; i < count; i += 2)
            {
                // Of an odd count the last is compared together with the padding behind it.
                Vector512<ulong> first = Vector512.Create(highs[i]);
                Vector512<ulong> second = Vector512.Create(highs[i + 1]);
                int firstRank = 0;
                int secondRank = 0;
                for (ulong* at = highs; at < highs + padded; at += Lanes)
                {
                    Vector512<ulong> others = Vector512.Load(at);
                    firstRank += BitOperations.PopCount(Vector512.LessThan(others, first).ExtractMostSignificantBits());
                    secondRank += BitOperations.PopCount(Vector512.LessThan(others, second).ExtractMostSignificantBits());
                }

                sum += firstRank;
                OrderEntry.Copy(target + firstRank, source + i);
                if (i + 1 < count)
                {
                    sum += secondRank;
                    OrderEntry.Copy(target + secondRank, source + i + 1);
                }
            }

            return sum;
        }
    }

    /// <summary>Counts by both words; entries that are the same in both keep the order they have.</summary>
    [SkipLocalsInit]
    private static void RankTies(OrderEntry* source, ulong* highs, OrderEntry* target, int count, int padded)
    {
        unchecked
        {
            ulong* lows = stackalloc ulong[Most + Lanes];
            for (int i = 0; i < count; i++)
            {
                lows[i] = source[i].Low;
            }

            Vector512.Create(ulong.MaxValue).Store(lows + count);
            for (int i = 0; i < count; i++)
            {
                Vector512<ulong> high = Vector512.Create(highs[i]);
                Vector512<ulong> low = Vector512.Create(lows[i]);
                int rank = 0;
                for (int j = 0; j < padded; j += Lanes)
                {
                    Vector512<ulong> otherHighs = Vector512.Load(highs + j);
                    Vector512<ulong> otherLows = Vector512.Load(lows + j);
                    Vector512<ulong> equal = Vector512.Equals(otherHighs, high);
                    Vector512<ulong> smaller = Vector512.LessThan(otherHighs, high) | (equal & Vector512.LessThan(otherLows, low));
                    ulong same = (equal & Vector512.Equals(otherLows, low)).ExtractMostSignificantBits() & ((1UL << Math.Clamp(i - j, 0, Lanes)) - 1);
                    rank += BitOperations.PopCount(smaller.ExtractMostSignificantBits() | same);
                }

                OrderEntry.Copy(target + rank, source + i);
            }
        }
    }

    private static void Insert(OrderEntry* source, int count, OrderEntry* target)
    {
        unchecked
        {
            for (int i = 0; i < count; i++)
            {
                ulong high = source[i].High;
                ulong low = source[i].Low;
                OrderEntry* at = target + i;
                while (at > target && OrderEntry.Less(high, low, at[-1].High, at[-1].Low))
                {
                    OrderEntry.Copy(at, at - 1);
                    at--;
                }

                OrderEntry.Write(at, high, low);
            }
        }
    }
}
