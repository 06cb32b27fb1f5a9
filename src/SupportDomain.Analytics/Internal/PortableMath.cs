namespace SupportDomain.Analytics.Internal;

/// <summary>
/// Logarithm, exponential and normal deviate from additions, multiplications, divisions and square roots alone, which IEEE 754 defines to the last bit: the functions of the
/// platform may differ in theirs, and then so would everything that is drawn.
/// </summary>
/// <remarks>Relative error below 4e-15 in the ranges that are used; tests compare with 40 digits.</remarks>
internal static class PortableMath
{
    /// <summary>ln 2 in two parts: the first has 21 trailing zero bits, so that multiples of it by exponents are exact (Cody and Waite, 1980).</summary>
    private const double Ln2High = 6.93147180369123816490e-01;

    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double InverseLn2 = 1.44269504088896338700;

    /// <summary>Half of the smallest z of the series below; bounds of the fraction around 1.</summary>
    private const double SquareRootOfHalf = 0.70710678118654752440;

    /// <summary>The natural logarithm of a positive, normal number: ln(2^k f) = k ln 2 + 2 artanh((f - 1) / (f + 1)), with f from sqrt(1/2) to sqrt(2).</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1022;
        double fraction = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FE0_0000_0000_0000);
        if (fraction < SquareRootOfHalf)
        {
            fraction *= 2;
            exponent--;
        }

        double s = (fraction - 1) / (fraction + 1);
        double z = s * s;

        // 1/3 + z/5 + z²/7 + ... + z⁹/21 in pairs (Estrin), which do not wait for each other.
        double z2 = z * z;
        double z4 = z2 * z2;
        double low = ((1.0 / 3) + (z * (1.0 / 5))) + (z2 * ((1.0 / 7) + (z * (1.0 / 9))));
        double middle = ((1.0 / 11) + (z * (1.0 / 13))) + (z2 * ((1.0 / 15) + (z * (1.0 / 17))));
        double series = low + (z4 * (middle + (z4 * ((1.0 / 19) + (z * (1.0 / 21))))));
        double tail = 2 * s * z * series;
        return (exponent * Ln2High) + ((2 * s) + (tail + (exponent * Ln2Low)));
    }

    /// <summary>The exponential of a number from -700 to 700: e^x = 2^k e^r with r from -ln(2)/2 to ln(2)/2, by its power series.</summary>
    internal static double Exp(double x)
    {
        double k = Math.Round(x * InverseLn2, MidpointRounding.ToEven);
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double sum = 1;
        for (int i = 14; i >= 1; i--)
        {
            sum = 1 + (r / i * sum);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);
    }

    /// <summary>A standard normal deviate: the polar method (Marsaglia and Bray, 1964); the second one of each pair is not used, so that a draw depends on the stream alone.</summary>
    internal static double Normal(ref RandomStream random)
    {
        while (true)
        {
            double u = (2 * random.NextUnit()) - 1;
            double v = (2 * random.NextUnit()) - 1;
            double square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                return u * Math.Sqrt(-2 * Log(square) / square);
            }
        }
    }
}
