using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>Natural logarithms of fractions in binary fixed point.</summary>
/// <remarks>
/// <para>With b bits asked for, a logarithm is right to within 2^−b: the sums are carried 32 bits further, each of their at most b + 32 terms is cut by less than one last place, and
/// the series are stopped when a term is below one; so the error is below (b + 32) × 3 + |k| × 90 last places, where 2^k is the power of two taken out and the bound on |k|
/// is the length of the fraction, which is far below 2^32 for every fraction that fits the memory.</para>
/// <para>ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749).</para>
/// </remarks>
internal static class ExactLogarithm
{
    private const int Guard = 32;

    /// <summary>ln(value) × 2^bits, to within one; the value is greater than zero.</summary>
    internal static BigInteger Of(Rational value, int bits)
    {
        int scale = bits + Guard;
        int power = checked((int)(value.Numerator.GetBitLength() - value.Denominator.GetBitLength()));
        (BigInteger top, BigInteger bottom) = power >= 0 ? (value.Numerator, value.Denominator << power) : (value.Numerator << -power, value.Denominator);

        // The rest lies between 1/2 and 2, and its artanh argument between −1/3 and 1/3.
        BigInteger result = 2 * Artanh(top - bottom, top + bottom, scale);
        if (power != 0)
        {
            result += power * ((18 * Artanh(1, 26, scale)) - (2 * Artanh(1, 4801, scale)) + (8 * Artanh(1, 8749, scale)));
        }

        return ExactDivision.Divide(result, BigInteger.One << Guard, Rounding.HalfEven);
    }

    /// <summary>artanh(top ÷ bottom) × 2^scale as z + z³/3 + z⁵/5 + …</summary>
    private static BigInteger Artanh(BigInteger top, BigInteger bottom, int scale)
    {
        BigInteger power = (top << scale) / bottom;
        BigInteger square = (top * top << scale) / (bottom * bottom);
        BigInteger sum = power;
        for (int odd = 3; !power.IsZero; odd += 2)
        {
            // The shift rounds towards negative infinity; a negative power would stop at −1 and never reach zero.
            BigInteger product = power * square;
            power = product.Sign < 0 ? -(-product >> scale) : product >> scale;
            sum += power / odd;
        }

        return sum;
    }
}
