using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SupportDomain.Internal;

namespace SupportDomain.Monetary;

/// <summary>A unit of money: an ISO 4217 code, the series of the currency, and how many digits its smallest unit has.</summary>
/// <remarks>
/// <para>A reform that strikes zeros makes a new <b>series</b> under the same name: the old and the new Iranian rial are two currencies here, and money of
/// one is never taken for money of the other. The series is empty where there is only one; the identifier is "EUR", "IRR" or "IRR/new".</para>
/// <para>Equality and order are those of <see cref="Id"/>, ordinal, then of <see cref="MinorUnitDigits"/>: two definitions of your own under one identifier
/// are one currency if they have the same digits, and two otherwise. The symbol does not count. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class Currency : IEquatable<Currency>, IComparable<Currency>
{
    /// <summary>The longest code or series, in characters.</summary>
    public const int MaxPartLength = 16;

    /// <summary>The most digits a minor unit may have.</summary>
    public const int MaxMinorUnitDigits = 18;

    private Currency(string code, string series, int digits, int isoDigits, string symbol)
    {
        Code = code;
        Series = series;
        MinorUnitDigits = digits;
        IsoMinorUnitDigits = isoDigits;
        Symbol = symbol;
        Id = series.Length == 0 ? code : $"{code}/{series}";
        MinorUnitsPerMajor = 1;
        for (int i = 0; i < digits; i++)
        {
            MinorUnitsPerMajor *= 10;
        }
    }

    /// <summary>The euro.</summary>
    public static Currency Euro { get; } = new("EUR", string.Empty, 2, 2, "€");

    /// <summary>The dollar of the United States.</summary>
    public static Currency UsDollar { get; } = new("USD", string.Empty, 2, 2, "$");

    /// <summary>
    /// The Iranian rial before the reform, counted in whole rials: ISO 4217 lists two digits (100 dinars), but wages, taxes and prices are written in
    /// whole rials. Ten of them are spoken of as one toman. "IRR" without a series means this one.
    /// </summary>
    public static Currency IranianRial { get; } = new("IRR", string.Empty, 0, 2, "﷼");

    /// <summary>The Iranian rial of the law of October 2025: 10,000 old rials, 100 gheran.</summary>
    public static Currency IranianNewRial { get; } = new("IRR", "new", 2, 2, "﷼");

    /// <summary>The currencies of ISO 4217 in use, and the new Iranian rial, in order of their identifiers.</summary>
    public static ImmutableArray<Currency> All => Iso4217.All;

    /// <summary>The code in capitals, three letters for ISO 4217.</summary>
    public string Code { get; }

    /// <summary>The series, or an empty text.</summary>
    public string Series { get; }

    /// <summary>The code, and the series after a slash if there is one.</summary>
    public string Id { get; }

    /// <summary>How many decimal digits the smallest unit that is counted has: 2 for the euro, 0 for the yen and the old rial, 3 for the Kuwaiti dinar.</summary>
    public int MinorUnitDigits { get; }

    /// <summary>How many digits ISO 4217 lists; differs from <see cref="MinorUnitDigits"/> for the old rial only.</summary>
    public int IsoMinorUnitDigits { get; }

    /// <summary>The usual symbol, or the code where there is none of its own. Symbols are not unique.</summary>
    public string Symbol { get; }

    /// <summary>10 to the power of <see cref="MinorUnitDigits"/>.</summary>
    public long MinorUnitsPerMajor { get; }

    /// <summary>Whether amounts may be written in toman: the old Iranian rial.</summary>
    internal bool HasToman => Equals(IranianRial);

    /// <summary>Whether both are the same currency and series.</summary>
    public static bool operator ==(Currency? left, Currency? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether currency or series differ.</summary>
    public static bool operator !=(Currency? left, Currency? right) => !(left == right);

    /// <summary>Ordinal order of identifiers; null comes first.</summary>
    public static bool operator <(Currency? left, Currency? right) => Comparer<Currency>.Default.Compare(left, right) < 0;

    /// <summary>Ordinal order of identifiers; null comes first.</summary>
    public static bool operator <=(Currency? left, Currency? right) => Comparer<Currency>.Default.Compare(left, right) <= 0;

    /// <summary>Ordinal order of identifiers; null comes first.</summary>
    public static bool operator >(Currency? left, Currency? right) => Comparer<Currency>.Default.Compare(left, right) > 0;

    /// <summary>Ordinal order of identifiers; null comes first.</summary>
    public static bool operator >=(Currency? left, Currency? right) => Comparer<Currency>.Default.Compare(left, right) >= 0;

    /// <summary>A unit of account that is not in the list: points, a series of another reform.</summary>
    /// <param name="code">Capital letters A to Z and digits, beginning with a letter, at most <see cref="MaxPartLength"/>.</param>
    /// <param name="minorUnitDigits">From 0 to <see cref="MaxMinorUnitDigits"/>, both inclusive.</param>
    /// <param name="series">Letters a to z, digits and hyphens, or empty; needed to tell it from a currency of the list with the same code.</param>
    /// <param name="symbol">The symbol, without digits, signs or blanks, at most <see cref="MaxPartLength"/>; the code if null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> or <paramref name="series"/> is null.</exception>
    /// <exception cref="ArgumentException">Code, series or symbol have other characters, or the identifier is one of the list and the digits are others.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minorUnitDigits"/> is out of its range.</exception>
    public static Currency Define(string code, int minorUnitDigits, string series = "", string? symbol = null)
    {
        CheckPart(Guard.Against.Null(code), nameof(code), char.IsAsciiLetterUpper, isRequired: true);
        CheckPart(Guard.Against.Null(series), nameof(series), c => char.IsAsciiLetterLower(c) || c == '-', isRequired: false);
        Guard.Against.OutOfRange(minorUnitDigits, 0, MaxMinorUnitDigits);
        CheckSymbol(symbol, nameof(symbol));
        Currency defined = new(code, series, minorUnitDigits, minorUnitDigits, symbol ?? code);
        return !TryFind(defined.Id, out Currency? known) ? defined
            : known.MinorUnitDigits == minorUnitDigits ? known
            : throw new ArgumentException(
                $"{defined.Id} has {known.MinorUnitDigits} digits, not {minorUnitDigits}; give a currency of your own another code or series.", nameof(code));
    }

    /// <summary>The currency of an identifier such as "EUR" or "IRR/new".</summary>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="id"/> is not in the list.</exception>
    public static Currency Parse(string id) => TryFind(Guard.Against.Null(id), out Currency? currency)
        ? currency
        : throw new FormatException($"'{(id.Length <= 40 ? id : id[..40])}' is no currency of the list; write an ISO 4217 code in capitals, or IRR/new.");

    /// <summary>Looks an identifier up; capitals matter.</summary>
    public static bool TryFind(ReadOnlySpan<char> id, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return id.Length <= (2 * MaxPartLength) + 1 && Iso4217.ById.TryGetValue(id, out currency);
    }

    /// <inheritdoc/>
    public bool Equals(Currency? other) => other is not null && (ReferenceEquals(this, other)
        || (MinorUnitDigits == other.MinorUnitDigits && string.Equals(Id, other.Id, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Currency);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Id, StringComparison.Ordinal);

    /// <summary>Ordinal order of identifiers, then by digits.</summary>
    public int CompareTo(Currency? other) => other is null ? 1
        : string.CompareOrdinal(Id, other.Id) is not 0 and int order ? order : MinorUnitDigits.CompareTo(other.MinorUnitDigits);

    /// <summary>The identifier.</summary>
    public override string ToString() => Id;

    internal static Currency FromIso(string code, int digits) => code switch
    {
        "EUR" => Euro,
        "USD" => UsDollar,
        "IRR" => IranianRial,
        _ => new(code, string.Empty, digits, digits, Iso4217.SymbolOf(code)),
    };

    /// <summary>A symbol stands next to the number, so nothing in it may be taken for a part of one.</summary>
    private static void CheckSymbol(string? symbol, string parameterName)
    {
        if (symbol is not null && (symbol.Length is 0 or > MaxPartLength || symbol.Any(c =>
            NumberText.DigitValue(c) >= 0 || NumberText.IsDirectionMark(c) || char.IsWhiteSpace(c) || char.IsControl(c) || c is '+' or '-' or '\u2212')))
        {
            throw new ArgumentException(
                $"symbol is '{(symbol.Length <= 40 ? symbol : symbol[..40])}'; it must be 1 to {MaxPartLength} characters without digits, signs and blanks.", parameterName);
        }
    }

    private static void CheckPart(string part, string parameterName, Func<char, bool> isLetter, bool isRequired)
    {
        bool valid = part.Length == 0
            ? !isRequired
            : part.Length <= MaxPartLength && isLetter(part[0]) && part.All(c => isLetter(c) || char.IsAsciiDigit(c));
        if (!valid)
        {
            throw new ArgumentException(
                $"{parameterName} is '{(part.Length <= 40 ? part : part[..40])}'; it must be "
                + (isRequired ? "capital letters and digits" : "small letters, digits and hyphens") + $", beginning with a letter, at most {MaxPartLength}.",
                parameterName);
        }
    }
}
