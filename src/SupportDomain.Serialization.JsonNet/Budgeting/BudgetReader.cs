using NodaTime;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Budgeting;

/// <summary>Reads a budget's document from top to bottom.</summary>
internal static class BudgetReader
{
    internal const int Version = 1;

    internal static BudgetDocument Read(JsonNode root)
    {
        root.Member("version").Integer(Version, Version);
        Currency? own = root.Optional("currency") is { } currency ? Own(currency) : null;
        Money approved = root.Member("approved").Money(own);
        BudgetPolicy policy = Policy(root.Member("policy"), own);
        List<BudgetLine> lines = [.. root.Member("lines").Items().Select(line => Line(line, own))];
        BudgetPeriods? periods = root.Optional("periods") is { } node ? Periods(node) : null;
        root.Close();
        return root.Build(() => Fit(approved, policy, lines, periods), "an amount of zero or greater, lines that fit together, and one currency");
    }

    internal static ApportionmentMethod Method(JsonNode node) => Parsed(
        node, ApportionmentMethod.Parse, "largest-remainder/hare, jefferson, webster, huntington-hill, adams, dean, modified-sainte-lague/7/10 or another quota");

    internal static TiePolicy Ties(JsonNode node)
    {
        string text = node.Text();
        string[] words = text.Split(' ');
        return words is ["drawn", _] && ulong.TryParse(words[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out ulong seed)
            ? TiePolicy.Drawn(seed)
            : Parsed(node, TiePolicy.Parse, "lowest-index, highest-index, largest-weight, smallest-weight, or drawn and a seed");
    }

    private static BudgetDocument Fit(Money approved, BudgetPolicy policy, List<BudgetLine> lines, BudgetPeriods? periods)
    {
        try
        {
            return new(new Budget(approved, lines), policy, periods);
        }
        catch (CurrencyMismatchException e)
        {
            throw new ArgumentException(e.Message, nameof(lines), e);
        }
    }

    /// <summary>A currency that is not in the list.</summary>
    private static Currency Own(JsonNode node)
    {
        string code = node.Member("code").Text();
        string series = node.Optional("series")?.Text() ?? string.Empty;
        int digits = node.Member("minorUnitDigits").Integer(0, Currency.MaxMinorUnitDigits);
        string? symbol = node.Optional("symbol")?.Text();
        node.Close();
        return node.Build(() => Currency.Define(code, digits, series, symbol), "a code in capitals, digits and a series that do not contradict the list, and a symbol without digits");
    }

    private static BudgetPolicy Policy(JsonNode node, Currency? own)
    {
        List<KeyValuePair<WeightBasis, Rational>> mix = Facts(node.Member("mix"));
        ApportionmentMethod? method = node.Optional("method") is { } m ? Method(m) : null;
        TiePolicy? ties = node.Optional("ties") is { } t ? Ties(t) : null;
        BudgetReserve? reserve = node.Optional("reserve") is { } r ? Reserve(r, own) : null;
        node.Close();
        return node.Build(() => new BudgetPolicy(mix, method, ties, reserve), "coefficients of zero or greater, one of them above zero, and Hare's quota or a divisor method");
    }

    private static BudgetReserve Reserve(JsonNode node, Currency? own)
    {
        JsonNode? amount = node.Optional("amount");
        JsonNode? part = node.Optional("part");
        BudgetReserve reserve = (amount, part) switch
        {
            ({ } a, null) => a.Build(() => BudgetReserve.OfAmount(a.Money(own)), "an amount of zero or greater"),
            (null, { } p) => OfPart(p, node.Member("rounding").OneOf(BudgetNames.Roundings)),
            _ => throw node.Fault("a reserve with both or none of 'amount' and 'part'", "one of them; a part with its 'rounding'"),
        };
        node.Close();
        return reserve;
    }

    private static BudgetReserve OfPart(JsonNode node, Rounding rounding) =>
        node.Build(() => BudgetReserve.OfPart(node.Percentage(), rounding), "a percentage from 0% to 100%");

    private static BudgetLine Line(JsonNode node, Currency? own)
    {
        string id = node.Member("id").Text();
        string? parent = node.Optional("parent")?.Text();
        string? name = node.Optional("name")?.Text();
        BudgetLineKind kind = node.Optional("kind")?.OneOf(BudgetNames.Kinds) ?? BudgetLineKind.Other;
        List<KeyValuePair<WeightBasis, Rational>> facts = Facts(node.Member("facts"));
        Money? commitment = node.Optional("commitment")?.Money(own);
        Money? absorbable = node.Optional("absorbable")?.Money(own);
        node.Close();
        return node.Build(() => new BudgetLine(id, facts, parent, name, kind, commitment, absorbable), "facts and amounts of zero or greater");
    }

    private static List<KeyValuePair<WeightBasis, Rational>> Facts(JsonNode node) =>
        [.. node.Entries().Select(e => KeyValuePair.Create(
            BudgetNames.Bases.TryGetValue(e.Name, out WeightBasis basis) ? basis : throw e.Value.Fault($"the basis '{e.Name}'", string.Join(", ", BudgetNames.Bases.Keys)),
            e.Value.Number()))];

    private static BudgetPeriods Periods(JsonNode node)
    {
        if (node.Optional("list") is { } list)
        {
            List<BudgetPeriod> periods = [.. list.Items().Select(Period)];
            node.Close();
            return node.Build(() => new BudgetPeriods(periods), "periods in order with weights of zero or greater, one of them above zero");
        }

        Dictionary<string, Func<int, BudgetPeriods>> calendars = new(StringComparer.Ordinal)
        {
            ["iso"] = BudgetPeriods.IsoMonths,
            ["solarHijri"] = BudgetPeriods.SolarHijriMonths,
        };
        Func<int, BudgetPeriods> months = node.Member("months").OneOf(calendars);
        int year = node.Member("year").Integer(1, 9376);
        node.Close();
        return months(year);
    }

    private static BudgetPeriod Period(JsonNode node)
    {
        string name = node.Member("name").Text();
        LocalDate start = node.Member("start").Date();
        LocalDate end = node.Member("end").Date();
        Rational weight = node.Member("weight").Number();
        node.Close();
        return new BudgetPeriod(name, start, end, weight);
    }

    private static T Parsed<T>(JsonNode node, Func<string, T> parse, string allowed)
    {
        string text = node.Text();
        try
        {
            return parse(text);
        }
        catch (FormatException)
        {
            throw node.Fault($"\"{(text.Length <= 40 ? text : text[..40])}\"", allowed);
        }
    }
}
