using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SupportDomain.Compensation;
using SupportDomain.Monetary;

namespace SupportDomain.Tool.Output;

/// <summary>What the verbs of <c>salary</c> print as JSON.</summary>
internal static class SalaryJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal static string Of(SalaryEstimate estimate) => Text(new
    {
        pay = Amount(estimate.Pay),
        assumptions = estimate.Assumptions,
        stages = estimate.Steps.Select(s => new { id = s.StageId, value = s.Value.ToString(null, CultureInfo.InvariantCulture) }),
        rangesMissed = estimate.RangesMissed.Select(r => r.Name),
    });

    internal static string Of(SalaryExplanation explanation) => Text(new
    {
        method = explanation.Method.ToString(),
        reference = Amount(explanation.Reference.Pay),
        pay = Amount(explanation.Estimate.Pay),
        difference = Amount(explanation.Difference),
        parts = explanation.Parts.Select(p => new
        {
            stage = p.IsRounding ? null : p.StageId,
            isRounding = p.IsRounding,
            exact = p.Exact.ToString(null, CultureInfo.InvariantCulture),
            displayed = Amount(p.Displayed),
        }),
    });

    internal static string Of(SalaryAdvice advice) => Text(new
    {
        now = Amount(advice.Now.Pay),
        assumptions = advice.Now.Assumptions,
        options = advice.Options.Select(o => new
        {
            step = o.Step.ToString(),
            pay = Amount(o.Pay),
            gain = Amount(o.Gain),
            cost = Amount(o.Step.Cost),
            months = o.Step.Months,
            missingEvidence = o.MissingEvidence.Select(e => e.ToString()),
        }),
        best = new
        {
            steps = advice.Best.Steps.Select(s => s.ToString()),
            pay = Amount(advice.Best.Pay),
            gain = Amount(advice.Best.Gain),
            cost = Amount(advice.Best.Cost),
            months = advice.Best.Months,
        },
    });

    private static string Text(object document) => JsonSerializer.Serialize(document, Indented);

    private static string Amount(Money amount) => amount.ToString(null, CultureInfo.InvariantCulture);
}
