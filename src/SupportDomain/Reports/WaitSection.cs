using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Sla;

namespace SupportDomain.Reports;

/// <summary>The longest waits: a table a clock, and a timeline a ticket that the tables link to.</summary>
internal sealed class WaitSection(ReportPage page)
{
    /// <summary>How many tickets have a timeline; the tables name the others without a link.</summary>
    private const int MostTimelines = 60;

    private const int LaneHeight = 36;

    private readonly List<LongWait> _timelines = [];

    /// <summary>By ticket: the number of its timeline, and the clock whose table leads to it.</summary>
    private readonly Dictionary<string, (int Number, string Clock)> _anchors = new(StringComparer.Ordinal);
    private string? _listed;

    /// <summary>The tables of a clock; nothing where they would list the same tickets as those of the clock before it.</summary>
    internal void AddTables(ClockSummary clock, string id)
    {
        string listed = string.Join('\n', clock.LongestRunning.Concat(clock.LongestStopped).Select(w => w.Ticket.Value));
        if (listed.Length == 0)
        {
            return;
        }

        page.Markup.AddLine($"<h3 id=\"{id}-waits\">{page.T("Longest waits", "طولانی‌ترین انتظارها")}</h3>");
        if (string.Equals(listed, _listed, StringComparison.Ordinal))
        {
            page.Markup.AddLine($"<p class=\"note\">{page.T("The same tickets as above: this clock starts and stops with the one before it.", "همان تیکت‌های بالا: این ساعت با ساعت پیشین آغاز و تمام می‌شود.")}</p>");
            return;
        }

        _listed = listed;
        AddTable(clock.LongestRunning, page.T("Longest waits that go on", "طولانی‌ترین انتظارهای جاری"), id);
        AddTable(clock.LongestStopped, page.T("Longest waits that have ended", "طولانی‌ترین انتظارهای پایان‌یافته"), id);
    }

    /// <summary>The timelines that the tables have linked to.</summary>
    internal void AddTimelines()
    {
        if (_timelines.Count == 0)
        {
            return;
        }

        page.Markup.AddLine($"<section aria-labelledby=\"timelines\"><h2 id=\"timelines\">{page.T("Timelines of the longest waits", "خط زمان طولانی‌ترین انتظارها")}</h2>");
        page.Markup.Add($"<ul class=\"legend\"><li><span class=\"swatch met\"></span>{page.T("before the deadline", "پیش از سررسید")}</li><li><span class=\"swatch breached\"></span>{page.T("after it", "پس از آن")}</li>");
        page.Markup.AddLine($"<li><span class=\"swatch nosla\"></span>{page.T("no deadline", "بدون سررسید")}</li></ul>");
        foreach (LongWait wait in _timelines)
        {
            AddTimeline(wait);
        }

        page.Markup.AddLine($"</section>");
    }

    private void AddTable(IReadOnlyList<LongWait> waits, string caption, string id)
    {
        if (waits.Count == 0)
        {
            return;
        }

        ReportTable table = new(
            page, caption, isFolded: false, page.T("ticket", "تیکت"), page.T("time", "زمان"), page.T("outcome", "نتیجه"), page.T("started", "آغاز"), page.T("due", "سررسید"),
            ReportTable.Words(page.T("priority", "اولویت")), ReportTable.Words(page.T("queue", "صف")));
        foreach (LongWait wait in waits)
        {
            table.Row(
                Link(wait, id),
                page.Time(wait.Elapsed),
                ReportWords.Outcome(page, wait.Verdict.Outcome),
                page.When(wait.Verdict.StartedAt),
                page.When(Due(wait.Verdict)),
                new ReportTable.TextCell(page.Name(wait.Priority)),
                new ReportTable.TextCell(page.Name(wait.Queue)));
        }

        table.End();
    }

    /// <summary>The name of the ticket, leading to its timeline.</summary>
    private Markup.Raw Link(LongWait wait, string id)
    {
        if (_timelines.Count == MostTimelines && !_anchors.ContainsKey(wait.Ticket.Value))
        {
            return page.Name(wait.Ticket.Value);
        }

        if (_anchors.TryAdd(wait.Ticket.Value, (_timelines.Count + 1, id)))
        {
            _timelines.Add(wait);
        }

        return new Markup.Raw(new Markup().Add($"<a href=\"#{IdOf(wait)}\">{page.Name(wait.Ticket.Value)}</a>").ToString());
    }

