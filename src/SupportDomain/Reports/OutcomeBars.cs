using SupportDomain.Desks;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>A bar a group, split by outcome, as inline SVG with a title, a description and a tool tip a part.</summary>
internal static class OutcomeBars
{
    private const int Width = 760;
    private const int LabelWidth = 230;
    private const int NumberWidth = 90;
    private const int RowHeight = 24;
    private const int BarHeight = 15;
    private const int BarWidth = Width - LabelWidth - NumberWidth;
    private const int MostLabelCharacters = 34;

    private static readonly (string Class, string Name, Func<AttainmentTally, long> Count)[] Parts =
    [
        ("met", "met", t => t.Met),
        ("breached", "breached", t => t.Breached),
        ("running", "open, in time", t => t.Running),
        ("nosla", "no SLA or cancelled", t => t.NoSla + t.Cancelled),
    ];

    internal static Markup.Raw Draw(string id, string title, IReadOnlyList<GroupSummary> groups)
    {
        Markup svg = new();
        int height = groups.Count * RowHeight;
        svg.AddLine($"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">");
        svg.AddLine($"<title id=\"{id}-t\">{title}</title>");
        svg.AddLine($"<desc id=\"{id}-d\">Each bar is a group, its length the number of tickets, its colours the outcomes. The table below holds the numbers.</desc>");
        long largest = Math.Max(1, groups.Max(g => g.Tally.Total));
        for (int i = 0; i < groups.Count; i++)
        {
            DrawRow(svg, groups[i], i * RowHeight, largest);
        }

        svg.AddLine($"</svg>");
        return new Markup.Raw(svg.ToString());
    }

    internal static Markup.Raw Legend()
    {
        Markup legend = new();
        legend.Add($"<ul class=\"legend\">");
        foreach ((string css, string name, _) in Parts)
        {
            legend.Add($"<li><span class=\"swatch {css}\"></span>{name}</li>");
        }

        legend.AddLine($"</ul>");
        return new Markup.Raw(legend.ToString());
    }

    private static void DrawRow(Markup svg, GroupSummary group, int top, long largest)
    {
        string name = Name(group);
        string label = name.Length <= MostLabelCharacters ? name : string.Concat(name.AsSpan(0, MostLabelCharacters - 1), "…");
        int middle = top + (RowHeight / 2) + 4;
        svg.AddLine($"<text class=\"label\" x=\"{LabelWidth - 8}\" y=\"{middle}\" text-anchor=\"end\">{label}</text>");
        double left = LabelWidth;
        foreach ((string css, string part, Func<AttainmentTally, long> count) in Parts)
        {
            long tickets = count(group.Tally);
            double width = (double)tickets / largest * BarWidth;
            if (tickets > 0)
            {
                svg.AddLine($"<rect class=\"{css}\" x=\"{left:0.##}\" y=\"{top + 4}\" width=\"{width:0.##}\" height=\"{BarHeight}\"><title>{name}: {tickets} {part}</title></rect>");
            }

            left += width;
        }

        svg.AddLine($"<text class=\"number\" x=\"{left + 6:0.##}\" y=\"{middle}\">{Share(group.Tally)}</text>");
    }

    internal static string Name(GroupSummary group) => group.Name ?? "(none)";

    internal static string Share(AttainmentTally tally) => tally.Attainment is { } share
        ? share.ToString("P1", PercentFormat.Instance)
        : "–";
}
