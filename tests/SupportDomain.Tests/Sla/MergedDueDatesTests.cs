using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>The earlier deadlines of a ticket that is merged into T-1. Monday to Friday, 09:00-17:00; 2024-01-01 is a Monday.</summary>
public sealed class MergedDueDatesTests
{
    private static readonly TicketId Merged = new("T-0");
    private static readonly SlaBench Target = new SlaBench().Open("2024-01-01T11:00");
    private static readonly SlaEvaluator Clocks = new(Target.Hours(SlaMetrics.RequesterWait, 8, "wait"), Target.Hours(SlaMetrics.FirstResponse, 2, "answer"));

    [Fact]
    public void Of_EarlierDeadlines_AreKept_AndThoseOfTheTargetToo()
    {
        // The merged ticket is due at 17:00, and its answer at 11:00, which has passed at noon. The target is due on Tuesday at 11:00, and its answer at 13:00.
        TicketEvent[] merged = [Opened("2024-01-01T09:00")];
        SetDueDate command = Of(merged, Target.Events, "2024-01-01T12:00").Should().ContainSingle().Subject;
        (command.Ticket, command.Clock.Value, command.DueAt).Should().Be((SlaBench.Id, "wait", Target.At("2024-01-01T17:00")));
        TicketEvent[] after = [.. Target.Events, .. TicketDecider.Decide(Ticket.Replay(Target.Events), command, Target.At("2024-01-01T12:00"))];
        ImmutableArray<ClockVerdict> verdicts = Clocks.Evaluate(after, Target.At("2024-01-01T12:30"));
        verdicts.Select(v => (v.Clock, v.Verdict.Deadline.DueAt)).Should().Equal(("wait", Target.At("2024-01-01T17:00")), ("answer", Target.At("2024-01-01T13:00")));
    }

    [Fact]
    public void Of_LaterDeadlines_AreNotHandedOn() => Of([Opened("2024-01-01T11:30")], Target.Events, "2024-01-01T12:00").Should().BeEmpty();

    [Fact]
    public void Of_PausedClock_IsDueAsIfItWentOnNow()
    {
        // Two hours counted until 11:00, pending since: six hours from noon are up on Tuesday at 10:00, an hour before the target is due.
        TicketEvent[] merged = [Opened("2024-01-01T09:00"), new TicketStatusChanged(Merged, Target.At("2024-01-01T11:00"), TicketStatus.Pending)];
        Of(merged, Target.Events, "2024-01-01T12:00").Select(c => (c.Clock.Value, c.DueAt)).Should().Equal(("wait", Target.At("2024-01-02T10:00")));
    }

    [Fact]
    public void Of_TimeUsedUpAtTheClose_IsMetUntilTheNextOpening_OnTheOtherTicketToo()
    {
        // From Monday 09:00 the eight hours are up at 17:00 and met until Tuesday 09:00; the merge comes at 20:00. The target is due on Tuesday at 11:00.
        SetDueDate command = Of([Opened("2024-01-01T09:00")], Target.Events, "2024-01-01T20:00").Single(c => c.Clock.Value == "wait");
        command.DueAt.Should().Be(Target.At("2024-01-02T09:00"));
        TicketEvent[] after = [.. Target.Events, .. TicketDecider.Decide(Ticket.Replay(Target.Events), command, Target.At("2024-01-01T20:00"))];
        Clocks.Evaluate(after, Target.At("2024-01-02T09:00")).Single(v => v.Clock == "wait").Outcome.Should().Be(SlaOutcome.Running);
        Of([Opened("2024-01-01T09:00")], Target.Events, "2024-01-02T09:30").Should().BeEmpty("on Tuesday it is broken");
    }

    [Fact]
    public void Of_PausedAfterTheClose_IsNotDueBeforeTheMerge()
    {
        // Up on Monday at 17:00, pending since 18:00: at noon of Tuesday it could still be met, at once.
        TicketEvent[] merged = [Opened("2024-01-01T09:00"), new TicketStatusChanged(Merged, Target.At("2024-01-01T18:00"), TicketStatus.Pending)];
        SlaBench later = new SlaBench().Open("2024-01-02T11:00");
        Of(merged, later.Events, "2024-01-02T12:00").Select(c => (c.Clock.Value, c.DueAt)).Should().Equal(("wait", Target.At("2024-01-02T12:00")));
    }

    [Fact]
    public void Of_DueDateSetByHandOnTheTarget_Stays()
    {
        SlaBench byHand = new SlaBench().Open("2024-01-01T11:00").Due("2024-01-01T11:30", "wait", "2024-01-05T12:00");
        Of([Opened("2024-01-01T09:00")], byHand.Events, "2024-01-01T12:00").Should().BeEmpty();
    }

    [Fact]
    public void Of_TargetWithoutDeadline_TakesOne_AndOneThatIsDoneDoesNot()
    {
        SlaPolicy gold = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), Target.Calendar, SlaBench.Of("gold"));
        SlaEvaluator clocks = new(new SlaClock("wait", "wait", SlaMetrics.RequesterWait, gold));
        Instant now = Target.At("2024-01-01T12:00");
        TicketEvent[] merged = [new TicketOpened(Merged, Target.At("2024-01-01T09:00"), new TicketAttributes(Priority: "gold"))];
        MergedDueDates.Of(clocks.Evaluate(merged, now), clocks.Evaluate(Target.Events, now)).Select(c => c.DueAt).Should().Equal(Target.At("2024-01-01T17:00"));
        SlaBench solved = new SlaBench().Open("2024-01-01T11:00").Status("2024-01-01T11:30", TicketStatus.Solved);
        MergedDueDates.Of(clocks.Evaluate(merged, now), clocks.Evaluate(solved.Events, now)).Should().BeEmpty();
        MergedDueDates.Of([], clocks.Evaluate(solved.Events, now)).Should().BeEmpty();
    }

    [Fact]
    public void Of_OneTicketOnBothSides_OrTwoInstants_IsRefused()
    {
        ImmutableArray<ClockVerdict> noon = Clocks.Evaluate(Target.Events, Target.At("2024-01-01T12:00"));
        ImmutableArray<ClockVerdict> merged = Clocks.Evaluate([Opened("2024-01-01T09:00")], Target.At("2024-01-01T13:00"));
        FluentActions.Invoking(() => MergedDueDates.Of(noon, noon)).Should().Throw<ArgumentException>().WithParameterName("target").WithMessage("*T-1*two tickets*");
        FluentActions.Invoking(() => MergedDueDates.Of(merged, noon)).Should().Throw<ArgumentException>().WithParameterName("target").WithMessage("*13:00*12:00*");
        FluentActions.Invoking(() => MergedDueDates.Of(noon.Concat(merged), noon)).Should().Throw<ArgumentException>().WithParameterName("merged").WithMessage("*T-1, T-0*");
        FluentActions.Invoking(() => MergedDueDates.Of(null!, noon)).Should().Throw<ArgumentNullException>().WithParameterName("merged");
    }

    private static ImmutableArray<SetDueDate> Of(TicketEvent[] merged, TicketEvent[] target, string now) =>
        MergedDueDates.Of(Clocks.Evaluate(merged, Target.At(now)), Clocks.Evaluate(target, Target.At(now)), new Person(PersonRole.Manager, "m"));

    private static TicketOpened Opened(string local) => new(Merged, Target.At(local), TicketAttributes.None);
}
