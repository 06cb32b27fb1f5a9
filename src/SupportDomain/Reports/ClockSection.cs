using SupportDomain.Desks;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>What one clock says: figures, groups, percentiles, hours of breaches, longest waits and the agreement with the log.</summary>
internal sealed class ClockSection(ReportPage page, ReplaySummary summary, WaitSection waits)
{
    private static readonly int[] Percentiles = [500, 750, 900, 950, 990];

    internal void Add(ClockSummary clock, string id)
    {
        AttainmentTally all = clock.Total.Tally;
        page.Markup.AddLine($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\"><bdi>{clock.Title}</bdi></h2>");
        page.Markup.AddLine($"<dl class=\"cards\">");
        ReportCards.Add(page, "met", page.T("attainment", "رعایت SLA"), page.Share(all), all.Decided == 0 ? null : page.T("at 95 %: ", "در ٪۹۵: ") + page.Interval(all));
        ReportCards.Add(page, "met", page.T("met", "رعایت‌شده"), page.Number(all.Met));
        ReportCards.Add(page, "breached", page.T("breached", "نقض‌شده"), page.Number(all.Breached));
        ReportCards.Add(page, "running", page.T("open, in time", "باز، در مهلت"), page.Number(all.Running));
        ReportCards.Add(page, "nosla", page.T("no SLA", "بدون SLA"), page.Number(all.NoSla));
        ReportCards.Add(page, "time", page.T("median time", "میانهٔ زمان"), page.Time(clock.Total.TimeToStop.Median));
        page.Markup.AddLine($"</dl>");
        AddGroups(clock, id, ReportDimension.Month, page.T("month of opening", "ماه گشایش"), isLargestFirst: false);
        AddGroups(clock, id, ReportDimension.Priority, page.T("priority", "اولویت"), isLargestFirst: false);
        AddGroups(clock, id, ReportDimension.Queue, page.T("queue", "صف"), isLargestFirst: true);
        AddGroups(clock, id, ReportDimension.Channel, page.T("channel", "کانال"), isLargestFirst: true);
        AddGroups(clock, id, ReportDimension.Policy, page.T("policy", "خط‌مشی"), isLargestFirst: true);
        AddPercentiles(clock, id);
        AddHours(clock, id);
        waits.AddTables(clock, id);
        AddVerdictAgreement(clock.VerdictAgreement);
        AddDeadlineAgreement(clock);
        page.Markup.AddLine($"</section>");
    }

    private void AddGroups(ClockSummary clock, string id, ReportDimension dimension, string name, bool isLargestFirst)
    {
        List<GroupSummary> groups = [.. clock.By(dimension)];
        if (groups.Count == 0 || (groups.Count == 1 && groups[0].Name is null))
        {
            return;
        }

        List<GroupSummary> shown = Shown(groups, dimension, isLargestFirst);
        string caption = page.T($"Outcomes by {name}", $"نتیجه‌ها بر پایهٔ {name}");
        page.Markup.AddLine($"<h3>{page.T($"By {name}", $"بر پایهٔ {name}")}</h3>");
        page.Markup.Add($"{OutcomeBars.Legend(page)}<figure>{OutcomeBars.Draw(page, System.FormattableString.Invariant($"{id}-{dimension}"), caption, shown)}</figure>");
        ReportTable table = new(
            page, caption, isFolded: true, name, page.T("verdicts", "حکم"), page.T("attainment", "رعایت"), page.T("at 95 %", "در ٪۹۵"), page.T("met", "رعایت‌شده"), page.T("breached", "نقض‌شده"),
            page.T("open", "باز"), page.T("cancelled", "لغوشده"), page.T("no SLA", "بدون SLA"), page.T("median", "میانه"), page.T("90 % within", "٪۹۰ تا"), page.T("95 % within", "٪۹۵ تا"));
        foreach (GroupSummary group in shown)
        {
            AttainmentTally t = group.Tally;
            table.Row(
                page.Name(group.Name), page.Number(t.Total), page.Share(t), page.Interval(t), page.Number(t.Met), page.Number(t.Breached), page.Number(t.Running), page.Number(t.Cancelled),
                page.Number(t.NoSla), page.Time(group.TimeToStop.Median), page.Time(group.TimeToStop.Percentile(900)), page.Time(group.TimeToStop.Percentile(950)));
        }

        table.End();
        if (groups.Count > shown.Count)
        {
            string which = isLargestFirst ? page.T("largest", "بزرگ‌ترین") : dimension == ReportDimension.Month ? page.T("last", "آخرین") : page.T("first", "نخستین");
            page.Markup.AddLine($"<p class=\"note\">{page.T($"The {page.Number(shown.Count)} {which} of {page.Number(groups.Count)}; report.json holds them all.", $"{page.Number(shown.Count)} تا از {which} گروه‌ها از {page.Number(groups.Count)}؛ report.json همه را دارد.")}</p>");
        }
    }

