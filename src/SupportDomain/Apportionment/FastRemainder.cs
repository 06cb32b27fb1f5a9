using System.Buffers;
using System.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Largest remainder over 64-bit weights in two passes: round down and count the remainders by their leading bits; then give the units left over.</summary>
/// <remarks>
/// The remainder at which the units run out lies in one of 4,096 bins. Remainders above it get a unit in passing; only those of this bin are gathered and
/// searched. Where all remainders are equal the bin holds everyone, and the search is still linear.
/// </remarks>
internal static class FastRemainder
{
    private const int BinBits = 12;

    /// <summary>Returns null, with shares not final, if the quota gives out too much or leaves more than one unit a recipient.</summary>
    internal static ApportionmentSummary? TryDivide(in FastInput input, ReadOnlySpan<long> weights, Span<long> shares, Quota quota)
    {
        (BigInteger divisor, BigInteger multiplier) = quota == Quota.Hare || input.Units == 0
            ? (input.Total, input.Units)
            : ExactApportionment.QuotaOf(quota, input.Total, input.Units, BigInteger.One);
        if (divisor > long.MaxValue || multiplier > long.MaxValue)
        {
            return null;
        }

        Reciprocal reciprocal = new((ulong)multiplier, (ulong)divisor);
        int shift = Math.Max(0, (int)divisor.GetBitLength() - BinBits);
        Span<int> bins = stackalloc int[1 << BinBits];
        bins.Clear();
        ulong given = RoundDown(reciprocal, shift, weights, shares, bins, input.IsNegative, out int positive);
        ulong left = unchecked(input.Units - given);
        if (given > input.Units || left > (ulong)positive)
        {
            return null;
        }

        if (left == 0)
        {
            return default(ApportionmentSummary);
        }

        int bin = bins.Length - 1;
        int rest = (int)left;
        for (; rest > bins[bin]; bin--)
        {
            rest -= bins[bin];
        }

        return GiveRest(reciprocal, shift, weights, shares, input, (bin, rest, bins[bin]));
    }

    /// <summary>Writes the shares rounded down and counts positive remainders by bin. The sum wraps only if it exceeds the units by far, see below.</summary>
    /// <remarks>Σ ⌊w × m ÷ d⌋ is at most Σ w × m ÷ d, for which m ÷ d is at most (h + 2) ÷ Σ w or, for a rounded quota of one, 1: below 2^63 either way.</remarks>
    private static ulong RoundDown(
        Reciprocal reciprocal, int shift, ReadOnlySpan<long> weights, Span<long> shares, Span<int> bins, bool isNegative, out int positive)
    {
        ulong given = 0;
        int zeros = 0;
        long sign = isNegative ? -1 : 0;
        for (int i = 0; i < weights.Length && i < shares.Length; i++)
        {
            ulong quotient = reciprocal.Divide((ulong)weights[i], out ulong remainder);
            unchecked
            {
                // Adding −1 and flipping the bits negates; the quotient is below 2^63, as the remarks say.
                shares[i] = ((long)quotient + sign) ^ sign;
                given += quotient;
                zeros += remainder == 0 ? 1 : 0;
                bins[(int)(remainder >> shift)]++;
            }
        }

        bins[0] -= zeros;
        positive = weights.Length - zeros;
        return given;
    }

    private static ApportionmentSummary GiveRest(
        Reciprocal reciprocal, int shift, ReadOnlySpan<long> weights, Span<long> shares, in FastInput input, (int Bin, int Left, int Count) cut)
    {
        ulong[] remainders = ArrayPool<ulong>.Shared.Rent(2 * cut.Count);
        int[] indexes = ArrayPool<int>.Shared.Rent(2 * cut.Count);
        try
        {
            long unit = input.IsNegative ? -1 : 1;
            int gathered = 0;
            for (int i = 0; i < weights.Length && i < shares.Length; i++)
            {
                reciprocal.Divide((ulong)weights[i], out ulong remainder);
                int bin = (int)(remainder >> shift);
                if (bin > cut.Bin)
                {
                    shares[i] += unit;
                }
                else if (bin == cut.Bin && remainder != 0)
                {
                    remainders[gathered] = remainder;
                    indexes[gathered++] = i;
                }
            }

            Span<ulong> scratch = remainders.AsSpan(gathered, gathered);
            remainders.AsSpan(0, gathered).CopyTo(scratch);
            ulong least = Selection.NthLargest(scratch, cut.Left);
            return GiveInBin(remainders.AsSpan(0, gathered), indexes.AsSpan(0, 2 * gathered), least, cut.Left, weights, shares, input);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(remainders);
            ArrayPool<int>.Shared.Return(indexes);
        }
    }

    private static ApportionmentSummary GiveInBin(
        ReadOnlySpan<ulong> remainders, Span<int> indexes, ulong least, int rest, ReadOnlySpan<long> weights, Span<long> shares, in FastInput input)
    {
        long unit = input.IsNegative ? -1 : 1;
        Span<int> equal = indexes[remainders.Length..];
        int tied = 0;
        for (int i = 0; i < remainders.Length; i++)
        {
            if (remainders[i] > least)
            {
                shares[indexes[i]] += unit;
                rest--;
            }
            else if (remainders[i] == least)
            {
                equal[tied++] = indexes[i];
            }
        }

        return FastTies.Give(equal[..tied], rest, weights, shares, input);
    }
}
