using System.Globalization;
using Newtonsoft.Json.Linq;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tests.Sla;

/// <summary>A ticket opened on Monday 10:00, pending from 11:00 to 13:00, against 8 h of Monday to Friday 09:00-17:00 in UTC.</summary>
public sealed class SlaResultJsonTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 0, 0);
    private static readonly Reason[] AllReasons =
    [
        SlaReasons.Open.Of(),
        SlaReasons.Paused.Of(new ReasonInstant(Monday), new ReasonDuration(Duration.FromNanoseconds(-1))),
        SlaReasons.TimelinePausedByStatus.Of(TicketReasons.NameOf(TicketStatus.Pending)),
        SlaReasons.LevelPercent.Of(new ReasonName("half"), new ReasonShare(1, 2), new ReasonName(string.Empty)),
        SlaReasons.AttentionValue.Of(new ReasonName("big"), Money.Parse("EUR 12.34", CultureInfo.InvariantCulture)),
        SlaReasons.PolicyChosen.Of(new ReasonCount(long.MinValue)),
        SlaReasons.Paused.Of(new ReasonInstant(Instant.MaxValue), new ReasonDuration(Duration.MaxValue)),
        SlaReasons.LevelPercent.Of(new ReasonName("\u0000\"سلام"), default(ReasonShare), new ReasonName("x")),
    ];

    private static readonly SlaClock Clock = new(
        "solve",
        "Solve",
        SlaMetrics.RequesterWait,
        new SlaPolicy(new PolicyId("gold"), new WorkingDurationTarget(Duration.FromHours(8)), Office, new TicketCondition(TicketField.Tier, "gold")).WithRank(-1),
        new SlaPolicy(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), Office).WithVersion(2).WithLevels(
            EscalationLevel.AtPercent("half", Percentage.FromPercent(50), EscalationPath.Hierarchical, "manager")));

    private static readonly TicketEvent[] History =
    [
        new TicketOpened(Id, Monday + Duration.FromHours(10), TicketAttributes.None),
        new TicketStatusChanged(Id, Monday + Duration.FromHours(11), TicketStatus.Pending),
        new TicketStatusChanged(Id, Monday + Duration.FromHours(13), TicketStatus.Open),
    ];

    public static TheoryData<int> Reasons => [.. Enumerable.Range(0, AllReasons.Length)];

    private static BusinessCalendar Office => new BusinessCalendarBuilder(DateTimeZone.Utc).WithName("office").WithWeeklyHours(WeeklyHours.Closed.With(
        DayInterval.Parse("09:00-17:00", null), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();

    [Fact]
    public void Verdict_HasWhatTheClockSays()
    {
        // By 16:00 1 h and 3 h have counted, 4 h are left: an hour until 17:00, and three from Tuesday 09:00.
        ClockVerdict verdict = new SlaEvaluator(Clock).Evaluate(History, Monday + Duration.FromHours(16)).Single();
        JObject line = Parse(SlaResultJson.Write(verdict));
        line.Properties().Select(p => p.Name).Should().Equal(
            "v", "kind", "ticket", "clock", "metric", "instance", "outcome", "policy", "policyVersion", "evaluatedAt", "startedAt", "dueAt", "breachAt", "dueIfResumedNow",
            "allowedSeconds", "countedSeconds", "pausedSeconds", "elapsedSeconds", "remainingSeconds", "used", "reason");
        Values(line, "kind", "ticket", "clock", "metric", "outcome", "policy", "evaluatedAt", "startedAt", "dueAt", "breachAt", "dueIfResumedNow", "used").Should().Equal(
            "verdict", "T-1", "solve", "requester-wait", "running", "8 h", "2026-03-02T16:00:00Z", "2026-03-02T10:00:00Z", "2026-03-03T12:00:00Z", "2026-03-03T12:00:00Z", "2026-03-03T12:00:00Z", "50%");
        Numbers(line, "v", "instance", "policyVersion", "allowedSeconds", "countedSeconds", "pausedSeconds", "elapsedSeconds", "remainingSeconds")
            .Should().Equal(1, 1, 2, 28_800, 14_400, 7_200, 21_600, 14_400);
        ReasonJson.Read(line["reason"]!.ToString(), "x").Should().Be(verdict.Reason);
    }

    [Fact]
    public void Verdict_WithoutDeadline_SaysWhy()
    {
        SlaClock never = new("n", "n", SlaMetrics.RequesterWait, new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(1)), new BusinessCalendarBuilder(DateTimeZone.Utc).Build()));
        JObject line = Parse(SlaResultJson.Write(new SlaEvaluator(never.WithKind(ClockKind.OperationalLevel)).Evaluate(History, Monday + Duration.FromHours(16)).Single()));
        Values(line, "outcome", "noDeadline", "promise").Should().Equal("noDeadline", "noWorkingTime", "operationalLevel");
        line.ContainsKey("dueAt").Should().BeFalse();
    }

    [Fact]
    public void Timeline_HasSegmentsThatSumToItsSeconds()
    {
        JObject line = Parse(SlaResultJson.Write(new SlaEvaluator(Clock).Timeline(History, "solve", Monday + Duration.FromHours(33))));
        Values(line, "kind", "clock", "start", "end").Should().Equal("timeline", "solve", "2026-03-02T10:00:00Z", "2026-03-03T09:00:00Z");
        JArray segments = (JArray)line["segments"]!;
        segments.Select(s => (string?)s["state"]).Should().Equal("running", "paused", "running", "closed");
        segments.Select(s => (decimal)s["seconds"]!).Should().Equal(3_600, 7_200, 14_400, 57_600);
        segments.Sum(s => (decimal)s["seconds"]!).Should().Be((decimal)line["seconds"]!);
        segments.Select(s => s["closedBy"] is null).Should().Equal(true, true, true, false);
        ((string?)segments[1]["reason"]!["code"]).Should().Be("sla.timeline.paused.status");
    }

    [Fact]
    public void NoticeOfALevel_TellsWhomAndWhy()
    {
        SlaNotice notice = new SlaEvaluator(Clock).Notices(History, Monday + Duration.FromHours(16)).Single();
        JObject line = Parse(SlaResultJson.Write(notice));
        Values(line, "kind", "notice", "ticket", "clock", "at", "level", "to", "path", "policy").Should().Equal(
            "notice", "levelReached", "T-1", "solve", "2026-03-02T16:00:00Z", "half", "manager", "hierarchical", "8 h");
        line.ContainsKey("late").Should().BeFalse();
    }

    [Fact]
    public void NoticeOfACorrection_HoldsBothVerdicts()
    {
        SlaBook book = new([Clock]);
        List<SlaNotice> notices = [];
        book.Apply(History[0]);
        book.AdvanceTo(Monday + Duration.FromDays(7), notices);
        notices.Clear();
        book.Apply(new TicketStatusChanged(Id, Monday + Duration.FromHours(12), TicketStatus.Solved));
        book.AdvanceTo(Monday + Duration.FromDays(8), notices);
        JObject line = Parse(SlaResultJson.Write(notices.Single(n => n.Kind == SlaNoticeKind.Corrected)));
        ((string?)line["before"]!["outcome"], (string?)line["after"]!["outcome"]).Should().Be(("breached", "met"));
    }

    [Fact]
    public void PolicyTrace_SaysOfEachPolicyWhy()
    {
        JObject line = Parse(SlaResultJson.Write(Clock.Trace(TicketAttributes.None, null, Monday)));
        Values(line, "kind", "chosen").Should().Equal("policyTrace", "8 h");
        line["policies"]!.Select(p => ((string?)p["policy"], (bool)p["isChosen"]!, (string?)p["reason"]!["code"])).Should().Equal(
            ("gold", false, "sla.policy.condition"), ("8 h", true, "sla.policy.chosen"));
    }

    [Fact]
    public void Change_HasBothVerdictsAndTheReasons()
    {
        SlaClock other = new("solve", "Solve", SlaMetrics.RequesterWait, new SlaPolicy(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(4)), Office).WithVersion(3));
        SlaChange change = SlaPreview.Compare([History], new SlaEvaluator(Clock), new SlaEvaluator(other), Monday + Duration.FromHours(15)).Single();
        JObject line = Parse(SlaResultJson.Write(change));
        Values(line, "kind", "ticket", "clock").Should().Equal("change", "T-1", "solve");
        line["reasons"]!.Select(r => (string?)r["code"]).Should().Equal("sla.change.policy", "sla.change.target");
        ((string?)line["before"]!["dueAt"], (string?)line["after"]!["dueAt"]).Should().Be(("2026-03-03T12:00:00Z", "2026-03-02T16:00:00Z"));
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reason_ReadsBackAsItself(int number)
    {
        string line = ReasonJson.Write(AllReasons[number]);
        Reason read = ReasonJson.Read(line, "x");
        read.Should().Be(AllReasons[number]);
        ReasonJson.Write(read).Should().Be(line);
    }

    [Fact]
    public void Reason_Version1_IsFixed() => ReasonJson.Write(SlaReasons.LevelPercent.Of(new ReasonName("half"), new ReasonShare(1, 2), new ReasonName("manager")))
        .Should().Be("""{"code":"sla.level.percent","with":[{"name":"half"},{"share":[1,2]},{"name":"manager"}]}""");

    [Theory]
    [InlineData("""{"with":[]}""", "$")]
    [InlineData("""{"code":"Sla"}""", "$.code")]
    [InlineData("""{"code":"a.b","with":[{}]}""", "$.with[0]")]
    [InlineData("""{"code":"a.b","with":[{"name":"x","count":1}]}""", "$.with[0]")]
    [InlineData("""{"code":"a.b","with":[{"length":1}]}""", "$.with[0]")]
    [InlineData("""{"code":"a.b","with":[{"count":1.5}]}""", "$.with[0].count")]
    [InlineData("""{"code":"a.b","with":[{"seconds":"1/3"}]}""", "$.with[0].seconds")]
    [InlineData("""{"code":"a.b","with":[{"seconds":1e300}]}""", "$.with[0].seconds")]
    [InlineData("""{"code":"a.b","with":[{"share":[1]}]}""", "$.with[0].share")]
    [InlineData("""{"code":"a.b","with":[{"share":[1,0]}]}""", "$.with[0].share")]
    [InlineData("""{"code":"a.b","with":[{"money":"12"}]}""", "$.with[0].money")]
    [InlineData("""{"code":"a.b","text":"x"}""", "$.text")]
    public void Reason_Fault_NamesThePlace(string line, string path) =>
        FluentActions.Invoking(() => ReasonJson.Read(line, "x")).Should().Throw<DeskFormatException>().Which.Path.Should().Be(path);

    [Fact]
    public void Book_ReadsBackAsItself_AndGoesOnAlike()
    {
        SlaBook book = new([Clock]);
        foreach (TicketEvent next in History)
        {
            book.Apply(next);
        }

        book.Apply(new TicketOpened(new TicketId("T-0"), Monday, TicketAttributes.None, sequence: 1));
        List<SlaNotice> told = [];
        book.AdvanceTo(Monday + Duration.FromHours(14), told);
        string lines = Lines(book.ToSnapshot());
        lines.Should().StartWith("""{"v":1,"kind":"slaBook","advancedTo":"2026-03-02T14:00:00Z","events":4}""" + "\n" + """{"v":1,"kind":"opened","ticket":"T-0","at":"2026-03-02T00:00:00Z","sequence":1""");
        using StringReader reader = new(lines);
        SlaBookSnapshot read = SlaBookJson.Read(reader, "book");
        read.Should().Be(book.ToSnapshot());
        Lines(read).Should().Be(lines);
        SlaBook again = SlaBook.Restore(read, [Clock]);
        again.NextWakeAt.Should().Be(book.NextWakeAt);
        again.StandingOf(Id, Monday + Duration.FromHours(16)).Should().Equal(book.StandingOf(Id, Monday + Duration.FromHours(16)));
        Lines(new SlaBookSnapshot(null)).Should().Be("""{"v":1,"kind":"slaBook","events":0}""" + "\n");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("""{"v":2,"kind":"slaBook","events":0}""", 1)]
    [InlineData("""{"v":1,"kind":"book","events":0}""", 1)]
    [InlineData("""{"v":1,"kind":"slaBook","events":1}""", 1)]
    [InlineData("""{"v":1,"kind":"slaBook","events":0,"x":1}""", 1)]
    [InlineData("""{"v":1,"kind":"slaBook","advancedTo":"1800-01-01T00:00:00Z","events":0}""", 1)]
    [InlineData("{\"v\":1,\"kind\":\"slaBook\",\"events\":1}\n{}", 2)]
    public void Book_Fault_NamesTheLine(string lines, int line)
    {
        using StringReader reader = new(lines);
        FluentActions.Invoking(() => SlaBookJson.Read(reader, "book")).Should().Throw<DeskFormatException>().Which.Line.Should().BeGreaterThanOrEqualTo(line);
    }

    [Fact]
    public void MissingArguments_AreRefused()
    {
        FluentActions.Invoking(() => SlaResultJson.Write((ClockVerdict)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaResultJson.Write((SlaNotice)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaResultJson.Write((SlaTimeline)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaResultJson.Write((PolicyTrace)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaResultJson.Write((SlaChange)null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ReasonJson.Write(null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaBookJson.WriteLines(TextWriter.Null, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => SlaBookJson.Read(null!, "x")).Should().Throw<ArgumentNullException>();
    }

    private static string Lines(SlaBookSnapshot snapshot)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        SlaBookJson.WriteLines(writer, snapshot);
        return writer.ToString();
    }

    private static JObject Parse(string line)
    {
        line.Should().NotContain("\n");
        using Newtonsoft.Json.JsonTextReader reader = new(new StringReader(line)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static IEnumerable<string?> Values(JObject line, params string[] names) => names.Select(n => (string?)line[n]);

    private static IEnumerable<decimal> Numbers(JObject line, params string[] names) => names.Select(n => (decimal)line[n]!);
}
