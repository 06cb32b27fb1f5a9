using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>The share of tickets not yet resolved over the time since the opening, with the median and the mean of the resolved ones.</summary>
internal static class SurvivalPicture
{
    private const int Height = 220;
    private const int Top = 14;
    private const int Bottom = 196;
    private const double Left = 9;
    private const double Width = 100 - Left;

    /// <summary>Beyond the time by which so many thousandths of what the curve tells are done, the picture ends.</summary>
    private const int ShownPerMille = 950;

    internal static void Add(ReportPage page, ReplaySummary summary)
    {
        SurvivalCurve curve = summary.Survival;
        if (curve.Done + curve.Censored == 0)
        {
            return;
        }

        string title = page.T("Share of tickets not yet resolved, by time since the opening", "سهم تیکت‌های حل‌نشده بر پایهٔ زمان از گشایش");
        page.Markup.AddLine($"<section aria-labelledby=\"resolve\"><h2 id=\"resolve\">{page.T("Time to resolve", "زمان تا حل")}</h2>");
        AddCards(page, summary);
        page.Markup.AddLine($"<p class=\"note\">{page.T(
            "The mean of resolved tickets leaves out the long ones as long as they are open. The curve counts an open ticket as long as it has been open (Kaplan–Meier); cancelled and merged ones count until they ended.",
            "میانگین تیکت‌های حل‌شده، تیکت‌های طولانی را تا زمانی که بازند کنار می‌گذارد. این منحنی هر تیکت باز را به اندازهٔ زمان باز بودنش می‌شمارد (کاپلان–مایر)؛ لغوشده‌ها و ادغام‌شده‌ها تا پایانشان شمرده می‌شوند.")}</p>");
        ShownPoints points = new(curve);
        if (points.Longest > Duration.Zero)
        {
            page.Markup.Add($"<figure>{Draw(page, title, curve, summary.TimeToResolve.Mean, points)}</figure>");
        }

        AddTable(page, title, curve);
        page.Markup.AddLine($"</section>");
    }

    private static void AddCards(ReportPage page, ReplaySummary summary)
    {
        SurvivalCurve curve = summary.Survival;
        page.Markup.AddLine($"<dl class=\"cards\">");
        ReportCards.Add(page, "time", page.T("median, all tickets", "میانهٔ همهٔ تیکت‌ها"), page.Time(curve.Median), page.T("open ones counted", "بازها هم شمرده شده‌اند"));
        ReportCards.Add(page, "time", page.T("median, resolved only", "میانهٔ حل‌شده‌ها"), page.Time(summary.TimeToResolve.Median));
        ReportCards.Add(page, "time", page.T("mean, resolved only", "میانگین حل‌شده‌ها"), page.Time(summary.TimeToResolve.Mean));
        ReportCards.Add(page, "time", page.T("mean, at least", "میانگین، دست‌کم"), page.Time(curve.RestrictedMean), page.T("area under the curve", "سطح زیر منحنی"));
        ReportCards.Add(page, "met", page.T("resolved", "حل‌شده"), page.Number(curve.Done));
        ReportCards.Add(page, "running", page.T("not resolved", "حل‌نشده"), page.Number(curve.Censored));
        page.Markup.AddLine($"</dl>");
    }

    private static Markup.Raw Draw(ReportPage page, string title, SurvivalCurve curve, Duration? mean, ShownPoints points)
    {
        Chart chart = new(
            page,
            "survival",
            title,
            page.T(
                $"A falling line from 100 % at the opening. Half of the tickets are resolved by: {page.Time(curve.Median)}. The table below holds the numbers.",
                $"خطی که از صد درصد در گشایش پایین می‌آید. نیمی از تیکت‌ها تا این زمان حل شده‌اند: {page.Time(curve.Median)}. عددها در جدول زیر است."),
            Height);
        foreach (int percent in new[] { 100, 75, 50, 25, 0 })
        {
            double y = Level(percent * 10);
            chart.Line(Left, y, 100, y, "axis");
            chart.Text(0, y + 4, "start", page.Decimal(percent, "0") + page.T("%", "٪"), "number");
        }

        chart.Path(0, 100, Height, "curve", points.Steps(Left, Width, Level));
        AddMark(page, chart, points, curve.Median, "mark", page.T("median of all", "میانهٔ همه"), 10);
        AddMark(page, chart, points, mean, "mean", page.T("mean of the resolved", "میانگین حل‌شده‌ها"), 26);
        chart.Text(Left, Height - 6, "start", page.Decimal(0, "0"), "number");
        chart.Text(100, Height - 6, "end", page.Time(points.Longest), "number");
        return chart.End();
    }

    private static double Level(int perMilleLeft) => Bottom - (perMilleLeft / 1000.0 * (Bottom - Top));

    private static void AddMark(ReportPage page, Chart chart, ShownPoints points, Duration? at, string css, string name, int baseline)
    {
        if (at is { } value && value >= Duration.Zero && value <= points.Longest)
        {
            double x = Left + (value / points.Longest * Width);
            chart.Line(x, Top + baseline - 10, x, Bottom, css);
            chart.Text(x > 60 ? x - 1 : x + 1, Top + baseline, x > 60 ? "end" : "start", name + ": " + page.Time(value));
        }
    }

    private static void AddTable(ReportPage page, string title, SurvivalCurve curve)
    {
        ReportTable table = new(page, title, isFolded: true, page.T("resolved", "حل‌شده"), page.T("by", "تا"));
        foreach (SurvivalPoint point in curve.ToPoints().Where(p => p.PerMilleDone % 50 == 0 || p.PerMilleDone is 10 or 990))
        {
            table.Row(page.Decimal(point.PerMilleDone / 10, "0") + page.T("%", "٪"), page.Time(point.Time));
        }

        table.Row(page.T("not resolved at the end of the curve", "حل‌نشده در پایان منحنی"), page.Share(curve.Rest));
        table.End();
    }

    /// <summary>The points shown: up to 95 % of what the curve falls, since the last few tickets would squeeze all others together.</summary>
    private sealed class ShownPoints
    {
        private readonly List<SurvivalPoint> _points;

        internal ShownPoints(SurvivalCurve curve)
        {
            List<SurvivalPoint> all = [.. curve.ToPoints()];
            _points = [.. all.Where(p => p.PerMilleDone * 1000 <= all[^1].PerMilleDone * ShownPerMille)];
            Longest = _points[^1].Time;
        }

        internal Duration Longest { get; }

        /// <summary>A step down at each time, in thousandths of the width.</summary>
        internal IEnumerable<(double X, double Y)> Steps(double left, double width, Func<int, double> level)
        {
            int before = 1000;
            foreach (SurvivalPoint point in _points)
            {
                double x = (left + (point.Time / Longest * width)) * 10;
                yield return (x, level(before));
                before = 1000 - point.PerMilleDone;
                yield return (x, level(before));
            }
        }
    }
}
