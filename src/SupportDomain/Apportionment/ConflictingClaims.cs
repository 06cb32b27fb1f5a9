using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Divides an estate among claims.</summary>
/// <remarks>Pure, and safe to call from any thread. O(n log n) operations on fractions.</remarks>
public static class ConflictingClaims
{
    /// <summary>The exact awards; they sum to the estate, or to the claims where the estate exceeds them.</summary>
    /// <param name="estate">What there is; zero or greater.</param>
    /// <param name="claims">What each claims; zero or greater.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claims"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The estate or a claim is negative, or the rule is unknown.</exception>
    public static ImmutableArray<Rational> Divide(Rational estate, IEnumerable<Rational> claims, ClaimsRule rule)
    {
        ImmutableArray<Rational> all = [.. Guard.Against.Null(claims)];
        Check(estate, all);
        Guard.Against.UndefinedEnum(rule);
        Rational total = SumOf.All(all.AsSpan());
        if (estate >= total)
        {
            return all;
        }

        return rule switch
        {
            ClaimsRule.Proportional => [.. all.Select(c => c * estate / total)],
            ClaimsRule.EqualAwards => WaterFilling.MaxMin(estate, all),
            ClaimsRule.EqualLosses => Less(all, WaterFilling.MaxMin(total - estate, all)),
            _ => Talmud(estate, total, all),
        };
    }

    /// <summary>The awards in whole units: the exact ones rounded down, what is left over to the largest fractions.</summary>
    /// <param name="estate">What there is; zero or greater.</param>
    /// <param name="claims">What each claims; zero or greater.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="ties">Who wins a tie; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <returns>The awards, which sum to the lesser of estate and claims, and the tie if there was one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="claims"/> is null.</exception>
    /// <exception cref="ArgumentException">The tie policy holds values for another number of claims.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The estate or a claim is negative, or the rule is unknown.</exception>
    public static ClaimsAward DivideUnits(Int128 estate, IEnumerable<Int128> claims, ClaimsRule rule, TiePolicy? ties = null)
    {
        ImmutableArray<Rational> all = [.. Guard.Against.Null(claims).Select(c => new Rational(c))];
        (ties ?? TiePolicy.LowestIndex).CheckCount(all.Length, nameof(ties));
        ImmutableArray<Rational> exact = Divide(new Rational(estate), all, rule);
        (ImmutableArray<Int128> awards, Tie? tie) = UnitRounding.Round(exact.AsSpan(), all, ties ?? TiePolicy.LowestIndex, negative: false);
        return new(awards, exact, tie);
    }

    private static ImmutableArray<Rational> Talmud(Rational estate, Rational total, ImmutableArray<Rational> claims)
    {
        ImmutableArray<Rational> halves = [.. claims.Select(c => c / 2)];
        return estate * 2 <= total ? WaterFilling.MaxMin(estate, halves) : Less(claims, WaterFilling.MaxMin(total - estate, halves));
    }

    private static ImmutableArray<Rational> Less(ImmutableArray<Rational> claims, ImmutableArray<Rational> losses) =>
        [.. claims.Select((c, i) => c - losses[i])];

    private static void Check(Rational estate, ImmutableArray<Rational> claims)
    {
        if (estate.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(estate), estate, $"estate is {estate}; it must be zero or greater.");
        }

        for (int i = 0; i < claims.Length; i++)
        {
            if (claims[i].Sign < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(claims), claims[i], string.Create(CultureInfo.InvariantCulture, $"claims[{i}] is {claims[i]}; it must be zero or greater."));
            }
        }
    }
}
