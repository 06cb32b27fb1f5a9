using SupportDomain.Compensation;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Reports;

/// <summary>An explanation of pay as a waterfall: the reference, a step for each part, and the pay.</summary>
/// <remarks>
/// One SVG element with a title, a description and a tool tip a bar; all names are escaped. The order of the steps is that of the stages and means nothing: each part was found
/// without one. Pure, and safe to call from any thread.
/// </remarks>
public static class SalaryPicture
{
    private const int Width = 760;
    private const int LabelWidth = 200;
    private const int NumberWidth = 170;
    private const int RowHeight = 26;
    private const int BarHeight = 16;
    private const int MostLabelCharacters = 28;

    /// <summary>Draws the explanation.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">The language of the labels that are not names.</param>
    /// <param name="id">A prefix for the identifiers within the picture, unique in its page.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is unknown.</exception>
    public static string Svg(SalaryExplanation explanation, WordingLanguage language = WordingLanguage.English, string id = "pay")
    {
        Guard.Against.Null(explanation);
        Guard.Against.Null(id);
        bool isPersian = Guard.Against.UndefinedEnum(language) == WordingLanguage.Persian;
        List<Bar> bars = Bars(explanation, isPersian);
        Rational lowest = bars.Aggregate(Rational.Zero, (least, b) => Rational.Min(least, Rational.Min(b.From, b.To)));
        Rational highest = bars.Aggregate(Rational.Zero, (most, b) => Rational.Max(most, Rational.Max(b.From, b.To)));
        Markup svg = new();
        svg.AddLine($"<svg viewBox=\"0 0 {Width} {bars.Count * RowHeight}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.AddLine($"<title id=\"{id}-t\">{ReasonText.Of(explanation.Summary, language)}</title>");
        svg.AddLine($"<desc id=\"{id}-d\">{string.Join(' ', explanation.Parts.Select(p => ReasonText.Of(p.Reason, language)))}</desc>");
        for (int i = 0; i < bars.Count; i++)
        {
            Draw(svg, bars[i], i * RowHeight, lowest, highest);
        }

        svg.AddLine($"</svg>");
        return svg.ToString();
    }

    private static List<Bar> Bars(SalaryExplanation explanation, bool isPersian)
    {
        string format = isPersian ? "Cgp" : "Cg";
        string Text(Monetary.Money amount) => amount.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        Rational at = new(explanation.Reference.Pay.MinorUnits);
        List<Bar> bars = [new Bar(isPersian ? "مبنا" : "reference", Rational.Zero, at, Text(explanation.Reference.Pay), "#777")];
        foreach (ExplanationPart part in explanation.Parts)
        {
            Rational next = at + new Rational(part.Displayed.MinorUnits);
            string label = part.IsRounding ? isPersian ? "گرد کردن" : "rounding" : part.StageId;
            bars.Add(new Bar(label, at, next, (part.Displayed.Sign > 0 ? "+" : string.Empty) + Text(part.Displayed), part.Displayed.Sign < 0 ? "#c0392b" : "#3a7d44"));
            at = next;
        }

        bars.Add(new Bar(isPersian ? "حقوق" : "pay", Rational.Zero, at, Text(explanation.Estimate.Pay), "#4878a8"));
        return bars;
    }

    private static void Draw(Markup svg, Bar bar, int top, Rational lowest, Rational highest)
    {
        string label = bar.Label.Length <= MostLabelCharacters ? bar.Label : string.Concat(bar.Label.AsSpan(0, MostLabelCharacters - 1), "…");
        double from = Place(Rational.Min(bar.From, bar.To), lowest, highest);
        double to = Place(Rational.Max(bar.From, bar.To), lowest, highest);
        svg.AddLine($"<text x=\"{LabelWidth - 8}\" y=\"{top + 17}\" text-anchor=\"end\" font-size=\"12\">{label}</text>");
        svg.AddLine($"<rect x=\"{from:0.##}\" y=\"{top + 5}\" width=\"{Math.Max(1, to - from):0.##}\" height=\"{BarHeight}\" fill=\"{bar.Colour}\"><title>{bar.Label}: {bar.Amount}</title></rect>");
        svg.AddLine($"<text x=\"{to + 6:0.##}\" y=\"{top + 17}\" font-size=\"12\">{bar.Amount}</text>");
    }

    private static double Place(Rational value, Rational lowest, Rational highest) =>
        LabelWidth + (highest == lowest ? 0 : ((value - lowest) / (highest - lowest)).ToDouble() * (Width - LabelWidth - NumberWidth));

    private sealed record Bar(string Label, Rational From, Rational To, string Amount, string Colour);
}
