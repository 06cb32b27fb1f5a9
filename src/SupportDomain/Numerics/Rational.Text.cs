using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;

namespace SupportDomain.Numerics;

/// <content>Reading and writing.</content>
public readonly partial struct Rational
{
    /// <summary>The longest text that is read, in characters.</summary>
    public const int MaxTextLength = NumberText.MaxLength;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Rational Parse(string s, IFormatProvider? provider) => Parse(Guard.Against.Null(s).AsSpan(), provider);

    /// <summary>Reads "3", "2.75" or "−7/2" in Latin, Persian or Arabic digits, with the provider's separators (invariant if null).</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is none of these, is longer than <see cref="MaxTextLength"/>, or divides by zero.</exception>
    public static Rational Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => TryParse(s, provider, out Rational result)
        ? result
        : throw new FormatException($"{Quote(s)} is no rational number; write an integer, a decimal or a fraction such as 7/2 in at most {MaxTextLength} characters.");

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Rational)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads what <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/> reads, or says no.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rational result)
    {
        result = default;
        if (s.Length > MaxTextLength)
        {
            return false;
        }

        int slash = s.IndexOf('/');
        if (!NumberText.TryParse(slash < 0 ? s : s[..slash], provider, out BigInteger mantissa, out int scale))
        {
            return false;
        }

        BigInteger denominator = BigInteger.Pow(10, scale);
        if (slash >= 0)
        {
            if (scale > 0 || !NumberText.TryParse(s[(slash + 1)..], provider, out denominator, out scale) || scale > 0 || denominator.Sign <= 0)
            {
                return false;
            }
        }

        result = new(mantissa, denominator);
        return true;
    }

    /// <summary>The number in canonical form, which every provider reads; format and provider are not used.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => IsInteger
        ? _numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{Denominator}");

    /// <summary>Copies the canonical form, which every provider reads, if it fits; format and provider are not used.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (!_numerator.TryFormat(destination, out charsWritten, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        if (IsInteger)
        {
            return true;
        }

        if (charsWritten < destination.Length && Denominator.TryFormat(destination[(charsWritten + 1)..], out int rest, default, CultureInfo.InvariantCulture))
        {
            destination[charsWritten] = '/';
            charsWritten += rest + 1;
            return true;
        }

        charsWritten = 0;
        return false;
    }

    /// <summary>The decimal with the given number of digits after the invariant point: 2/3 with 4 digits half-even gives "0.6667".</summary>
    /// <param name="digits">Digits after the point, from 0 to 1,000, both inclusive; all of them are written.</param>
    /// <param name="rounding">How the last digit is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is out of its range, or <paramref name="rounding"/> unknown.</exception>
    /// <exception cref="InvalidOperationException">The rounding is <see cref="Rounding.Exact"/> and the digits do not suffice.</exception>
    public string ToDecimalString(int digits, Rounding rounding)
    {
        Guard.Against.OutOfRange(digits, 0, MaxTextLength);
        BigInteger scaled = new Rational(_numerator * BigInteger.Pow(10, digits), Denominator).Round(rounding);
        string text = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        string sign = scaled.Sign < 0 ? "-" : string.Empty;
        return digits == 0 ? sign + text : $"{sign}{text.AsSpan(0, text.Length - digits)}.{text.AsSpan(text.Length - digits)}";
    }

    /// <summary>The shortest decimal that is exactly this number, or null where none is that could be read back: 1/8 gives "0.125", 1/3 gives null.</summary>
    internal string? ToExactDecimalString(NumberFormatInfo format)
    {
        BigInteger rest = Denominator;
        int twos = Strip(ref rest, 2);
        int fives = Strip(ref rest, 5);
        int digits = Math.Max(twos, fives);
        if (!rest.IsOne || digits > MaxTextLength || (digits > 0 && !NumberText.IsReadableSeparator(format.NumberDecimalSeparator)))
        {
            return null;
        }

        string text = Abs(this).ToDecimalString(digits, Rounding.Exact).Replace(".", format.NumberDecimalSeparator, StringComparison.Ordinal);
        text = Sign < 0 ? NumberText.ReadableNegativeSign(format) + text : text;
        return text.Length <= MaxTextLength ? text : null;
    }

    private static int Strip(ref BigInteger value, int factor)
    {
        int count = 0;
        for (; count <= MaxTextLength && (value % factor).IsZero; count++)
        {
            value /= factor;
        }

        return count;
    }

    private static string Quote(ReadOnlySpan<char> s) => s.Length <= 40 ? $"'{s}'" : $"A text of {s.Length} characters that begins with '{s[..20]}'";
}
