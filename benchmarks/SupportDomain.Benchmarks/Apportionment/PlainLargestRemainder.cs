namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>Largest remainder as one writes it without a library.</summary>
internal static class PlainLargestRemainder
{
    /// <summary>In <see cref="decimal"/>: round down, sort the remainders. The product 10^9 × 10^18 fits its 28 digits.</summary>
    internal static void InDecimal(long units, long[] weights, long[] shares)
    {
        decimal total = 0;
        foreach (long weight in weights)
        {
            total += weight;
        }

        (decimal Remainder, int Index)[] order = new (decimal, int)[weights.Length];
        long left = units;
        for (int i = 0; i < weights.Length; i++)
        {
            decimal product = (decimal)weights[i] * units;
            decimal share = decimal.Floor(product / total);
            decimal remainder = product - (share * total);
            if (remainder < 0)
            {
                // The quotient was rounded up across an integer in its 28th digit.
                share--;
                remainder += total;
            }

            shares[i] = (long)share;
            left -= shares[i];
            order[i] = (remainder, i);
        }

        Array.Sort(order, static (a, b) => b.Remainder.CompareTo(a.Remainder) is not 0 and int c ? c : a.Index.CompareTo(b.Index));
        for (int i = 0; i < left; i++)
        {
            shares[order[i].Index]++;
        }
    }

    /// <summary>With 128-bit divisions, 64-bit remainders and a sort by (remainder, index).</summary>
    internal static void InUInt128(long units, long[] weights, long[] shares)
    {
        ulong total = 0;
        foreach (long weight in weights)
        {
            total += (ulong)weight;
        }

        ulong[] keys = new ulong[weights.Length];
        int[] order = new int[weights.Length];
        long left = units;
        for (int i = 0; i < weights.Length; i++)
        {
            (UInt128 share, UInt128 remainder) = UInt128.DivRem((UInt128)(ulong)weights[i] * (ulong)units, total);
            shares[i] = (long)share;
            left -= shares[i];
            keys[i] = ulong.MaxValue - (ulong)remainder;
            order[i] = i;
        }

        Array.Sort(keys, order);
        SettleEqualKeys(keys, order);
        for (int i = 0; i < left; i++)
        {
            shares[order[i]]++;
        }
    }

    /// <summary>The fast primitive sort is not stable: equal remainders are put in order of their index afterwards.</summary>
    private static void SettleEqualKeys(ulong[] keys, int[] order)
    {
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                Array.Sort(order, start, end - start);
            }

            start = end;
        }
    }
}
