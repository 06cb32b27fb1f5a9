using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

public sealed class WorkItemSourceTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly TicketWorkRules Rules = new([new("P1", WorkPriority.Urgent)], WorkPriority.Low, [new("mail", ContactChannel.Email)], Duration.FromMinutes(5));

    [Fact]
    public void OfTicket_TakesPriorityChannelTeamCustomerAgentAndTheEarliestOpenDeadline()
    {
        Ticket ticket = Ticket.Open(new TicketOpened(Id, SchedulerScene.At(-60), new TicketAttributes(Priority: "P1", Channel: "mail") { Customer = new CustomerId("acme") }))
            .Apply(new TicketAssigned(Id, SchedulerScene.At(-30), new GroupId("g"), new AgentId("ana")));
        WorkItem item = WorkItemSource.OfTicket(
            ticket, Rules, [Verdict(SlaOutcome.Met, 1, stopped: true), Verdict(SlaOutcome.Running, 40), Verdict(SlaOutcome.Breached, 20), Verdict(SlaOutcome.Breached, 3, stopped: true)]);

        item.Should().Be(new WorkItem
        {
            Reference = "T-1",
            Priority = WorkPriority.Urgent,
            Channel = ContactChannel.Email,
            Group = new GroupId("g"),
            Customer = new CustomerId("acme"),
            Due = SchedulerScene.At(20),
            WaitingSince = SchedulerScene.At(-60),
            KnownAgent = new AgentId("ana"),
            KnownAgentOnly = Duration.FromMinutes(5),
        });
    }

    [Fact]
    public void OfTicket_LeavesToTheTemplateWhatTheTicketDoesNotSay()
    {
        Ticket ticket = Ticket.Open(new TicketOpened(Id, SchedulerScene.At(-60), new TicketAttributes(Priority: "P9", Channel: "pigeon")));
        WorkItem template = new() { Channel = ContactChannel.Web, Group = new GroupId("first"), Due = SchedulerScene.At(99), Estimate = Duration.FromHours(1), ServiceClass = 2 };
        SlaVerdict paused = new(null, SlaOutcome.Paused, SchedulerScene.At(-60), null, SchedulerScene.At(0), SlaDeadline.Without(NoDeadlineReason.Paused));
        WorkItemSource.OfTicket(ticket, Rules, [paused], template).Should().Be(template with { Reference = "T-1", Priority = WorkPriority.Low, WaitingSince = SchedulerScene.At(-60) });
    }

    [Fact]
    public void Rules_CompareByValue_AndRefuseAWordTwice()
    {
        TicketWorkRules same = new([new("P1", WorkPriority.Urgent)], WorkPriority.Low, [new("mail", ContactChannel.Email)], Duration.FromMinutes(5));
        (same == Rules && same.GetHashCode() == Rules.GetHashCode()).Should().BeTrue();
        (new TicketWorkRules([new("P1", WorkPriority.High)]) != Rules).Should().BeTrue();
        FluentActions.Invoking(() => new TicketWorkRules([new("P1", WorkPriority.High), new("P1", WorkPriority.High)])).Should().Throw<ArgumentException>().WithMessage("*P1*");
        FluentActions.Invoking(() => new TicketWorkRules([new("P1", (WorkPriority)9)])).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void OfStep_IsDueByItsTargetOrThePlan_WhicheverIsEarlier()
    {
        WorkflowStepId first = new("first");
        WorkflowStepId second = new("second");
        WorkflowDefinition definition = new(
            "two",
            new WorkflowStep(first, "First", effort: Duration.FromHours(1), target: Duration.FromHours(9), skills: new SkillRequirements(new SkillRequirement(new SkillId("linux")))),
            new WorkflowStep(second, "Second", [first], Duration.FromHours(2)));
        WorkflowRun run = WorkflowRun.Start(definition, SchedulerScene.Start);

        // Second takes 2 of 10 hours, so first must be done after 8; its own target is 9.
        WorkflowSchedule plan = run.Schedule(SchedulerScene.Start, SchedulerScene.Start + Duration.FromHours(10));
        WorkItem item = WorkItemSource.OfStep(run, first, plan: plan, template: new WorkItem { Reference = "P-7", Channel = ContactChannel.Web });
        item.Should().Be(new WorkItem
        {
            Kind = WorkItemKind.WorkflowStep,
            Reference = "P-7/first",
            Channel = ContactChannel.Web,
            Routing = SchedulerScene.Needs("linux"),
            Due = SchedulerScene.Start + Duration.FromHours(8),
            Estimate = Duration.FromHours(1),
            WaitingSince = SchedulerScene.Start,
        });
        WorkItemSource.OfStep(run, first).Due.Should().Be(SchedulerScene.Start + Duration.FromHours(9));
        FluentActions.Invoking(() => WorkItemSource.OfStep(run, second)).Should().Throw<InvalidOperationException>().WithMessage("*second*Waiting*");
    }

    [Fact]
    public void OfDuty_WaitsForItsTime_AndIsItsAgentsAlone()
    {
        RecurringDuty duty = new RecurringDuty(
            new DutyId("report"), "Report", Recurrence.Weekly(IsoDayOfWeek.Monday), new LocalDate(2026, 3, 2), DayTime.At(9), BusinessCalendar.AlwaysOpen, effort: Duration.FromHours(1), target: Duration.FromHours(8))
            .DelegatedTo(SchedulerScene.Id("ana"), new LocalDate(2026, 3, 2));
        DutyRelease release = duty.NextRelease(SchedulerScene.Start).Value;
        WorkItem item = WorkItemSource.OfDuty(duty, release);
        (item.Reference, item.NotBefore, item.Due).Should().Be(("report 2026-03-02", SchedulerScene.At(3600), SchedulerScene.At(9 * 3600)));

        SchedulerScene scene = new SchedulerScene().Agent("ana").Agent("ben");
        scene.Put(item);
        scene.Offered("ana", at: 3599).Should().Be(0, "it has not come up");
        scene.Offered("ben", at: 7200).Should().Be(0, "it is not ben's");
        scene.Offered("ana", at: 7200).Should().Be(1);
        RecurringDuty another = new(new DutyId("other"), "Other", Recurrence.Weekly(IsoDayOfWeek.Monday), new LocalDate(2026, 3, 2), DayTime.At(9), BusinessCalendar.AlwaysOpen);
        FluentActions.Invoking(() => WorkItemSource.OfDuty(another, release)).Should().Throw<ArgumentException>().WithParameterName("release");
    }

    [Fact]
    public void Feed_EnqueuesWhatIsReady_CompletesSteps_AndWithdrawsWhatIsSentBack()
    {
        WorkflowStepId patch = new("patch");
        WorkflowStepId notice = new("notice");
        WorkflowStepId release = new("release");
        WorkflowDefinition definition = new(
            "fault",
            new WorkflowStep(patch, "Patch"),
            new WorkflowStep(notice, "Notice", [patch], isOptional: true),
            new WorkflowStep(release, "Release", [patch], owner: PersonRole.Manager, maySendBackTo: [patch]));
        SchedulerScene scene = new SchedulerScene().Agent("ana").Agent("mo", groups: ["managers"]);
        WorkflowFeed feed = new(WorkflowRun.Start(definition, SchedulerScene.Start), teams: [new(PersonRole.Manager, new GroupId("managers"))]);

        Follow(feed, scene, 0).Should().Be(1);
        Work(scene, "ana", 1);
        Follow(feed, scene, 1).Should().Be(2);
        (feed.ItemOf(notice), feed.ItemOf(release), feed.ItemOf(patch)).Should().Be((new WorkItemId(2), new WorkItemId(3), null));
        scene.Drain("ana", at: 2).Should().Equal(2);

        // The manager sends the work back: both items that stood after the patch are withdrawn, also the one that is being worked on.
        System.Buffers.ArrayBufferWriter<WorkflowEvent> changes = new();
        feed.Run.SendBack(release, patch, SchedulerScene.At(3), changes);
        feed.Take(changes.WrittenSpan);
        feed.Synchronise(scene.Scheduler, SchedulerScene.At(3), scene.Events).Should().Be(1);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Cancelled).Select(e => e.Item.Value).Should().BeEquivalentTo([2L, 3L]);
        feed.StepOf(new WorkItemId(4)).Should().Be(patch);

        // Somebody cancels the notice's second item: it is not enqueued again; the others end the run but for it.
        Follow(feed, scene, 3).Should().Be(0);
        Work(scene, "ana", 4);
        Follow(feed, scene, 4).Should().Be(2);
        scene.Scheduler.Cancel(feed.ItemOf(notice)!.Value, SchedulerScene.At(5), scene.Events);
        Work(scene, "mo", 5);
        Follow(feed, scene, 5).Should().Be(0);
        feed.ItemOf(notice).Should().BeNull();
        feed.Run.IsFinished.Should().BeFalse();
        feed.Run.Skip(notice, SchedulerScene.At(6));
        feed.Run.IsFinished.Should().BeTrue();
    }

    private int _taken;

    /// <summary>Shows the feed what it has not seen, and lets it act.</summary>
    private int Follow(WorkflowFeed feed, SchedulerScene scene, double at)
    {
        for (; _taken < scene.Events.Count; _taken++)
        {
            feed.Take(scene.Events[_taken]);
        }

        return feed.Synchronise(scene.Scheduler, SchedulerScene.At(at), scene.Events);
    }

    private static void Work(SchedulerScene scene, string agent, double at)
    {
        foreach (long item in scene.Drain(agent, at))
        {
            scene.Scheduler.Complete(new WorkItemId(item), SchedulerScene.At(at), scene.Events);
        }
    }

    private static SlaVerdict Verdict(SlaOutcome outcome, double due, bool stopped = false) =>
        new(null, outcome, SchedulerScene.At(-60), stopped ? SchedulerScene.At(0) : null, SchedulerScene.At(0), SlaDeadline.At(SchedulerScene.At(due)));
}
