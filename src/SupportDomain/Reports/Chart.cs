namespace SupportDomain.Reports;

/// <summary>A picture as inline SVG that fills the width of the page: lengths across are percentages, texts keep their size on a phone.</summary>
/// <remarks>In a page read from right to left the picture is mirrored: a percentage counts from where reading starts, and so does the anchor of a text.</remarks>
internal sealed class Chart
{
    private readonly ReportPage _page;
    private readonly Markup _svg = new();

    internal Chart(ReportPage page, string id, string title, string description, int height)
    {
        _page = page;
        _svg.AddLine($"<svg height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\" xmlns=\"http://www.w3.org/2000/svg\">");
        _svg.AddLine($"<title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>");
    }

    internal void Bar(double start, double top, double width, double height, string css, string? tip = null, double opacity = 1)
    {
        _svg.Add($"<rect class=\"{css}\" x=\"{From(start, width):0.##}%\" y=\"{top:0.##}\" width=\"{width:0.##}%\" height=\"{height:0.##}\"");
        if (opacity < 1)
        {
            _svg.Add($" fill-opacity=\"{opacity:0.##}\"");
        }

        _ = tip is null ? _svg.Append("/>\n") : _svg.AddLine($"><title>{tip}</title></rect>");
    }

    internal void Text(double at, double baseline, string anchor, object text, string css = "label") =>
        _svg.AddLine($"<text class=\"{css}\" x=\"{From(at, 0):0.##}%\" y=\"{baseline:0.##}\" text-anchor=\"{anchor}\">{text}</text>");

    internal void Line(double from, double top, double to, double bottom, string css, string? tip = null)
    {
        _svg.Add($"<line class=\"{css}\" x1=\"{From(from, 0):0.##}%\" y1=\"{top:0.##}\" x2=\"{From(to, 0):0.##}%\" y2=\"{bottom:0.##}\"");
        _ = tip is null ? _svg.Append("/>\n") : _svg.AddLine($"><title>{tip}</title></line>");
    }

    /// <summary>A path in a frame of its own, 1000 wide, that is stretched over a part of the width.</summary>
    internal void Path(double start, double width, int height, string css, IEnumerable<(double X, double Y)> points, bool isClosed = false)
    {
        _svg.Add($"<svg x=\"{From(start, width):0.##}%\" y=\"0\" width=\"{width:0.##}%\" height=\"{height}\" viewBox=\"0 0 1000 {height}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"{css}\" d=\"");
        bool isFirst = true;
        foreach ((double x, double y) in points)
        {
            _svg.Add($"{(isFirst ? "M" : "L")}{(_page.IsPersian ? 1000 - x : x):0.#} {y:0.#}");
            isFirst = false;
        }

        _svg.AddLine($"{(isClosed ? "Z" : string.Empty)}\"/></svg>");
    }

    internal Markup.Raw End()
    {
        _svg.AddLine($"</svg>");
        return new Markup.Raw(_svg.ToString());
    }

    private double From(double start, double width) => _page.IsPersian ? 100 - start - width : start;
}
