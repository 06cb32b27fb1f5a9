using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <content>The fast path: 64-bit weights, spans, no allocation.</content>
public static partial class Apportioner
{
    /// <summary>Divides units among 64-bit weights into the caller's span.</summary>
    /// <param name="units">Any integer; a negative one gives the negated shares of its magnitude.</param>
    /// <param name="weights">One for each recipient; none negative.</param>
    /// <param name="shares">As long as <paramref name="weights"/>; overwritten. Unchanged when an exception is thrown. Must not overlap the weights.</param>
    /// <param name="method">The rule; <see cref="ApportionmentMethod.LargestRemainder"/> if null.</param>
    /// <param name="ties">Who wins a tie; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <returns>How many recipients were tied for how many units.</returns>
    /// <remarks>
    /// Expected O(n) for any method; scratch memory comes from the shared pool. Weights that sum to 2^63 or more, totals of 2^62 or more, and quotas that
    /// give out too much or too little take the exact path over big integers, which allocates and is slower; the shares are the same.
    /// </remarks>
    /// <exception cref="ArgumentException">The spans differ in length, there are units and every weight is zero, or the tie policy holds values for another number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public static ApportionmentSummary Apportion(
        long units, ReadOnlySpan<long> weights, Span<long> shares, ApportionmentMethod? method = null, TiePolicy? ties = null)
    {
        method ??= ApportionmentMethod.LargestRemainder;
        ties ??= TiePolicy.LowestIndex;
        UInt128 total = WeightSpan.Sum(weights, shares.Length);
        ties.CheckCount(weights.Length, nameof(ties));
        if (total == UInt128.Zero)
        {
            WeightSpan.RequireNoUnits(units);
            shares.Clear();
            return default;
        }

        const long MostUnits = long.MaxValue / 2;
        if (total <= long.MaxValue && units is <= MostUnits and >= -MostUnits)
        {
            FastInput input = new((ulong)total, (ulong)Math.Abs(units), units < 0, ties);
            ApportionmentSummary? summary = method.IsDivisorMethod
                ? FastDivisor.TryDivide(input, weights, shares, method)
                : FastRemainder.TryDivide(input, weights, shares, method.Quota);
            if (summary is { } known)
            {
                return known;
            }
        }

        return ApportionExactly(units, weights, shares, method, ties);
    }

    private static ApportionmentSummary ApportionExactly(
        long units, ReadOnlySpan<long> weights, Span<long> shares, ApportionmentMethod method, TiePolicy ties)
    {
        ImmutableArray<Rational>.Builder exact = ImmutableArray.CreateBuilder<Rational>(weights.Length);
        foreach (long weight in weights)
        {
            exact.Add(weight);
        }

        ApportionmentResult result = Apportion(new ApportionmentProblem(units, exact, method).WithTies(ties)).Value;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = (long)result.Shares[i];
        }

        return result.Tie is { } tie ? new ApportionmentSummary(tie.Contenders.Length, tie.Units) : default;
    }
}
