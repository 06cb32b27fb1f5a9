using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

public sealed class SlaBookTests
{
    private static readonly SlaMetric PendingPauses = SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending));

    [Fact]
    public void AdvanceTo_TellsLevelsAndBreach_AtTheOneInstantToWakeUpAt()
    {
        // 8 h from Monday 09:00: three quarters at 15:00, used up at 17:00, met until Tuesday 09:00, two hours over at Tuesday 11:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaPolicy policy = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar).WithLevels(
            EscalationLevel.AtPercent("warn", Percentage.FromPercent(75), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtPercent("due", Percentage.Hundred, EscalationPath.Hierarchical, "manager", LevelDelivery.NextOpening),
            EscalationLevel.AtOffset("over", Duration.FromHours(2), EscalationPath.Hierarchical, "executive"));
        SlaBook book = new([new SlaClock("c", "c", SlaMetrics.FirstResponse, policy)]);
        book.Apply(bench.Events[0]);
        List<(string, string)> story = [];
        for (Instant? wake = book.NextWakeAt; wake is { } at; wake = book.NextWakeAt)
        {
            List<SlaNotice> told = [];
            book.AdvanceTo(at, told).Should().BePositive("nobody is woken for nothing");
            story.AddRange(told.Select(n => (n.At.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture), n.Level?.Id ?? n.Kind.ToString())));
        }

        story.Should().Equal(("2024-01-01T15:00", "warn"), ("2024-01-02T09:00", "due"), ("2024-01-02T09:00", "Breached"), ("2024-01-02T11:00", "over"));
    }

    [Fact]
    public void LateStop_AfterABreachWasTold_CorrectsItWithBothVerdicts()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00");
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 2)]);
        List<SlaNotice> told = [];
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T12:00"), told);
        told.Select(n => n.Kind).Should().Equal(SlaNoticeKind.Breached);
        book.Apply(bench.Events[1]);
        told.Clear();
        book.AdvanceTo(bench.At("2024-01-01T12:00"), told);
        SlaNotice correction = told.Should().ContainSingle().Subject;
        (correction.Kind, correction.Before!.Outcome, correction.After!.Outcome).Should().Be((SlaNoticeKind.Corrected, SlaOutcome.Breached, SlaOutcome.Met));
        book.StandingOf(SlaBench.Id, bench.At("2024-01-01T12:00"))[0].Outcome.Should().Be(SlaOutcome.Met);
    }

    [Fact]
    public void Retarget_ToALongerTarget_DoesNotUndoABreach()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "P1").Priority("2024-01-01T12:00", "P2").Status("2024-01-01T13:00", TicketStatus.Solved);
        SlaClock clock = new(
            "c", "c", SlaMetrics.FirstResolution,
            SlaBench.Policy("P1", new WorkingDurationTarget(Duration.FromHours(2)), bench.Calendar, SlaBench.Of("P1")),
            SlaBench.Policy("P2", new WorkingDurationTarget(Duration.FromHours(80)), bench.Calendar, SlaBench.Of("P2")));
        foreach (RetargetMode mode in Enum.GetValues<RetargetMode>())
        {
            ClockVerdict verdict = bench.Last(clock.WithRetarget(mode), "2024-01-02T09:00");
            (verdict.Outcome, verdict.BreachedDeadline).Should().Be((SlaOutcome.Breached, bench.At("2024-01-01T11:00")));
            verdict.Verdict.Policy!.Value.Value.Should().Be("P2");
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public void Retarget_PassedLevels_AreToldLateOnlyIfAskedFor(bool hasLateAlarms, int levels)
    {
        // After 3 h a target of 4 h comes: half of it passed, and the one at 70 % too.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "P2").Priority("2024-01-01T12:00", "P1");
        SlaPolicy urgent = SlaBench.Policy("P1", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar, SlaBench.Of("P1")).WithLevels(
            EscalationLevel.AtPercent("half", Percentage.FromPercent(50), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtPercent("seventy", Percentage.FromPercent(70), EscalationPath.Functional, "senior agent"));
        SlaClock clock = new SlaClock("c", "c", SlaMetrics.FirstResolution, urgent, SlaBench.Policy("P2", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("P2")))
            .WithLateAlarms(hasLateAlarms);
        ImmutableArray<SlaNotice> notices = bench.Notices(clock, "2024-01-01T12:30");
        notices.Should().HaveCount(levels);
        notices.All(n => n.IsLate && n.At == bench.At("2024-01-01T12:00")).Should().BeTrue();
    }

    [Fact]
    public void DueDateSetByHand_Sticks_UntilItIsTakenBack()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00", "P2").Due("2024-01-01T10:00", "c", "2024-01-01T12:00").Status("2024-01-01T10:30", TicketStatus.Pending)
            .Status("2024-01-01T11:30", TicketStatus.Open).Priority("2024-01-01T11:30", "P1");
        SlaClock clock = new(
            "c", "c", PendingPauses,
            SlaBench.Policy("P1", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar, SlaBench.Of("P1")),
            SlaBench.Policy("P2", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("P2")));
        ClockVerdict byHand = bench.Last(clock, "2024-01-01T11:30");
        (byHand.IsDueDateSetByHand, byHand.Verdict.Deadline.DueAt).Should().Be((true, bench.At("2024-01-01T12:00")), "neither pause nor priority moves it");

        // 1.5 h counted, 1 h paused; 2.5 of 4 h are left at 11:30.
        bench.Due("2024-01-01T11:45", "c", null);
        ClockVerdict byPolicy = bench.Last(clock, "2024-01-01T11:45");
        (byPolicy.IsDueDateSetByHand, byPolicy.Verdict.Deadline.DueAt).Should().Be((false, bench.At("2024-01-01T14:00")));
    }

    [Fact]
    public void GroupOwnership_HasAnInstanceForEachAssignment_AndANewOneAfterAReopening()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Group("2024-01-01T10:00", "first line").Group("2024-01-01T12:00", "network").Status("2024-01-01T15:00", TicketStatus.Solved)
            .Status("2024-01-02T09:00", TicketStatus.Open);
        SlaClock ola = new SlaClock(
            "ola", "OLA", SlaMetrics.GroupOwnership,
            SlaBench.Policy("network", new WorkingDurationTarget(Duration.FromHours(2)), bench.Calendar).WithGroups(new GroupId("network")),
            SlaBench.Policy("others", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar)).WithKind(ClockKind.OperationalLevel);
        bench.All(ola, "2024-01-02T10:00").Select(v => (v.Instance, v.Verdict.Policy!.Value.Value, v.Counted.TotalHours, v.Outcome)).Should().Equal(
            (1, "others", 2.0, SlaOutcome.Met), (2, "network", 3.0, SlaOutcome.Breached), (3, "network", 1.0, SlaOutcome.Running));
    }

    [Fact]
    public void FirstResponse_OfATicketThatAnAgentOpened_TakesTheSecondComment_UnlessTheOrderSaysOtherwise()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", by: PersonRole.Agent).Agent("2024-01-01T09:00").Agent("2024-01-01T10:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 4);
        bench.Last(clock, "2024-01-01T11:00").Verdict.StoppedAt.Should().Be(bench.At("2024-01-01T10:00"));
        SlaMetric startFirst = SlaMetrics.FirstResponse.WithOrder(ClockEffect.Start, ClockEffect.Retarget, ClockEffect.Stop, ClockEffect.Cancel, ClockEffect.Pause, ClockEffect.Resume);
        bench.Last(bench.Hours(startFirst, 4), "2024-01-01T11:00").Verdict.StoppedAt.Should().Be(bench.At("2024-01-01T09:00"));
    }

    [Theory]
    [InlineData(PersonRole.Bot, MessageVisibility.Public, false)]
    [InlineData(PersonRole.Agent, MessageVisibility.Private, false)]
    [InlineData(PersonRole.Agent, MessageVisibility.Public, true)]
    [InlineData(PersonRole.Customer, MessageVisibility.Public, false)]
    public void FirstResponse_ByBotsNotesAndAutomaticReplies_DoesNotCount(PersonRole role, MessageVisibility visibility, bool isAutomatic)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T09:01", visibility, isAutomatic, role);
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 4), "2024-01-01T10:00").Outcome.Should().Be(SlaOutcome.Running);
    }

    [Fact]
    public void TimedActions_RunOnTheCalendar_AndStartAnewOnAMessage()
    {
        // Two business days of 8 h while pending, told twice; a customer's message on Tuesday 09:00 starts it anew.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T13:00", TicketStatus.Pending).Customer("2024-01-02T09:00").Status("2024-01-09T09:00", TicketStatus.Solved);
        TimedAction reminder = new("remind", TimedActionKind.Reminder, [TicketStatus.Pending], new WorkingDurationTarget(Duration.FromHours(16)), bench.Calendar, times: 2, restartsOn: [TicketOccasion.CustomerMessage], delivery: LevelDelivery.NextOpening);
        TimedAction close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new ElapsedDurationTarget(Duration.FromDays(3)), bench.Calendar);
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 1)], [reminder, close]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-02-01T09:00"), told);
        told.Where(n => n.Kind == SlaNoticeKind.ActionDue).Select(n => (n.Clock, n.At)).Should().Equal(
            ("remind", bench.At("2024-01-04T09:00")), ("remind", bench.At("2024-01-08T09:00")), ("close", bench.At("2024-01-12T09:00")));
    }

    [Fact]
    public void Zones_OfSiteThenCustomerThenLastResort_DecideWhereTheHoursAre()
    {
        CalendarZones zones = new(
            DateTimeZone.Utc, sites: new Dictionary<string, DateTimeZone>(StringComparer.Ordinal) { ["Tehran"] = Desk.Zone("Asia/Tehran") }, customers: new Dictionary<string, DateTimeZone>(StringComparer.Ordinal) { ["acme"] = Desk.Zone("America/New_York") });
        SlaPolicy policy = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), SlaBench.NineToFive).WithZones(zones);
        SlaClock clock = new("c", "c", SlaMetrics.FirstResponse, policy);
        Instant opened = Instant.FromUtc(2024, 1, 1, 0, 0);
        Instant Due(TicketAttributes attributes) =>
            new SlaEvaluator(clock).Evaluate([new TicketOpened(SlaBench.Id, opened, attributes)], opened)[0].Verdict.Deadline.DueAt;
        Due(new TicketAttributes { Site = "Tehran", Customer = new CustomerId("acme") }).Should().Be(Instant.FromUtc(2024, 1, 1, 13, 30));
        Due(new TicketAttributes { Customer = new CustomerId("acme") }).Should().Be(Instant.FromUtc(2024, 1, 1, 22, 0));
        Due(TicketAttributes.None).Should().Be(Instant.FromUtc(2024, 1, 1, 17, 0));
        zones.ZoneFor(TicketAttributes.None).IsLastResort.Should().BeTrue();
    }

    [Fact]
    public void Trace_SaysOfEveryPolicyWhyNot()
    {
        Instant now = Instant.FromUtc(2024, 1, 1, 9, 0);
        SlaPolicy Named(string id) => SlaBench.Policy(id, new WorkingDurationTarget(Duration.FromHours(1)), SlaBench.NineToFive);
        SlaClock clock = new(
            "c", "c", SlaMetrics.FirstResponse,
            Named("later").ValidBetween(now + Duration.FromDays(1), null), Named("over").ValidBetween(null, now), Named("vip").WithTags("vip"), Named("network").WithGroups(new GroupId("network")),
            Named("gold").WithCustom(new CustomFieldCondition("contract", "gold")), SlaBench.Policy("P1", new WorkingDurationTarget(Duration.FromHours(1)), SlaBench.NineToFive, SlaBench.Of("P1")), Named("all").WithVersion(3), Named("rest"));
        PolicyTrace trace = clock.Trace(new TicketAttributes(Priority: "P2"), null, now);
        trace.Chosen!.Id.Value.Should().Be("all");
        trace.Steps.Select(s => s.Reason.Code).Should().Equal(
            SlaReasons.PolicyNotYetValid.Code, SlaReasons.PolicyExpired.Code, SlaReasons.PolicyTags.Code, SlaReasons.PolicyGroup.Code, SlaReasons.PolicyCondition.Code,
            SlaReasons.PolicyCondition.Code, SlaReasons.PolicyChosen.Code, SlaReasons.PolicyOutranked.Code);
        trace.Steps[6].Version.Should().Be(3);
        clock.PolicyFor(new TicketAttributes(Priority: "P2"), at: now).Should().BeSameAs(trace.Chosen);
        foreach (PolicyTraceStep step in trace.Steps)
        {
            ReasonText.Of(step.Reason, WordingLanguage.English).Should().NotBeEmpty();
            ReasonText.Of(step.Reason, WordingLanguage.Persian).Should().NotBeEmpty();
        }
    }

    [Fact]
    public void Timeline_TellsPausesAndTheLayersThatWereClosed()
    {
        // Monday is a holiday: opened on Friday 16:00, pending Saturday noon to Tuesday 10:00, solved Tuesday 12:00, closed Wednesday.
        BusinessCalendar calendar = Desk.NineToFive("UTC").WithHolidays(new Holiday(Desk.Date("2024-01-08"), "Day off")).Build();
        SlaBench bench = new SlaBench(calendar)
            .Open("2024-01-05T16:00").Status("2024-01-06T12:00", TicketStatus.Pending).Status("2024-01-09T10:00", TicketStatus.Open)
            .Status("2024-01-09T12:00", TicketStatus.Solved).Status("2024-01-10T12:00", TicketStatus.Closed);
        SlaTimeline timeline = new SlaEvaluator(bench.Hours(PendingPauses, 8)).Timeline(bench.Events, "c", bench.At("2024-02-01T09:00"));
        timeline.Segments.Select(s => (s.State, s.Length.TotalHours, s.ClosedBy?.Code ?? s.Reason.Code)).Should().Equal(
            (SlaTimelineState.Running, 1.0, SlaReasons.TimelineRunning.Code),
            (SlaTimelineState.Closed, 19.0, SlaReasons.TimelineClosedHours.Code),
            (SlaTimelineState.PausedAndClosed, 36.0, SlaReasons.TimelineClosedHours.Code),
            (SlaTimelineState.PausedAndClosed, 24.0, SlaReasons.TimelineClosedHoliday.Code),
            (SlaTimelineState.PausedAndClosed, 9.0, SlaReasons.TimelineClosedHours.Code),
            (SlaTimelineState.Paused, 1.0, SlaReasons.TimelinePausedByStatus.Code),
            (SlaTimelineState.Running, 2.0, SlaReasons.TimelineRunning.Code),
            (SlaTimelineState.Stopped, 24.0, SlaReasons.TimelineStopped.Code));
        timeline.Length.Should().Be(Duration.FromHours(116));
        timeline.In(SlaTimelineState.Running).Should().Be(Duration.FromHours(3));
    }

    [Fact]
    public void Attention_BySensitivityReopeningHandOffsAndValue()
    {
        Ticket ticket = Ticket.Open(new TicketOpened(SlaBench.Id, Instant.FromUtc(2024, 1, 1, 9, 0), new TicketAttributes("Privacy") { Value = new Money(500, Currency.Euro) }));
        new AttentionRule("privacy", "manager", [new TicketCondition(TicketField.Type, "Privacy")]).ReasonFor(ticket).Should().Be(SlaReasons.AttentionSensitive.Of(new ReasonName("privacy")));
        new AttentionRule("worth", "manager", value: new Money(500, Currency.Euro)).ReasonFor(ticket)!.Code.Should().Be(SlaReasons.AttentionValue.Code);
        new AttentionRule("worth", "manager", value: new Money(501, Currency.Euro)).ReasonFor(ticket).Should().BeNull();
        new AttentionRule("often", "manager", reopened: 1).ReasonFor(ticket).Should().BeNull();
    }

    [Fact]
    public void OutsideHours_SaysWhyAndWhenItOpens()
    {
        SlaBench bench = new();
        OutsideHours fact = OutsideHours.Find(bench.Calendar, bench.At("2024-01-06T12:00"))!;
        fact.OpensAt.Should().Be(bench.At("2024-01-08T09:00"));
        ReasonText.Of(fact.Reason, WordingLanguage.English).Should().Contain("2024-01-08 09:00");
        OutsideHours.Find(bench.Calendar, bench.At("2024-01-08T12:00")).Should().BeNull();
    }

    [Fact]
    public void Verdict_Forecast_AddsUp()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T15:00", TicketStatus.Pending);
        ClockVerdict verdict = bench.Last(bench.Hours(PendingPauses, 8), "2024-01-02T10:00");
        (verdict.Counted, verdict.Paused, verdict.Allowed, verdict.Remaining, verdict.Elapsed).Should().Be(
            (Duration.FromHours(6), Duration.FromHours(3), (Duration?)Duration.FromHours(8), (Duration?)Duration.FromHours(2), Duration.FromHours(25)));
        verdict.Used.Should().Be(Percentage.FromPercent(75), "6 of 8 h");
        verdict.DueIfResumedNow.Should().Be(bench.At("2024-01-02T12:00"));
    }

    [Fact]
    public void Forget_FreesTheTicket_AndWhatWasToBeTold()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 1)]);
        book.Apply(bench.Events[0]);
        book.Forget(SlaBench.Id).Should().BeTrue();
        book.Forget(SlaBench.Id).Should().BeFalse();
        (book.Count, book.NextWakeAt, book.Contains(SlaBench.Id)).Should().Be((0, null, false));
        book.Apply(new TicketOpened(new TicketId("T-2"), bench.At("2024-01-01T10:00"), TicketAttributes.None));
        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-01-03T10:00"), told);
        told.Select(n => n.Ticket.Value).Should().Equal("T-2");
    }

    [Fact]
    public void NextWakeAt_AfterForgetting_IsOfWhatIsLeft()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00");
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 8)]);
        book.Apply(bench.Events[0]);
        book.Apply(bench.Events[1]);
        book.NextWakeAt.Should().Be(bench.At("2024-01-01T10:00"));
        book.Forget(SlaBench.Id);
        book.NextWakeAt.Should().BeNull();
    }

    [Fact]
    public void NextWakeAt_AnEarlierAnswerComesOutOfOrder_IsItsInstantOnly()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00").Agent("2024-01-01T09:30");
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResponse, 8)]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        book.NextWakeAt.Should().Be(bench.At("2024-01-01T09:30"));
        book.AdvanceTo(bench.At("2024-01-01T09:40"), told).Should().Be(1);
        book.NextWakeAt.Should().BeNull();
    }

    [Fact]
    public void NextWakeAt_OfActions_NamesOnlyInstantsAtWhichOneIsDue()
    {
        // An action has a deadline like any clock, but nobody is told that it has passed.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved);
        TimedAction close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar);
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResolution, 8)], [close]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        for (; book.NextWakeAt is { } wake; book.AdvanceTo(wake, told).Should().Be(1))
        {
        }

        told.Select(n => (n.Kind, n.At)).Should().Equal((SlaNoticeKind.Met, bench.At("2024-01-01T10:00")), (SlaNoticeKind.ActionDue, bench.At("2024-01-01T14:00")));
    }
}
