using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SupportDomain.Monetary;

/// <summary>ISO 4217, list one: the codes in use and their minor units, without those that have none (metals, units of account, tests, no currency).</summary>
/// <remarks>Up to amendment 179 (XAD, the Arab accounting dinar, in force since 12 May 2025), and without the Bulgarian lev, which gave way to the euro on 1 January 2026.</remarks>
internal static class Iso4217
{
    private const string NoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string ThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

    private const string FourDigits = "CLF UYW";

    private const string TwoDigits =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK "
        + "DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL "
        + "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG "
        + "SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG";

    private static readonly FrozenDictionary<string, Currency> Known = Read().ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    internal static FrozenDictionary<string, Currency>.AlternateLookup<ReadOnlySpan<char>> ById => Known.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static ImmutableArray<Currency> All { get; } = [.. Known.Values.Order()];

    internal static string SymbolOf(string code) => code switch
    {
        "GBP" => "£",
        "JPY" or "CNY" => "¥",
        "INR" => "₹",
        "TRY" => "₺",
        "ILS" => "₪",
        "KRW" => "₩",
        "UAH" => "₴",
        "VND" => "₫",
        _ => code,
    };

    private static IEnumerable<Currency> Read() =>
        [.. WithDigits(NoDigits, 0), .. WithDigits(TwoDigits, 2), .. WithDigits(ThreeDigits, 3), .. WithDigits(FourDigits, 4), Currency.IranianNewRial];

    private static IEnumerable<Currency> WithDigits(string codes, int digits) => codes.Split(' ').Select(code => Currency.FromIso(code, digits));
}
