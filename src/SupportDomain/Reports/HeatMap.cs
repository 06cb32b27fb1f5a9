using NodaTime;
using SupportDomain.Desks.Measures;

namespace SupportDomain.Reports;

/// <summary>The hours of a week as a grid: the darker, the more.</summary>
internal static class HeatMap
{
    private const int Hours = 24;
    private const int CellHeight = 22;
    private const int HeadHeight = 18;
    private const double LabelWidth = 9;
    private const double CellWidth = (100 - LabelWidth) / Hours;

    /// <summary>The lightest cell that holds anything; the rest is in proportion to the count.</summary>
    private const double LeastOpacity = 0.2;

    internal static Markup.Raw Draw(ReportPage page, string id, string title, BreachHours hours)
    {
        Chart chart = new(
            page,
            id,
            title,
            page.T(
                "A row for each day and a column for each hour; the darker a cell, the more deadlines were missed in it. The table below holds the numbers.",
                "هر سطر یک روز و هر ستون یک ساعت است؛ خانهٔ پررنگ‌تر یعنی سررسیدهای بیشتری در آن نقض شد. عددها در جدول زیر است."),
            HeadHeight + (7 * CellHeight));
        long most = Math.Max(1, hours.Missed.Counts.Max());
        for (int hour = 0; hour < Hours; hour += 3)
        {
            chart.Text(LabelWidth + (hour * CellWidth), 12, "start", page.Decimal(hour, "00"), "number");
        }

        for (int day = 0; day < 7; day++)
        {
            int top = HeadHeight + (day * CellHeight);
            chart.Text(0, top + 15, "start", DayName(page, day));
            for (int hour = 0; hour < Hours; hour++)
            {
                int index = (day * Hours) + hour;
                long missed = hours.Missed.Counts[index];
                string tip = page.T(
                    $"{DayName(page, day)} {page.Decimal(hour, "00")}: {page.Number(missed)} of {page.Number(hours.Deadlines.Counts[index])} missed",
                    $"{DayName(page, day)} ساعت {page.Decimal(hour, "00")}: {page.Number(missed)} از {page.Number(hours.Deadlines.Counts[index])} نقض شد");
                chart.Bar(
                    LabelWidth + (hour * CellWidth), top, CellWidth, CellHeight, missed == 0 ? "cold" : "heat", tip,
                    missed == 0 ? 1 : LeastOpacity + ((1 - LeastOpacity) * missed / most));
            }
        }

        return chart.End();
    }

    internal static void AddTable(ReportPage page, string caption, BreachHours hours)
    {
        ReportTable.Column[] columns = [page.T("day", "روز"), .. Enumerable.Range(0, Hours).Select(h => new ReportTable.Column(page.Decimal(h, "00")))];
        ReportTable table = new(page, caption, isFolded: true, columns);
        for (int day = 0; day < 7; day++)
        {
            table.Row(DayName(page, day), [.. Enumerable.Range(day * Hours, Hours).Select(i => page.Number(hours.Missed.Counts[i]) + "/" + page.Number(hours.Deadlines.Counts[i]))]);
        }

        table.End();
    }

    private static string DayName(ReportPage page, int day) => (IsoDayOfWeek)(day + 1) switch
    {
        IsoDayOfWeek.Monday => page.T("Mon", "دوشنبه"),
        IsoDayOfWeek.Tuesday => page.T("Tue", "سه‌شنبه"),
        IsoDayOfWeek.Wednesday => page.T("Wed", "چهارشنبه"),
        IsoDayOfWeek.Thursday => page.T("Thu", "پنجشنبه"),
        IsoDayOfWeek.Friday => page.T("Fri", "جمعه"),
        IsoDayOfWeek.Saturday => page.T("Sat", "شنبه"),
        _ => page.T("Sun", "یکشنبه"),
    };
}
