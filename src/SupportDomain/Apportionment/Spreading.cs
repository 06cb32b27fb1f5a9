using System.Collections.Immutable;
using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Spreads units over successive periods so that every running total is within half a unit of its exact value.</summary>
/// <remarks>
/// <para>The running total after period k is units × (weights up to k) ÷ (all weights), rounded to the nearest integer with halves away from zero; a
/// period gets the difference of two running totals. 100 over twelve equal months gives 8, 9, 8, 8, 9, 8, 8, 9, 8, 8, 9, 8. Largest remainder with ties to
/// the first would load the beginning: 9, 9, 9, 9, 8, …, up to 8/3 units ahead.</para>
/// <para>Spreading −m gives the negated spread of m; a zero weight gets zero. Pure, and safe to call from any thread. O(n).</para>
/// </remarks>
public static class Spreading
{
    /// <summary>Spreads units over periods with weights of any kind.</summary>
    /// <param name="units">Any integer.</param>
    /// <param name="weights">One for each period in order: days, working days, seasonal shares; none negative.</param>
    /// <returns>The units of each period, or a shortfall if there are units and no period with a weight.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static DivisionOutcome<SpreadResult> Cumulative(Int128 units, IEnumerable<Rational> weights)
    {
        // The problem checks the weights and names the faulty one.
        ApportionmentProblem checkedInput = new(units, weights);
        BigInteger[] scaled = SumOf.Scale(checkedInput.Weights.AsSpan(), out _);
        BigInteger total = scaled.Aggregate(BigInteger.Zero, BigInteger.Add);
        if (total.IsZero && units != 0)
        {
            return new(new Shortfall(ShortfallReason.NoRecipient, BigInteger.Abs(units)));
        }

        ImmutableArray<Int128>.Builder shares = ImmutableArray.CreateBuilder<Int128>(scaled.Length);
        BigInteger sum = BigInteger.Zero;
        BigInteger before = BigInteger.Zero;
        foreach (BigInteger weight in scaled)
        {
            sum += weight;
            BigInteger upTo = total.IsZero ? BigInteger.Zero : ExactDivision.Divide(units * sum, total, Rounding.HalfAwayFromZero);
            shares.Add((Int128)(upTo - before));
            before = upTo;
        }

        return new(new SpreadResult(shares.MoveToImmutable(), checkedInput));
    }

    /// <summary>The same over 64-bit weights, into the caller's span, without allocation.</summary>
    /// <param name="units">Any integer.</param>
    /// <param name="weights">One for each period; none negative.</param>
    /// <param name="shares">As long as <paramref name="weights"/>; overwritten. Unchanged when an exception is thrown.</param>
    /// <exception cref="ArgumentException">The spans differ in length, or all weights are zero and there are units.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static void Cumulative(long units, ReadOnlySpan<long> weights, Span<long> shares)
    {
        UInt128 total = WeightSpan.Sum(weights, shares.Length);
        if (total == UInt128.Zero)
        {
            WeightSpan.RequireNoUnits(units);
            shares.Clear();
            return;
        }

        if (total > long.MaxValue)
        {
            CumulativeByPart(units, weights, shares, total);
            return;
        }

        // units < 2^64, twice the weight sum < 2^64: the product plus the total is below 2^128.
        UInt128 magnitude = units < 0 ? (UInt128)(-(Int128)units) : (UInt128)units;
        UInt128 sum = 0;
        long before = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            sum += (ulong)weights[i];
            Int128 upTo = (Int128)(((magnitude * sum * 2) + total) / (total * 2));
            long signed = (long)(units < 0 ? -upTo : upTo);
            shares[i] = checked(signed - before);
            before = signed;
        }
    }

    private static void CumulativeByPart(long units, ReadOnlySpan<long> weights, Span<long> shares, UInt128 total)
    {
        BigInteger sum = BigInteger.Zero;
        long before = 0;
        for (int i = 0; i < shares.Length; i++)
        {
            sum += weights[i];
            long upTo = (long)ExactDivision.Divide(units * sum, total, Rounding.HalfAwayFromZero);
            shares[i] = upTo - before;
            before = upTo;
        }
    }
}