    private static List<GroupSummary> Shown(List<GroupSummary> groups, ReportDimension dimension, bool isLargestFirst) =>
    [
        .. isLargestFirst ? groups.OrderByDescending(g => g.Tally.Total).ThenBy(g => g.Name, StringComparer.Ordinal).Take(HtmlReport.MostGroups)
            : dimension == ReportDimension.Month ? groups.TakeLast(HtmlReport.MostGroups)
            : groups.Take(HtmlReport.MostGroups),
    ];

    private void AddPercentiles(ClockSummary clock, string id)
    {
        DurationSample sample = clock.Total.TimeToStop;
        if (sample.Count == 0)
        {
            return;
        }

        string title = page.T("Time on the clock", "زمان روی ساعت");
        page.Markup.AddLine($"<h3>{title}</h3>");
        Chart chart = new(
            page,
            id + "-times",
            title,
            page.T("A bar for each share of the stopped clocks, on a logarithmic scale that begins at one minute. The table below holds the numbers.", "برای هر سهم از ساعت‌های ایستاده یک نوار، در مقیاس لگاریتمی از یک دقیقه. عددها در جدول زیر است."),
            Percentiles.Length * 36);
        double longest = Scale(sample.Percentile(Percentiles[^1])!.Value);
        for (int i = 0; i < Percentiles.Length; i++)
        {
            NodaTime.Duration value = sample.Percentile(Percentiles[i])!.Value;
            chart.Text(0, (i * 36) + 12, "start", Within(Percentiles[i]));
            chart.Text(100, (i * 36) + 12, "end", page.Time(value), "number");
            chart.Bar(0, (i * 36) + 17, longest <= 0 ? 0 : Scale(value) / longest * 100, 13, "time");
        }

        page.Markup.AddLine($"<figure>{chart.End()}</figure>");
        ReportTable table = new(page, title, isFolded: true, page.T("share", "سهم"), page.T("within", "تا"));
        foreach (int perMille in Percentiles)
        {
            table.Row(Within(perMille), page.Time(sample.Percentile(perMille)));
        }

        table.Row(page.T("mean", "میانگین"), page.Time(sample.Mean));
        table.Row(page.T("shortest", "کوتاه‌ترین"), page.Time(sample.Minimum));
        table.Row(page.T("longest", "بلندترین"), page.Time(sample.Maximum));
        table.End();
    }

    private string Within(int perMille) => perMille == 500 ? page.T("half (median)", "نیمی (میانه)") : page.Decimal(perMille / 10, "0") + page.T(" %", "٪");

    /// <summary>Only the length of a bar: no figure is computed from it.</summary>
    private static double Scale(NodaTime.Duration value) => value <= NodaTime.Duration.FromMinutes(1) ? 0 : Math.Log(value.TotalMinutes);

    private void AddHours(ClockSummary clock, string id)
    {
        if (clock.Hours.Missed.Total == 0)
        {
            return;
        }

        string title = page.T("Missed deadlines by hour of the week", "سررسیدهای نقض‌شده در ساعت‌های هفته");
        page.Markup.AddLine($"<h3>{title}</h3><figure>{HeatMap.Draw(page, id + "-hours", title, clock.Hours)}</figure>");
        HeatMap.AddTable(page, page.T($"Missed of all deadlines, local time {summary.Zone.Id}", $"نقض‌شده از همهٔ سررسیدها، به وقت {summary.Zone.Id}"), clock.Hours);
    }

