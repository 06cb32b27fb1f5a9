using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

/// <summary>Which layer of a calendar a timeline names, and where it ends. 2024-01-01 is a Monday.</summary>
public sealed class SlaTimelineTests
{
    [Fact]
    public void Timeline_ClosureAfterTheBreak_IsCutWhereItBegins()
    {
        // Lunch 12:00-13:00, then a fire drill 13:00-15:00 within the hours.
        BusinessCalendar calendar = Desk.Open("UTC", "09:00-12:00 13:00-17:00", Desk.MondayToFriday).WithClosures(new Closure(Desk.Date("2024-01-01"), Desk.Hours("13:00-15:00"), "Fire drill")).Build();
        SlaBench bench = new SlaBench(calendar).Open("2024-01-01T09:00");
        Told(bench, "2024-01-01T17:00").Should().Equal("01 09:00 Running", "01 12:00 sla.timeline.closed.hours", "01 13:00 sla.timeline.closed.closure(Fire drill)", "01 15:00 Running");
    }

    [Fact]
    public void Timeline_ClosureFromBeforeTheOpening_IsNamedFromItsBeginToItsEnd()
    {
        // Closed 08:00-10:00 while the hours begin at 09:00: what was closed from 08:00 on is the closure's.
        BusinessCalendar calendar = Desk.NineToFive("UTC").WithClosures(new Closure(Desk.Date("2024-01-01"), Desk.Hours("08:00-10:00"), "Move")).Build();
        SlaBench bench = new SlaBench(calendar).Open("2024-01-01T07:00");
        Told(bench, "2024-01-01T12:00").Should().Equal("01 07:00 sla.timeline.closed.hours", "01 08:00 sla.timeline.closed.closure(Move)", "01 10:00 Running");
    }

    [Fact]
    public void Timeline_HolidayOfANightShift_EndsWithTheShiftItTookAway()
    {
        // 22:00-06:00 every night; Tuesday is a holiday and takes the shift that begins on it: to Wednesday 06:00. From there on there are no hours until 22:00.
        BusinessCalendar calendar = Desk.Open("UTC", "22:00-06:00", Desk.EveryDay).WithHolidays(new Holiday(Desk.Date("2024-01-02"), "Day off")).Build();
        SlaBench bench = new SlaBench(calendar).Open("2024-01-01T23:00");
        Told(bench, "2024-01-03T23:00").Should().Equal("01 23:00 Running", "02 06:00 sla.timeline.closed.holiday(Day off)", "03 06:00 sla.timeline.closed.hours", "03 22:00 Running");
    }

    [Fact]
    public void Timeline_LayersWithoutName_AreWordedWithoutOne()
    {
        BusinessCalendar office = Desk.NineToFive("UTC").WithClosures(new Closure(Desk.Date("2024-01-01"), Desk.Hours("11:00-12:00")))
            .WithOverrides(new DateOverride(Desk.Date("2024-01-02"), [Desk.Hours("10:00-11:00")])).Build();
        BusinessCalendar both = office.Intersect(SlaBench.Always);
        foreach ((BusinessCalendar calendar, string[] words) in new[] { (office, new[] { "Outside the hours", "Closed", "Other hours on this date" }), (both, ["Closed by the combined calendars"]) })
        {
            SlaBench bench = new SlaBench(calendar).Open("2024-01-01T09:00");
            SlaTimeline timeline = new SlaEvaluator(bench.Hours(SlaMetrics.FirstResponse, 80)).Timeline(bench.Events, "c", bench.At("2024-01-03T12:00"));
            Reason[] closed = [.. timeline.Segments.Select(s => s.ClosedBy).OfType<Reason>().Distinct()];
            closed.Select(r => ReasonText.Of(r, WordingLanguage.English)).Should().BeEquivalentTo(words);
            closed.Select(r => ReasonText.Of(r, WordingLanguage.Persian)).Should().OnlyContain(t => t.Trim() == t && t.Length > 0);
        }

        ReasonText.Of(OutsideHours.Find(office, Desk.Wall(office, "2024-01-01T11:30"))!.Reason, WordingLanguage.English)
            .Should().Be("Closed; open again at 2024-01-01 12:00:00 UTC.");
    }

