using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;

namespace SupportDomain.Numerics;

/// <summary>An exact fraction of two integers of any size: a ratio, a weight, a quota, a rate.</summary>
/// <remarks>
/// <para>Always in lowest terms with a denominator greater than zero. No operation rounds unless it is asked to, by name.</para>
/// <para>Equality and order are those of the number: 1/2 equals 2/4, and 1/3 is less than 1/2.</para>
/// <para><c>default</c> is zero. Immutable, and safe to share between threads.</para>
/// <para>The numerators and denominators grow with the work: sums of n fractions cost time in the size of their common denominator.</para>
/// </remarks>
public readonly partial struct Rational : IEquatable<Rational>, IComparable<Rational>, ISpanParsable<Rational>, ISpanFormattable,
    IAdditionOperators<Rational, Rational, Rational>, ISubtractionOperators<Rational, Rational, Rational>,
    IMultiplyOperators<Rational, Rational, Rational>, IDivisionOperators<Rational, Rational, Rational>,
    IUnaryNegationOperators<Rational, Rational>, IComparisonOperators<Rational, Rational, bool>
{
    private readonly BigInteger _numerator;

    /// <summary>Zero only in <c>default</c>.</summary>
    private readonly BigInteger _denominator;

    /// <summary>The fraction of two integers, brought to lowest terms.</summary>
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">Any integer but zero; its sign moves to the numerator.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="denominator"/> is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new ArgumentOutOfRangeException(nameof(denominator), "denominator is 0; it must be any integer but zero.");
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        _numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    /// <summary>A whole number.</summary>
    public Rational(BigInteger value)
    {
        _numerator = value;
        _denominator = BigInteger.One;
    }

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>One.</summary>
    public static Rational One => new(BigInteger.One);

    /// <summary>The number above the line, in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => _numerator;

    /// <summary>The number below the line, in lowest terms; at least one.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => _numerator.Sign;

    /// <summary>Whether this is zero.</summary>
    public bool IsZero => _numerator.IsZero;

    /// <summary>Whether this is a whole number.</summary>
    public bool IsInteger => Denominator.IsOne;

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The sum, exact.</summary>
    public static Rational operator +(Rational left, Rational right) => left.Denominator == right.Denominator
        ? new(left._numerator + right._numerator, left.Denominator)
        : new((left._numerator * right.Denominator) + (right._numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The difference, exact.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The product, exact.</summary>
    public static Rational operator *(Rational left, Rational right) => new(left._numerator * right._numerator, left.Denominator * right.Denominator);

    /// <summary>The quotient, exact.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational operator /(Rational left, Rational right) => right.IsZero
        ? throw new DivideByZeroException($"{left} was divided by 0; a ratio without a base is undefined.")
        : new(left._numerator * right.Denominator, left.Denominator * right._numerator);

    /// <summary>The same number with the other sign.</summary>
    public static Rational operator -(Rational value) => FromLowestTerms(-value._numerator, value.Denominator);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Order of numbers.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The named twin of the conversion from a whole number.</summary>
    public static Rational FromInt64(long value) => new(value);

    /// <summary>The named twin of the conversion from a whole number.</summary>
    public static Rational FromBigInteger(BigInteger value) => new(value);

    /// <summary>The exact value of a decimal: 0.1m becomes 1/10.</summary>
    public static Rational FromDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);

        // The parts are 32 bits each, taken as they are: the conversion is meant to reinterpret the sign bit.
        BigInteger mantissa = unchecked((new BigInteger((uint)parts[2]) << 64) | (new BigInteger((uint)parts[1]) << 32) | (uint)parts[0]);
        return new(decimal.IsNegative(value) ? -mantissa : mantissa, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>The named twin of <c>+</c>.</summary>
    public static Rational Add(Rational left, Rational right) => left + right;

    /// <summary>The named twin of <c>−</c>.</summary>
    public static Rational Subtract(Rational left, Rational right) => left - right;

    /// <summary>The named twin of <c>×</c>.</summary>
    public static Rational Multiply(Rational left, Rational right) => left * right;

    /// <summary>The named twin of <c>÷</c>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is zero.</exception>
    public static Rational Divide(Rational left, Rational right) => left / right;

    /// <summary>The named twin of the sign change.</summary>
    public static Rational Negate(Rational value) => -value;

    /// <summary>The distance from zero.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>The lesser of two numbers.</summary>
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    /// <summary>The greater of two numbers.</summary>
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    /// <summary>The greatest integer that is not greater: 7/2 gives 3, −7/2 gives −4.</summary>
    public BigInteger Floor() => ExactDivision.Floor(_numerator, Denominator, out _);

    /// <summary>The least integer that is not less: 7/2 gives 4, −7/2 gives −3.</summary>
    public BigInteger Ceiling() => -ExactDivision.Floor(-_numerator, Denominator, out _);

    /// <summary>The whole number that the named rounding gives: 5/2 with <see cref="Rounding.HalfEven"/> gives 2.</summary>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and this is not whole.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounding"/> is no member of <see cref="Rounding"/>.</exception>
    public BigInteger Round(Rounding rounding) => ExactDivision.Divide(_numerator, Denominator, Guard.Against.UndefinedEnum(rounding));

    /// <summary>The nearest binary number; relative error at most 2^−52 within the range of <see cref="double"/>, infinite beyond it.</summary>
    public double ToDouble()
    {
        const int Bits = 64;
        if (IsZero)
        {
            return 0;
        }

        BigInteger numerator = BigInteger.Abs(_numerator);
        int shift = checked((int)(Denominator.GetBitLength() - numerator.GetBitLength())) + Bits;
        BigInteger quotient = shift >= 0 ? (numerator << shift) / Denominator : numerator / (Denominator << -shift);
        double value = Math.ScaleB((double)quotient, -shift);
        return Sign < 0 ? -value : value;
    }

    /// <inheritdoc/>
    public bool Equals(Rational other) => _numerator == other._numerator && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, Denominator);

    /// <summary>Order of numbers.</summary>
    public int CompareTo(Rational other) => Denominator == other.Denominator
        ? _numerator.CompareTo(other._numerator)
        : (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    /// <summary>The number in canonical form, "3" or "−7/2" with an ASCII minus; up to <see cref="MaxTextLength"/> characters parse back to an equal value.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    private static Rational FromLowestTerms(BigInteger numerator, BigInteger denominator) => new(numerator, denominator, trusted: true);

    private Rational(BigInteger numerator, BigInteger denominator, bool trusted)
    {
        System.Diagnostics.Debug.Assert(trusted && denominator.Sign > 0, "the parts come from a value in lowest terms");
        _numerator = numerator;
        _denominator = denominator;
    }
}
