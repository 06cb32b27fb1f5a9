using System.Globalization;
using System.Numerics;
using SupportDomain.Internal;

namespace SupportDomain.Monetary;

/// <summary>The text of money, both ways.</summary>
internal static class MoneyText
{
    internal const string TomanLatin = "toman";
    internal const string TomanPersian = "تومان";
    private const string RialLatin = "rial";
    private const string RialPersian = "ریال";
    private const string PersianDigits = "۰۱۲۳۴۵۶۷۸۹";
    private const string ArabicDigits = "٠١٢٣٤٥٦٧٨٩";

    /// <summary>Reads a unit and a number in either order. With a currency given, the unit may be missing or a symbol.</summary>
    internal static Reading Read(ReadOnlySpan<char> s, Currency? expected, IFormatProvider? provider)
    {
        if (s.Length > NumberText.MaxLength)
        {
            return Reading.Fault($"A text of {s.Length} characters is no amount of money; at most {NumberText.MaxLength} are read.");
        }

        // A code of one's own may hold digits, so a unit that is known is found before the number is.
        ReadOnlySpan<char> text = NumberText.TrimMarks(s);
        int prefix = LengthBefore(text, expected, provider);
        int suffix = prefix > 0 ? 0 : LengthAfter(text, expected);
        (int start, int end) = FindNumber(text, prefix, suffix);
        if (start == end)
        {
            return Reading.Fault($"'{Shorten(s)}' holds no digits; write an amount with its currency, such as EUR 12.34.");
        }

        ReadOnlySpan<char> before = NumberText.TrimMarks(text[..start]);
        ReadOnlySpan<char> after = NumberText.TrimMarks(text[end..]);
        bool isNegative = TakeSign(ref before, provider);
        ReadOnlySpan<char> unit = before.IsEmpty ? after : before;
        if (!before.IsEmpty && !after.IsEmpty)
        {
            return Reading.Fault($"'{Shorten(s)}' has words on both sides of the amount; write the currency once.");
        }

        if (!TryUnit(unit, expected, out Currency? currency, out bool isToman))
        {
            return Reading.Fault(expected is null
                ? $"'{Shorten(s)}' names no known currency; write its code, such as EUR 12.34, or toman."
                : $"'{Shorten(s)}' is no amount of {expected}; write a number alone, or with {expected.Id} or {expected.Symbol}.");
        }

        return NumberText.TryParse(text[start..end], provider, out BigInteger mantissa, out int scale)
            ? ToMoney(isNegative ? -mantissa : mantissa, scale, currency!, isToman, s)
            : Reading.Fault($"'{Shorten(s)}' holds no number in the given culture; groups and the decimal separator must be at their places.");
    }

    internal static bool TryWrite(Money money, in Layout layout, Span<char> destination, out int written)
    {
        Writer writer = new(destination);
        Currency currency = money.Currency;
        if (layout.Form == 'C')
        {
            writer.Add(currency.Id);
            writer.Add(" ");
        }

        if (Int128.IsNegative(money.MinorUnits))
        {
            writer.Add(layout.Digits is null ? layout.Format.NegativeSign : "\u2212");
        }

        if (layout.Form == 'S')
        {
            writer.Add(currency.Symbol);
            writer.Add(HasDigits(currency.Symbol) ? " " : string.Empty);
        }

        WriteDigits(ref writer, money, layout);
        if (layout.Form == 'T')
        {
            writer.Add(layout.Digits is null ? " " + TomanLatin : " " + TomanPersian);
        }

        written = writer.Length;
        return writer.Fits;
    }

    internal static string WriteLong(Money money, in Layout layout)
    {
        char[] buffer = new char[4096];
        return TryWrite(money, layout, buffer, out int written)
            ? new string(buffer, 0, written)
            : throw new FormatException("The separators of the provider are too long to be written.");
    }

