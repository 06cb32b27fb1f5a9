using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>The common divisors of a divisor method that give its result: every weight divided by one of them and rounded by the method's rule.</summary>
/// <param name="Least">The highest claim that got nothing, inclusive; zero if nobody could take more.</param>
/// <param name="Greatest">The lowest claim that got a unit, inclusive; null if all that got one came before any division (first units, floors).</param>
/// <param name="AreSquares">Whether both are the squares of the divisors, which themselves are not rational: Huntington-Hill.</param>
/// <remarks>Equal bounds mean a tie. 100 by 53, 24, 23 for 8 seats, D'Hondt: from 10 3/5 to 11 1/2.</remarks>
public sealed record DivisorRange(Rational Least, Rational? Greatest, bool AreSquares)
{
    internal static DivisorRange? Of(ApportionmentResult result, Rational[] weights)
    {
        ApportionmentProblem problem = result.Problem;
        BigInteger[] scaled = SumOf.Scale(weights, out BigInteger scale);
        bool squares = problem.Method.Kind == MethodKind.HuntingtonHill;
        Rational unit = new(1, squares ? scale * scale : scale);
        Rational least = Rational.Zero;
        Rational? greatest = null;
        for (int i = 0; i < scaled.Length; i++)
        {
            BigInteger share = BigInteger.Abs(result.Shares[i]);
            if (scaled[i].IsZero)
            {
                continue;
            }

            (BigInteger n, BigInteger d) = DivisorRules.Priority(problem.Method, scaled[i], share);
            if (!(problem.CapOf(i) is { } cap && share >= cap) && !d.IsZero)
            {
                least = Rational.Max(least, new Rational(n, d) * unit);
            }

            (n, d) = share > problem.FloorOf(i) ? DivisorRules.Priority(problem.Method, scaled[i], share - 1) : default;
            if (!d.IsZero)
            {
                Rational last = new Rational(n, d) * unit;
                greatest = greatest is { } known ? Rational.Min(known, last) : last;
            }
        }

        return least.IsZero && greatest is null ? null : new(least, greatest, squares);
    }
}
