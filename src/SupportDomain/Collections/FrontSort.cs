using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SupportDomain.Collections;

/// <summary>Sorts the few entries of a front: by counting, for each, how many are smaller; without wide vectors, by insertion.</summary>
/// <remarks>
/// Unsafe: reads <c>count</c> entries from the source and writes as many to the target, which must not overlap; counts are at most
/// <see cref="Most"/>, the size of the buffers on the stack, which are written before they are read. Unchecked: indexes below 64.
/// </remarks>
internal static unsafe class FrontSort
{
    internal const int Most = 64;
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
            ulong ascending = 1;
            ulong previous = source->High;
            highs[0] = previous;
            for (int i = 1; i < count; i++)
            {
                ulong high = source[i].High;
                highs[i] = high;
                ascending &= previous < high ? 1UL : 0UL;
                previous = high;
            }

            if (ascending != 0)
            {
                new Span<OrderEntry>(source, count).CopyTo(new Span<OrderEntry>(target, count));
                return;
            }

            int padded = (count + Lanes - 1) & ~(Lanes - 1);
            Vector512.Create(ulong.MaxValue).Store(highs + count);
            ulong seen = padded <= 2 * Lanes ? RankFew(source, highs, target, count) : RankMany(source, highs, target, count, padded);
            if (BitOperations.PopCount(seen) != count)
            {
                RankTies(source, highs, target, count, padded);
            }
        }
    }

    private static ulong RankFew(OrderEntry* source, ulong* highs, OrderEntry* target, int count)
    {
        unchecked
        {
            Vector512<ulong> first = Vector512.Load(highs);
            Vector512<ulong> second = count > Lanes ? Vector512.Load(highs + Lanes) : Vector512.Create(ulong.MaxValue);
            ulong seen = 0;
            for (int i = 0; i < count; i++)
            {
                Vector512<ulong> high = Vector512.Create(highs[i]);
                ulong smaller = Vector512.LessThan(first, high).ExtractMostSignificantBits()
                    | (Vector512.LessThan(second, high).ExtractMostSignificantBits() << Lanes);
                int rank = BitOperations.PopCount(smaller);
                seen |= 1UL << rank;
                OrderEntry.Copy(target + rank, source + i);
            }

            return seen;
        }
    }

    private static ulong RankMany(OrderEntry* source, ulong* highs, OrderEntry* target, int count, int padded)
    {
        unchecked
        {
            ulong seen = 0;
            for (int i = 0; i < count; i++)
            {
                Vector512<ulong> high = Vector512.Create(highs[i]);
                int rank = 0;
                for (int j = 0; j < padded; j += Lanes)
                {
                    rank += BitOperations.PopCount(Vector512.LessThan(Vector512.Load(highs + j), high).ExtractMostSignificantBits());
                }

                seen |= 1UL << rank;
                OrderEntry.Copy(target + rank, source + i);
            }

            return seen;
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
                ulong same = 0;
                int rank = 0;
                for (int j = 0; j < padded; j += Lanes)
                {
                    Vector512<ulong> otherHighs = Vector512.Load(highs + j);
                    Vector512<ulong> otherLows = Vector512.Load(lows + j);
                    Vector512<ulong> equal = Vector512.Equals(otherHighs, high);
                    Vector512<ulong> smaller = Vector512.LessThan(otherHighs, high) | (equal & Vector512.LessThan(otherLows, low));
                    rank += BitOperations.PopCount(smaller.ExtractMostSignificantBits());
                    same |= (equal & Vector512.Equals(otherLows, low)).ExtractMostSignificantBits() << j;
                }

                rank += BitOperations.PopCount(same & ((1UL << i) - 1));
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