    private static void WriteDigits(ref Writer writer, Money money, in Layout layout)
    {
        int fraction = layout.Form == 'T' ? 1 : money.Currency.MinorUnitDigits;
        Span<char> digits = stackalloc char[48];
        ToMagnitude(money.MinorUnits).TryFormat(digits, out int count, default, CultureInfo.InvariantCulture);
        if (count <= fraction)
        {
            Span<char> shifted = digits.Slice(fraction + 1 - count, count);
            digits[..count].CopyTo(shifted);
            digits[..(fraction + 1 - count)].Fill('0');
            count = fraction + 1;
        }

        if (layout.Form == 'T' && digits[count - 1] == '0')
        {
            // Whole tomans are written without a fraction.
            count--;
            fraction = 0;
        }

        int whole = count - fraction;
        for (int i = 0; i < count; i++)
        {
            if (i == whole)
            {
                writer.Add(layout.Digits is null ? layout.Format.NumberDecimalSeparator : "\u066B");
            }
            else if (i > 0 && i < whole && layout.IsGrouped && IsGroupStart(layout.Format, whole - i))
            {
                writer.Add(layout.Digits is null ? layout.Format.NumberGroupSeparator : "\u066C");
            }

            writer.Add(layout.Digits is null ? digits[i] : layout.Digits[digits[i] - '0']);
        }
    }

    private static UInt128 ToMagnitude(Int128 value) => Int128.IsNegative(value) ? (UInt128)(-(value + 1)) + 1 : (UInt128)value;

    /// <summary>Whether a group ends that many digits before the decimal separator.</summary>
    private static bool IsGroupStart(NumberFormatInfo format, int digitsLeft)
    {
        for (int group = 0; digitsLeft > 0; group++)
        {
            int size = NumberText.GroupSize(format, group);
            if (size == 0)
            {
                return false;
            }

            digitsLeft -= size;
        }

        return digitsLeft == 0;
    }

    /// <summary>How many characters the sign and the expected identifier, or a code with digits, take at the beginning; 0 if neither is there.</summary>
    private static int LengthBefore(ReadOnlySpan<char> text, Currency? expected, IFormatProvider? provider)
    {
        if (expected is null)
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text;
        _ = TakeSign(ref rest, provider);
        string? unit = rest.StartsWith(expected.Id, StringComparison.Ordinal) ? expected.Id
            : HasDigits(expected.Symbol) && rest.StartsWith(expected.Symbol, StringComparison.Ordinal) ? expected.Symbol
            : null;
        return unit is null ? 0 : text.IndexOf(unit, StringComparison.Ordinal) + unit.Length;
    }

    /// <summary>Whether a symbol is a code of one's own that holds digits, which must not run into those of the amount.</summary>
    private static bool HasDigits(string symbol) => symbol.AsSpan().ContainsAnyInRange('0', '9');

    private static int LengthAfter(ReadOnlySpan<char> text, Currency? expected) =>
        expected is not null && text.EndsWith(expected.Id, StringComparison.Ordinal) ? expected.Id.Length : 0;

    private static (int Start, int End) FindNumber(ReadOnlySpan<char> text, int prefix, int suffix)
    {
        int start = prefix;
        while (start < text.Length && NumberText.DigitValue(text[start]) < 0)
        {
            start++;
        }

        int end = text.Length - suffix;
        while (end > start && NumberText.DigitValue(text[end - 1]) < 0)
        {
            end--;
        }

        return (start, end);
    }

