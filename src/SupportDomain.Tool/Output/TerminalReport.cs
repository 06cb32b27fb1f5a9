using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using SupportDomain.Desks;
using SupportDomain.Metrics;

namespace SupportDomain.Tool.Output;

/// <summary>The summary of a replay on a terminal.</summary>
internal static class TerminalReport
{
    private const int MostRows = 12;

    private static readonly LocalDateTimePattern When = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    internal static void Write(IAnsiConsole console, ReplaySummary summary)
    {
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{TerminalText.Printable(summary.DeskName)}[/]");
        string asOf = summary.AsOf is { } instant ? $", judged as of {When.Format(instant.InZone(summary.Zone).LocalDateTime)} {summary.Zone.Id}" : string.Empty;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{summary.Tickets} tickets from {summary.Rows.Read} rows, {summary.Rows.Rejected} left out{asOf}");
        foreach (ClockSummary clock in summary.Clocks)
        {
            WriteClock(console, clock);
        }

        WriteFindings(console, summary);
    }

    private static void WriteClock(IAnsiConsole console, ClockSummary clock)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{TerminalText.Printable(clock.Title)}[/] ({TerminalText.Printable(clock.Id)})");
        Table table = new Table().Border(TableBorder.Simple).AddColumn(string.Empty);
        foreach (string column in new[] { "tickets", "met %", "met", "breached", "open", "no SLA", "median", "90 %" })
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        Add(table, "all", clock.Total);
        foreach ((string name, ReportDimension dimension) in new[] { ("policy", ReportDimension.Policy), ("priority", ReportDimension.Priority), ("queue", ReportDimension.Queue) })
        {
            AddGroups(table, name, [.. clock.By(dimension)]);
        }

        console.Write(table);
        VerdictAgreement verdicts = clock.VerdictAgreement;
        if (verdicts.Compared > 0)
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Verdicts: {verdicts.Agreed} of {verdicts.Compared} agree with the log's own");
        }

        foreach (IGrouping<string, DeadlineAgreement> kind in clock.DeadlineAgreements.Where(a => a.Compared > 0).GroupBy(a => a.TargetKind, StringComparer.Ordinal))
        {
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Deadlines ({kind.Key}): {kind.Sum(a => a.Agreed)} of {kind.Sum(a => a.Compared)} agree with the log's own");
        }
    }

    private static void AddGroups(Table table, string dimension, List<GroupSummary> groups)
    {
        if (groups.Count == 0 || (groups.Count == 1 && groups[0].Name is null))
        {
            return;
        }

        table.AddRow(string.Create(CultureInfo.InvariantCulture, $"[bold]by {dimension}[/]"));
        foreach (GroupSummary group in groups.OrderByDescending(g => g.Tally.Total).ThenBy(g => g.Name, StringComparer.Ordinal).Take(MostRows))
        {
            Add(table, group.Name ?? "(none)", group);
        }

        if (groups.Count > MostRows)
        {
            table.AddRow(string.Create(CultureInfo.InvariantCulture, $"… {groups.Count - MostRows} more"));
        }
    }

    private static void Add(Table table, string name, GroupSummary group)
    {
        AttainmentTally t = group.Tally;
        table.AddRow(
            Markup.Escape(TerminalText.Printable(name)), Number(t.Total), t.Attainment is { } share ? Number(share * 100, "0.0") : "–", Number(t.Met), Number(t.Breached),
            Number(t.Running), Number(t.NoSla + t.Cancelled), Hours(group.TimeToStop.Median), Hours(group.TimeToStop.Percentile(900)));
    }

    private static void WriteFindings(IAnsiConsole console, ReplaySummary summary)
    {
        if (summary.Findings.IsEmpty)
        {
            return;
        }

        console.WriteLine();
        Table table = new Table().Border(TableBorder.Simple).AddColumn("finding").AddColumn(new TableColumn("rows").RightAligned()).AddColumn("left out").AddColumn("first example");
        foreach (FindingCount finding in summary.Findings)
        {
            LogFinding first = finding.Examples[0];
            string example = string.Create(CultureInfo.InvariantCulture, $"line {first.Line}{(first.Column is null ? string.Empty : $", {first.Column}")}{(first.Found is null ? string.Empty : $": {first.Found}")}");
            table.AddRow(Markup.Escape(finding.Kind.ToString()), Number(finding.Count), LogFinding.IsRejection(finding.Kind) ? "yes" : "no", Markup.Escape(TerminalText.Printable(example)));
        }

        console.Write(table);
    }

    private static string Hours(Duration? duration) => duration is { } value ? Number(value.TotalHours, "0.0") + "\u00A0h" : "–";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
