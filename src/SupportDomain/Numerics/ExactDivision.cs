using System.Globalization;
using System.Numerics;

namespace SupportDomain.Numerics;

/// <summary>Divides integers with a named rounding.</summary>
internal static class ExactDivision
{
    /// <summary>The quotient rounded as named; the divisor is greater than zero.</summary>
    internal static BigInteger Divide(BigInteger dividend, BigInteger divisor, Rounding rounding)
    {
        (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(dividend, divisor);
        if (remainder.IsZero)
        {
            return quotient;
        }

        return IsAwayFromZero(dividend.Sign, quotient, remainder, divisor, rounding) ? quotient + dividend.Sign : quotient;
    }

    /// <summary>The greatest integer that is not greater than the quotient; the divisor is greater than zero.</summary>
    internal static BigInteger Floor(BigInteger dividend, BigInteger divisor, out BigInteger remainder)
    {
        (BigInteger quotient, remainder) = BigInteger.DivRem(dividend, divisor);
        if (remainder.Sign < 0)
        {
            remainder += divisor;
            quotient -= BigInteger.One;
        }

        return quotient;
    }

    private static bool IsAwayFromZero(int sign, BigInteger quotient, BigInteger remainder, BigInteger divisor, Rounding rounding)
    {
        int half = (BigInteger.Abs(remainder) << 1).CompareTo(divisor);
        return rounding switch
        {
            Rounding.Exact => throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The value lies between {Shorten(quotient)} and its neighbour and {nameof(Rounding)}.{nameof(Rounding.Exact)} allows no rounding; name another rounding.")),
            Rounding.HalfEven => half > 0 || (half == 0 && !quotient.IsEven),
            Rounding.HalfAwayFromZero => half >= 0,
            Rounding.HalfTowardsZero => half > 0,
            Rounding.TowardsZero => false,
            Rounding.AwayFromZero => true,
            Rounding.Floor => sign < 0,
            Rounding.Ceiling => sign > 0,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, $"rounding is {(int)rounding}; it must be a named member of {nameof(Rounding)}."),
        };
    }

    private static string Shorten(BigInteger value) => value.GetBitLength() <= 256
        ? value.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"an integer of {value.GetBitLength()} bits");
}
