using System.Numerics;

namespace SupportDomain.Numerics;

/// <summary>Sums of fractions over their common denominator, so that they are reduced once and not n times.</summary>
internal static class SumOf
{
    internal static Rational All(ReadOnlySpan<Rational> values)
    {
        BigInteger[] scaled = Scale(values, out BigInteger scale);
        BigInteger sum = BigInteger.Zero;
        foreach (BigInteger value in scaled)
        {
            sum += value;
        }

        return new(sum, scale);
    }

    /// <summary>The values times the least common multiple of their denominators.</summary>
    internal static BigInteger[] Scale(ReadOnlySpan<Rational> values, out BigInteger scale)
    {
        scale = BigInteger.One;
        foreach (Rational value in values)
        {
            if (!(scale % value.Denominator).IsZero)
            {
                scale *= value.Denominator / BigInteger.GreatestCommonDivisor(scale, value.Denominator);
            }
        }

        BigInteger[] scaled = new BigInteger[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            scaled[i] = values[i].Numerator * (scale / values[i].Denominator);
        }

        return scaled;
    }
}
