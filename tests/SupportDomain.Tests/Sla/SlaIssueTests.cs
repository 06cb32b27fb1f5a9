using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

/// <summary>What went wrong with clocks elsewhere, each as a test worked out by hand. 2024-01-01 is a Monday; hours are 09:00-17:00, Monday to Friday, unless said otherwise.</summary>
public sealed class SlaIssueTests
{
    private static readonly SlaMetric PendingPauses = SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending));

    /// <summary>zammad#3180: round the clock has no closed minute at midnight: 48 h are 48 h.</summary>
    [Fact]
    public void Issue_Zammad3180_RoundTheClock_LosesNoMinuteAtMidnight()
    {
        SlaBench bench = new SlaBench(SlaBench.Always).Open("2024-01-01T12:00");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 48), "2024-01-01T12:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-03T12:00"));
    }

    /// <summary>zammad#5177: the update clock is shorter than the first response; each is due by its own target.</summary>
    [Fact]
    public void Issue_Zammad5177_ShorterUpdateClock_LeavesFirstResponseAlone()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 4), "2024-01-01T10:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T13:00"));
        bench.Last(bench.Hours(SlaMetrics.PeriodicUpdate, 1), "2024-01-01T10:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T10:00"));
    }

    /// <summary>zammad#3140: the agent answered last, so nobody waits for an answer.</summary>
    [Fact]
    public void Issue_Zammad3140_AgentAnsweredLast_NothingEscalates()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T09:10").Agent("2024-01-01T09:30");
        SlaClock clock = bench.Hours(SlaMetrics.NextResponse, 1);
        bench.Last(clock, "2024-02-01T12:00").Outcome.Should().Be(SlaOutcome.Met);
        bench.Notices(clock, "2024-02-01T12:00").Should().NotContain(n => n.Kind == SlaNoticeKind.Breached);
    }

    /// <summary>zammad#188: every status of the pause counts, after each of several reopenings.</summary>
    [Fact]
    public void Issue_Zammad188_ReopenedSeveralTimes_EveryPauseIsLeftOut()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved) // 1 h counts
            .Status("2024-01-01T12:00", TicketStatus.Open).Status("2024-01-01T13:00", TicketStatus.OnHold) // 1 h
            .Status("2024-01-02T09:00", TicketStatus.Solved).Status("2024-01-02T11:00", TicketStatus.Open) // held to the solution: none
            .Status("2024-01-02T12:00", TicketStatus.Pending).Status("2024-01-02T16:00", TicketStatus.Solved); // 1 h
        ClockVerdict verdict = bench.Last(bench.Hours(SlaMetrics.AgentWork, 3), "2024-01-05T09:00");
        verdict.Counted.Should().Be(Duration.FromHours(3));
        verdict.Outcome.Should().Be(SlaOutcome.Met);
    }

    /// <summary>zammad#904: the clocks of a ticket that was merged are cancelled, never breached.</summary>
    [Fact]
    public void Issue_Zammad904_MergedTicket_IsCancelledNotBreached()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").MergedInto("2024-01-01T10:00", "T-2");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResolution, 2);
        bench.Last(clock, "2024-03-01T09:00").Outcome.Should().Be(SlaOutcome.Cancelled);
        bench.Notices(clock, "2024-03-01T09:00").Select(n => n.Kind).Should().Equal(SlaNoticeKind.Cancelled);
    }

    /// <summary>zammad#2949: a ticket that was imported closed starts no clock that could run for ever.</summary>
    [Fact]
    public void Issue_Zammad2949_ImportedClosedTicket_DoesNotEscalate()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T09:00", TicketStatus.Closed).Customer("2024-01-01T09:00").Agent("2024-01-02T09:00");
        foreach (SlaMetric metric in SlaMetrics.All)
        {
            bench.All(bench.Hours(metric, 1), "2024-06-01T09:00").Should().NotContain(v => v.Outcome == SlaOutcome.Breached || v.Outcome == SlaOutcome.Running);
        }
    }

    /// <summary>zammad#534: another calendar is another verdict, and the change says so; zammad#4353: without the policy nothing stays escalated.</summary>
    [Fact]
    public void Issue_Zammad534_And4353_CalendarChangeOrDisabledPolicy_IsRecomputed()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "P1");
        SlaClock before = bench.Hours(SlaMetrics.FirstResponse, 4);
        BusinessCalendar closedMonday = Desk.NineToFive("UTC").WithHolidays(new Holiday(Desk.Date("2024-01-01"), "New Year's Day")).Build();
        SlaClock after = new("c", "c", SlaMetrics.FirstResponse, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(4)), closedMonday));
        SlaChange change = SlaPreview.Compare([bench.Events], new SlaEvaluator(before), new SlaEvaluator(after), bench.At("2024-01-01T14:00")).Should().ContainSingle().Subject;
        (change.Before!.Outcome, change.After!.Outcome).Should().Be((SlaOutcome.Breached, SlaOutcome.Running));
        change.After.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-02T13:00"));
        change.Reasons.Should().Equal(SlaReasons.ChangeCalendar.Of(new ReasonName("p")));

        SlaClock disabled = new("c", "c", SlaMetrics.FirstResponse, SlaBench.Policy("other", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar, SlaBench.Of("none")));
        bench.Last(disabled, "2024-06-01T09:00").Outcome.Should().Be(SlaOutcome.NoDeadline);
    }

    /// <summary>zammad#1322: a customer's message by the web starts the clock like any other.</summary>
    [Fact]
    public void Issue_Zammad1322_MessageByTheWeb_StartsTheClock()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T11:00", ContactChannel.Web);
        bench.Last(bench.Hours(SlaMetrics.NextResponse, 2), "2024-01-01T12:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T13:00"));
    }

    /// <summary>zammad#2579, #4516: the time to the solution is known at the first solution, not after a reopening only.</summary>
    [Fact]
    public void Issue_Zammad2579_And4516_TimeToSolution_IsKnownAtTheFirstSolution()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T16:00", TicketStatus.Closed);
        ClockVerdict verdict = bench.Last(bench.Hours(SlaMetrics.FirstResolution, 8), "2024-01-01T16:00");
        (verdict.Counted, verdict.Outcome).Should().Be((Duration.FromHours(7), SlaOutcome.Met));
    }

    /// <summary>zammad#2082: the escalation follows the message it is about, not the one before.</summary>
    [Fact]
    public void Issue_Zammad2082_Escalation_IsNotOneReplyLate()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T09:00").Agent("2024-01-01T10:00").Customer("2024-01-01T11:00");
        ImmutableArray<ClockVerdict> all = bench.All(bench.Hours(SlaMetrics.NextResponse, 2), "2024-01-01T11:00");
        all.Select(v => v.Verdict.Deadline.DueAt).Should().Equal(bench.At("2024-01-01T11:00"), bench.At("2024-01-01T13:00"));
    }

    /// <summary>frappe/helpdesk PR 2449, erpnext PRs 47029, 47172, 47884, 49414: a hold adds the working time within it, to the deadline.</summary>
    [Fact]
    public void Issue_Helpdesk2449_Hold_AddsWorkingTimeOnly()
    {
        // Due Monday 17:00. Held Monday 16:00 to Tuesday 10:00: 1 h + 1 h. Due Tuesday 11:00, not Tuesday 17:00 + 18 h.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T16:00", TicketStatus.Pending).Status("2024-01-02T10:00", TicketStatus.Open);
        bench.Last(bench.Hours(PendingPauses, 8), "2024-01-02T10:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-02T11:00"));
    }

    /// <summary>ERPNext: with two holds, both count.</summary>
    [Fact]
    public void Issue_ErpNext_TwoHolds_BothMoveTheDeadline()
    {
        // Due Monday 13:00; held 10:00-11:00 and 12:00-14:00: 3 h later, Monday 16:00.
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Pending).Status("2024-01-01T11:00", TicketStatus.Open)
            .Status("2024-01-01T12:00", TicketStatus.Pending).Status("2024-01-01T14:00", TicketStatus.Open);
        bench.Last(bench.Hours(PendingPauses, 4), "2024-01-01T14:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T16:00"));
    }

    /// <summary>frappe/helpdesk#1554: what is shown as paused does not count.</summary>
    [Fact]
    public void Issue_Helpdesk1554_PausedClock_DoesNotCount()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Pending);
        ClockVerdict verdict = bench.Last(bench.Hours(PendingPauses, 2), "2024-01-03T10:00");
        (verdict.Outcome, verdict.Counted, verdict.Remaining).Should().Be((SlaOutcome.Paused, Duration.FromHours(1), Duration.FromHours(1)));
        verdict.Verdict.Deadline.Reason.Should().Be(NoDeadlineReason.Paused);
        verdict.DueIfResumedNow.Should().Be(bench.At("2024-01-03T11:00"));
    }

    /// <summary>frappe/helpdesk PR 3776: paused, and solved without going on before: the pause still counts, half a year of it.</summary>
    [Fact]
    public void Issue_Helpdesk3776_PausedStraightToResolved_LeavesThePauseOut()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Pending).Status("2024-07-01T10:00", TicketStatus.Solved);
        ClockVerdict verdict = bench.Last(bench.Hours(PendingPauses, 2), "2024-07-02T10:00");
        (verdict.Outcome, verdict.Counted).Should().Be((SlaOutcome.Met, Duration.FromHours(1)));
    }

    /// <summary>frappe/helpdesk PR 3776, erpnext PR 38745: local hours are those of the calendar's zone, whoever reads them.</summary>
    [Fact]
    public void Issue_ErpNext38745_And3776_Zone_IsTheCalendars()
    {
        SlaBench bench = new SlaBench(Desk.NineToFive("Asia/Tehran").Build()).Open("2024-01-01T09:00");
        ClockVerdict verdict = bench.Last(bench.Hours(SlaMetrics.FirstResponse, 8), "2024-01-01T09:00");
        verdict.Outcome.Should().Be(SlaOutcome.Running);
        verdict.Verdict.Deadline.DueAt.Should().Be(Instant.FromUtc(2024, 1, 1, 13, 30));
    }

    /// <summary>erpnext PRs 26173, 47406: a verdict does not change once the answer was given.</summary>
    [Fact]
    public void Issue_ErpNext26173_And47406_AfterTheReply_TheVerdictStays()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00").Agent("2024-01-05T10:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 4);
        ClockVerdict then = bench.Last(clock, "2024-01-01T10:00");
        ClockVerdict later = bench.Last(clock, "2024-12-01T10:00");
        (later.Outcome, later.Remaining, later.Counted).Should().Be((SlaOutcome.Met, then.Remaining, then.Counted));
    }

    /// <summary>erpnext PR 28550: closed in time and reopened much later is not failed; what was left is left.</summary>
    [Fact]
    public void Issue_ErpNext28550_ClosedInTime_ReopenedMuchLater_IsNotFailed()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T12:00", TicketStatus.Closed).Status("2024-05-06T09:00", TicketStatus.Open);
        bench.Last(bench.Hours(SlaMetrics.FirstResolution, 8), "2024-05-06T10:00").Outcome.Should().Be(SlaOutcome.Met);
        ClockVerdict total = bench.Last(bench.Hours(SlaMetrics.TotalResolution, 8), "2024-05-06T10:00");
        (total.Outcome, total.Counted).Should().Be((SlaOutcome.Running, Duration.FromHours(4)));
        total.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-05-06T14:00"));
    }

    /// <summary>chatwoot#10178: a solution ends the wait for an answer.</summary>
    [Fact]
    public void Issue_Chatwoot10178_NextReplyClock_EndsWithTheSolution()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T10:00").Status("2024-01-01T10:30", TicketStatus.Solved);
        SlaClock clock = bench.Hours(SlaMetrics.NextResponse, 1);
        bench.Last(clock, "2024-06-01T09:00").Outcome.Should().Be(SlaOutcome.Met);
        bench.Notices(clock, "2024-06-01T09:00").Select(n => n.Kind).Should().Equal(SlaNoticeKind.Met);
    }

    /// <summary>chatwoot PR 13392: a deadline reads the hours. Its service kept Friday's early closing for the day it moved to: 6 h from Friday 15:00 are up on Monday 15:00.</summary>
    [Fact]
    public void Issue_Chatwoot13392_EarlyFriday_IsNotCarriedToMonday()
    {
        IsoDayOfWeek[] mondayToThursday = [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday];
        WeeklyHours week = WeeklyHours.Closed.With(Desk.Hours("09:00-17:00"), mondayToThursday).With(Desk.Hours("09:00-13:00"), IsoDayOfWeek.Friday);
        SlaBench bench = new SlaBench(new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(week).Build()).Open("2024-01-05T15:00");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 6), "2024-01-05T15:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-08T15:00"));
    }

    /// <summary>chatwoot#2882: the offset is that of each day, not of today.</summary>
    [Fact]
    public void Issue_Chatwoot2882_OffsetOfEachDay_NotOfToday()
    {
        // New York changes to summer time on Sunday 2024-03-10: Friday 16:00 + 2 h is Monday 10:00 EDT, 14:00 UTC.
        SlaBench bench = new SlaBench(Desk.NineToFive("America/New_York").Build()).Open("2024-03-08T16:00");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 2), "2024-03-08T16:00").Verdict.Deadline.DueAt.Should().Be(Instant.FromUtc(2024, 3, 11, 14, 0));
    }

    /// <summary>glpi#15605: a change of priority keeps the pauses.</summary>
    [Fact]
    public void Issue_Glpi15605_PriorityChange_KeepsThePauses()
    {
        // 1 h counted, 3 h paused, then 4 h instead of 8: 3 h are left on Monday 13:00, so 16:00.
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00", "P2").Status("2024-01-01T10:00", TicketStatus.Pending).Status("2024-01-01T13:00", TicketStatus.Open).Priority("2024-01-01T13:00", "P1");
        SlaClock clock = TwoPolicies(bench, PendingPauses);
        bench.Last(clock, "2024-01-01T13:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T16:00"));
        bench.Last(clock.WithRetarget(RetargetMode.RetroactiveStartWithPauses), "2024-01-01T13:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T16:00"));
        bench.Last(clock.WithRetarget(RetargetMode.Restart), "2024-01-01T13:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T17:00"));
        bench.Last(clock.WithRetarget(RetargetMode.RetroactiveStart), "2024-01-01T13:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T13:00"));
    }

    /// <summary>glpi#10594, PR 14937: pending over a weekend with a target in days adds no weekend.</summary>
    [Fact]
    public void Issue_Glpi10594_And14937_PendingOverAWeekend_AddsNoWeekend()
    {
        // By 16:00 of the next business day after Thursday is Friday 16:00. Pending Friday 12:00 to Monday 10:00: 5 h + 1 h of work.
        // From Friday 16:00: 1 h on Friday, 5 h on Monday: Monday 14:00.
        SlaBench bench = new SlaBench().Open("2024-01-04T10:00").Status("2024-01-05T12:00", TicketStatus.Pending).Status("2024-01-08T10:00", TicketStatus.Open);
        SlaClock clock = new("c", "c", PendingPauses, SlaBench.Policy("p", new RelativeTarget(1, DayTime.At(16)), bench.Calendar));
        bench.Last(clock, "2024-01-08T10:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-08T14:00"));

        // Two business days from Thursday 10:00 is Monday 10:00; the same pause adds 6 h: Monday 16:00.
        SlaClock days = new("c", "c", PendingPauses, SlaBench.Policy("p", new BusinessDaysTarget(2, BusinessDayRule.SameTimeOfDay), bench.Calendar));
        bench.Last(days, "2024-01-08T10:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-08T16:00"));
    }

    /// <summary>glpi PRs 22678, 15357, #15429: "1 h before due" comes an hour of work before, not at 00:00 and not at once.</summary>
    [Fact]
    public void Issue_Glpi22678_OneHourBeforeDue_IsAnHourOfWorkBefore()
    {
        // 4 h from Monday 14:00 is Tuesday 10:00; an hour of work before is Tuesday 09:00, reached at Monday's close.
        SlaBench bench = new SlaBench().Open("2024-01-01T14:00");
        LevelTimes(bench, 4, EscalationLevel.AtOffset("warn", Duration.FromHours(-1), EscalationPath.Functional, "senior agent"), "2024-01-08T09:00").Should().Equal("2024-01-01T17:00");
        LevelTimes(bench, 4, EscalationLevel.AtOffset("warn", Duration.FromHours(-1), EscalationPath.Functional, "senior agent", LevelDelivery.NextOpening), "2024-01-08T09:00").Should().Equal("2024-01-02T09:00");
        LevelTimes(bench, 4, EscalationLevel.AtOffset("warn", Duration.FromMinutes(-30), EscalationPath.Functional, "senior agent"), "2024-01-08T09:00").Should().Equal("2024-01-02T09:30");
        LevelTimes(bench, 4, EscalationLevel.AtOffset("warn", Duration.FromHours(-6), EscalationPath.Functional, "senior agent"), "2024-01-08T09:00").Should().BeEmpty("it was over before the clock started");
    }

    /// <summary>biz PR 160: a repeated local hour without summer time, as in Casablanca in September 2026, is no error.</summary>
    [Fact]
    public void Issue_Biz160_RepeatedHour_GivesADeadline()
    {
        SlaBench bench = new(Desk.Open("Africa/Casablanca", "00:00-24:00", Desk.EveryDay).Build());
        TicketEvent[] history = [new TicketOpened(SlaBench.Id, Instant.FromUtc(2026, 9, 19, 12, 0), TicketAttributes.None)];
        ClockVerdict verdict = new SlaEvaluator(bench.Hours(SlaMetrics.FirstResponse, 24)).Evaluate(history, Instant.FromUtc(2026, 9, 19, 12, 0))[0];
        verdict.Verdict.Deadline.DueAt.Should().Be(Instant.FromUtc(2026, 9, 20, 12, 0));
    }

    /// <summary>moment-business-time#58: an hour after a repeated hour is an hour later.</summary>
    [Fact]
    public void Issue_MomentBusinessTime58_OneHourOnFallBack_IsAnHour()
    {
        SlaBench bench = new(Desk.Open("America/New_York", "00:00-24:00", Desk.EveryDay).Build());
        Instant secondOne = Instant.FromUtc(2024, 11, 3, 6, 30); // 01:30 EST, the second of two
        TicketEvent[] history = [new TicketOpened(SlaBench.Id, secondOne, TicketAttributes.None)];
        new SlaEvaluator(bench.Hours(SlaMetrics.FirstResponse, 1)).Evaluate(history, secondOne)[0].Verdict.Deadline.DueAt.Should().Be(secondOne + Duration.FromHours(1));
    }

    /// <summary>ServiceNow's pause on a holiday: it changes nothing, since nothing counts then.</summary>
    [Fact]
    public void Issue_SlaTimer_HoldOnAHoliday_ChangesNothing()
    {
        BusinessCalendar calendar = Desk.NineToFive("UTC").WithHolidays(new Holiday(Desk.Date("2024-01-02"), "Day off")).Build();
        SlaBench held = new SlaBench(calendar).Open("2024-01-01T16:00").Status("2024-01-02T09:00", TicketStatus.Pending).Status("2024-01-02T17:00", TicketStatus.Open);
        held.Last(held.Hours(PendingPauses, 2), "2024-01-02T18:00").Verdict.Deadline.DueAt.Should().Be(held.At("2024-01-03T10:00"));
    }

    /// <summary>znuny#514: a ticket that a process opened, without a message, waits for its first response all the same.</summary>
    [Fact]
    public void Issue_Znuny514_ProcessTicket_StartsTheFirstResponse()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", by: PersonRole.Bot);
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 1), "2024-01-01T09:30").Outcome.Should().Be(SlaOutcome.Running);
    }

    /// <summary>Zammad turns pauses into local times: one from 02:50 CEST to 02:10 CET is 20 minutes, and makes the deadline 20 minutes later.</summary>
    [Fact]
    public void Issue_Zammad_PauseOverTheRepeatedHour_IsAsLongAsItIs()
    {
        BusinessCalendar berlin = Desk.Open("Europe/Berlin", "00:00-24:00", Desk.EveryDay).Build();
        Instant opened = Instant.FromUtc(2024, 10, 26, 12, 0);
        TicketEvent[] history =
        [
            new TicketOpened(SlaBench.Id, opened, TicketAttributes.None),
            new TicketStatusChanged(SlaBench.Id, Instant.FromUtc(2024, 10, 27, 0, 50), TicketStatus.Pending),
            new TicketStatusChanged(SlaBench.Id, Instant.FromUtc(2024, 10, 27, 1, 10), TicketStatus.Open),
        ];
        SlaClock clock = new("c", "c", PendingPauses, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(25)), berlin));
        ClockVerdict verdict = new SlaEvaluator(clock).Evaluate(history, history[^1].At)[0];
        verdict.Verdict.Deadline.DueAt.Should().Be(opened + Duration.FromHours(25) + Duration.FromMinutes(20));
        verdict.Paused.Should().Be(Duration.FromMinutes(20));
    }

    /// <summary>Zammad: two pauses that begin in the same minute both count, to the second.</summary>
    [Fact]
    public void Issue_Zammad_TwoPausesInOneMinute_BothCountToTheSecond()
    {
        Instant opened = Instant.FromUtc(2024, 1, 1, 9, 0);
        TicketEvent Status(int seconds, TicketStatus status) => new TicketStatusChanged(SlaBench.Id, opened + Duration.FromSeconds(seconds), status);
        TicketEvent[] history =
        [
            new TicketOpened(SlaBench.Id, opened, TicketAttributes.None),
            Status(60, TicketStatus.Pending), Status(70, TicketStatus.Open), Status(80, TicketStatus.Pending), Status(110, TicketStatus.Open),
        ];
        ClockVerdict verdict = new SlaEvaluator(new SlaBench().Hours(PendingPauses, 1)).Evaluate(history, history[^1].At)[0];
        verdict.Verdict.Deadline.DueAt.Should().Be(opened + Duration.FromHours(1) + Duration.FromSeconds(40));
    }

    /// <summary>GLPI: days of 25 and 23 hours are visited once each.</summary>
    [Fact]
    public void Issue_Glpi_LongAndShortDays_AreVisitedOnce()
    {
        BusinessCalendar paris = Desk.Open("Europe/Paris", "09:00-17:00", Desk.EveryDay).Build();
        SlaBench autumn = new SlaBench(paris).Open("2024-10-27T00:30");
        autumn.Last(autumn.Hours(SlaMetrics.FirstResponse, 12), "2024-10-27T00:30").Verdict.Deadline.DueAt.Should().Be(autumn.At("2024-10-28T13:00"));
        SlaBench spring = new SlaBench(paris).Open("2024-03-30T23:30");
        spring.Last(spring.Hours(SlaMetrics.FirstResponse, 4), "2024-03-30T23:30").Verdict.Deadline.DueAt.Should().Be(spring.At("2024-03-31T13:00"));
    }

    /// <summary>ERPNext loops for ever on a calendar without working time; osTicket and GLPI go on round the clock. Here there is no deadline, and the verdict says why.</summary>
    [Fact]
    public void Issue_ErpNext_NoWorkingTime_IsNoDeadlineWithAReason()
    {
        SlaBench bench = new SlaBench(new BusinessCalendarBuilder(DateTimeZone.Utc).Build()).Open("2024-01-01T09:00");
        ClockVerdict verdict = bench.Last(bench.Hours(SlaMetrics.FirstResponse, 1), "2024-06-01T09:00");
        verdict.Outcome.Should().Be(SlaOutcome.NoDeadline);
        verdict.Reason.Should().Be(SlaReasons.NoWorkingTime.Of(new ReasonName("p")));
    }

    /// <summary>OTOBO gives up after 500 rounds and counts whole hours: here a long span is exact to the second.</summary>
    [Fact]
    public void Issue_Otobo_LongSpan_IsExact()
    {
        // 2,000 working hours from Monday 2024-01-01 09:00 are 250 days: fifty weeks, up on Friday 2024-12-13 17:00; and a second on Monday.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaClock clock = new("c", "c", SlaMetrics.FirstResolution, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(2000) + Duration.FromSeconds(1)), bench.Calendar));
        bench.Last(clock, "2024-01-01T09:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-12-16T09:00") + Duration.FromSeconds(1));
    }

    /// <summary>OTOBO adds four minutes at each run while a ticket is suspended: here the forecast depends on the instant alone.</summary>
    [Fact]
    public void Issue_Otobo_WhileSuspended_TheForecastIsPure()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Pending);
        SlaBook book = new([bench.Hours(PendingPauses, 2)]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        for (int run = 1; run <= 30; run++)
        {
            book.AdvanceTo(bench.At("2024-01-01T11:00") + Duration.FromMinutes(4 * run), []).Should().Be(0);
        }

        book.StandingOf(SlaBench.Id, bench.At("2024-01-01T14:00"))[0].DueIfResumedNow.Should().Be(bench.At("2024-01-01T15:00"));
    }

    /// <summary>Frappe Helpdesk takes the policy that the database returns first: here rank decides, then the order given.</summary>
    [Fact]
    public void Issue_Helpdesk_SeveralPoliciesMatch_RankDecides()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "P1");
        SlaPolicy slow = SlaBench.Policy("a slow", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar);
        SlaPolicy fast = SlaBench.Policy("b fast", new WorkingDurationTarget(Duration.FromHours(1)), bench.Calendar).WithRank(-1);
        SlaClock clock = new("c", "c", SlaMetrics.FirstResponse, slow, fast);
        bench.Last(clock, "2024-01-01T09:00").Verdict.Policy.Should().Be(fast.Id);
        clock.Trace(new TicketAttributes(Priority: "P1"), null, bench.At("2024-01-01T09:00")).Steps.Select(s => (s.Policy.Value, s.IsChosen, s.Reason)).Should().Equal(
            ("b fast", true, SlaReasons.PolicyChosen.Of(new ReasonCount(-1))), ("a slow", false, SlaReasons.PolicyOutranked.Of(new ReasonName("b fast"))));
    }

    private static IEnumerable<string> LevelTimes(SlaBench bench, double hours, EscalationLevel level, string asOf)
    {
        SlaPolicy policy = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(hours)), bench.Calendar).WithLevels(level);
        return bench.Notices(new SlaClock("c", "c", SlaMetrics.FirstResponse, policy), asOf).Where(n => n.Kind == SlaNoticeKind.LevelReached)
            .Select(n => n.At.ToString("uuuu-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static SlaClock TwoPolicies(SlaBench bench, SlaMetric metric) => new(
        "c", "c", metric,
        SlaBench.Policy("urgent", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar, SlaBench.Of("P1")),
        SlaBench.Policy("normal", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("P2")));
}