    [Fact]
    public void Timeline_GoesOnAndEndsAtOneInstant_CountsTheTimeBetween()
    {
        // Solved 10:00, opened again and withdrawn and opened at 12:00, with the start before the end in the order of one instant: Continue counts from 09:00 to 12:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved)
            .Status("2024-01-01T12:00", TicketStatus.Cancelled).Status("2024-01-01T12:00", TicketStatus.Open);
        SlaMetric metric = SlaMetrics.TotalResolution.WithReopen(ReopenMode.Continue)
            .WithOrder(ClockEffect.Start, ClockEffect.Retarget, ClockEffect.Stop, ClockEffect.Cancel, ClockEffect.Pause, ClockEffect.Resume);
        SlaClock clock = bench.Hours(metric, 8);
        bench.Last(clock, "2024-01-01T15:00").Counted.Should().Be(Duration.FromHours(3));
        new SlaEvaluator(clock).Timeline(bench.Events, "c", bench.At("2024-01-01T15:00")).Segments.Select(s => (s.State, s.Length))
            .Should().Equal((SlaTimelineState.Running, Duration.FromHours(3)), (SlaTimelineState.Cancelled, Duration.FromHours(3)));
    }

    [Fact]
    public void Timeline_GoesOnAsIfItHadNotStopped_WithEventsInBetween_CountsAllOfIt()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved).Customer("2024-01-01T11:00").Agent("2024-01-01T12:00")
            .Status("2024-01-01T13:00", TicketStatus.Open);
        SlaClock clock = bench.Hours(SlaMetrics.TotalResolution.WithReopen(ReopenMode.Continue), 8);
        new SlaEvaluator(clock).Timeline(bench.Events, "c", bench.At("2024-01-01T15:00")).Segments.Select(s => (s.State, s.Length))
            .Should().Equal((SlaTimelineState.Running, Duration.FromHours(6)));
    }

    public static TheoryData<string> Calendars => ["closures", "holidays", "cut", "Europe/Berlin", "America/Havana", "Pacific/Apia", "union", "short"];

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Timeline_EveryClosedMinute_BearsTheLayerThatTheCalendarNames(string kind)
    {
        (BusinessCalendar calendar, LocalDate from) = Kind(kind);
        Instant start = LocalTimeMapping.ToInstant(from.AtMidnight(), calendar.Zone);
        Instant asOf = start + Duration.FromDays(14);
        SlaClock clock = new("c", "c", SlaMetrics.FirstResolution, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), calendar));
        SlaTimeline timeline = new SlaEvaluator(clock).Timeline([new TicketOpened(SlaBench.Id, start, TicketAttributes.None)], "c", asOf);
        int closed = 0;
        foreach (SlaTimelineSegment segment in timeline.Segments)
        {
            for (Instant at = segment.Start; at < segment.End; at += Duration.FromMinutes(1))
            {
                OutsideHours? fact = OutsideHours.Find(calendar, at);
                segment.ClosedBy.Should().Be((Reason?)fact?.Reason.Parameters[0], "at {0}", at);
                closed += fact is null ? 0 : 1;
            }
        }

        closed.Should().BeGreaterThan(0);
        timeline.Segments.Zip(timeline.Segments.Skip(1)).Should().OnlyContain(p => p.First.ClosedBy != p.Second.ClosedBy, "neighbours of one reason are one segment");
    }

    [Fact]
    public void Timeline_OfAClosedTicket_EndsWhereItWasClosed_WhateverIsToldOfItLater()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Closed);
        TicketEvent[] linked = [.. bench.Events, new TicketLinked(SlaBench.Id, bench.At("2024-01-03T09:00"), TicketLinkKind.RelatedTo, new TicketId("T-2"), sequence: 3)];
        SlaTimeline timeline = new SlaEvaluator(bench.Hours(SlaMetrics.FirstResolution, 8)).Timeline(linked, "c", bench.At("2024-01-05T09:00"));
        timeline.End.Should().Be(bench.At("2024-01-01T10:00"));
        timeline.Length.Should().Be(Duration.FromHours(1));
        timeline.Segments.Should().ContainSingle().Which.State.Should().Be(SlaTimelineState.Running);
    }

    [Fact]
    public void Timeline_OfATicketThatIsOpenAgain_GoesOn_UntilItIsClosedForGood()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Closed).Status("2024-01-01T11:00", TicketStatus.Open)
            .Status("2024-01-01T13:00", TicketStatus.Closed).Customer("2024-01-01T15:00").MergedInto("2024-01-02T09:00", "T-2");
        Told(bench, "2024-01-01T10:30").Should().Equal("01 09:00 Running");
        EndOf(bench, "2024-01-01T10:30").Should().Be("01 10:00");
        EndOf(bench, "2024-01-01T12:00").Should().Be("01 12:00");
        EndOf(bench, "2024-01-01T14:00").Should().Be("01 13:00");
        EndOf(bench, "2024-01-01T16:00").Should().Be("01 13:00", "a message to a closed ticket does not make its life longer");
        EndOf(bench, "2024-01-05T09:00").Should().Be("01 13:00", "it was closed already when it was merged");
    }

    [Fact]
    public void Timeline_Wordings_AreAllPhrasesWithoutAFullStop()
    {
        ReasonKind[] kinds = [.. SlaReasons.All.Where(k => k.Code.Text.StartsWith("sla.timeline.", StringComparison.Ordinal))];
        kinds.Should().HaveCount(16);
        foreach (WordingLanguage language in Enum.GetValues<WordingLanguage>())
        {
            kinds.Select(k => ReasonText.TemplateOf(k.Code, language)!).Should().OnlyContain(t => !t.EndsWith('.') && t.Trim() == t);
        }
    }

    /// <summary>The start of each segment, as day and time, with what was closed, or else the state.</summary>
    private static IEnumerable<string> Told(SlaBench bench, string asOf) => new SlaEvaluator(bench.Hours(SlaMetrics.FirstResolution, 8)).Timeline(bench.Events, "c", bench.At(asOf)).Segments
        .Select(s => $"{Short(s.Start)} {s.ClosedBy?.ToString(null, CultureInfo.InvariantCulture) ?? s.State.ToString()}");

    private static string EndOf(SlaBench bench, string asOf) => Short(new SlaEvaluator(bench.Hours(SlaMetrics.FirstResolution, 8)).Timeline(bench.Events, "c", bench.At(asOf)).End);

    private static string Short(Instant at) => at.ToString("dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Calendars whose closed stretches have several reasons, with the first date of the two weeks to look at.</summary>
    private static (BusinessCalendar Calendar, LocalDate From) Kind(string kind)
    {
        LocalDate monday = Desk.Date("2024-01-01");
        Closure[] closures =
        [
            new(monday, Desk.Hours("08:00-10:00"), "Move"), new(monday, Desk.Hours("16:00-18:00"), "Talk"), new(monday.PlusDays(1), Desk.Hours("20:00-03:00"), "Power"),
            new(monday.PlusDays(3), Desk.Hours("12:30-15:00")), new(monday.PlusDays(5), Desk.Hours("10:00-11:00"), "On a Saturday"),
        ];
        BusinessCalendarBuilder nights = Desk.Open("UTC", "22:00-06:00", Desk.EveryDay).WithClosures(closures)
            .WithHolidays(new Holiday(monday.PlusDays(1), "One"), new Holiday(monday.PlusDays(2), "Two"), new Holiday(monday.PlusDays(7), "Three"))
            .WithOverrides(new DateOverride(monday.PlusDays(3), [Desk.Hours("10:00-12:00")], name: "Short day"));
        return kind switch
        {
            "closures" => (Desk.Open("UTC", "09:00-12:00 13:00-17:00", Desk.MondayToFriday).WithClosures(closures).Build(), monday),
            "holidays" => (nights.Build(), monday),
            "cut" => (nights.WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight).Build(), monday),
            "union" => (Desk.NineToFive("UTC").Build().Union(nights.Build()), monday),
            "short" => (Desk.NineToFive("UTC").WithName("short").ValidBetween(monday.PlusDays(3), monday.PlusDays(9)).Build(), monday),
            "Europe/Berlin" => Changing(kind, "2024-10-27"),
            "America/Havana" => Changing(kind, "2024-11-03"), // 01:00 to 00:00
            _ => Changing(kind, "2011-12-30"), // a date that was left out
        };
    }

    private static (BusinessCalendar Calendar, LocalDate From) Changing(string zone, string change)
    {
        LocalDate date = Desk.Date(change);
        return (Desk.Open(zone, "22:00-00:30 09:00-17:00", Desk.EveryDay)
            .WithHolidays(new Holiday(date, "The day"), new Holiday(date.PlusDays(4), "Another"))
            .WithClosures(new Closure(date.PlusDays(-1), Desk.Hours("21:00-00:30"), "Evening"), new Closure(date, Desk.Hours("02:15-02:45"), "Night"), new Closure(date.PlusDays(1), Desk.Hours("08:00-10:00"), "Morning"))
            .Build(), date.PlusDays(-3));
    }
}
