using NodaTime;
using SupportDomain.Compensation;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet.Compensation;

/// <summary>Reads and writes books of statutory rules.</summary>
internal static class RuleBookText
{
    internal static RuleBook Read(JsonNode root)
    {
        root.Member("version").Integer(1, 1);
        Dictionary<string, FactSource> sources = root.Member("sources").Entries().ToDictionary(e => e.Name, e => SalaryModelReader.ReadSource(e.Value), StringComparer.Ordinal);
        List<StatutoryRules> rules = [.. root.Member("rules").Items().Select(r => ReadRules(r, sources))];
        root.Close();
        return root.Build(() => new RuleBook(rules), "sets of rules that hold one after the other");
    }

    internal static object Document(RuleBook book)
    {
        Dictionary<FactSource, string> sources = [];
        string Name(FactSource source)
        {
            sources.TryAdd(source, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"s{sources.Count + 1}"));
            return sources[source];
        }

        object[] rules = [.. book.Rules.Select(r => Rules(r, Name))];
        return new { version = 1, sources = sources.ToDictionary(s => s.Value, s => SalaryModelWriter.Source(s.Key), StringComparer.Ordinal), rules };
    }

    private static StatutoryRules ReadRules(JsonNode node, Dictionary<string, FactSource> sources)
    {
        string id = node.Member("id").Text();
        Currency currency = CompensationNames.ReadCurrency(node.Member("currency"));
        LocalDate from = node.Member("from").Date();
        LocalDate? until = node.Optional("until")?.Date();
        Rounding rounding = node.Member("rounding").OneOf(CompensationNames.Roundings);
        Percentage deductible = node.Member("deductible").Percentage();
        Money? ceiling = node.Optional("dailyCeiling")?.Money();
        List<StatutoryComponent> components = [.. node.Member("components").Items().Select(c => ReadComponent(c, sources))];
        List<InsuranceShare> shares = [.. node.Member("shares").Items().Select(s => ReadShare(s, sources))];
        List<TaxBracket> brackets = [.. node.Member("brackets").Items().Select(b => ReadBracket(b, sources))];
        node.Close();
        return node.Build(
            () => new StatutoryRules(id, currency, from, until, components, shares, ceiling, brackets, deductible, rounding),
            "days in order, one currency and series, brackets that ascend from zero, and rates of at most 100 % together");
    }

    private static StatutoryComponent ReadComponent(JsonNode node, Dictionary<string, FactSource> sources)
    {
        string id = node.Member("id").Text();
        Money amount = node.Member("amount").Money();
        ComponentPer per = node.Member("per").OneOf(CompensationNames.Pers);
        string? count = node.Optional("count")?.Text();
        bool isInsurable = node.Member("insurable").Flag();
        bool isTaxable = node.Member("taxable").Flag();
        FactSource source = node.Member("source").OneOf(sources);
        node.Close();
        return node.Build(() => new StatutoryComponent(id, amount, per, count, isInsurable, isTaxable, source), "an amount of zero or more");
    }

    private static InsuranceShare ReadShare(JsonNode node, Dictionary<string, FactSource> sources)
    {
        string id = node.Member("id").Text();
        SharePayer payer = node.Member("payer").OneOf(CompensationNames.Payers);
        Percentage rate = node.Member("rate").Percentage();
        FactSource source = node.Member("source").OneOf(sources);
        node.Close();
        return node.Build(() => new InsuranceShare(id, payer, rate, source), "a rate from 0 % to 100 %");
    }

    private static TaxBracket ReadBracket(JsonNode node, Dictionary<string, FactSource> sources)
    {
        Money from = node.Member("yearlyFrom").Money();
        Percentage rate = node.Member("rate").Percentage();
        FactSource source = node.Member("source").OneOf(sources);
        node.Close();
        return node.Build(() => new TaxBracket(from, rate, source), "a start of zero or more, and a rate from 0 % to 100 %");
    }

    private static object Rules(StatutoryRules rules, Func<FactSource, string> name) => new
    {
        id = rules.Id,
        currency = rules.Currency.Id,
        from = SalaryModelWriter.Date(rules.From),
        until = rules.Until is { } until ? SalaryModelWriter.Date(until) : null,
        rounding = CamelCase.Of(rules.Rounding),
        deductible = Readable.Text(rules.Deductible, nameof(rules)),
        dailyCeiling = rules.DailyCeiling is { } ceiling ? CompensationNames.Text(ceiling) : null,
        components = rules.Components.Select(c => new
        {
            id = c.Id,
            amount = CompensationNames.Text(c.Amount),
            per = CamelCase.Of(c.Per),
            count = c.Count,
            insurable = c.IsInsurable,
            taxable = c.IsTaxable,
            source = name(c.Source),
        }).ToArray(),
        shares = rules.Shares.Select(s => new { id = s.Id, payer = CamelCase.Of(s.Payer), rate = Readable.Text(s.Rate, nameof(rules)), source = name(s.Source) }).ToArray(),
        brackets = rules.Brackets.Select(b => new { yearlyFrom = CompensationNames.Text(b.YearlyFrom), rate = Readable.Text(b.Rate, nameof(rules)), source = name(b.Source) }).ToArray(),
    };
}
