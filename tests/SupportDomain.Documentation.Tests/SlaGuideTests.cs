using System.Text.RegularExpressions;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests;

/// <summary>The pages on clocks say what the code does: every metric has its page, every word is explained, the drawing is that of the example.</summary>
public sealed partial class SlaGuideTests
{
    private const string Guide = "docs/sla.md";

    private static readonly string[] Frame = ["What", "Start", "Pause", "Stop", "Edge cases", "Unit, bounds and name", "Example"];

    public static TheoryData<string> Metrics => new(SlaMetrics.All.Select(m => m.Id));

    public static TheoryData<string> Systems => new("zendesk", "jira", "servicenow", "zammad");

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Metric_HasAPageInTheFrame(string metric)
    {
        string page = MarkdownPages.Read($"docs/metrics/{metric}.md");
        Headings(page).Should().Equal(Frame);
        page.Should().StartWith($"# {SlaMetrics.All.Single(m => m.Id == metric).Title}\n").And.Contain($"`{metric}`");
        MarkdownPages.Read(Guide).Should().Contain($"(metrics/{metric}.md)");
    }

    /// <summary>What a page says of statuses is what the metric has.</summary>
    [Theory]
    [MemberData(nameof(Metrics))]
    public void Metric_PageNamesTheStatusesItPausesIn(string metric)
    {
        string pause = Section(MarkdownPages.Read($"docs/metrics/{metric}.md"), "Pause");
        SlaMetric stated = SlaMetrics.All.Single(m => m.Id == metric);
        string[] words = [.. stated.PausesWhile.Select(p => p.Status == TicketStatus.OnHold ? "on hold" : "pending")];
        words.Where(w => !pause.Contains(w, StringComparison.Ordinal)).Should().BeEmpty();
        pause.StartsWith("Nothing pauses it.", StringComparison.Ordinal).Should().Be(words.Length == 0 && stated.Reopen != ReopenMode.Resume);
        Section(MarkdownPages.Read($"docs/metrics/{metric}.md"), "Stop").Contains("`Resume`", StringComparison.Ordinal).Should().Be(stated.Reopen == ReopenMode.Resume);
    }

    [Fact]
    public void PagesOfMetrics_AreThoseOfTheCatalogue() =>
        MarkdownPages.All.Where(p => p.StartsWith("docs/metrics/", StringComparison.Ordinal)).Should().BeEquivalentTo(SlaMetrics.All.Select(m => $"docs/metrics/{m.Id}.md"));

    [Theory]
    [InlineData(typeof(SlaOutcome))]
    [InlineData(typeof(ClockEffect))]
    [InlineData(typeof(RetargetMode))]
    [InlineData(typeof(ReopenMode))]
    [InlineData(typeof(SlaNoticeKind))]
    [InlineData(typeof(SlaTimelineState))]
    [InlineData(typeof(TimedActionKind))]
    [InlineData(typeof(ClockKind))]
    [InlineData(typeof(EscalationPath))]
    [InlineData(typeof(LevelDelivery))]
    [InlineData(typeof(NoDeadlineReason))]
    public void Words_AreExplained(Type closedSet)
    {
        string guide = MarkdownPages.Read(Guide);
        Enum.GetNames(closedSet).Where(n => n != "None" && !guide.Contains($"`{n}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void OrderOfOneInstant_IsTheDefaultOrder()
    {
        string[] listed = [.. Numbered().Matches(Section(MarkdownPages.Read(Guide), "One instant")).Select(m => m.Groups["effect"].Value)];
        listed.Should().Equal(SlaMetric.DefaultOrder.Select(e => e.ToString()));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void PageOfASystem_NamesOurMetricsOnlyByTheirNames(string system)
    {
        string page = MarkdownPages.Read($"docs/coming-from-{system}.md");
        string[] linked = [.. MetricLink().Matches(page).Select(m => m.Groups["metric"].Value).Distinct(StringComparer.Ordinal)];
        linked.Should().NotBeEmpty().And.BeSubsetOf(SlaMetrics.All.Select(m => m.Id));
    }

    [Fact]
    public void Drawing_IsTheTimelineOfTheExample()
    {
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .WithHolidays(new Holiday(new LocalDate(2026, 3, 4), "Founders' Day"))
            .Build();
        Instant monday = Instant.FromUtc(2026, 3, 2, 0, 0);
        TicketId id = new("T-7");
        SlaEvaluator clocks = new(new SlaClock("wait", "Requester wait", SlaMetrics.RequesterWait, new SlaPolicy(new PolicyId("10 h"), new WorkingDurationTarget(Duration.FromHours(10)), office)));
        TicketEvent[] history =
        [
            new TicketOpened(id, monday + Duration.FromHours(15), TicketAttributes.None),
            new TicketStatusChanged(id, monday + Duration.FromHours(16), TicketStatus.Pending),
            new TicketStatusChanged(id, monday + Duration.FromHours(34), TicketStatus.Open),
            new TicketStatusChanged(id, monday + Duration.FromHours(82), TicketStatus.Solved),
            new TicketStatusChanged(id, monday + Duration.FromHours(84), TicketStatus.Closed),
        ];
        Instant asOf = monday + Duration.FromHours(100);
        string drawn = TimelineDrawing.Draw(clocks.Timeline(history, "wait", asOf), clocks.Evaluate(history, asOf).Single().Verdict.Deadline);
        string file = Repository.File("docs", "images", "sla-timeline.svg");
        if (string.Equals(Environment.GetEnvironmentVariable("SUPPORTDOMAIN_APPROVE_API"), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(file, drawn);
        }

        File.ReadAllText(file).ReplaceLineEndings("\n").Should().Be(drawn, "the drawing {0} is made by TimelineDrawing, and anew with SUPPORTDOMAIN_APPROVE_API=1", file);
        foreach (string hours in (string[])["1 h", "16 h", "7 h", "24 h", "9 h", "2 h"])
        {
            drawn.Should().Contain(hours);
        }
    }

    private static IEnumerable<string> Headings(string page) => Heading().Matches(page).Select(m => m.Groups["title"].Value);

    private static string Section(string page, string title)
    {
        int start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        start.Should().BePositive("the page has a section {0}", title);
        start += title.Length + 5;
        int end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return (end < 0 ? page[start..] : page[start..end]).Trim();
    }

    [GeneratedRegex("^## (?<title>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\d\. `(?<effect>[A-Za-z]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\(metrics/(?<metric>[a-z\-]+)\.md", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricLink();
}
