using NodaTime;
using NodaTime.Text;
using SupportDomain.Desks;
using SupportDomain.Internal;
using SupportDomain.Metrics;

namespace SupportDomain.Reports;

/// <summary>The summary of a replay as one HTML page that needs no other file.</summary>
/// <remarks>
/// <para>All text from the log is escaped; characters that no document may hold or that would turn the reading direction are replaced by U+FFFD.</para>
/// <para>The page is the same to the byte for the same summary: numbers are invariant, times are those of the log's zone. Safe to use from several threads.</para>
/// </remarks>
public static class HtmlReport
{
    /// <summary>How many groups of a dimension are drawn, the largest first; the data file holds them all.</summary>
    public const int MostGroups = 20;

    private static readonly LocalDateTimePattern When = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="note">A sentence to stand under the title, such as where the data come from; or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="summary"/> is null.</exception>
    public static void Write(TextWriter writer, ReplaySummary summary, string? note = null)
    {
        Guard.Against.Null(writer);
        Guard.Against.Null(summary);
        Markup page = new();
        page.AddLine($"<!DOCTYPE html>");
        page.AddLine($"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.AddLine($"<title>SLA report: {summary.DeskName}</title>");
        page.Append("<style>").Append(ReportStyle.Css).Append("</style></head><body><main>\n");
        AddHead(page, summary, note);
        for (int i = 0; i < summary.Clocks.Length; i++)
        {
            AddClock(page, summary.Clocks[i], summary, $"c{i}");
        }

        AddFindings(page, summary);
        page.AddLine($"</main></body></html>");
        writer.Write(page.ToString());
    }

    private static void AddHead(Markup page, ReplaySummary summary, string? note)
    {
        page.AddLine($"<h1>SLA report: <bdi>{summary.DeskName}</bdi></h1>");
        if (note is not null)
        {
            page.AddLine($"<p class=\"note\">{note}</p>");
        }

        string asOf = summary.AsOf is { } instant
            ? $"judged as of {When.Format(instant.InZone(summary.Zone).LocalDateTime)} in {summary.Zone.Id}"
            : "no ticket to judge";
        page.AddLine($"<p>{summary.Tickets} tickets from {summary.Rows.Read} rows, {summary.Rows.Rejected} left out; {asOf}.</p>");
    }

    private static void AddClock(Markup page, ClockSummary clock, ReplaySummary summary, string id)
    {
        AttainmentTally all = clock.Total.Tally;
        page.AddLine($"<section><h2><bdi>{clock.Title}</bdi></h2>");
        page.AddLine($"<dl class=\"cards\">");
        AddCard(page, "attainment", OutcomeBars.Share(all), "met");
        AddCard(page, "met", Number(all.Met), "met");
        AddCard(page, "breached", Number(all.Breached), "breached");
        AddCard(page, "open, in time", Number(all.Running), "running");
        AddCard(page, "no SLA", Number(all.NoSla), "nosla");
        AddCard(page, "median time", DurationWords.Of(clock.Total.TimeToStop.Median), "time");
        page.AddLine($"</dl>");
        AddGroups(page, id, "month of opening", [.. clock.By(ReportDimension.Month)], isLargestFirst: false);
        AddGroups(page, id, "priority", [.. clock.By(ReportDimension.Priority)], isLargestFirst: false);
        AddGroups(page, id, "queue", [.. clock.By(ReportDimension.Queue)], isLargestFirst: true);
        AddGroups(page, id, "policy", [.. clock.By(ReportDimension.Policy)], isLargestFirst: true);
        if (clock.Total.TimeToStop.Count > 0)
        {
            page.AddLine($"<h3>Time on the clock</h3>");
            page.Add($"{PercentileBars.Draw(id + "-p", clock.Total.TimeToStop)}");
        }

        AddVerdictAgreement(page, clock.VerdictAgreement);
        AddDeadlineAgreement(page, clock, summary.DeadlineTolerance);
        page.AddLine($"</section>");
    }

    private static void AddCard(Markup page, string name, string value, string css) =>
        page.AddLine($"<div class=\"card {css}\"><dt>{name}</dt><dd>{value}</dd></div>");

    private static void AddGroups(Markup page, string id, string dimension, List<GroupSummary> groups, bool isLargestFirst)
    {
        if (groups.Count == 0 || (groups.Count == 1 && groups[0].Name is null))
        {
            return;
        }

        List<GroupSummary> shown = [.. (isLargestFirst ? groups.OrderByDescending(g => g.Tally.Total).ThenBy(g => g.Name, StringComparer.Ordinal) : groups.AsEnumerable()).Take(MostGroups)];
        string chart = id + "-" + dimension.Split(' ')[0];
        page.AddLine($"<h3>By {dimension}</h3>");
        page.Add($"{OutcomeBars.Legend()}{OutcomeBars.Draw(chart, "Outcomes by " + dimension, shown)}");
        page.AddLine($"<details><summary>Table</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">{dimension}</th><th scope=\"col\">tickets</th><th scope=\"col\">attainment</th><th scope=\"col\">met</th><th scope=\"col\">breached</th><th scope=\"col\">open</th><th scope=\"col\">cancelled</th><th scope=\"col\">no SLA</th><th scope=\"col\">median</th><th scope=\"col\">90 %</th><th scope=\"col\">95 %</th></tr></thead><tbody>");
        foreach (GroupSummary group in shown)
        {
            AttainmentTally t = group.Tally;
            page.AddLine($"<tr><th scope=\"row\"><bdi>{OutcomeBars.Name(group)}</bdi></th><td>{t.Total}</td><td>{OutcomeBars.Share(t)}</td><td>{t.Met}</td><td>{t.Breached}</td><td>{t.Running}</td><td>{t.Cancelled}</td><td>{t.NoSla}</td><td>{DurationWords.Of(group.TimeToStop.Median)}</td><td>{DurationWords.Of(group.TimeToStop.Percentile(900))}</td><td>{DurationWords.Of(group.TimeToStop.Percentile(950))}</td></tr>");
        }

        page.AddLine($"</tbody></table></div></details>");
        if (groups.Count > shown.Count)
        {
            page.AddLine($"<p class=\"note\">The {shown.Count} {(isLargestFirst ? "largest" : "first")} of {groups.Count}; report.json holds them all.</p>");
        }
    }

    private static void AddVerdictAgreement(Markup page, VerdictAgreement agreement)
    {
        if (agreement.Compared == 0)
        {
            return;
        }

        page.AddLine($"<h3>Agreement with the log's own verdicts</h3>");
        page.AddLine($"<p>{agreement.Agreed} of {agreement.Compared} verdicts agree; {agreement.NotCompared} tickets have none of one side.</p>");
        if (!agreement.Disagreements.IsEmpty)
        {
            page.AddLine($"<div class=\"scroll\"><table><thead><tr><th scope=\"col\">policy</th><th scope=\"col\">the log says</th><th scope=\"col\">we say</th><th scope=\"col\">tickets</th></tr></thead><tbody>");
            foreach (VerdictDisagreement d in agreement.Disagreements)
            {
                page.AddLine($"<tr><th scope=\"row\"><bdi>{d.Policy ?? "(none)"}</bdi></th><td>{d.Recorded}</td><td>{d.Ours}</td><td>{d.Count}</td></tr>");
            }

            page.AddLine($"</tbody></table></div>");
        }
    }

    private static void AddDeadlineAgreement(Markup page, ClockSummary clock, Duration tolerance)
    {
        List<DeadlineAgreement> compared = [.. clock.DeadlineAgreements.Where(a => a.Compared > 0)];
        if (compared.Count == 0)
        {
            return;
        }

        page.AddLine($"<h3>Agreement with the log's own deadlines</h3>");
        page.AddLine($"<p>{compared.Sum(a => a.Agreed)} of {compared.Sum(a => a.Compared)} deadlines lie within {DurationWords.Of(tolerance)}.</p>");
        page.AddLine($"<div class=\"scroll\"><table><thead><tr><th scope=\"col\">policy</th><th scope=\"col\">compared</th><th scope=\"col\">agree</th><th scope=\"col\">largest classes of difference, ours after the log's</th></tr></thead><tbody>");
        foreach (DeadlineAgreement a in compared)
        {
            string classes = string.Join("; ", a.Disagreements.Take(3).Select(d => $"{DurationWords.Of(d.OursMinusRecorded)}: {Number(d.Count)}"));
            page.AddLine($"<tr><th scope=\"row\"><bdi>{a.Policy}</bdi></th><td>{a.Compared}</td><td>{a.Agreed}</td><td class=\"text\">{classes}</td></tr>");
        }

        page.AddLine($"</tbody></table></div>");
    }

    private static void AddFindings(Markup page, ReplaySummary summary)
    {
        page.AddLine($"<section><h2>What is wrong with the data</h2>");
        if (summary.Findings.IsEmpty)
        {
            page.AddLine($"<p>Nothing was found.</p></section>");
            return;
        }

        page.AddLine($"<div class=\"scroll\"><table><thead><tr><th scope=\"col\">finding</th><th scope=\"col\">rows</th><th scope=\"col\">left out</th><th scope=\"col\">first examples</th></tr></thead><tbody>");
        foreach (FindingCount finding in summary.Findings)
        {
            string examples = string.Join("; ", finding.Examples.Take(3).Select(e => $"line {Number(e.Line)}{(e.Found is null ? string.Empty : $": {e.Found}")}"));
            page.AddLine($"<tr><th scope=\"row\">{finding.Kind}</th><td>{finding.Count}</td><td>{(LogFinding.IsRejection(finding.Kind) ? "yes" : "no")}</td><td class=\"text\"><bdi>{examples}</bdi></td></tr>");
        }

        page.AddLine($"</tbody></table></div></section>");
    }

    private static string Number(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
