using System.Numerics;

namespace SupportDomain.Tests.Compensation;

/// <summary>Fractions of the tests' own, so that a slow twin shares no arithmetic with what it checks.</summary>
internal readonly record struct Fraction(BigInteger Top, BigInteger Bottom)
{
    public static Fraction operator +(Fraction a, Fraction b) => Reduced((a.Top * b.Bottom) + (b.Top * a.Bottom), a.Bottom * b.Bottom);

    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Top, b.Bottom);

    public static Fraction operator *(Fraction a, Fraction b) => Reduced(a.Top * b.Top, a.Bottom * b.Bottom);

    public static Fraction operator /(Fraction a, Fraction b) => Reduced(a.Top * b.Bottom, a.Bottom * b.Top);

    internal static Fraction Of(BigInteger whole) => new(whole, BigInteger.One);

    internal static Fraction Of(SupportDomain.Numerics.Rational value) => new(value.Numerator, value.Denominator);

    internal int CompareTo(Fraction other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    internal BigInteger Floor() => Top.Sign >= 0 ? Top / Bottom : -((-Top + Bottom - 1) / Bottom);

    /// <summary>To the nearest, halves to the even neighbour.</summary>
    internal BigInteger HalfEven()
    {
        BigInteger below = Floor();
        int side = (this - Of(below)).CompareTo(new Fraction(1, 2));
        return side < 0 || (side == 0 && below.IsEven) ? below : below + 1;
    }

    private static Fraction Reduced(BigInteger top, BigInteger bottom)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        return new Fraction(top / divisor, bottom / divisor);
    }
}
