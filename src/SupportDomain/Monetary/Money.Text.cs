using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Monetary;

/// <content>Reading and writing.</content>
public readonly partial struct Money
{
    private const int RialsPerToman = 10;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Money Parse(string s, IFormatProvider? provider) => Parse(Guard.Against.Null(s).AsSpan(), provider);

    /// <summary>Reads an amount that names its currency: "EUR 12.34", "12.34 EUR", "IRR/new 3.50", "12.5 toman", "۱۲٫۵ تومان".</summary>
    /// <remarks>
    /// Latin, Persian and Arabic digits; the provider's separators (invariant if null), the Arabic ones always; groups only at their places. Symbols are not
    /// unique and are read only where the currency is given.
    /// </remarks>
    /// <exception cref="FormatException"><paramref name="s"/> is none of these, names an unknown currency, has more digits than the currency, or is longer than 1,000 characters.</exception>
    /// <exception cref="OverflowException">The amount is beyond 128 bits.</exception>
    public static Money Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => MoneyText.Read(s, null, provider).Value;

    /// <summary>Reads an amount of a known currency: a plain number, or one with its code, symbol or, for old rials, "toman", "rial", "تومان" or "ریال".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is none of these, names another currency or has more digits than the currency.</exception>
    /// <exception cref="OverflowException">The amount is beyond 128 bits.</exception>
    public static Money Parse(ReadOnlySpan<char> s, Currency currency, IFormatProvider? provider) =>
        MoneyText.Read(s, Guard.Against.Null(currency), provider).Value;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out Money)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) => TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads what <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/> reads, or says no.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result) =>
        MoneyText.Read(s, null, provider).TryGet(out result);

    /// <summary>Reads what <see cref="Parse(ReadOnlySpan{char}, Currency, IFormatProvider?)"/> reads, or says no.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="currency"/> is null.</exception>
    public static bool TryParse(ReadOnlySpan<char> s, Currency currency, IFormatProvider? provider, out Money result) =>
        MoneyText.Read(s, Guard.Against.Null(currency), provider).TryGet(out result);

    /// <summary>The canonical form, "EUR 12.34"; it parses back to an equal value. Nothing for <c>default</c>.</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Writes the amount.</summary>
    /// <param name="format">
    /// A letter for the form: C or G or nothing, code before amount ("EUR -12.34"); S, symbol before amount ("-€12.34", with a blank between if the symbol holds
    /// digits); N, amount only ("-12.34"); T, in
    /// toman ("12.5 toman", with Persian digits "۱۲٫۵ تومان"). After it, in any order: g for grouped digits, p for Persian and a for Arabic digits, which bring
    /// the Arabic separators with them.
    /// </param>
    /// <param name="formatProvider">The separators, group sizes and negative sign; invariant if null.</param>
    /// <exception cref="FormatException">The format is unknown, or T and this is not in old Iranian rials.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        Span<char> buffer = stackalloc char[256];
        MoneyText.Layout layout = MoneyText.Layout.Parse(format, formatProvider, _currency);
        return _currency is null ? string.Empty
            : MoneyText.TryWrite(this, layout, buffer, out int written) ? buffer[..written].ToString()
            : MoneyText.WriteLong(this, layout);
    }

    /// <summary>Writes the amount if it fits; see <see cref="ToString(string?, IFormatProvider?)"/>.</summary>
    /// <exception cref="FormatException">The format is unknown, or T and this is not in old Iranian rials.</exception>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        charsWritten = 0;
        MoneyText.Layout layout = MoneyText.Layout.Parse(format, provider, _currency);
        return _currency is null || MoneyText.TryWrite(this, layout, destination, out charsWritten);
    }
}
