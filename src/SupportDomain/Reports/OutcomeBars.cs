using SupportDomain.Desks;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>A bar a group, split by outcome, with a tool tip a part.</summary>
internal static class OutcomeBars
{
    private const int RowHeight = 36;
    private const int BarTop = 17;
    private const int BarHeight = 13;
    private const int MostLabelCharacters = 34;

    internal static Markup.Raw Draw(ReportPage page, string id, string title, IReadOnlyList<GroupSummary> groups)
    {
        Chart chart = new(
            page,
            id,
            title,
            page.T(
                "Each bar is a group, its length the number of verdicts, its parts the outcomes: met, breached, open in time, without SLA or cancelled. The table below holds the numbers.",
                "هر نوار یک گروه است؛ درازای آن شمار حکم‌هاست و بخش‌هایش نتیجه‌ها: رعایت‌شده، نقض‌شده، باز در مهلت، بدون SLA یا لغوشده. عددها در جدول زیر است."),
            groups.Count * RowHeight);
        long largest = Math.Max(1, groups.Max(g => g.Tally.Total));
        for (int i = 0; i < groups.Count; i++)
        {
            DrawRow(page, chart, groups[i], i * RowHeight, largest);
        }

        return chart.End();
    }

    internal static Markup.Raw Legend(ReportPage page)
    {
        Markup legend = new();
        legend.Add($"<ul class=\"legend\">");
        foreach ((string css, string name, _) in Parts(page))
        {
            legend.Add($"<li><span class=\"swatch {css}\"></span>{name}</li>");
        }

        legend.AddLine($"</ul>");
        return new Markup.Raw(legend.ToString());
    }

    private static (string Class, string Name, Func<AttainmentTally, long> Count)[] Parts(ReportPage page) =>
    [
        ("met", page.T("met", "رعایت‌شده"), t => t.Met),
        ("breached", page.T("breached", "نقض‌شده"), t => t.Breached),
        ("running", page.T("open, in time", "باز، در مهلت"), t => t.Running),
        ("nosla", page.T("no SLA or cancelled", "بدون SLA یا لغوشده"), t => t.NoSla + t.Cancelled),
    ];

    private static string Share(ReportPage page, AttainmentTally tally) => tally.Decided == 0
        ? "–"
        : page.T($"{page.Share(tally)} of {page.Number(tally.Decided)}", $"{page.Share(tally)} از {page.Number(tally.Decided)}");

    private static void DrawRow(ReportPage page, Chart chart, GroupSummary group, int top, long largest)
    {
        chart.Text(0, top + 12, "start", page.Label(group.Name, MostLabelCharacters));
        chart.Text(100, top + 12, "end", Share(page, group.Tally), "number");
        double start = 0;
        foreach ((string css, string part, Func<AttainmentTally, long> count) in Parts(page))
        {
            long verdicts = count(group.Tally);
            double width = (double)verdicts / largest * 100;
            if (verdicts > 0)
            {
                chart.Bar(start, top + BarTop, width, BarHeight, css, $"{group.Name ?? page.T("(none)", "(بدون)")}: {page.Number(verdicts)} {part}");
            }

            start += width;
        }
    }
}
