using System.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Divisor methods in integers of any size: counting at a quota, and priorities as fractions.</summary>
/// <remarks>
/// The unit after s units has the priority weight ÷ d(s). Huntington-Hill compares squares, so no root is drawn. A zero divisor is an infinite
/// priority; among those the larger weight comes first.
/// </remarks>
internal static class DivisorRules
{
    /// <summary>How many divisors are at most the quota f + r ÷ total, for a weight greater than zero.</summary>
    internal static BigInteger Count(ApportionmentMethod method, BigInteger f, BigInteger r, BigInteger total)
    {
        bool nearest = (r << 1) >= total;
        switch (method.Kind)
        {
            case MethodKind.Jefferson:
                return f;
            case MethodKind.Webster:
                return nearest ? f + 1 : f;
            case MethodKind.Adams:
                return f + 1;
            case MethodKind.HuntingtonHill:
                BigInteger quota = (f * total) + r;
                return f * (f + 1) * total * total <= quota * quota ? f + 1 : f;
            case MethodKind.Dean:
                return r * ((f << 1) + 1) >= f * total ? f + 1 : f;
            default:
                bool first = ((f * total) + r) * method.FirstDivisor.Denominator >= method.FirstDivisor.Numerator * total;
                return first ? BigInteger.Max(1, nearest ? f + 1 : f) : BigInteger.Zero;
        }
    }

    /// <summary>The priority of the unit after s units, or its square for Huntington-Hill.</summary>
    internal static (BigInteger Numerator, BigInteger Denominator) Priority(ApportionmentMethod method, BigInteger weight, BigInteger s) => method.Kind switch
    {
        MethodKind.Jefferson => (weight, s + 1),
        MethodKind.Webster => (weight << 1, (s << 1) + 1),
        MethodKind.Adams => (weight, s),
        MethodKind.HuntingtonHill => (weight * weight, s * (s + 1)),
        MethodKind.Dean => (weight * ((s << 1) + 1), (s * (s + 1)) << 1),
        _ when s.IsZero => (weight * method.FirstDivisor.Denominator, method.FirstDivisor.Numerator),
        _ => (weight << 1, (s << 1) + 1),
    };

    /// <summary>Below zero if the left priority is the lower one. Infinite priorities are ordered by weight, which is their numerator's order.</summary>
    internal static int Compare((BigInteger Numerator, BigInteger Denominator) left, (BigInteger Numerator, BigInteger Denominator) right)
    {
        if (left.Denominator.IsZero || right.Denominator.IsZero)
        {
            return left.Denominator.IsZero && right.Denominator.IsZero
                ? left.Numerator.CompareTo(right.Numerator)
                : left.Denominator.IsZero.CompareTo(right.Denominator.IsZero);
        }

        return (left.Numerator * right.Denominator).CompareTo(right.Numerator * left.Denominator);
    }
}
