using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using SupportDomain.Desks;
using SupportDomain.Metrics;
using SupportDomain.Reports;

namespace SupportDomain.Tool.Output;

/// <summary>The summary of a replay on a terminal.</summary>
internal static class TerminalReport
{
    private const int MostRows = 12;

    private static readonly LocalDateTimePattern When = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    internal static void Write(Terminal terminal, ReplaySummary summary)
    {
        terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Name(terminal, summary.DeskName)}[/]");
        string asOf = summary.AsOf is { } instant
            ? terminal.Say(", judged as of {0}", "، حکم‌ها به وقت {0}", $"{When.Format(instant.InZone(summary.Zone).LocalDateTime)} {summary.Zone.Id}")
            : string.Empty;
        terminal.WriteLine(terminal.Say(
            "{0} tickets from {1} rows, {2} left out", "{0} تیکت از {1} سطر، {2} کنار گذاشته", summary.Tickets, summary.Rows.Read, summary.Rows.Rejected) + asOf);
        foreach (ClockSummary clock in summary.Clocks)
        {
            WriteClock(terminal, clock);
        }

        TerminalMeasures.Write(terminal, summary);
        WriteFindings(terminal, summary);
    }

    private static void WriteClock(Terminal terminal, ClockSummary clock)
    {
        terminal.WriteLine();
        terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Name(terminal, clock.Title)}[/] ({Name(terminal, clock.Id)})");
        Table table = new Table().Border(TableBorder.Simple).AddColumn(string.Empty);
        foreach ((string english, string persian) in new[]
        {
            ("tickets", "تیکت"), ("met %", "رعایت ٪"), ("met", "رعایت"), ("breached", "نقض"), ("open", "باز"), ("no SLA", "بی SLA"), ("median", "میانه"), ("90 %", "۹۰ ٪"),
        })
        {
            table.AddColumn(new TableColumn(terminal.Say(english, persian)).RightAligned().NoWrap());
        }

        Add(terminal, table, terminal.Say("all", "همه"), clock.Total);
        foreach ((string title, ReportDimension dimension) in new[]
        {
            (terminal.Say("by policy", "بر پایهٔ خط‌مشی"), ReportDimension.Policy), (terminal.Say("by priority", "بر پایهٔ اولویت"), ReportDimension.Priority), (terminal.Say("by queue", "بر پایهٔ صف"), ReportDimension.Queue),
        })
        {
            AddGroups(terminal, table, title, [.. clock.By(dimension)]);
        }

        terminal.Output.Write(table);
        VerdictAgreement verdicts = clock.VerdictAgreement;
        if (verdicts.Compared > 0)
        {
            terminal.WriteLine(terminal.Say(
                "Verdicts: {0} of {1} agree with the log's own ({2} %)", "حکم‌ها: {0} از {1} با حکم خود گزارش یکی است ({2} ٪)", verdicts.Agreed, verdicts.Compared, Percent(verdicts.Agreed, verdicts.Compared)));
        }

        foreach (IGrouping<string, DeadlineAgreement> kind in clock.DeadlineAgreements.Where(a => a.Compared > 0).GroupBy(a => a.TargetKind, StringComparer.Ordinal))
        {
            long agreed = kind.Sum(a => a.Agreed);
            long compared = kind.Sum(a => a.Compared);
            terminal.WriteLine(terminal.Say(
                "Deadlines ({0}): {1} of {2} agree with the log's own ({3} %)", "سررسیدها ({0}): {1} از {2} با سررسید خود گزارش یکی است ({3} ٪)", kind.Key, agreed, compared, Percent(agreed, compared)));
        }
    }

    private static void AddGroups(Terminal terminal, Table table, string title, List<GroupSummary> groups)
    {
        if (groups.Count == 0 || (groups.Count == 1 && groups[0].Name is null))
        {
            return;
        }

        table.AddRow(string.Create(CultureInfo.InvariantCulture, $"[bold]{title}[/]"));
        foreach (GroupSummary group in groups.OrderByDescending(g => g.Tally.Total).ThenBy(g => g.Name, StringComparer.Ordinal).Take(MostRows))
        {
            Add(terminal, table, group.Name is null ? terminal.Say("(none)", "(بدون)") : TerminalText.Printable(group.Name), group);
        }

        if (groups.Count > MostRows)
        {
            table.AddRow(terminal.Say("… {0} more", "… {0} تای دیگر", groups.Count - MostRows));
        }
    }

    private static void Add(Terminal terminal, Table table, string name, GroupSummary group)
    {
        AttainmentTally t = group.Tally;
        table.AddRow(
            Markup.Escape(name), Number(terminal, t.Total), t.Attainment is { } share ? Number(terminal, share * 100, "0.0") : "–", Number(terminal, t.Met), Number(terminal, t.Breached),
            Number(terminal, t.Running), Number(terminal, t.NoSla + t.Cancelled), Hours(terminal, group.TimeToStop.Median), Hours(terminal, group.TimeToStop.Percentile(900)));
    }

    private static void WriteFindings(Terminal terminal, ReplaySummary summary)
    {
        if (summary.Findings.IsEmpty)
        {
            return;
        }

        terminal.WriteLine();
        Table table = new Table().Border(TableBorder.Simple).AddColumn(terminal.Say("finding", "یافته")).AddColumn(new TableColumn(terminal.Say("rows", "سطر")).RightAligned())
            .AddColumn(terminal.Say("left out", "کنار گذاشته")).AddColumn(terminal.Say("first example", "نخستین نمونه"));
        foreach (FindingCount finding in summary.Findings)
        {
            LogFinding first = finding.Examples[0];
            string column = first.Column is null ? string.Empty : terminal.Say(", {0}", "، {0}", first.Column);
            string example = terminal.Say("line {0}", "سطر {0}", first.Line) + column + (first.Found is null ? string.Empty : ": " + Name(terminal, first.Found));
            string kind = terminal.Language == WordingLanguage.Persian ? ReasonText.Of(LogFaultReasons.Of(finding.Kind), WordingLanguage.Persian) : finding.Kind.ToString();
            table.AddRow(
                Markup.Escape(kind), Number(terminal, finding.Count), LogFinding.IsRejection(finding.Kind) ? terminal.Say("yes", "بله") : terminal.Say("no", "نه"), Markup.Escape(TerminalText.Printable(example)));
        }

        terminal.Output.Write(table);
    }

    /// <summary>A name from the log or the desk in a sentence: harmless to the terminal, and in Persian with a direction of its own. In a column it stands alone, and marks would be counted as characters.</summary>
    internal static string Name(Terminal terminal, string name) => TerminalText.Printable(terminal.Language == WordingLanguage.Persian ? Phrase.Isolated(name) : name);

    internal static string Hours(Terminal terminal, Duration? duration) => duration is { } value ? Number(terminal, value.TotalHours, "0.0") + "\u00A0" + terminal.Say("h", "ساعت") : "–";

    internal static string Number(Terminal terminal, long value) => Digits(terminal, value.ToString(CultureInfo.InvariantCulture));

    internal static string Number(Terminal terminal, double value, string format) => Digits(terminal, value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A share of counts in percent with one decimal; as a value, so that a sentence writes its digits.</summary>
    internal static decimal Percent(long part, long whole) => decimal.Round((decimal)part * 100 / whole, 1, MidpointRounding.AwayFromZero) + 0.0m;

    private static string Digits(Terminal terminal, string number) => terminal.Language == WordingLanguage.Persian ? Phrase.Digits(number) : number;
}
