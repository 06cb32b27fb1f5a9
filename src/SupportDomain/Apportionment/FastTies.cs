using System.Buffers;
using System.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Gives the last units of the fast path to recipients with equal claims, listed by index.</summary>
internal static class FastTies
{
    internal static ApportionmentSummary Give(Span<int> equal, int units, ReadOnlySpan<long> weights, Span<long> shares, in FastInput input)
    {
        long unit = input.IsNegative ? -1 : 1;
        bool tied = equal.Length > units;
        if (tied && input.Ties.Kind != TieKind.LowestIndex)
        {
            Order(equal, weights, shares, input);
        }

        foreach (int winner in equal[..units])
        {
            shares[winner] += unit;
        }

        return tied ? new ApportionmentSummary(equal.Length, units) : default;
    }

    /// <summary>Lets the policy sort the contenders by number, as its comparison cannot hold spans: facts are copied to pooled arrays first.</summary>
    private static void Order(Span<int> equal, ReadOnlySpan<long> weights, ReadOnlySpan<long> shares, in FastInput input)
    {
        long[] facts = ArrayPool<long>.Shared.Rent(2 * weights.Length);
        try
        {
            foreach (int index in equal)
            {
                facts[index] = weights[index];
                facts[weights.Length + index] = Math.Abs(shares[index]);
            }

            input.Ties.Order(equal, new Facts(facts, weights.Length, input.IsNegative));
        }
        finally
        {
            ArrayPool<long>.Shared.Return(facts);
        }
    }

    private sealed class Facts(long[] values, int count, bool isNegative) : IContenders
    {
        public bool IsNegative => isNegative;

        public BigInteger Weight(int index) => values[index];

        public BigInteger Base(int index) => values[count + index];
    }
}