    private string IdOf(LongWait wait) => System.FormattableString.Invariant($"wait-{_anchors[wait.Ticket.Value].Number}");

    private void AddTimeline(LongWait wait)
    {
        string id = IdOf(wait);
        page.Markup.AddLine($"<h3 id=\"{id}\"><bdi>{wait.Ticket.Value}</bdi></h3>");
        page.Markup.AddLine($"<p class=\"note\">{page.T($"Line {page.Number(wait.Line)} of the log, opened {page.When(wait.OpenedAt)}.", $"سطر {page.Number(wait.Line)} لاگ، گشوده‌شده در {page.When(wait.OpenedAt)}.")} <a href=\"#{_anchors[wait.Ticket.Value].Clock}-waits\">{page.T("Back to the list", "بازگشت به فهرست")}</a></p>");
        string title = page.T($"Timeline of {wait.Ticket.Value}", $"خط زمان {wait.Ticket.Value}");
        page.Markup.AddLine($"<figure>{Draw(wait, id, title)}</figure>");
        ReportTable table = new(
            page, title, isFolded: true, page.T("clock", "ساعت"), ReportTable.Words(page.T("policy", "خط‌مشی")), page.T("outcome", "نتیجه"), page.T("started", "آغاز"), page.T("due", "سررسید"), page.T("stopped", "ایستاد"),
            page.T("time", "زمان"));
        foreach (TicketVerdict verdict in wait.Verdicts)
        {
            SlaVerdict v = verdict.Verdict;
            table.Row(
                page.Name(verdict.Clock), new ReportTable.TextCell(page.Name(v.Policy?.Value)), ReportWords.Outcome(page, v.Outcome), page.When(v.StartedAt), page.When(Due(v)), page.When(v.StoppedAt),
                page.Time(v.Elapsed));
        }

        table.End();
    }

    private Markup.Raw Draw(LongWait wait, string id, string title)
    {
        Instant from = wait.Verdicts.Min(v => v.Verdict.StartedAt);
        Instant until = wait.Verdicts.Max(v => End(v.Verdict));
        Chart chart = new(
            page,
            id,
            title,
            page.T("A bar for each clock, from its start to its stop or to now; the hatched part lies after the deadline. The table below holds the times.", "برای هر ساعت یک نوار، از آغاز تا ایست یا اکنون؛ بخش هاشورخورده پس از سررسید است. زمان‌ها در جدول زیر است."),
            (wait.Verdicts.Length * LaneHeight) + 16);
        for (int i = 0; i < wait.Verdicts.Length; i++)
        {
            DrawLane(chart, wait.Verdicts[i], i * LaneHeight, from, until - from);
        }

        chart.Text(0, (wait.Verdicts.Length * LaneHeight) + 10, "start", page.When(from), "number");
        chart.Text(100, (wait.Verdicts.Length * LaneHeight) + 10, "end", page.When(until), "number");
        return chart.End();
    }

    private void DrawLane(Chart chart, TicketVerdict lane, int top, Instant from, Duration span)
    {
        SlaVerdict v = lane.Verdict;
        chart.Text(0, top + 12, "start", page.Label(lane.Clock, 34));
        chart.Text(100, top + 12, "end", ReportWords.Outcome(page, v.Outcome), "number");
        Instant end = Instant.Max(End(v), v.StartedAt);
        Instant due = v.Deadline.Exists ? Instant.Max(Instant.Min(v.Deadline.BreachAt, end), v.StartedAt) : end;
        double start = Place(v.StartedAt - from, span);
        double turn = Place(due - from, span);
        chart.Bar(start, top + 17, Math.Max(0.2, turn - start), 13, v.Deadline.Exists ? "met" : "nosla", page.When(v.StartedAt) + " – " + page.When(due));
        if (due < end)
        {
            chart.Bar(turn, top + 17, Place(end - from, span) - turn, 13, "breached", page.When(due) + " – " + page.When(end));
            chart.Line(turn, top + 14, turn, top + 33, "mark", page.T("due", "سررسید") + ": " + page.When(due));
        }
    }

    private static double Place(Duration after, Duration span) => span <= Duration.Zero ? 0 : after / span * 100;

    private static Instant End(in SlaVerdict verdict) => verdict.StoppedAt ?? verdict.EvaluatedAt;

    private static Instant? Due(in SlaVerdict verdict) => verdict.Deadline.Exists ? verdict.Deadline.DueAt : null;
}
