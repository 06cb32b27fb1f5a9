using System.Xml.Linq;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

/// <summary>A ticket of Friday to Tuesday, with a reply and a pause, explained.</summary>
public sealed class TicketExplanationTests
{
    private static readonly DateTimeZone Tehran = DateTimeZoneProviders.Tzdb["Asia/Tehran"];
    private static readonly TicketId Id = new("T-<7>");

    private static readonly BusinessCalendar Office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithName("office").WithWeeklyHours(WeeklyHours.Closed.With(
        new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();

    private static readonly SlaPolicy Eight = new(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), Office);

    private static readonly ServiceLevels Levels = new(
    [
        new SlaClock("reply", "First response", SlaMetrics.FirstResponse, Eight),
        new SlaClock("work", "Agent work", SlaMetrics.AgentWork, Eight),
        new SlaClock("gold", "Gold only", SlaMetrics.FirstResolution, new SlaPolicy(new PolicyId("gold"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen, new TicketCondition(TicketField.Tier, "gold"))),
    ]);

    /// <summary>6 March 2026 is a Friday.</summary>
    private static TicketEvent[] History() =>
    [
        new TicketStatusChanged(Id, On(10, 12), TicketStatus.Solved),
        new TicketOpened(Id, On(6, 15), new TicketAttributes(Priority: "P2"), new Person(PersonRole.Customer)),
        new MessagePosted(Id, On(9, 10), new Person(PersonRole.Agent), MessageVisibility.Public, ContactChannel.Email),
        new TicketStatusChanged(Id, On(9, 10), TicketStatus.Pending),
        new TicketStatusChanged(Id, On(10, 10), TicketStatus.Open),
        new TicketStatusChanged(Id, On(20, 0), TicketStatus.Closed),
    ];

    /// <summary>By hand: Friday 15-17 and Monday 9-10 count three hours up to the pause; Tuesday 10-12 two more: five of eight.</summary>
    [Fact]
    public void Of_AccountsForEverySecondOfTheLife()
    {
        TicketExplanation explanation = TicketExplanation.Of(Levels, History(), On(11, 0));
        explanation.Events.Should().HaveCount(5, "the closing is later");
        explanation.Ticket.Status.Should().Be(TicketStatus.Solved);
        ClockExplanation work = explanation.Clocks[1];
        work.Verdicts.Single().Counted.Should().Be(Duration.FromHours(5));
        work.Timeline.In(SlaTimelineState.Running).Should().Be(Duration.FromHours(5));
        work.Timeline.Length.Should().Be(On(11, 0) - On(6, 15));
        foreach (ClockExplanation clock in explanation.Clocks)
        {
            Enum.GetValues<SlaTimelineState>().Aggregate(Duration.Zero, (sum, s) => sum + clock.Timeline.In(s)).Should().Be(clock.Timeline.Length);
            Reason account = ExplanationReasons.AccountOf(clock.Timeline);
            Duration[] parts = [.. account.Parameters.Cast<ReasonDuration>().Select(p => p.Value)];
            parts[..^1].Aggregate(Duration.Zero, (sum, p) => sum + p).Should().Be(parts[^1]);
        }

        explanation.Clocks[0].Verdicts.Single().Counted.Should().Be(Duration.FromHours(3));
        explanation.Clocks[2].Trace.Steps.Single().IsChosen.Should().BeFalse();
    }

    [Fact]
    public void Of_NoOpeningByThen_IsRefused()
    {
        FluentActions.Invoking(() => TicketExplanation.Of(Levels, History(), On(6, 14))).Should().Throw<ArgumentException>().WithParameterName("history");
    }

    [Fact]
    public void Lines_TellFactsEventsAndAccount()
    {
        string[] lines = [.. TicketText.Lines(TicketExplanation.Of(Levels, History(), On(11, 0)), WordingLanguage.English, DateTimeZone.Utc)];
        lines[0].Should().Be("Ticket T-<7> is solved, as of 2026-03-11 00:00:00 UTC.");
        lines.Should().Contain("  Messages: 1; of the customer 0, replies 1, private 0, automatic 0.");
        lines.Should().Contain("  The first reply came at 2026-03-09 10:00:00 UTC, 67 h after the opening.");
        lines.Should().Contain("  2026-03-09 10:00:00  Reply by email").And.Contain("  2026-03-09 10:00:00  Became pending");
        lines.Should().Contain("  2026-03-06 17:00:00 – 2026-03-09 09:00:00  64 h  Outside the hours");
        lines.Should().Contain(l => l.StartsWith("  Counted 5 h + closed", StringComparison.Ordinal) && l.EndsWith("= 105 h, the whole life.", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_InPersian_IsolateNamesAndHavePersianDigits()
    {
        string[] lines = [.. TicketText.Lines(TicketExplanation.Of(Levels, History(), On(11, 0)), WordingLanguage.Persian, Tehran)];
        lines[0].Should().Be("تیکت \u2068T-<7>\u2069 در \u2068۲۰۲۶-۰۳-۱۱ ۰۳:۳۰:۰۰ Asia/Tehran\u2069 حل‌شده است.");
        foreach (string line in lines)
        {
            line.Count(c => c == '\u2068').Should().Be(line.Count(c => c == '\u2069'), "{0}", line);
            line.Where(char.IsAsciiLetter).Should().HaveCount(Inside(line).Count(char.IsAsciiLetter), "Latin letters stand between the marks: {0}", line);
        }
    }

    /// <summary>70 days have 140 changes of state; 40 are told and the rest is one line, unless all are asked for.</summary>
    [Fact]
    public void Lines_OfALongLife_SumUpTheMiddle()
    {
        TicketExplanation explanation = TicketExplanation.Of(Levels, [new TicketOpened(Id, On(6, 15), TicketAttributes.None)], On(6, 15) + Duration.FromDays(70));
        int all = explanation.Clocks[1].Timeline.Segments.Length;
        TicketText.Lines(explanation, WordingLanguage.English, DateTimeZone.Utc).Count(l => l.Contains("more stretches", StringComparison.Ordinal)).Should().Be(2);
        TicketText.Lines(explanation, WordingLanguage.English, DateTimeZone.Utc, isComplete: true).Count(l => l.Contains(" – ", StringComparison.Ordinal)).Should().BeGreaterThan(2 * all);
    }

    [Theory]
    [InlineData(WordingLanguage.English)]
    [InlineData(WordingLanguage.Persian)]
    public void Svg_HasTitleDescriptionAndABarForEverySegment(WordingLanguage language)
    {
        TicketExplanation explanation = TicketExplanation.Of(Levels, History(), On(11, 0));
        string text = TicketPicture.Svg(explanation, language, Tehran, "x");
        text.Should().NotContain("T-<7>").And.NotContain("\uFFFD").And.NotContain("NaN");
        XElement svg = XElement.Parse(text);
        XNamespace ns = "http://www.w3.org/2000/svg";
        svg.Attribute("role")!.Value.Should().Be("img");
        svg.Attribute("aria-labelledby")!.Value.Should().Be("x-t x-d");
        svg.Element(ns + "title")!.Value.Should().Be(ReasonText.Of(ExplanationReasons.HeadOf(explanation), language, Tehran));
        svg.Element(ns + "desc")!.Value.Should().Contain(ReasonText.Of(explanation.Clocks[1].Verdicts[0].Reason, language, Tehran));
        int segments = explanation.Clocks.Sum(c => c.Timeline.Segments.Length);
        svg.Elements(ns + "rect").Count(r => r.Attribute("class")!.Value.StartsWith("bar", StringComparison.Ordinal) && r.Element(ns + "title") is not null)
            .Should().Be(segments + 4, "every segment, and new, pending, open and solved");
        svg.Elements(ns + "path").Count(p => p.Attribute("class")!.Value == "due").Should().Be(2, "the third clock has no deadline");
        svg.Elements(ns + "circle").Should().ContainSingle();
    }

    [Fact]
    public void Svg_OfAMomentOrACentury_HasNoNaNAndFewTicks()
    {
        foreach (Duration life in new[] { Duration.Zero, Duration.FromDays(36_000) })
        {
            string svg = TicketPicture.Svg(TicketExplanation.Of(new ServiceLevels([new SlaClock("c", "c", SlaMetrics.FirstResolution, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen))]), [new TicketOpened(Id, On(6, 15), TicketAttributes.None)], On(6, 15) + life), WordingLanguage.English, Tehran);
            svg.Should().NotContain("NaN").And.NotContain("Infinity");
            System.Text.RegularExpressions.Regex.Count(svg, "class=\"tick\"").Should().BeInRange(0, 12);
        }
    }

    /// <summary>A year of elapsed time for a life of four hours: the bar keeps a third of the width, and the deadline points out of the picture.</summary>
    [Fact]
    public void Svg_DeadlineFarAway_StandsAtTheEdge()
    {
        ServiceLevels year = new([new SlaClock("c", "c", SlaMetrics.FirstResolution, new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromDays(365)), BusinessCalendar.AlwaysOpen))]);
        string svg = TicketPicture.Svg(TicketExplanation.Of(year, [new TicketOpened(Id, On(6, 8), TicketAttributes.None)], On(6, 12)), WordingLanguage.English, DateTimeZone.Utc);
        svg.Should().Contain("due 2027-03-06 →");
        XNamespace ns = "http://www.w3.org/2000/svg";
        double width = XElement.Parse(svg).Elements(ns + "rect").Where(r => r.Attribute("class")!.Value == "bar run" && r.Element(ns + "title") is not null).Sum(r => double.Parse(r.Attribute("width")!.Value, System.Globalization.CultureInfo.InvariantCulture));
        width.Should().BeApproximately((960 - 190 - 24) / 3.0, 1);
    }

    private static IEnumerable<char> Inside(string line)
    {
        bool isInside = false;
        foreach (char c in line)
        {
            isInside = c == '\u2068' || (isInside && c != '\u2069');
            if (isInside)
            {
                yield return c;
            }
        }
    }

    private static Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0);
}
