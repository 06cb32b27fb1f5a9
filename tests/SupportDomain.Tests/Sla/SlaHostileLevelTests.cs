using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Escalation and actions by time under input that nobody wants. Monday to Friday, 09:00-17:00; 2024-01-01 is a Monday.</summary>
public sealed class SlaHostileLevelTests
{
    private static readonly SlaBench Bench = new SlaBench().Open("2024-01-01T09:00");

    [Fact]
    public void AdvanceTo_TimeThatGoesBackwards_IsRefused_AndChangesNothing()
    {
        SlaBook book = Book(new WorkingDurationTarget(Duration.FromHours(8)));
        book.Apply(Bench.Events[0]);
        book.AdvanceTo(Bench.At("2024-01-01T12:00"), []);
        FluentActions.Invoking(() => book.AdvanceTo(Bench.At("2024-01-01T11:59"), [])).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("now");
        (book.AdvancedTo, book.NextWakeAt).Should().Be((Bench.At("2024-01-01T12:00"), Bench.At("2024-01-01T13:00")));
    }

    [Fact]
    public void TargetOfZero_TellsEachLevelOnce_AtTheStart()
    {
        // Of nothing, half and all are reached at once, told by name; an hour before lies before the start and is told to nobody; an hour over is at 10:00.
        SlaBook book = Book(new WorkingDurationTarget(Duration.Zero));
        book.Apply(Bench.Events[0]);
        Told(book).Should().Equal(("due", "2024-01-01T09:00"), ("half", "2024-01-01T09:00"), ("Breached", "2024-01-01T09:00"), ("over", "2024-01-01T10:00"));
    }

    [Fact]
    public void TargetOfACentury_WakesUpAtHalfACentury()
    {
        SlaBook book = Book(new ElapsedDurationTarget(Duration.FromDays(36_525)));
        book.Apply(Bench.Events[0]);
        book.NextWakeAt.Should().Be(Bench.At("2024-01-01T09:00") + Duration.FromDays(36_525) / 2);
        Told(book).Select(t => t.What).Should().Equal("half", "before", "due", "Breached", "over");
    }

    [Fact]
    public void PolicyThatMatchesNothing_TellsNothing()
    {
        SlaBook book = Book(new WorkingDurationTarget(Duration.FromHours(8)), SlaBench.Of("no such priority"));
        book.Apply(Bench.Events[0]);
        book.NextWakeAt.Should().BeNull();
    }

    [Fact]
    public void HundredThousandEventsAtOneInstant_TellEachLevelOnce()
    {
        SlaBook book = Book(new WorkingDurationTarget(Duration.FromHours(8)));
        book.Apply(Bench.Events[0]);
        for (int i = 0; i < 100_000; i++)
        {
            TicketStatus status = (i & 1) == 0 ? TicketStatus.Pending : TicketStatus.Open;
            book.Apply(new TicketStatusChanged(SlaBench.Id, Bench.At("2024-01-01T12:00"), status, sequence: i + 2));
        }

        Told(book).Should().Equal(("half", "2024-01-01T13:00"), ("before", "2024-01-01T16:00"), ("due", "2024-01-01T17:00"), ("Breached", "2024-01-02T09:00"), ("over", "2024-01-02T10:00"));
    }

    [Fact]
    public void ConflictingRedelivery_IsRefused_AndEachLevelIsToldOnce()
    {
        SlaBook book = Book(new WorkingDurationTarget(Duration.FromHours(8)));
        book.Apply(Bench.Events[0]);
        book.AdvanceTo(Bench.At("2024-01-01T14:00"), []);
        book.Apply(Bench.Events[0]).Should().Be(SlaBookResult.Duplicate);
        FluentActions.Invoking(() => book.Apply(new TicketStatusChanged(SlaBench.Id, Bench.At("2024-01-01T10:00"), TicketStatus.Solved, sequence: 1)))
            .Should().Throw<ArgumentException>().WithMessage("*number 1*");
        Told(book).Select(t => t.What).Should().Equal("before", "due", "Breached", "over");
    }

