using System.Globalization;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Compensation;

/// <summary>How documents of pay call the members of our enums, and how they write currencies.</summary>
internal static class CompensationNames
{
    internal static Dictionary<string, FactStanding> Standings { get; } = Of<FactStanding>();

    internal static Dictionary<string, StageKind> Kinds { get; } = Of<StageKind>();

    internal static Dictionary<string, EvidenceKind> Evidence { get; } = Of<EvidenceKind>();

    internal static Dictionary<string, Rounding> Roundings { get; } = Of<Rounding>();

    internal static Dictionary<string, ComponentPer> Pers { get; } = Of<ComponentPer>();

    internal static Dictionary<string, SharePayer> Payers { get; } = Of<SharePayer>();

    internal static void RequireListed(Currency currency, string parameterName)
    {
        if (!Currency.TryFind(currency.Id, out Currency? listed) || listed != currency)
        {
            throw new ArgumentException($"The pay is in {currency}, which is not in the list of currencies; a document holds those of the list.", parameterName);
        }
    }

    /// <summary>An amount as documents hold it, such as "IRR 1000".</summary>
    internal static string Text(Money amount) => amount.ToString(null, CultureInfo.InvariantCulture);

    internal static Currency ReadCurrency(JsonNode node) => Currency.TryFind(node.Text(), out Currency? currency)
        ? currency
        : throw node.Fault($"'{node.Text()}', which is no currency of the list", "an ISO 4217 code in capitals, or IRR/new");

    private static Dictionary<string, T> Of<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(CamelCase.Of, StringComparer.Ordinal);
}
