using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace SupportDomain.Collections;

/// <summary>Sorts the few entries of a front: by counting, for each, how many are smaller; ties and machines without wide vectors by insertion.</summary>
internal static unsafe class FrontSort
{
    internal const int Most = 64;

    internal static void Sort(OrderEntry* entries, int count)
    {
        Debug.Assert(count <= Most, "A front is small.");
        if (count < 4 || !Vector256.IsHardwareAccelerated || !TryRank(entries, count))
        {
            Insert(entries, count);
        }
    }

    private static bool TryRank(OrderEntry* entries, int count)
    {
        unchecked
        {
            ulong* keys = stackalloc ulong[Most];
            OrderEntry* sorted = stackalloc OrderEntry[Most];
            int padded = (count + 7) & ~7;
            ulong different = 0;
            for (int i = 0; i < count; i++)
            {
                keys[i] = entries[i].High;
                different |= entries[i].High ^ entries->High;
            }

            if (different == 0)
            {
                for (int i = 0; i < count; i++)
                {
                    keys[i] = entries[i].Low;
                }
            }

            for (int i = count; i < padded; i++)
            {
                keys[i] = ulong.MaxValue;
            }

            ulong seen = Vector512.IsHardwareAccelerated ? Rank512(entries, keys, sorted, count, padded) : Rank256(entries, keys, sorted, count, padded);
            if (BitOperations.PopCount(seen) != count)
            {
                return false;
            }

            for (int i = 0; i < count; i++)
            {
                OrderEntry.Copy(entries + i, sorted + i);
            }

            return true;
        }
    }

    private static ulong Rank512(OrderEntry* entries, ulong* keys, OrderEntry* sorted, int count, int padded)
    {
        unchecked
        {
            ulong seen = 0;
            for (int i = 0; i < count; i++)
            {
                Vector512<ulong> key = Vector512.Create(keys[i]);
                int rank = 0;
                for (int j = 0; j < padded; j += 8)
                {
                    rank += BitOperations.PopCount(Vector512.LessThan(Vector512.Load(keys + j), key).ExtractMostSignificantBits());
                }

                seen |= 1UL << rank;
                OrderEntry.Copy(sorted + rank, entries + i);
            }

            return seen;
        }
    }

    private static ulong Rank256(OrderEntry* entries, ulong* keys, OrderEntry* sorted, int count, int padded)
    {
        unchecked
        {
            ulong seen = 0;
            for (int i = 0; i < count; i++)
            {
                Vector256<ulong> key = Vector256.Create(keys[i]);
                int rank = 0;
                for (int j = 0; j < padded; j += 4)
                {
                    rank += BitOperations.PopCount(Vector256.LessThan(Vector256.Load(keys + j), key).ExtractMostSignificantBits());
                }

                seen |= 1UL << rank;
                OrderEntry.Copy(sorted + rank, entries + i);
            }

            return seen;
        }
    }

    private static void Insert(OrderEntry* entries, int count)
    {
        unchecked
        {
            for (int i = 1; i < count; i++)
            {
                ulong high = entries[i].High;
                ulong low = entries[i].Low;
                OrderEntry* at = entries + i;
                while (at > entries && OrderEntry.Less(high, low, at[-1].High, at[-1].Low))
                {
                    OrderEntry.Copy(at, at - 1);
                    at--;
                }

                OrderEntry.Write(at, high, low);
            }
        }
    }
}
