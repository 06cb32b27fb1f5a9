using System.Globalization;
using System.Net;
using System.Text;

namespace SupportDomain.Analytics.Simulation;

/// <summary>Estimates as a bar chart with their 95 % intervals: one SVG element with a title, a description that says all values, and a tool tip for each bar.</summary>
/// <remarks>Colours follow the reader's light or dark scheme. Names are escaped. Pure, and safe to call from any thread.</remarks>
public static class EstimatePicture
{
    private const int Width = 760;
    private const int Left = 210;
    private const int Right = 130;
    private const int Top = 46;
    private const int RowHeight = 34;
    private const int BarHeight = 18;
    private const int MostLabelCharacters = 28;

    /// <summary>Draws the estimates, the first one at the top. One of which nothing is known has no bar; one without an interval no whisker.</summary>
    /// <param name="title">What is shown, in which unit, and that the whiskers are 95 % intervals.</param>
    /// <param name="bars">The estimates with their names; at least one.</param>
    /// <param name="id">A prefix for the identifiers within the picture, unique in its page.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="bars"/> is empty.</exception>
    public static string Svg(string title, IReadOnlyList<KeyValuePair<string, Estimate>> bars, string id = "estimates")
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(id);
        if (bars.Count == 0)
        {
            throw new ArgumentException("There is no estimate; a picture needs at least one.", nameof(bars));
        }

        double[] ends = [0, .. bars.SelectMany(b => new[] { b.Value.Value, b.Value.Lower, b.Value.Upper }).Where(double.IsFinite)];
        double least = ends.Min();
        double most = Math.Max(ends.Max(), least + double.Epsilon);
        double scale = most - least > 0 && double.IsFinite(1 / (most - least)) ? (Width - Left - Right) / (most - least) : 0;
        double X(double value) => Left + ((value - least) * scale);

        int height = Top + (bars.Count * RowHeight) + 14;
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{Escape(id)}-t {Escape(id)}-d\" font-family=\"sans-serif\" font-size=\"13\">");
        Line(svg, $"<title id=\"{Escape(id)}-t\">{Escape(title)}</title>");
        Line(svg, $"<desc id=\"{Escape(id)}-d\">{Escape(string.Join("; ", bars.Select(Words)))}</desc>");
        Line(svg, $"<style>.paper{{fill:#fff}}.bar{{fill:#3b78b8}}.line{{stroke:#1d2733;stroke-width:1.6;fill:none}}.ink{{fill:#1d2733}}@media(prefers-color-scheme:dark){{.paper{{fill:#141a21}}.bar{{fill:#5b93cf}}.line{{stroke:#e6ebf0}}.ink{{fill:#e6ebf0}}}}</style>");
        Line(svg, $"<rect class=\"paper\" width=\"{Width}\" height=\"{height}\"/>");
        Line(svg, $"<text class=\"ink\" x=\"12\" y=\"24\" font-weight=\"bold\">{Escape(title)}</text>");
        for (int i = 0; i < bars.Count; i++)
        {
            Row(svg, bars[i], Top + (i * RowHeight), X);
        }

        Line(svg, $"<path class=\"line\" d=\"M{X(0):0.##} {Top - 6}V{height - 10}\"/>");
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static void Row(StringBuilder svg, KeyValuePair<string, Estimate> bar, int top, Func<double, double> x)
    {
        Estimate estimate = bar.Value;
        int middle = top + (BarHeight / 2);
        Line(svg, $"<text class=\"ink\" x=\"{Left - 10}\" y=\"{middle + 5}\" text-anchor=\"end\">{Escape(Cut(bar.Key))}</text>");
        double end = Left;
        if (double.IsFinite(estimate.Value))
        {
            double from = Math.Min(x(0), x(estimate.Value));
            Line(svg, $"<rect class=\"bar\" x=\"{from:0.##}\" y=\"{top}\" width=\"{Math.Abs(x(estimate.Value) - x(0)):0.##}\" height=\"{BarHeight}\"><title>{Escape(Words(bar))}</title></rect>");
            end = Math.Max(x(0), x(estimate.Value));
        }

        if (double.IsFinite(estimate.HalfWidth))
        {
            Line(svg, $"<path class=\"line\" d=\"M{x(estimate.Lower):0.##} {middle}H{x(estimate.Upper):0.##}M{x(estimate.Lower):0.##} {middle - 5}v10M{x(estimate.Upper):0.##} {middle - 5}v10\"/>");
            end = Math.Max(end, x(estimate.Upper));
        }

        Line(svg, $"<text class=\"ink\" x=\"{end + 8:0.##}\" y=\"{middle + 5}\">{Number(estimate)}</text>");
    }

    private static string Words(KeyValuePair<string, Estimate> bar) => $"{bar.Key}: {Number(bar.Value)}";

    private static string Number(Estimate estimate) => !double.IsFinite(estimate.Value) ? "–"
        : double.IsFinite(estimate.HalfWidth) ? string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.###} ± {estimate.HalfWidth:0.###}")
        : string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.###}");

    private static void Line(StringBuilder svg, FormattableString markup) => svg.Append(markup.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Cut(string text) => text.Length <= MostLabelCharacters ? text : string.Concat(text.AsSpan(0, MostLabelCharacters - 1), "…");

    /// <summary>Escaped, and without characters that no document may hold.</summary>
    private static string Escape(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c)));
}
