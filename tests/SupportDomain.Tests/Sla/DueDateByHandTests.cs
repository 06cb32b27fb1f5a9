using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Due dates set by hand: while the clock runs, in a pause, after the end, and taken back.</summary>
public sealed class DueDateByHandTests
{
    private static readonly SlaMetric PendingPauses = SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending));

    [Fact]
    public void TakenBack_TheTargetAndItsLevelsCountAgain()
    {
        // 8 h from 09:00: half at 13:00, all of it at 17:00; for half an hour 12:00 was the due date.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T10:00", "c", "2024-01-01T12:00").Due("2024-01-01T10:30", "c", null);
        SlaClock clock = new("c", "c", SlaMetrics.FirstResolution, HalfAndAll(bench));
        ClockVerdict verdict = bench.Last(clock, "2024-01-01T14:00");
        (verdict.Allowed, verdict.Remaining, verdict.Verdict.Deadline.DueAt).Should().Be((Duration.FromHours(8), Duration.FromHours(3), bench.At("2024-01-01T17:00")));
        Levels(bench.Notices(clock, "2024-01-01T14:00")).Should().Equal(("half", bench.At("2024-01-01T13:00")));
    }

    [Fact]
    public void TakenBack_APointInTimeAllowsWhatItDidBefore()
    {
        // By 16:00 on Tuesday from Monday 09:00: 8 h on Monday and 7 h on Tuesday.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T10:00", "c", "2024-01-01T12:00").Due("2024-01-01T10:30", "c", null);
        SlaClock clock = new("c", "c", SlaMetrics.FirstResolution, SlaBench.Policy("p", new RelativeTarget(1, DayTime.At(16)), bench.Calendar));
        bench.Last(clock, "2024-01-01T14:00").Allowed.Should().Be(Duration.FromHours(15));
    }

    [Fact]
    public void InAPause_LevelsGoByAsTheDateDoes_ForEvaluatorAndBookAlike()
    {
        // By hand 16:00: 7 h from 09:00, half of them at 12:30, in the midst of the pause from 12:00 to 14:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T09:30", "c", "2024-01-01T16:00")
            .Status("2024-01-01T12:00", TicketStatus.Pending).Status("2024-01-01T14:00", TicketStatus.Open);
        SlaClock clock = new("c", "c", PendingPauses, HalfAndAll(bench));
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.AdvanceTo(next.At, told);
            book.Apply(next);
        }

        book.AdvanceTo(bench.At("2024-01-01T15:00"), told);
        Levels(bench.Notices(clock, "2024-01-01T15:00")).Should().Equal(("half", bench.At("2024-01-01T12:30")));
        Levels(told).Should().Equal(("half", bench.At("2024-01-01T12:30")));
    }

    [Theory]
    [InlineData(ReopenMode.Resume, SlaOutcome.Breached, 1)]
    [InlineData(ReopenMode.NewInstance, SlaOutcome.Running, 2)]
    public void MetAndReopenedAfterIt_GoesOnBreached_AndANewInstanceStartsWithoutIt(ReopenMode mode, SlaOutcome outcome, int instance)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T10:00", "c", "2024-01-01T12:00")
            .Status("2024-01-01T11:00", TicketStatus.Solved).Status("2024-01-02T11:00", TicketStatus.Open);
        SlaClock clock = bench.Hours(SlaMetrics.TotalResolution.WithReopen(mode), 8);
        bench.Last(clock, "2024-01-01T11:00").Outcome.Should().Be(SlaOutcome.Met);
        ClockVerdict verdict = bench.Last(clock, "2024-01-02T11:00");
        (verdict.Outcome, verdict.Instance, verdict.IsDueDateSetByHand).Should().Be((outcome, instance, mode == ReopenMode.Resume));
        verdict.BreachedDeadline.Should().Be(mode == ReopenMode.Resume ? bench.At("2024-01-01T12:00") : null);
    }

    [Fact]
    public void InAPause_TheBookWakesUpForALevel()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T09:30", "c", "2024-01-01T16:00").Status("2024-01-01T12:00", TicketStatus.Pending);
        SlaBook book = new([new SlaClock("c", "c", PendingPauses, HalfAndAll(bench))]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        book.NextWakeAt.Should().Be(bench.At("2024-01-01T12:30"));
    }

    [Theory]
    [InlineData("2024-01-01T09:30")]
    [InlineData("2024-01-03T09:30")]
    [InlineData(null)]
    public void SetAfterTheStop_ChangesNoVerdictOnWhatIsOver(string? due)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T10:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 8);
        ClockVerdict before = bench.Last(clock, "2024-01-01T15:00");
        before.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T17:00"));
        bench.Due("2024-01-01T11:00", "c", due);
        bench.Last(clock, "2024-01-01T15:00").Should().Be(before);
    }

    [Fact]
    public void OfAnInstanceThatEnded_StaysWithIt_AndTheNextTakesTheOneSetSince()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T09:10").Due("2024-01-01T09:30", "c", "2024-01-01T12:00").Agent("2024-01-01T10:00");
        SlaClock clock = bench.Hours(SlaMetrics.NextResponse, 8);
        ClockVerdict first = bench.Last(clock, "2024-01-01T10:15");
        (first.IsDueDateSetByHand, first.Verdict.Deadline.DueAt, first.Outcome).Should().Be((true, bench.At("2024-01-01T12:00"), SlaOutcome.Met));

        bench.Due("2024-01-01T10:30", "c", "2024-01-01T13:00");
        bench.Last(clock, "2024-01-01T10:45").Verdict.Deadline.Should().Be(first.Verdict.Deadline);

        bench.Customer("2024-01-01T11:00");
        ClockVerdict second = bench.Last(clock, "2024-01-01T11:15");
        (second.Instance, second.IsDueDateSetByHand, second.Verdict.Deadline.DueAt).Should().Be((2, true, bench.At("2024-01-01T13:00")));
        bench.All(clock, "2024-01-01T11:15")[0].Verdict.Deadline.Should().Be(first.Verdict.Deadline);

        bench.Agent("2024-01-01T11:30").Customer("2024-01-01T12:00");
        bench.Last(clock, "2024-01-01T12:30").IsDueDateSetByHand.Should().BeFalse("it was of the instance before");
    }

    [Fact]
    public void BeforeTheStart_IsBroken_AsItStarts_AndToldThenAndNotBefore()
    {
        // The date of 08:00 was set at 08:30; the ticket is opened at 09:00.
        SlaBench bench = new SlaBench().Due("2024-01-01T08:30", "c", "2024-01-01T08:00").Open("2024-01-01T09:00");
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 8);
        bench.Last(clock, "2024-01-01T09:00").BreachedDeadline.Should().Be(bench.At("2024-01-01T08:00"));
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-01-01T08:45"), told);
        book.Apply(bench.Events[0]);
        book.Apply(bench.Events[1]);
        book.NextWakeAt.Should().Be(bench.At("2024-01-01T09:00"));
        book.ToSnapshot().Tickets.Should().ContainSingle();
        book.AdvanceTo(bench.At("2024-01-01T09:00"), told);
        told.Should().Equal(bench.Notices(clock, "2024-01-01T09:00"));
        told.Select(n => (n.Kind, n.At, n.IsLate)).Should().Equal((SlaNoticeKind.Breached, bench.At("2024-01-01T08:00"), true));
    }

    [Fact]
    public void Reopened_TheDateSetInBetweenCounts()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Due("2024-01-01T09:30", "c", "2024-01-01T12:00").Status("2024-01-01T10:00", TicketStatus.Solved)
            .Due("2024-01-01T11:00", "c", "2024-01-02T12:00").Status("2024-01-02T10:00", TicketStatus.Open);
        SlaClock clock = new("c", "c", PendingPauses, HalfAndAll(bench));
        bench.Last(clock, "2024-01-01T13:00").Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T12:00"), "it had ended before");
        ClockVerdict again = bench.Last(clock, "2024-01-02T11:00");
        (again.Outcome, again.Verdict.Deadline.DueAt).Should().Be((SlaOutcome.Running, bench.At("2024-01-02T12:00")));
    }

    private static SlaPolicy HalfAndAll(SlaBench bench) => SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar).WithLevels(
        EscalationLevel.AtPercent("half", Percentage.FromPercent(50), EscalationPath.Functional, "senior agent"),
        EscalationLevel.AtPercent("all", Percentage.Hundred, EscalationPath.Hierarchical, "manager"));

    private static IEnumerable<(string, Instant)> Levels(IEnumerable<SlaNotice> notices) =>
        notices.Where(n => n.Kind == SlaNoticeKind.LevelReached).Select(n => (n.Level!.Id, n.At));
}