    private void AddVerdictAgreement(VerdictAgreement agreement)
    {
        if (agreement.Compared == 0)
        {
            return;
        }

        page.Markup.AddLine($"<h3>{page.T("Agreement with the log's own verdicts", "همخوانی با حکم‌های خود لاگ")}</h3>");
        page.Markup.AddLine($"<p>{page.T(
            $"{page.Number(agreement.Agreed)} of {page.Number(agreement.Compared)} verdicts agree ({page.Share((double)agreement.Agreed / agreement.Compared)}); {page.Number(agreement.NotCompared)} tickets have none of one side.",
            $"{page.Number(agreement.Agreed)} از {page.Number(agreement.Compared)} حکم همخوانند ({page.Share((double)agreement.Agreed / agreement.Compared)})؛ {page.Number(agreement.NotCompared)} تیکت در یک سو حکمی ندارند.")}</p>");
        AddWhere(agreement.ByPolicy, page.T("Agreement by policy", "همخوانی بر پایهٔ خط‌مشی"), page.T("policy", "خط‌مشی"));
        AddWhere(agreement.ByPriority, page.T("Agreement by priority", "همخوانی بر پایهٔ اولویت"), page.T("priority", "اولویت"));
        if (agreement.Disagreements.IsEmpty)
        {
            return;
        }

        ReportTable table = new(
            page, page.T("Where they differ", "جاهای اختلاف"), isFolded: false, page.T("policy", "خط‌مشی"), page.T("the log says", "لاگ می‌گوید"), page.T("we say", "ما می‌گوییم"), page.T("tickets", "تیکت"),
            ReportTable.Words(page.T("first ones", "نخستین‌ها")));
        foreach (VerdictDisagreement d in agreement.Disagreements)
        {
            string examples = string.Join("; ", d.Examples.Select(e => page.T($"line {page.Number(e.Line)}: {e.Ticket}", $"سطر {page.Number(e.Line)}: {e.Ticket}")));
            table.Row(page.Name(d.Policy), ReportWords.Recorded(page, d.Recorded), ReportWords.Outcome(page, d.Ours), page.Number(d.Count), new ReportTable.TextCell(examples));
        }

        table.End();
    }

    private void AddWhere(IReadOnlyList<GroupAgreement> groups, string caption, string name)
    {
        if (groups.Count < 2)
        {
            return;
        }

        ReportTable table = new(page, caption, isFolded: true, name, page.T("compared", "سنجیده"), page.T("agree", "همخوان"), page.T("share", "سهم"));
        foreach (GroupAgreement group in groups.OrderByDescending(g => g.Compared - g.Agreed).Take(HtmlReport.MostGroups))
        {
            table.Row(page.Name(group.Name), page.Number(group.Compared), page.Number(group.Agreed), page.Share((double)group.Agreed / group.Compared));
        }

        table.End();
    }

    private void AddDeadlineAgreement(ClockSummary clock)
    {
        List<DeadlineAgreement> compared = [.. clock.DeadlineAgreements.Where(a => a.Compared > 0)];
        if (compared.Count == 0)
        {
            return;
        }

        page.Markup.AddLine($"<h3>{page.T("Agreement with the log's own deadlines", "همخوانی با سررسیدهای خود لاگ")}</h3>");
        page.Markup.AddLine($"<p>{page.T(
            $"{page.Number(compared.Sum(a => a.Agreed))} of {page.Number(compared.Sum(a => a.Compared))} deadlines lie within {page.Time(summary.DeadlineTolerance)}.",
            $"{page.Number(compared.Sum(a => a.Agreed))} از {page.Number(compared.Sum(a => a.Compared))} سررسید در فاصلهٔ {page.Time(summary.DeadlineTolerance)} هستند.")}</p>");
        ReportTable table = new(
            page, page.T("Deadlines by policy", "سررسیدها بر پایهٔ خط‌مشی"), isFolded: true, page.T("policy", "خط‌مشی"), page.T("compared", "سنجیده"), page.T("agree", "همخوان"),
            ReportTable.Words(page.T("largest classes of difference, ours after the log's", "بزرگ‌ترین دسته‌های اختلاف، سررسید ما پس از لاگ")));
        foreach (DeadlineAgreement a in compared)
        {
            string classes = string.Join("; ", a.Disagreements.Take(3).Select(d => $"{page.Time(d.OursMinusRecorded)}: {page.Number(d.Count)}"));
            table.Row(page.Name(a.Policy), page.Number(a.Compared), page.Number(a.Agreed), new ReportTable.TextCell(classes));
        }

        table.End();
    }
}
