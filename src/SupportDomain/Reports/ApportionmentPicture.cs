using SupportDomain.Apportionment;
using SupportDomain.Numerics;

namespace SupportDomain.Reports;

/// <summary>A division as a picture: a bar a recipient, a line at its exact quota, marks at floor and cap.</summary>
/// <remarks>One SVG element with a title, a description and a tool tip a bar; all names are escaped. Pure, and safe to call from any thread.</remarks>
public static class ApportionmentPicture
{
    private const int Width = 760;
    private const int LabelWidth = 200;
    private const int NumberWidth = 130;
    private const int RowHeight = 26;
    private const int BarHeight = 14;
    private const int MostLabelCharacters = 28;

    /// <summary>Draws the division.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="names">What the recipients are called, one for each.</param>
    /// <param name="id">A prefix for the identifiers within the picture, unique in its page.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is not one name for each recipient.</exception>
    public static string Svg(ApportionmentExplanation explanation, IEnumerable<string> names, string id = "division")
    {
        string[] all = ApportionmentWording.CheckNames(explanation, names);
        ArgumentNullException.ThrowIfNull(id);
        Rational largest = explanation.Lines
            .SelectMany(l => (Rational[])[Rational.Abs(l.Quota), Rational.Abs(new Rational(l.Share))])
            .Aggregate(Rational.Zero, Rational.Max);
        Markup svg = new();
        int height = Math.Max(1, all.Length) * RowHeight;
        svg.AddLine($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.AddLine($"<title id=\"{id}-t\">{explanation.Result.Problem.Units} units by {explanation.Result.Problem.Method.Id}</title>");
        svg.AddLine($"<desc id=\"{id}-d\">Each bar is a share; the line across it is the exact quota, the marks below are floor and cap.</desc>");
        foreach (ShareExplanation line in explanation.Lines)
        {
            Draw(svg, line, all[line.Index], largest);
        }

        svg.AddLine($"</svg>");
        return svg.ToString();
    }

    private static void Draw(Markup svg, ShareExplanation line, string name, Rational largest)
    {
        int top = line.Index * RowHeight;
        string label = name.Length <= MostLabelCharacters ? name : string.Concat(name.AsSpan(0, MostLabelCharacters - 1), "…");
        double width = Place(Rational.Abs(new Rational(line.Share)), largest);
        double quota = LabelWidth + Place(Rational.Abs(line.Quota), largest);
        string exact = line.Quota.ToDecimalString(3, Rounding.HalfEven);
        svg.AddLine($"<text x=\"{LabelWidth - 8}\" y=\"{top + 17}\" text-anchor=\"end\" font-size=\"12\">{label}</text>");
        svg.AddLine($"<rect x=\"{LabelWidth}\" y=\"{top + 5}\" width=\"{width:0.##}\" height=\"{BarHeight}\" fill=\"#4878a8\"><title>{name}: {line.Share}, quota {exact}</title></rect>");
        svg.AddLine($"<line class=\"quota\" x1=\"{quota:0.##}\" x2=\"{quota:0.##}\" y1=\"{top + 2}\" y2=\"{top + BarHeight + 8}\" stroke=\"#c0392b\" stroke-width=\"1.5\"/>");
        Mark(svg, "floor", line.Floor == 0 ? null : line.Floor, top, largest);
        Mark(svg, "cap", line.Cap, top, largest);
        svg.AddLine($"<text x=\"{Math.Max(LabelWidth + width, quota) + 6:0.##}\" y=\"{top + 17}\" font-size=\"12\">{line.Share} ({exact})</text>");
    }

    private static void Mark(Markup svg, string kind, Int128? units, int top, Rational largest)
    {
        if (units is { } value && new Rational(value) <= largest)
        {
            double x = LabelWidth + Place(new Rational(value), largest);
            int y = top + BarHeight + 5;
            svg.AddLine($"<path class=\"{kind}\" d=\"M{x:0.##} {y}l-4 6h8z\" fill=\"#555\"><title>{kind} {value}</title></path>");
        }
    }

    private static double Place(Rational value, Rational largest) =>
        largest.IsZero ? 0 : (value / largest).ToDouble() * (Width - LabelWidth - NumberWidth);
}
