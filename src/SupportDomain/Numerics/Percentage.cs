using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;

namespace SupportDomain.Numerics;

/// <summary>An exact number of hundredths: a reserve, a threshold, a rise.</summary>
/// <remarks>
/// <para>Any value, negative and beyond 100 % too; whoever takes one says what is allowed.</para>
/// <para>Equality and order are those of the number. <c>default</c> is 0 %. Immutable, and safe to share between threads.</para>
/// </remarks>
public readonly struct Percentage : IEquatable<Percentage>, IComparable<Percentage>, ISpanParsable<Percentage>, ISpanFormattable,
    IAdditionOperators<Percentage, Percentage, Percentage>, ISubtractionOperators<Percentage, Percentage, Percentage>,
    IUnaryNegationOperators<Percentage, Percentage>, IComparisonOperators<Percentage, Percentage, bool>
{
    private const string Signs = "%\u066A";

    private Percentage(Rational fraction) => Fraction = fraction;

    /// <summary>0 %.</summary>
    public static Percentage Zero => default;

    /// <summary>100 %.</summary>
    public static Percentage Hundred => new(Rational.One);

    /// <summary>The part of one: 12.5 % is 1/8.</summary>
    public Rational Fraction { get; }

    /// <summary>The number before the sign: 12.5 % is 25/2.</summary>
    public Rational Percent => Fraction * 100;

    /// <summary>The sum: 12 % + 3 % = 15 %.</summary>
    public static Percentage operator +(Percentage left, Percentage right) => new(left.Fraction + right.Fraction);

    /// <summary>The difference in percentage points.</summary>
    public static Percentage operator -(Percentage left, Percentage right) => new(left.Fraction - right.Fraction);

    /// <summary>The same percentage with the other sign.</summary>
    public static Percentage operator -(Percentage value) => new(-value.Fraction);

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Percentage left, Percentage right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Percentage left, Percentage right) => !left.Equals(right);

    /// <summary>Order of numbers.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.CompareTo(right) < 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.CompareTo(right) <= 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.CompareTo(right) > 0;

    /// <summary>Order of numbers.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.CompareTo(right) >= 0;

    /// <summary>From the number before the sign: 5 gives 5 %.</summary>
    public static Percentage FromPercent(Rational percent) => new(percent / 100);

    /// <summary>From the part of one: 1/8 gives 12.5 %.</summary>
    public static Percentage FromFraction(Rational fraction) => new(fraction);

    /// <summary>The named twin of <c>+</c>.</summary>
    public static Percentage Add(Percentage left, Percentage right) => left + right;

    /// <summary>The named twin of <c>−</c>.</summary>
    public static Percentage Subtract(Percentage left, Percentage right) => left - right;

    /// <summary>The named twin of the sign change.</summary>
    public static Percentage Negate(Percentage value) => -value;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Percentage Parse(string s, IFormatProvider? provider) => Parse(Guard.Against.Null(s).AsSpan(), provider);

    /// <summary>Reads "12.5%", "100/3%" or "۱۲٫۵٪"; the sign, Latin or Arabic, follows the number and must stand.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is no percentage.</exception>
    public static Percentage Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out Percentage result)
        ? result
        : throw new FormatException($"'{(s.Length <= 40 ? s : s[..40])}' is no percentage; write a number and a percent sign, such as 12.5%.");

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Percentage)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Percentage result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads what <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/> reads, or says no.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Percentage result)
    {
        s = NumberText.TrimMarks(s);
        result = default;
        if (s.IsEmpty || !Signs.Contains(s[^1], StringComparison.Ordinal) || !Rational.TryParse(NumberText.TrimMarks(s[..^1]), provider, out Rational percent))
        {
            return false;
        }

        result = FromPercent(percent);
        return true;
    }

    /// <summary>This part of a number: 12.5 % of 80 is 10.</summary>
    public Rational Of(Rational whole) => Fraction * whole;

    /// <inheritdoc/>
    public bool Equals(Percentage other) => Fraction == other.Fraction;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Percentage other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Fraction.GetHashCode();

    /// <summary>Order of numbers.</summary>
    public int CompareTo(Percentage other) => Fraction.CompareTo(other.Fraction);

    /// <summary>The canonical form, "12.5%", or "100/3%" where no decimal is exact; it parses back to an equal value, up to <see cref="Rational.MaxTextLength"/>.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The number with the provider's decimal separator and negative sign, without groups: "12.5%", in German "12,5%". The provider that wrote it reads it back.</summary>
    /// <param name="format">Not used.</param>
    /// <param name="formatProvider">The separator and the sign; invariant if null. Where its separator is none that could be read, such as a slash, the fraction is written: "25/2%".</param>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        (Percent.ToExactDecimalString(NumberFormatInfo.GetInstance(formatProvider ?? CultureInfo.InvariantCulture)) ?? Percent.ToString(null, null)) + "%";

    /// <summary>Copies the text if it fits; see <see cref="ToString(string?, IFormatProvider?)"/>.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(null, provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
}
