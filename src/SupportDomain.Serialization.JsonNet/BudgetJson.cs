using System.Globalization;
using NodaTime.Text;
using SupportDomain.Budgeting;
using SupportDomain.Monetary;
using SupportDomain.Serialization.JsonNet.Budgeting;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Budgets with their policies as JSON documents: strict reading, canonical writing.</summary>
/// <remarks>Unknown members are errors, comments are allowed, and what is written reads back as an equal document. Safe to use from several threads.</remarks>
public static class BudgetJson
{
    private const string DocumentName = "document";

    /// <summary>Reads a budget.</summary>
    /// <param name="reader">The document; left open.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The document is not JSON or not a budget; the exception names the place, what was found and what is allowed.</exception>
    public static BudgetDocument Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        return BudgetReader.Read(JsonNode.Parse(reader, documentName));
    }

    /// <summary>Writes a budget, indented.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="document">The budget.</param>
    /// <remarks>A currency that is not in the list is written with its definition.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The reserve is in another currency than the budget, or a number has more than
    /// <see cref="Numerics.Rational.MaxTextLength"/> characters. Nothing is written then.</exception>
    public static void Write(TextWriter writer, BudgetDocument document)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(document);
        Currency currency = document.Budget.Approved.Currency;
        if (document.Policy.Reserve.Amount is { } reserve && reserve.Currency != currency)
        {
            throw new ArgumentException($"The reserve is in {reserve.Currency} and the budget in {currency}; a document has one currency.", nameof(document));
        }

        JsonOutput.Write(writer, new
        {
            version = BudgetReader.Version,
            currency = Definition(currency),
            approved = Text(document.Budget.Approved),
            policy = Policy(document.Policy),
            lines = document.Budget.Lines.Select(Line),
            periods = document.Periods is { } periods ? new { list = periods.Periods.Select(Period) } : null,
        });
    }

    private static object? Definition(Currency currency) => Currency.TryFind(currency.Id, out Currency? listed) && listed == currency ? null : new
    {
        code = currency.Code,
        series = currency.Series.Length == 0 ? null : currency.Series,
        minorUnitDigits = currency.MinorUnitDigits,
        symbol = string.Equals(currency.Symbol, currency.Code, StringComparison.Ordinal) ? null : currency.Symbol,
    };

    private static object Policy(BudgetPolicy policy) => new
    {
        mix = Facts(policy.Mix),
        method = Readable.Text(policy.Method.Id, DocumentName),
        ties = policy.Ties.ToString(),
        reserve = policy.Reserve.Amount is { } amount
            ? new { amount = (string?)Text(amount), part = (string?)null, rounding = (string?)null }
            : new
            {
                amount = (string?)null,
                part = (string?)Readable.Text(policy.Reserve.Part!.Value, DocumentName),
                rounding = (string?)BudgetNames.Of(BudgetNames.Roundings, policy.Reserve.Rounding),
            },
    };

    private static object Line(BudgetLine line) => new
    {
        id = line.Id,
        parent = line.ParentId,
        name = string.Equals(line.Name, line.Id, StringComparison.Ordinal) ? null : line.Name,
        kind = line.Kind == BudgetLineKind.Other ? null : BudgetNames.Of(BudgetNames.Kinds, line.Kind),
        facts = Facts(line.Facts),
        commitment = line.Commitment is { } commitment ? Text(commitment) : null,
        absorbable = line.Absorbable is { } absorbable ? Text(absorbable) : null,
    };

    private static object Period(BudgetPeriod period) => new
    {
        name = period.Name,
        start = LocalDatePattern.Iso.Format(period.Start),
        end = LocalDatePattern.Iso.Format(period.End),
        weight = Readable.Text(period.Weight, DocumentName),
    };

    private static SortedDictionary<string, string> Facts(IEnumerable<KeyValuePair<WeightBasis, Numerics.Rational>> facts) => new(
        facts.ToDictionary(f => BudgetNames.Of(BudgetNames.Bases, f.Key), f => Readable.Text(f.Value, DocumentName), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string Text(Money money) => money.ToString(null, CultureInfo.InvariantCulture);
}
