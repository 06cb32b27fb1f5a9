using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;

namespace SupportDomain.Tool.Output;

/// <summary>Divisions as the data of a JSON document: whole units as numbers, amounts and quotas as exact texts.</summary>
internal static class AllocationData
{
    internal static object Of(ApportionmentResult result, ImmutableArray<string> names, Currency? currency, WordingLanguage language)
    {
        ImmutableArray<Rational> quotas = Analyze.Quotas(result.Problem);
        ApportionmentExplanation explanation = ApportionmentExplanation.Of(result);
        return new
        {
            method = result.Problem.Method.Id,
            total = Units(result.Problem.Units, currency),
            shares = names.Select((name, i) => new { name, weight = Text(result.Problem.Weights[i]), quota = Text(quotas[i]), share = Units(result.Shares[i], currency) }),
            summary = ApportionmentWording.Summary(explanation, names, language),
            reasons = ApportionmentWording.Sentences(explanation, names, language),
        };
    }

    internal static object Of(BudgetAllocation allocation, WordingLanguage language)
    {
        ImmutableArray<string> top = [.. allocation.LinesBelow().Select(l => l.Name)];
        return new
        {
            method = allocation.Policy.Method.Id,
            approved = Text(allocation.Budget.Approved),
            reserve = Text(allocation.Reserve),
            lines = allocation.Budget.Lines.Select(l => new { id = l.Id, name = l.Name, amount = Text(allocation.AmountOf(l.Id)) }),
            summary = ApportionmentWording.Summary(allocation.Explain(), top, language),
            reasons = ApportionmentWording.Sentences(allocation.Explain(), top, language),
        };
    }

    private static string Units(Int128 units, Currency? currency) => currency is null ? units.ToString(CultureInfo.InvariantCulture) : Text(new Money(units, currency));

    private static string Text(Money amount) => amount.ToString(null, CultureInfo.InvariantCulture);

    private static string Text(Rational number) => number.ToString(null, CultureInfo.InvariantCulture);
}
