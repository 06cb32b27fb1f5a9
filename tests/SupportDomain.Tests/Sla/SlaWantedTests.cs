using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

/// <summary>What users of other systems ask for, and small rules on which these differ; each worked out by hand. 2024-01-01 is a Monday; hours are 09:00-17:00, Monday to Friday, unless said otherwise.</summary>
public sealed class SlaWantedTests
{
    /// <summary>osTicket#3034, #6524, linear#1103, faveo#91: time in which the customer is waited for does not count.</summary>
    [Fact]
    public void Wanted_OsTicket3034_WaitingForTheCustomer_StopsTheClock()
    {
        // 1 h counts on Monday; pending until Thursday 09:00; 7 of 8 h are left: Thursday 16:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Pending).Status("2024-01-04T09:00", TicketStatus.Open);
        bench.Last(bench.Hours(SlaMetrics.RequesterWait, 8), "2024-01-04T09:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-04T16:00"));
    }

    /// <summary>osTicket#1168, #2131, #4166, freescout#3756, faveo#218: targets in working hours.</summary>
    [Fact]
    public void Wanted_OsTicket1168_TargetsCountWorkingHours()
    {
        SlaBench bench = new SlaBench().Open("2024-01-05T16:00");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 8), "2024-01-05T16:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-08T16:00"));
    }

    /// <summary>zammad#2532, chatwoot#6889, erpnext#6049, osTicket-1.7#424: a ladder of levels, each to somebody else.</summary>
    [Fact]
    public void Wanted_Zammad2532_LevelsGoToDifferentPeople()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaPolicy policy = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar).WithLevels(
            EscalationLevel.AtOffset("an hour left", Duration.FromHours(-1), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtOffset("due", Duration.Zero, EscalationPath.Hierarchical, "manager"),
            EscalationLevel.AtOffset("two hours late", Duration.FromHours(2), EscalationPath.Hierarchical, "director"));
        bench.Notices(new SlaClock("c", "c", SlaMetrics.FirstResolution, policy), "2024-01-02T09:00").Where(n => n.Kind == SlaNoticeKind.LevelReached).Select(n => (n.Level!.Addressee, n.At))
            .Should().Equal(("senior agent", bench.At("2024-01-01T12:00")), ("manager", bench.At("2024-01-01T13:00")), ("director", bench.At("2024-01-01T15:00")));
    }

    /// <summary>zammad#4432, #2157, grafana oncall#558: a reminder that falls on a weekend is told when the desk opens.</summary>
    [Fact]
    public void Wanted_Zammad4432_RemindersComeInWorkingHours()
    {
        SlaBench bench = new SlaBench().Open("2024-01-05T09:00").Status("2024-01-05T16:00", TicketStatus.Pending);
        TimedAction remind = new("remind", TimedActionKind.Reminder, [TicketStatus.Pending], new ElapsedDurationTarget(Duration.FromDays(1)), bench.Calendar, delivery: LevelDelivery.NextOpening);
        ActionsOf(bench, remind, "2024-01-10T09:00").Should().Equal(bench.At("2024-01-08T09:00"));
    }

    /// <summary>glpi#1911: a target for each team, from its assignment on.</summary>
    [Fact]
    public void Wanted_Glpi1911_EachTeamHasItsTarget_FromItsAssignment()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T10:00", "first line").Group("2024-01-01T14:00", "network");
        SlaClock clock = new(
            "c", "c", SlaMetrics.GroupOwnership,
            SlaBench.Policy("first", new WorkingDurationTarget(Duration.FromHours(2)), bench.Calendar).WithGroups(new GroupId("first line")),
            SlaBench.Policy("net", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar).WithGroups(new GroupId("network")));
        bench.All(clock, "2024-01-01T15:00").Select(v => (v.Verdict.Policy!.Value.Value, v.Outcome, v.Verdict.Deadline.DueAt)).Should().Equal(
            ("first", SlaOutcome.Breached, bench.At("2024-01-01T12:00")), ("net", SlaOutcome.Running, bench.At("2024-01-02T10:00")));
    }

    /// <summary>glpi#6527, #14492, #24489, chatwoot#10455: what closes a ticket by itself reads the same calendar.</summary>
    [Fact]
    public void Wanted_Glpi6527_AutoClose_ReadsTheSameCalendar()
    {
        BusinessCalendar calendar = Desk.NineToFive("UTC").WithHolidays(new Holiday(Desk.Date("2024-01-08"), "Day off")).Build();
        SlaBench bench = new SlaBench(calendar).Open("2024-01-05T09:00").Status("2024-01-05T15:00", TicketStatus.Solved);
        TimedAction close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new WorkingDurationTarget(Duration.FromHours(4)), calendar);
        ActionsOf(bench, close, "2024-01-12T09:00").Should().Equal(bench.At("2024-01-09T11:00"));
    }

    /// <summary>zammad#47, osTicket#868: policies by group, customer, priority and language.</summary>
    [Fact]
    public void Wanted_Zammad47_And_OsTicket868_PoliciesByGroupCustomerPriorityAndLanguage()
    {
        WorkingDurationTarget hour = new(Duration.FromHours(1));
        BusinessCalendar calendar = SlaBench.NineToFive;
        SlaClock clock = new(
            "c", "c", SlaMetrics.FirstResponse,
            SlaBench.Policy("group", hour, calendar).WithGroups(new GroupId("g")),
            SlaBench.Policy("customer", hour, calendar, new TicketCondition(TicketField.Customer, "acme")),
            SlaBench.Policy("both", hour, calendar, SlaBench.Of("P1"), new TicketCondition(TicketField.Language, "fa")),
            SlaBench.Policy("rest", hour, calendar));
        clock.PolicyFor(new TicketAttributes(Priority: "P1"), new GroupId("g"))!.Id.Value.Should().Be("group");
        clock.PolicyFor(new TicketAttributes(Priority: "P1") { Customer = new CustomerId("acme") })!.Id.Value.Should().Be("customer");
        clock.PolicyFor(new TicketAttributes(Priority: "P1") { Language = "fa" })!.Id.Value.Should().Be("both");
        clock.PolicyFor(new TicketAttributes(Priority: "P2") { Language = "fa" })!.Id.Value.Should().Be("rest");
    }

    /// <summary>Zendesk's forum 204770038, "Link goals": what has elapsed is carried over to the new priority's target.</summary>
    [Fact]
    public void Wanted_Zendesk204770038_ElapsedTime_IsCarriedOver()
    {
        // 3 h counted of 8; the new target is 4 h: one is left at noon.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "P2").Priority("2024-01-01T12:00", "P1");
        SlaClock clock = new(
            "c", "c", SlaMetrics.FirstResolution,
            SlaBench.Policy("urgent", new WorkingDurationTarget(Duration.FromHours(4)), bench.Calendar, SlaBench.Of("P1")),
            SlaBench.Policy("normal", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("P2")));
        bench.Last(clock, "2024-01-01T12:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T13:00"));
    }

    /// <summary>frappe/helpdesk#2561: the fact that the desk is closed, for the reply that tells the customer.</summary>
    [Fact]
    public void Wanted_Helpdesk2561_OutsideTheHours_IsAFactWithTheNextOpening()
    {
        BusinessCalendar calendar = SlaBench.NineToFive;
        OutsideHours.Find(calendar, Desk.Wall(calendar, "2024-01-06T12:00"))!.OpensAt.Should().Be(Desk.Wall(calendar, "2024-01-08T09:00"));
        OutsideHours.Find(calendar, Desk.Wall(calendar, "2024-01-08T09:00")).Should().BeNull();
    }

    /// <summary>ERPNext takes any status that leaves open as the first response: here only an answer, a solution or a closing is one.</summary>
    [Fact]
    public void Issue_ErpNext_StatusThatLeavesOpen_IsNoFirstResponse()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Open).Status("2024-01-01T11:00", TicketStatus.OnHold, "part");
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, 4), "2024-01-01T12:00").Outcome.Should().Be(SlaOutcome.Running);
    }

    /// <summary>ERPNext loops for ever on a target of nothing from a closed hour: here it is due at once, and met until the next opening.</summary>
    [Fact]
    public void Issue_ErpNext_TargetOfNothingFromAClosedHour_IsDueAtOnce()
    {
        SlaBench bench = new SlaBench().Open("2024-01-06T12:00");
        SlaDeadline deadline = bench.Last(bench.Hours(SlaMetrics.FirstResponse, 0), "2024-01-06T12:00").Verdict.Deadline;
        (deadline.DueAt, deadline.BreachAt).Should().Be((bench.At("2024-01-06T12:00"), bench.At("2024-01-08T09:00")));
    }

    /// <summary>ServiceNow breaches a missing due date a second after the start: here there is no deadline, and the verdict says why.</summary>
    [Fact]
    public void Issue_ServiceNow_MissingDueDate_IsNoDeadline()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaClock clock = new("c", "c", SlaMetrics.FirstResolution, SlaBench.Policy("p", new RecordedDeadlineTarget(MissingDeadline.NoSla), bench.Calendar));
        ClockVerdict verdict = bench.Last(clock, "2024-06-01T09:00");
        (verdict.Outcome, verdict.Verdict.Deadline.Reason).Should().Be((SlaOutcome.NoDeadline, NoDeadlineReason.NotRecorded));
    }

    /// <summary>Chatwoot records a miss where it looks at the very instant that is due, OTOBO escalates there: here that instant meets, whoever looks, and the breach comes after it.</summary>
    [Fact]
    public void Issue_Chatwoot_And_Otobo_AtTheLimit_NothingIsMissed()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 4);
        SlaBook book = new([clock]);
        book.Apply(bench.Events[0]);
        Instant limit = bench.At("2024-01-01T13:00");
        List<SlaNotice> told = [];
        book.AdvanceTo(limit, told).Should().Be(0);
        book.StandingOf(SlaBench.Id, limit)[0].Outcome.Should().Be(SlaOutcome.Running);
        book.NextWakeAt.Should().Be(limit + Duration.Epsilon);
        bench.Agent("2024-01-01T13:00");
        bench.Last(clock, "2024-01-02T09:00").Outcome.Should().Be(SlaOutcome.Met);
    }

    private static IEnumerable<Instant> ActionsOf(SlaBench bench, TimedAction action, string until)
    {
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResolution, 1000)], [action]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At(until), told);
        return told.Where(n => n.Kind == SlaNoticeKind.ActionDue).Select(n => n.At);
    }
}
