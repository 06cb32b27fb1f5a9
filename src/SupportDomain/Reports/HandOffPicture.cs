using SupportDomain.Desks;
using SupportDomain.Desks.Measures;

namespace SupportDomain.Reports;

/// <summary>Hand-offs and reopenings.</summary>
internal static class HandOffPicture
{
    private const int RowHeight = 36;

    internal static void Add(ReportPage page, ReplaySummary summary)
    {
        if (summary.HandOffs is { } handOffs)
        {
            page.Markup.AddLine($"<section aria-labelledby=\"handoffs\"><h2 id=\"handoffs\">{page.T("Hand-offs", "دست‌به‌دست شدن")}</h2>");
            AddCards(page, handOffs);
            AddRows(page, handOffs);
            page.Markup.AddLine($"</section>");
        }

        if (summary.Reopenings is { } reopenings)
        {
            AddReopenings(page, reopenings);
        }
    }

    private static void AddCards(ReportPage page, HandOffSummary handOffs)
    {
        page.Markup.AddLine($"<dl class=\"cards\">");
        ReportCards.Add(page, "time", page.T("hand-offs a ticket", "دست‌به‌دست شدن هر تیکت"), page.Decimal(handOffs.Mean, "0.00"), page.T($"{page.Number(handOffs.Tickets)} tickets with a group", $"{page.Number(handOffs.Tickets)} تیکت با گروه"));
        ReportCards.Add(page, "met", page.T("kept by the first group", "مانده نزد گروه نخست"), page.Share((double)handOffs.KeptByFirst / handOffs.Tickets), page.Number(handOffs.KeptByFirst));
        ReportCards.Add(page, "breached", page.T("came back to a group", "بازگشته به یک گروه"), page.Share((double)handOffs.CameBack / handOffs.Tickets), page.Number(handOffs.CameBack));
        page.Markup.AddLine($"</dl>");
    }

    private static void AddRows(ReportPage page, HandOffSummary handOffs)
    {
        bool hasVerdicts = handOffs.Rows.Any(r => r.RecordedVerdicts > 0);
        string title = page.T("Median time to resolve, by hand-offs", "میانهٔ زمان تا حل بر پایهٔ دست‌به‌دست شدن");
        page.Markup.AddLine($"<h3>{title}</h3>");
        Chart chart = new(
            page,
            "handoffs-time",
            title,
            page.T("A bar for each number of hand-offs, its length the median time. The table below holds the numbers.", "برای هر شمار دست‌به‌دست شدن یک نوار به درازای میانهٔ زمان. عددها در جدول زیر است."),
            handOffs.Rows.Length * RowHeight);
        double most = Math.Max(1, handOffs.Rows.Max(r => r.TimeToResolve.Median?.TotalMinutes ?? 0));
        for (int i = 0; i < handOffs.Rows.Length; i++)
        {
            HandOffRow row = handOffs.Rows[i];
            chart.Text(0, (i * RowHeight) + 12, "start", Name(page, row));
            chart.Text(100, (i * RowHeight) + 12, "end", page.Time(row.TimeToResolve.Median), "number");
            chart.Bar(0, (i * RowHeight) + 17, Math.Max(0, (row.TimeToResolve.Median?.TotalMinutes ?? 0) / most * 100), 13, "time");
        }

        page.Markup.AddLine($"<figure>{chart.End()}</figure>");
        string caption = page.T("Resolved tickets by hand-offs", "تیکت‌های حل‌شده بر پایهٔ دست‌به‌دست شدن");
        ReportTable table = new(
            page, caption, isFolded: true, page.T("hand-offs", "دست‌به‌دست شدن"), page.T("tickets", "تیکت"), page.T("came back", "بازگشته"), page.T("median time", "میانهٔ زمان"),
            page.T("90 % within", "٪۹۰ تا"), page.T("breached, says the log", "نقض به گفتهٔ لاگ"));
        foreach (HandOffRow row in handOffs.Rows)
        {
            table.Row(
                Name(page, row), page.Number(row.Tickets), page.Number(row.CameBack), page.Time(row.TimeToResolve.Median), page.Time(row.TimeToResolve.Percentile(900)),
                hasVerdicts ? page.Share(row.RecordedBreachShare) : "–");
        }

        table.End();
    }

    private static string Name(ReportPage page, HandOffRow row) => row switch
    {
        { IsAndMore: true } => page.T($"{page.Number(row.HandOffs)} or more", $"{page.Number(row.HandOffs)} یا بیشتر"),
        { HandOffs: 0 } => page.T("none", "هیچ"),
        _ => page.Number(row.HandOffs),
    };

    private static void AddReopenings(ReportPage page, ReopeningSummary reopenings)
    {
        page.Markup.AddLine($"<section aria-labelledby=\"reopened\"><h2 id=\"reopened\">{page.T("Reopened", "بازگشوده‌شده")}</h2>");
        page.Markup.AddLine($"<p>{page.T(
            $"{page.Number(reopenings.Reopened)} of {page.Number(reopenings.Tickets)} tickets ({page.Share((double)reopenings.Reopened / reopenings.Tickets)}) were reopened, {page.Number(reopenings.Reopenings)} times in all.",
            $"{page.Number(reopenings.Reopened)} از {page.Number(reopenings.Tickets)} تیکت ({page.Share((double)reopenings.Reopened / reopenings.Tickets)}) بازگشوده شدند، روی‌هم {page.Number(reopenings.Reopenings)} بار.")}</p>");
        ReportTable table = new(page, page.T("Tickets by reopenings", "تیکت‌ها بر پایهٔ بازگشودن"), isFolded: true, page.T("reopened", "بازگشودن"), page.T("tickets", "تیکت"));
        foreach ((int times, long tickets) in reopenings.TicketsByReopenings)
        {
            table.Row(page.Number(times), page.Number(tickets));
        }

        table.End();
        page.Markup.AddLine($"</section>");
    }
}
