using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>The bits of sqrt(1/2) = 0.70710678118654752440, the lower bound of the fraction around 1.</summary>
    private const long SquareRootOfHalfBits = 0x3FE6_A09E_667F_3BCD;

    /// <summary>The natural logarithm of a positive, normal number: ln(2^k f) = k ln 2 + 2 artanh((f - 1) / (f + 1)), with f from sqrt(1/2) to sqrt(2).</summary>
    internal static double Log(double x)
    {
        // Without a branch, which would go either way as often: the bits above those of sqrt(1/2) count the powers of two.
        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = (bits - SquareRootOfHalfBits) >> 52;
        double fraction = BitConverter.Int64BitsToDouble(bits - (exponent << 52));
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

    /// <summary>The natural logarithms of positive, normal numbers in their places: several at once where the machine can, with the very operations of <see cref="Log(double)"/>, so to the same bits.</summary>
    internal static void Log(Span<double> values)
    {
        Span<Vector<double>> vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (ref Vector<double> vector in vectors)
        {
            vector = Log(vector);
        }

        foreach (ref double value in values[(vectors.Length * Vector<double>.Count)..])
        {
            value = Log(value);
        }
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

    /// <summary>The steps of <see cref="Log(double)"/>, one by one. The exponent is biased to stay above zero while it is shifted, for which machines have an operation more often.</summary>
    private static Vector<double> Log(Vector<double> x)
    {
        const long Bias = 1024;
        Vector<long> bits = Vector.AsVectorInt64(x);
        Vector<long> exponent = Vector.ShiftRightLogical(bits + Vector.Create((Bias << 52) - SquareRootOfHalfBits), 52) - Vector.Create(Bias);
        Vector<double> fraction = Vector.AsVectorDouble(bits - Vector.ShiftLeft(exponent, 52));
        Vector<double> k = Vector.ConvertToDouble(exponent);
        Vector<double> s = (fraction - Vector<double>.One) / (fraction + Vector<double>.One);
        Vector<double> z = s * s;
        Vector<double> z2 = z * z;
        Vector<double> z4 = z2 * z2;
        Vector<double> low = (Vector.Create(1.0 / 3) + (z * Vector.Create(1.0 / 5))) + (z2 * (Vector.Create(1.0 / 7) + (z * Vector.Create(1.0 / 9))));
        Vector<double> middle = (Vector.Create(1.0 / 11) + (z * Vector.Create(1.0 / 13))) + (z2 * (Vector.Create(1.0 / 15) + (z * Vector.Create(1.0 / 17))));
        Vector<double> series = low + (z4 * (middle + (z4 * (Vector.Create(1.0 / 19) + (z * Vector.Create(1.0 / 21))))));
        Vector<double> two = Vector.Create(2.0);
        Vector<double> tail = two * s * z * series;
        return (k * Vector.Create(Ln2High)) + ((two * s) + (tail + (k * Vector.Create(Ln2Low))));
    }
}
