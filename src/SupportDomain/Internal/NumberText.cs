using System.Globalization;
using System.Numerics;

namespace SupportDomain.Internal;

/// <summary>Reads numbers as people write them: Latin, Persian and Arabic digits and separators, signs with direction marks.</summary>
internal static class NumberText
{
    /// <summary>The longest text that is read; reading takes time that grows with the square of the digits.</summary>
    internal const int MaxLength = 1_000;

    private const char PersianZero = '\u06F0';
    private const char ArabicZero = '\u0660';
    private const char ArabicGroup = '\u066C';
    private const char ArabicDecimal = '\u066B';
    private const char MinusSign = '\u2212';

    /// <summary>Reads sign, grouped digits and a fraction: the value is mantissa ÷ 10^scale.</summary>
    /// <remarks>Groups must be as long as the provider's format says; a group separator anywhere else is refused, so "1,5" is never read as 15,
    /// and so is one after a leading zero: "0,500" is half of something to those who wrote it, not 500.</remarks>
    internal static bool TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out BigInteger mantissa, out int scale)
    {
        mantissa = default;
        scale = 0;
        text = text.Trim();
        if (text.Length > MaxLength)
        {
            return false;
        }

        NumberFormatInfo format = NumberFormatInfo.GetInstance(provider ?? CultureInfo.InvariantCulture);
        Span<char> digits = stackalloc char[MaxLength];
        if (!TryReadSign(ref text, format, out bool negative) || !TryReadDigits(text, format, digits, out int count, out scale))
        {
            return false;
        }

        mantissa = BigInteger.Parse(digits[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        mantissa = negative ? -mantissa : mantissa;
        return true;
    }

    /// <summary>A mark that only directs how a line of mixed scripts is laid out.</summary>
    internal static bool IsDirectionMark(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The value of a Latin, Persian or Arabic digit, or −1.</summary>
    internal static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= PersianZero and <= '\u06F9' => c - PersianZero,
        >= ArabicZero and <= '\u0669' => c - ArabicZero,
        _ => -1,
    };

    /// <summary>Whether a number written with this decimal separator can be told from a fraction, a sign and a row of digits.</summary>
    internal static bool IsReadableSeparator(string separator) => separator.Length == 1
        && DigitValue(separator[0]) < 0 && !char.IsLetter(separator[0]) && separator[0] is not ('/' or '-' or '+' or MinusSign or ArabicGroup);

    /// <summary>The provider's negative sign, or the plain one where a provider has none that could be read.</summary>
    internal static string ReadableNegativeSign(NumberFormatInfo format)
    {
        ReadOnlySpan<char> sign = TrimMarks(format.NegativeSign);
        return sign.IsEmpty || sign.Contains('/') || sign.ContainsAnyInRange('0', '9') ? "-" : format.NegativeSign;
    }

    internal static ReadOnlySpan<char> TrimMarks(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && (IsDirectionMark(text[0]) || char.IsWhiteSpace(text[0])))
        {
            text = text[1..];
        }

        while (!text.IsEmpty && (IsDirectionMark(text[^1]) || char.IsWhiteSpace(text[^1])))
        {
            text = text[..^1];
        }

        return text;
    }

    private static bool TryReadSign(ref ReadOnlySpan<char> text, NumberFormatInfo format, out bool negative)
    {
        negative = false;
        text = TrimMarks(text);
        if (text.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<char> sign = TrimMarks(format.NegativeSign);
        if (text[0] is '-' or MinusSign || (!sign.IsEmpty && text.StartsWith(sign, StringComparison.Ordinal)))
        {
            negative = true;
            text = TrimMarks(text[(text[0] is '-' or MinusSign ? 1 : sign.Length)..]);
        }
        else if (text[0] == '+')
        {
            text = TrimMarks(text[1..]);
        }

        return !text.IsEmpty;
    }

    private static bool TryReadDigits(ReadOnlySpan<char> text, NumberFormatInfo format, Span<char> digits, out int count, out int scale)
    {
        count = 0;
        scale = 0;
        int whole = text.Length;
        for (int i = 0; i < text.Length; i++)
        {
            if (IsSeparator(text[i], format.NumberDecimalSeparator, ArabicDecimal))
            {
                whole = i;
                break;
            }
        }

        if (!TryReadWhole(text[..whole], format, digits, out count))
        {
            return false;
        }

        for (int i = whole + 1; i < text.Length; i++)
        {
            int value = DigitValue(text[i]);
            if (value < 0)
            {
                return false;
            }

            digits[count++] = (char)('0' + value);
            scale++;
        }

        return whole == text.Length || scale > 0;
    }

    /// <summary>Reads the digits before the decimal separator from the right, so that each group can be held against its size.</summary>
    private static bool TryReadWhole(ReadOnlySpan<char> text, NumberFormatInfo format, Span<char> digits, out int count)
    {
        count = 0;
        int inGroup = 0;
        int group = 0;
        bool grouped = false;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            int value = DigitValue(text[i]);
            if (value >= 0)
            {
                digits[count++] = (char)('0' + value);
                inGroup++;
            }
            else if (IsGroupSeparator(text[i], format) && inGroup > 0 && inGroup == GroupSize(format, group))
            {
                group++;
                inGroup = 0;
                grouped = true;
            }
            else
            {
                return false;
            }
        }

        digits[..count].Reverse();
        return inGroup > 0 && (!grouped || (digits[0] != '0' && (GroupSize(format, group) is 0 || inGroup <= GroupSize(format, group))));
    }

    /// <summary>The size of a group counted from the right; 0 where grouping ends. Formats without groups take the usual three.</summary>
    internal static int GroupSize(NumberFormatInfo format, int group)
    {
        int[] sizes = format.NumberGroupSizes;
        return sizes.Length == 0 ? 3 : sizes[Math.Min(group, sizes.Length - 1)];
    }

    private static bool IsGroupSeparator(char c, NumberFormatInfo format) => IsSeparator(c, format.NumberGroupSeparator, ArabicGroup);

    private static bool IsSeparator(char c, string separator, char always) =>
        c == always || (separator.Length == 1 && (c == separator[0] || (IsSpace(c) && IsSpace(separator[0])) || (IsApostrophe(c) && IsApostrophe(separator[0]))));

    private static bool IsSpace(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009';

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';
}
