using SupportDomain.Desks.Measures;

namespace SupportDomain.Reports;

/// <summary>The unresolved tickets over time and by age.</summary>
internal static class BacklogPicture
{
    private const int Height = 200;
    private const int Top = 16;
    private const int Bottom = 176;
    private const int BandHeight = 36;

    internal static void Add(ReportPage page, BacklogSummary backlog)
    {
        if (backlog.Counts.IsEmpty && backlog.Open == 0)
        {
            return;
        }

        page.Markup.AddLine($"<section aria-labelledby=\"backlog\"><h2 id=\"backlog\">{page.T("Backlog", "کارهای مانده")}</h2>");
        AddCards(page, backlog);
        AddTime(page, backlog);
        AddAges(page, backlog);
        page.Markup.AddLine($"</section>");
    }

    private static void AddCards(ReportPage page, BacklogSummary backlog)
    {
        page.Markup.AddLine($"<dl class=\"cards\">");
        ReportCards.Add(page, "running", page.T("not resolved now", "حل‌نشده اکنون"), page.Number(backlog.Open));
        ReportCards.Add(page, "breached", page.T("of them late", "از آن‌ها دیرشده"), page.Number(backlog.Bands.Sum(b => b.Late)));
        ReportCards.Add(page, "time", page.T("median age", "میانهٔ سن"), page.Time(backlog.Ages.Median));
        ReportCards.Add(page, "time", page.T("oldest", "کهنه‌ترین"), page.Time(backlog.Ages.Maximum));
        if (!backlog.Counts.IsEmpty)
        {
            ReportCards.Add(page, "running", page.T("most at a midnight", "بیشترین در یک نیمه‌شب"), page.Number(backlog.Counts.Max()), page.Date(DateOf(backlog, backlog.Counts.IndexOf(backlog.Counts.Max()))));
        }

        page.Markup.AddLine($"</dl>");
    }

    private static void AddTime(ReportPage page, BacklogSummary backlog)
    {
        if (backlog.Counts.Length < 2)
        {
            return;
        }

        string title = page.T("Tickets not resolved, at midnight", "تیکت‌های حل‌نشده در نیمه‌شب");
        page.Markup.AddLine($"<h3>{title}</h3>");
        string step = backlog.StepDays == 1 ? page.T("every day", "هر روز") : page.T($"every {page.Number(backlog.StepDays)} days", $"هر {page.Number(backlog.StepDays)} روز");
        page.Markup.AddLine($"<figure>{Draw(page, title, backlog)}</figure><p class=\"note\">{page.T($"A point {step}.", $"یک نقطه در {step}.")}</p>");
        ReportTable table = new(page, title, isFolded: true, page.T("date", "تاریخ"), page.T("tickets", "تیکت"));
        int stride = Math.Max(1, (backlog.Counts.Length + 51) / 52);
        for (int i = (backlog.Counts.Length - 1) % stride; i < backlog.Counts.Length; i += stride)
        {
            table.Row(page.Date(DateOf(backlog, i)), page.Number(backlog.Counts[i]));
        }

        table.End();
    }

    private static Markup.Raw Draw(ReportPage page, string title, BacklogSummary backlog)
    {
        Chart chart = new(
            page,
            "backlog-time",
            title,
            page.T(
                $"A line from {page.Number(backlog.Counts[0])} tickets at the beginning to {page.Number(backlog.Counts[^1])} at the end, with {page.Number(backlog.Counts.Max())} at most. The table below holds the numbers.",
                $"خطی از {page.Number(backlog.Counts[0])} تیکت در آغاز تا {page.Number(backlog.Counts[^1])} در پایان، و دست‌بالا {page.Number(backlog.Counts.Max())}. عددها در جدول زیر است."),
            Height);
        double most = Math.Max(1, backlog.Counts.Max());
        foreach (double share in new[] { 0, 0.5, 1 })
        {
            double y = Bottom - (share * (Bottom - Top));
            chart.Line(0, y, 100, y, "axis");
            chart.Text(0, y - 3, "start", page.Decimal(Math.Round(most * share, 1), "#,0.#"), "number");
        }

        IEnumerable<(double X, double Y)> points = backlog.Counts.Select((c, i) => ((double)i / (backlog.Counts.Length - 1) * 1000, Bottom - (c / most * (Bottom - Top))));
        chart.Path(0, 100, Height, "area", [(0, Bottom), .. points, (1000, Bottom)], isClosed: true);
        chart.Text(0, Height - 6, "start", page.Date(backlog.FirstDate), "number");
        chart.Text(100, Height - 6, "end", page.Date(DateOf(backlog, backlog.Counts.Length - 1)), "number");
        return chart.End();
    }

    private static NodaTime.LocalDate DateOf(BacklogSummary backlog, int index) => backlog.FirstDate.PlusDays(index * backlog.StepDays);

    private static void AddAges(ReportPage page, BacklogSummary backlog)
    {
        if (backlog.Open == 0)
        {
            return;
        }

        string title = page.T("Not resolved, by age", "حل‌نشده‌ها بر پایهٔ سن");
        page.Markup.AddLine($"<h3>{title}</h3>");
        Chart chart = new(
            page,
            "backlog-age",
            title,
            page.T("A bar for each age; the hatched part has breached a clock. The table below holds the numbers.", "برای هر سن یک نوار؛ بخش هاشورخورده SLA را نقض کرده است. عددها در جدول زیر است."),
            backlog.Bands.Length * BandHeight);
        double most = Math.Max(1, backlog.Bands.Max(b => b.Tickets));
        for (int i = 0; i < backlog.Bands.Length; i++)
        {
            AgeBand band = backlog.Bands[i];
            int top = i * BandHeight;
            chart.Text(0, top + 12, "start", Name(page, band));
            chart.Text(100, top + 12, "end", page.T($"{page.Number(band.Tickets)}, late {page.Number(band.Late)}", $"{page.Number(band.Tickets)}، دیرشده {page.Number(band.Late)}"), "number");
            AddPart(chart, 0, band.Late / most * 100, top, "breached");
            AddPart(chart, band.Late / most * 100, (band.Tickets - band.Late) / most * 100, top, "running");
        }

        page.Markup.AddLine($"<figure>{chart.End()}</figure>");
        ReportTable table = new(page, title, isFolded: true, page.T("age", "سن"), page.T("tickets", "تیکت"), page.T("late", "دیرشده"));
        foreach (AgeBand band in backlog.Bands)
        {
            table.Row(Name(page, band), page.Number(band.Tickets), page.Number(band.Late));
        }

        table.End();
    }

    private static void AddPart(Chart chart, double start, double width, int top, string css)
    {
        if (width > 0)
        {
            chart.Bar(start, top + 17, width, 13, css);
        }
    }

    private static string Name(ReportPage page, AgeBand band) => band switch
    {
        { Until: null } => page.T($"{page.Number(band.From.Days)} days or more", $"{page.Number(band.From.Days)} روز یا بیشتر"),
        { From.Days: 0 } => page.T("less than a day", "کمتر از یک روز"),
        _ => page.T($"{page.Number(band.From.Days)} to {page.Number(band.Until.Value.Days)} days", $"{page.Number(band.From.Days)} تا {page.Number(band.Until.Value.Days)} روز"),
    };
}
