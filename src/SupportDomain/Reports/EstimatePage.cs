using System.Collections.Immutable;

namespace SupportDomain.Reports;

/// <summary>A report of estimates as a page.</summary>
internal sealed class EstimatePage(ReportPage page)
{
    private const int RowHeight = 40;
    private const int BarTop = 17;
    private const int BarHeight = 13;
    private const int Tick = 4;

    internal void Write(EstimateReport report)
    {
        page.AddHead(report.Title, report.Name);
        foreach (string sentence in report.Method)
        {
            page.Markup.AddLine($"<p class=\"note\">{sentence}</p>");
        }

        page.Markup.AddLine($"</header>");
        AddContents(report);
        page.Markup.AddLine($"<main id=\"report\" tabindex=\"-1\">");
        AddFacts(report);
        for (int i = 0; i < report.Sections.Length; i++)
        {
            AddSection(report.Sections[i], Id(i));
        }

        AddAssumptions(report);
        page.Markup.AddLine($"</main></body></html>");
    }

    private static string Id(int section) => FormattableString.Invariant($"part-{section + 1}");

    private void AddContents(EstimateReport report)
    {
        page.Markup.Add($"<nav aria-label=\"{page.T("Contents", "فهرست")}\"><ul>");
        for (int i = 0; i < report.Sections.Length; i++)
        {
            page.Markup.Add($"<li><a href=\"#{Id(i)}\">{report.Sections[i].Heading}</a></li>");
        }

        page.Markup.AddLine($"<li><a href=\"#assumptions\">{page.T("Assumptions", "فرض‌ها")}</a></li></ul></nav>");
    }

    private void AddFacts(EstimateReport report)
    {
        foreach (string warning in report.Warnings)
        {
            page.Markup.AddLine($"<p class=\"warning\" role=\"note\">{warning}</p>");
        }

        if (report.Facts.IsEmpty)
        {
            return;
        }

        page.Markup.AddLine($"<dl class=\"cards\">");
        foreach ((string name, string value) in report.Facts)
        {
            ReportCards.Add(page, "running", name, value);
        }

        page.Markup.AddLine($"</dl>");
    }

    private void AddSection(EstimateSection section, string id)
    {
        page.Markup.AddLine($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{section.Heading}</h2>");
        if (section.Note is not null)
        {
            page.Markup.AddLine($"<p class=\"note\">{section.Note}</p>");
        }

        for (int i = 0; i < section.Charts.Length; i++)
        {
            EstimateChart chart = section.Charts[i];
            page.Markup.AddLine($"<h3>{chart.Title}</h3>");
            page.Markup.AddLine($"<figure>{Draw(chart, FormattableString.Invariant($"{id}-{i + 1}"))}</figure>");
            AddTable(chart);
        }

        page.Markup.AddLine($"</section>");
    }

    private Markup.Raw Draw(EstimateChart figures, string id)
    {
        Chart chart = new(
            page,
            id,
            figures.Title,
            page.T("A bar for each figure, from zero; the line across its end is the interval at 95 %. The table below holds the numbers.", "برای هر عدد یک نوار از صفر؛ خط روی پایان آن بازهٔ ۹۵ درصد است. عددها در جدول زیر است."),
            (figures.Figures.Length * RowHeight) + 4);
        Scale scale = new(figures.Figures);
        for (int i = 0; i < figures.Figures.Length; i++)
        {
            DrawRow(chart, figures.Figures[i], scale, i * RowHeight);
        }

        return chart.End();
    }

    private void DrawRow(Chart chart, EstimateFigure figure, Scale scale, int top)
    {
        chart.Text(0, top + 12, "start", page.Label(figure.Name, 34));
        chart.Text(100, top + 12, "end", Both(figure), "number");
        chart.Line(scale.Zero, top + BarTop - 3, scale.Zero, top + BarTop + BarHeight + 3, "mark");
        if (!double.IsFinite(figure.Value))
        {
            return;
        }

        double at = scale.Of(figure.Value);
        chart.Bar(Math.Min(at, scale.Zero), top + BarTop, Math.Abs(at - scale.Zero), BarHeight, "running", figure.Name + ": " + Both(figure));
        if (double.IsFinite(figure.HalfWidth))
        {
            const int Middle = BarTop + (BarHeight / 2);
            double from = scale.Of(figure.Value - figure.HalfWidth);
            double to = scale.Of(figure.Value + figure.HalfWidth);
            chart.Line(from, top + Middle, to, top + Middle, "mark");
            chart.Line(from, top + Middle - Tick, from, top + Middle + Tick, "mark");
            chart.Line(to, top + Middle - Tick, to, top + Middle + Tick, "mark");
        }
    }

    private void AddTable(EstimateChart figures)
    {
        ReportTable table = new(
            page, figures.Title, isFolded: true, figures.Column, page.T("estimate", "برآورد"), page.T("half of the interval", "نیمهٔ بازه"), page.T("from", "از"), page.T("to", "تا"));
        foreach (EstimateFigure figure in figures.Figures)
        {
            table.Row(page.Name(figure.Name), Number(figure.Value), Number(figure.HalfWidth), Number(figure.Value - figure.HalfWidth), Number(figure.Value + figure.HalfWidth));
        }

        table.End();
    }

    private void AddAssumptions(EstimateReport report)
    {
        page.Markup.AddLine($"<section aria-labelledby=\"assumptions\"><h2 id=\"assumptions\">{page.T("Assumptions", "فرض‌ها")}</h2>");
        page.Markup.AddLine($"<p class=\"note\">{page.T("Nothing of this was measured here. The figures above are as good as these.", "هیچ‌یک از اینها در اینجا سنجیده نشده است. عددهای بالا به همان خوبی‌اند که اینها.")}</p>");
        foreach ((string subject, ImmutableArray<string> lines) in report.Assumptions)
        {
            if (subject.Length > 0)
            {
                page.Markup.AddLine($"<h3>{subject}</h3>");
            }

            page.Markup.AddLine($"<ul>");
            foreach (string line in lines)
            {
                page.Markup.AddLine($"<li>{line}</li>");
            }

            page.Markup.AddLine($"</ul>");
        }

        page.Markup.AddLine($"</section>");
    }

    private string Both(EstimateFigure figure) => double.IsFinite(figure.Value) && double.IsFinite(figure.HalfWidth) ? $"{Number(figure.Value)} ± {Number(figure.HalfWidth)}" : Number(figure.Value);

    /// <summary>A number to a tenth, or a dash; in a page read from right to left a mark keeps the minus before the number.</summary>
    private string Number(double value) => double.IsFinite(value) ? page.Decimal(value, page.IsPersian ? "#,0.0;\u200E−#,0.0;0.0" : "#,0.0;−#,0.0;0.0") : "–";

    /// <summary>From the least to the most of all ends and zero, in percent of the width; at least one unit, so that what is next to nothing looks so.</summary>
    private sealed class Scale
    {
        private const double HalfAUnit = 0.5;

        private readonly double _least;
        private readonly double _span;

        internal Scale(IEnumerable<EstimateFigure> figures)
        {
            // Halves, so that the span of two great numbers is one too.
            double[] ends = [0, .. figures.SelectMany(f => new[] { f.Value, f.Value - f.HalfWidth, f.Value + f.HalfWidth }).Where(double.IsFinite).Select(v => v / 2)];
            _least = ends.Min();
            _span = Math.Max(HalfAUnit, ends.Max() - _least);
        }

        internal double Zero => Of(0);

        internal double Of(double value) => Math.Clamp(((value / 2) - _least) / _span, 0, 1) * 100;
    }
}
