using NodaTime;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>The percentiles of a sample of durations as bars on a logarithmic scale, as inline SVG.</summary>
internal static class PercentileBars
{
    private const int Width = 760;
    private const int LabelWidth = 110;
    private const int NumberWidth = 110;
    private const int RowHeight = 24;
    private const int BarHeight = 15;
    private const int BarWidth = Width - LabelWidth - NumberWidth;

    internal static (string Name, int PerMille)[] Percentiles { get; } =
        [("median", 500), ("75 %", 750), ("90 %", 900), ("95 %", 950), ("99 %", 990)];

    internal static Markup.Raw Draw(string id, DurationSample sample)
    {
        Markup svg = new();
        svg.AddLine($"<svg viewBox=\"0 0 {Width} {Percentiles.Length * RowHeight}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.AddLine($"<title id=\"{id}-t\">Time on the clock: so many tickets were done within</title>");
        svg.AddLine($"<desc id=\"{id}-d\">Bars on a logarithmic scale that begins at one minute. The table of all tickets holds the numbers.</desc>");
        double longest = Scale(sample.Percentile(Percentiles[^1].PerMille)!.Value);
        for (int i = 0; i < Percentiles.Length; i++)
        {
            (string name, int perMille) = Percentiles[i];
            Duration value = sample.Percentile(perMille)!.Value;
            double width = longest <= 0 ? 0 : Scale(value) / longest * BarWidth;
            int middle = (i * RowHeight) + (RowHeight / 2) + 4;
            svg.AddLine($"<text class=\"label\" x=\"{LabelWidth - 8}\" y=\"{middle}\" text-anchor=\"end\">{name}</text>");
            svg.AddLine($"<rect class=\"time\" x=\"{LabelWidth}\" y=\"{(i * RowHeight) + 4}\" width=\"{width:0.##}\" height=\"{BarHeight}\"><title>{name}: {DurationWords.Of(value)}</title></rect>");
            svg.AddLine($"<text class=\"number\" x=\"{LabelWidth + width + 6:0.##}\" y=\"{middle}\">{DurationWords.Of(value)}</text>");
        }

        svg.AddLine($"</svg>");
        return new Markup.Raw(svg.ToString());
    }

    /// <summary>Only the length of a bar: no figure is computed from it.</summary>
    private static double Scale(Duration value) => value <= Duration.FromMinutes(1) ? 0 : Math.Log(value.TotalMinutes);
}
