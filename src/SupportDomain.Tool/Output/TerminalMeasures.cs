using NodaTime;
using Spectre.Console;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Metrics;

namespace SupportDomain.Tool.Output;

/// <summary>The measures of a replay that belong to no clock, a line each: the times to resolve, the backlog, hand-offs and reopenings.</summary>
internal static class TerminalMeasures
{
    internal static void Write(Terminal terminal, ReplaySummary summary)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(terminal.Say("all tickets", "همهٔ تیکت‌ها"))
            .AddColumn(new TableColumn(string.Empty).RightAligned().NoWrap());
        AddTimes(terminal, table, summary);
        AddBacklog(terminal, table, summary.Backlog);
        if (summary.HandOffs is { Tickets: > 0 } handOffs)
        {
            AddHandOffs(terminal, table, handOffs);
        }

        if (summary.Reopenings is { Tickets: > 0 } reopenings)
        {
            Add(terminal, table, "tickets reopened", "تیکت‌های بازگشوده", Of(terminal, reopenings.Reopened, reopenings.Tickets));
            Add(terminal, table, "reopenings in all", "همهٔ بازگشودن‌ها", TerminalReport.Number(terminal, reopenings.Reopenings));
        }

        if (table.Rows.Count > 0)
        {
            terminal.WriteLine();
            terminal.Output.Write(table);
        }
    }

    private static void AddTimes(Terminal terminal, Table table, ReplaySummary summary)
    {
        SurvivalCurve curve = summary.Survival;
        if (curve.Done + curve.Censored == 0)
        {
            return;
        }

        Add(terminal, table, "resolved", "حل‌شده", TerminalReport.Number(terminal, curve.Done));
        AddTime(terminal, table, "median time to resolve, open ones counted", "میانهٔ زمان تا حل، بازها هم شمرده", curve.Median);
        AddTime(terminal, table, "median, resolved only", "میانه، تنها حل‌شده‌ها", summary.TimeToResolve.Median);
        AddTime(terminal, table, "mean, resolved only", "میانگین، تنها حل‌شده‌ها", summary.TimeToResolve.Mean);
        AddTime(terminal, table, "mean, open ones counted: at least", "میانگین با بازها: دست‌کم", curve.RestrictedMean);
    }

    private static void AddBacklog(Terminal terminal, Table table, BacklogSummary backlog)
    {
        if (backlog.Open == 0 && backlog.Counts.IsEmpty)
        {
            return;
        }

        Add(terminal, table, "not resolved now", "حل‌نشده اکنون", TerminalReport.Number(terminal, backlog.Open));
        if (backlog.Open > 0)
        {
            Add(terminal, table, "of them late", "از آنها دیرشده", TerminalReport.Number(terminal, backlog.Bands.Sum(b => b.Late)));
            AddTime(terminal, table, "median age", "میانهٔ سن", backlog.Ages.Median);
            AddTime(terminal, table, "oldest", "کهنه‌ترین", backlog.Ages.Maximum);
        }
    }

    private static void AddHandOffs(Terminal terminal, Table table, HandOffSummary handOffs)
    {
        Add(terminal, table, "hand-offs a ticket", "دست‌به‌دست شدن هر تیکت", TerminalReport.Number(terminal, handOffs.Mean, "0.00"));
        Add(terminal, table, "kept by the first group", "مانده نزد گروه نخست", Of(terminal, handOffs.KeptByFirst, handOffs.Tickets));
        Add(terminal, table, "came back to a group", "بازگشته به یک گروه", Of(terminal, handOffs.CameBack, handOffs.Tickets));
    }

    private static string Of(Terminal terminal, long part, long whole) => terminal.Say("{0} of {1} ({2} %)", "{0} از {1} ({2} ٪)", part, whole, TerminalReport.Percent(part, whole));

    private static void AddTime(Terminal terminal, Table table, string english, string persian, Duration? time) => Add(terminal, table, english, persian, TerminalReport.Hours(terminal, time));

    private static void Add(Terminal terminal, Table table, string english, string persian, string value) => table.AddRow(terminal.Say(english, persian), value);
}