    [Fact]
    public void MergeCycle_TellsNoLevelAndNoAction()
    {
        TimedAction remind = new("remind", TimedActionKind.Reminder, [TicketStatus.New], new WorkingDurationTarget(Duration.FromHours(1)), Bench.Calendar, times: 32);
        SlaBook book = new([Clock(new WorkingDurationTarget(Duration.FromHours(8)))], [remind]);
        foreach ((string ticket, string into) in new[] { ("A", "B"), ("B", "C"), ("C", "A") })
        {
            book.Apply(new TicketOpened(new TicketId(ticket), Bench.At("2024-01-01T09:00"), TicketAttributes.None));
            book.Apply(new TicketMerged(new TicketId(ticket), Bench.At("2024-01-01T09:30"), new TicketId(into)));
        }

        List<SlaNotice> told = [];
        book.AdvanceTo(Bench.At("2024-03-01T09:00"), told);
        told.Select(n => n.Kind).Should().Equal(Enumerable.Repeat(SlaNoticeKind.Cancelled, 3));
        book.NextWakeAt.Should().BeNull();
    }

    [Theory]
    [InlineData(TimedActionKind.AutoClose, TicketStatus.Solved)]
    [InlineData(TimedActionKind.Reminder, TicketStatus.Pending)]
    [InlineData(TimedActionKind.PendingExpiry, TicketStatus.Pending)]
    public void Action_LeftAndEnteredAtOneInstant_AHundredThousandTimes_IsDueOnce(TimedActionKind kind, TicketStatus status)
    {
        // In and out of the status at one instant, and in at its end: four working hours later it is due, at the close of business.
        TimedAction action = new("act", kind, [status], new WorkingDurationTarget(Duration.FromHours(4)), Bench.Calendar);
        SlaBook book = new([Clock(new WorkingDurationTarget(Duration.FromHours(80)))], [action]);
        book.Apply(Bench.Events[0]);
        for (int i = 0; i < 100_001; i++)
        {
            book.Apply(new TicketStatusChanged(SlaBench.Id, Bench.At("2024-01-01T13:00"), (i & 1) == 0 ? status : TicketStatus.Open, sequence: i + 2));
        }

        List<SlaNotice> told = [];
        book.AdvanceTo(Bench.At("2024-01-03T09:00"), told);
        told.Where(n => n.Kind == SlaNoticeKind.ActionDue).Select(n => n.At).Should().Equal(Bench.At("2024-01-01T17:00"));
    }

    [Fact]
    public void Action_AfterZeroTime_IsDueAtOnce_AndAfterACenturyOfWorkNever()
    {
        TimedAction now = new("now", TimedActionKind.AutoClose, [TicketStatus.Solved], new WorkingDurationTarget(Duration.Zero), Bench.Calendar);
        TimedAction never = new("never", TimedActionKind.AutoClose, [TicketStatus.Solved], new WorkingDurationTarget(Duration.FromDays(36_525)), Bench.Calendar);
        SlaBook book = new([Clock(new WorkingDurationTarget(Duration.FromHours(80)))], [now, never]);
        book.Apply(Bench.Events[0]);
        book.Apply(new TicketStatusChanged(SlaBench.Id, Bench.At("2024-01-06T12:00"), TicketStatus.Solved)); // a Saturday
        List<SlaNotice> told = [];
        book.AdvanceTo(Bench.At("2024-01-06T12:00"), told);
        told.Where(n => n.Kind == SlaNoticeKind.ActionDue).Select(n => (n.Clock, n.At)).Should().Equal(("now", Bench.At("2024-01-06T12:00")));
        book.NextWakeAt.Should().BeNull();
    }

    private static SlaClock Clock(SlaTarget target, params TicketCondition[] conditions) => new(
        "c",
        "c",
        SlaMetrics.FirstResolution,
        SlaBench.Policy("p", target, Bench.Calendar, conditions).WithLevels(
            EscalationLevel.AtPercent("half", Percentage.FromPercent(50), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtOffset("before", Duration.FromHours(-1), EscalationPath.Hierarchical, "manager"),
            EscalationLevel.AtPercent("due", Percentage.Hundred, EscalationPath.Hierarchical, "manager"),
            EscalationLevel.AtOffset("over", Duration.FromHours(1), EscalationPath.Hierarchical, "executive")));

    private static SlaBook Book(SlaTarget target, params TicketCondition[] conditions) => new([Clock(target, conditions)]);

    private static List<(string What, string At)> Told(SlaBook book)
    {
        List<SlaNotice> told = [];
        while (book.NextWakeAt is { } wake)
        {
            book.AdvanceTo(wake, told).Should().BePositive();
        }

        return [.. told.Select(n => (n.Level?.Id ?? n.Kind.ToString(), n.At.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