    /// <summary>Takes a sign from the end or, for "-€5", from the beginning of what stands before the digits; true for a negative one.</summary>
    private static bool TakeSign(ref ReadOnlySpan<char> before, IFormatProvider? provider)
    {
        ReadOnlySpan<char> negative = NumberText.TrimMarks(NumberFormatInfo.GetInstance(provider ?? CultureInfo.InvariantCulture).NegativeSign);
        foreach (string sign in (ReadOnlySpan<string>)["+", "-", "\u2212", negative.ToString()])
        {
            bool atEnd = sign.Length > 0 && before.EndsWith(sign, StringComparison.Ordinal);
            if (atEnd || (sign.Length > 0 && before.StartsWith(sign, StringComparison.Ordinal)))
            {
                before = NumberText.TrimMarks(atEnd ? before[..^sign.Length] : before[sign.Length..]);
                return !string.Equals(sign, "+", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static bool TryUnit(ReadOnlySpan<char> unit, Currency? expected, out Currency? currency, out bool isToman)
    {
        isToman = false;
        currency = expected;
        if (expected is not null && (unit.IsEmpty || unit.SequenceEqual(expected.Id) || unit.SequenceEqual(expected.Symbol)))
        {
            return true;
        }

        isToman = unit.Equals(TomanLatin, StringComparison.OrdinalIgnoreCase) || unit.SequenceEqual(TomanPersian);
        if (isToman)
        {
            currency = Currency.IranianRial;
            return expected is null || expected == currency;
        }

        if (expected is null)
        {
            return Currency.TryFind(unit, out currency);
        }

        currency = expected;
        return expected.HasToman && (unit.Equals(RialLatin, StringComparison.OrdinalIgnoreCase) || unit.SequenceEqual(RialPersian));
    }

    private static Reading ToMoney(BigInteger mantissa, int scale, Currency currency, bool isToman, ReadOnlySpan<char> s)
    {
        int digits = isToman ? 1 : currency.MinorUnitDigits;
        BigInteger minor = mantissa;
        if (scale > digits)
        {
            (minor, BigInteger rest) = BigInteger.DivRem(mantissa, BigInteger.Pow(10, scale - digits));
            if (!rest.IsZero)
            {
                return Reading.Fault(
                    $"'{Shorten(s)}' has {scale} digits after the separator; {(isToman ? TomanLatin : currency.Id)} has {digits}, and nothing is rounded in reading.");
            }
        }
        else
        {
            minor *= BigInteger.Pow(10, digits - scale);
        }

        return minor >= Int128.MinValue && minor <= Int128.MaxValue
            ? new Reading(new Money((Int128)minor, currency), null, false)
            : new Reading(default, $"'{Shorten(s)}' is beyond 128 bits of minor units.", true);
    }

    private static string Shorten(ReadOnlySpan<char> s) => s.Length <= 60 ? s.ToString() : s[..60].ToString();

    /// <summary>An amount, or what was wrong with the text.</summary>
    internal readonly record struct Reading(Money Amount, string? Message, bool IsOverflow)
    {
        internal Money Value => Message is null ? Amount : throw (IsOverflow ? new OverflowException(Message) : new FormatException(Message));

        internal static Reading Fault(string message) => new(default, message, false);

        internal bool TryGet(out Money result)
        {
            result = Amount;
            return Message is null;
        }
    }

    /// <summary>A format that was understood.</summary>
    internal readonly record struct Layout(char Form, bool IsGrouped, string? Digits, NumberFormatInfo Format)
    {
        internal static Layout Parse(ReadOnlySpan<char> format, IFormatProvider? provider, Currency? currency)
        {
            NumberFormatInfo info = NumberFormatInfo.GetInstance(provider ?? CultureInfo.InvariantCulture);
            char form = format.IsEmpty || format[0] is 'G' or 'C' ? 'C' : format[0];
            bool grouped = false;
            string? digits = null;
            foreach (char flag in format.IsEmpty ? format : format[1..])
            {
                grouped |= flag == 'g';
                digits = flag switch
                {
                    'p' => PersianDigits,
                    'a' => ArabicDigits,
                    'g' => digits,
                    _ => throw Unknown(format),
                };
            }

            return form switch
            {
                'C' or 'S' or 'N' => new(form, grouped, digits, info),
                'T' when currency is null || currency.HasToman => new(form, grouped, digits, info),
                'T' => throw new FormatException($"The format T writes toman, and the amount is in {currency}; only old Iranian rials (IRR) have it."),
                _ => throw Unknown(format),
            };
        }

        private static FormatException Unknown(ReadOnlySpan<char> format) => new(
            $"'{Shorten(format)}' is no format of money; allowed are C, G, S, N and T, each followed by any of g, p and a.");
    }

    /// <summary>Writes to a span until it is full.</summary>
    private ref struct Writer(Span<char> destination)
    {
        private readonly Span<char> _destination = destination;

        internal int Length { get; private set; }

        internal bool Fits { get; private set; } = true;

        internal void Add(scoped ReadOnlySpan<char> text)
        {
            Fits = Fits && text.TryCopyTo(_destination[Length..]);
            Length = Fits ? Length + text.Length : 0;
        }

        internal void Add(char c) => Add(new ReadOnlySpan<char>(in c));
    }
}
