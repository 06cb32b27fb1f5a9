using SupportDomain.Desks;
using SupportDomain.Internal;

namespace SupportDomain.Reports;

/// <summary>The summary of a replay, or a report of estimates, as one HTML page that needs no other file.</summary>
/// <remarks>
/// <para>Every picture is inline SVG with a title and a description, and has a table behind it. The page is read by the keyboard alone, on a phone, in the dark and on
/// paper; what is open is printed. In Persian it runs from right to left, numbers have Persian digits, and dates stay those of the ISO calendar.</para>
/// <para>All text from the log is escaped; characters that no document may hold or that would turn the text around them are replaced by U+FFFD.</para>
/// <para>The page is the same to the byte for the same summary: numbers are invariant, times are those of the log's zone. Its length does not grow with the log.
/// Safe to use from several threads.</para>
/// </remarks>
public static class HtmlReport
{
    /// <summary>How many groups of a dimension are drawn, the largest first, of months the last; the data file holds them all.</summary>
    public const int MostGroups = 20;

    /// <summary>Writes the page in English.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="note">A sentence to stand under the title, such as where the data come from; or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="summary"/> is null.</exception>
    public static void Write(TextWriter writer, ReplaySummary summary, string? note = null) => Write(writer, summary, WordingLanguage.English, note);

    /// <summary>Writes the page.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="language">The language of all that does not come from the log or the desk.</param>
    /// <param name="note">A sentence to stand under the title, such as where the data come from; or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="summary"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not a named member.</exception>
    public static void Write(TextWriter writer, ReplaySummary summary, WordingLanguage language, string? note = null)
    {
        Guard.Against.Null(writer);
        Guard.Against.Null(summary);
        ReportPage page = new(Guard.Against.UndefinedEnum(language), summary.Zone);
        AddHead(page, summary, note);
        AddContents(page, summary);
        page.Markup.AddLine($"<main id=\"report\" tabindex=\"-1\">");
        WaitSection waits = new(page);
        ClockSection clocks = new(page, summary, waits);
        for (int i = 0; i < summary.Clocks.Length; i++)
        {
            clocks.Add(summary.Clocks[i], ClockId(i));
        }

        SurvivalPicture.Add(page, summary);
        BacklogPicture.Add(page, summary.Backlog);
        HandOffPicture.Add(page, summary);
        AddFindings(page, summary);
        waits.AddTimelines();
        page.Markup.AddLine($"</main></body></html>");
        writer.Write(page.Markup.ToString());
    }

    /// <summary>Writes a report of estimates as a page of the same look: charts with intervals, a table behind each, and the assumptions.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="report">What it says, in the language that is stated.</param>
    /// <param name="language">The language of all that the report does not say itself.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> or <paramref name="report"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="language"/> is not a named member.</exception>
    public static void Write(TextWriter writer, EstimateReport report, WordingLanguage language)
    {
        Guard.Against.Null(writer);
        Guard.Against.Null(report);
        ReportPage page = new(Guard.Against.UndefinedEnum(language), NodaTime.DateTimeZone.Utc);
        new EstimatePage(page).Write(report);
        writer.Write(page.Markup.ToString());
    }

    private static string ClockId(int index) => FormattableString.Invariant($"clock-{index + 1}");

    private static void AddHead(ReportPage page, ReplaySummary summary, string? note)
    {
        Markup markup = page.Markup;
        page.AddHead(page.T("SLA report", "گزارش SLA"), summary.DeskName);
        if (note is not null)
        {
            markup.AddLine($"<p class=\"note\"><bdi>{note}</bdi></p>");
        }

        string asOf = summary.AsOf is { } instant
            ? page.T($"judged as of {page.WhenExactly(instant)} in {summary.Zone.Id}", $"حکم‌ها به وقت {page.WhenExactly(instant)} در {summary.Zone.Id}")
            : page.T("no ticket to judge", "تیکتی برای داوری نیست");
        markup.AddLine($"<p>{page.T(
            $"{page.Number(summary.Tickets)} tickets from {page.Number(summary.Rows.Read)} rows, {page.Number(summary.Rows.Rejected)} left out; {asOf}.",
            $"{page.Number(summary.Tickets)} تیکت از {page.Number(summary.Rows.Read)} سطر، {page.Number(summary.Rows.Rejected)} کنار گذاشته؛ {asOf}.")}</p></header>");
    }

    private static void AddContents(ReportPage page, ReplaySummary summary)
    {
        page.Markup.Add($"<nav aria-label=\"{page.T("Contents", "فهرست")}\"><ul>");
        for (int i = 0; i < summary.Clocks.Length; i++)
        {
            AddEntry(page, ClockId(i), summary.Clocks[i].Title);
        }

        if (summary.Survival.Done + summary.Survival.Censored > 0)
        {
            AddEntry(page, "resolve", page.T("Time to resolve", "زمان تا حل"));
            AddEntry(page, "backlog", page.T("Backlog", "کارهای مانده"));
        }

        if (summary.HandOffs is not null)
        {
            AddEntry(page, "handoffs", page.T("Hand-offs", "دست‌به‌دست شدن"));
        }

        if (summary.Reopenings is not null)
        {
            AddEntry(page, "reopened", page.T("Reopened", "بازگشوده‌شده"));
        }

        AddEntry(page, "findings", page.T("What is wrong with the data", "کاستی‌های داده"));
        page.Markup.AddLine($"</ul></nav>");
    }

    private static void AddEntry(ReportPage page, string id, string name) => page.Markup.Add($"<li><a href=\"#{id}\"><bdi>{name}</bdi></a></li>");

    private static void AddFindings(ReportPage page, ReplaySummary summary)
    {
        page.Markup.AddLine($"<section aria-labelledby=\"findings\"><h2 id=\"findings\">{page.T("What is wrong with the data", "کاستی‌های داده")}</h2>");
        if (summary.Findings.IsEmpty)
        {
            page.Markup.AddLine($"<p>{page.T("Nothing was found.", "چیزی یافت نشد.")}</p></section>");
            return;
        }

        ReportTable table = new(
            page, page.T("Findings", "یافته‌ها"), isFolded: false, page.T("finding", "یافته"), page.T("rows", "سطر"), page.T("left out", "کنار گذاشته"), ReportTable.Words(page.T("first examples", "نخستین نمونه‌ها")));
        foreach (FindingCount finding in summary.Findings)
        {
            string examples = string.Join("; ", finding.Examples.Take(3).Select(e => page.T($"line {page.Number(e.Line)}", $"سطر {page.Number(e.Line)}") + (e.Found is null ? string.Empty : ": " + e.Found)));
            table.Row(
                ReportWords.Finding(page, finding.Kind) ?? finding.Kind.ToString(),
                page.Number(finding.Count),
                LogFinding.IsRejection(finding.Kind) ? page.T("yes", "بله") : page.T("no", "نه"),
                new ReportTable.TextCell(examples));
        }

        table.End();
        page.Markup.AddLine($"</section>");
    }
}
