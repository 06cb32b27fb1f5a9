using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Events that come after time was advanced past them: nothing is lost, nothing is told twice, and a breach that changes is corrected.</summary>
public sealed class LateEventTests
{
    [Fact]
    public void BreachThatALateOpeningBrought_IsNotLostWhenAnotherLateEventComesBeforeIt()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T08:00", MessageVisibility.Private);
        SlaBook book = new([bench.Hours(SlaMetrics.TotalResolution, 2)]);
        book.AdvanceTo(bench.At("2024-01-01T15:00"), []);
        book.Apply(bench.Events[0]);
        book.Apply(bench.Events[1]);
        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-01-01T16:00"), told);
        SlaNotice notice = told.Should().ContainSingle().Subject;
        (notice.Kind, notice.Before, notice.After!.BreachedDeadline).Should().Be((SlaNoticeKind.Corrected, null, bench.At("2024-01-01T11:00")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ShorterTargetThatCameLate_IsACorrection_WhateverWasToldBefore(bool hasLevel)
    {
        // 24 h, from 10:00 on 2 h: breached at 11:00, which nobody knew at 13:00. The level is 2 h after the opening.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Priority("2024-01-01T10:00", "B");
        EscalationLevel[] levels = hasLevel ? [EscalationLevel.AtOffset("l", Duration.FromHours(-22), EscalationPath.Functional, "senior agent")] : [];
        SlaBook book = new(
        [
            new SlaClock(
                "c", "c", SlaMetrics.TotalResolution,
                SlaBench.Policy("a", new WorkingDurationTarget(Duration.FromHours(24)), bench.Calendar, SlaBench.Of("A")).WithLevels(levels),
                SlaBench.Policy("b", new WorkingDurationTarget(Duration.FromHours(2)), bench.Calendar, SlaBench.Of("B"))),
        ]);
        List<SlaNotice> told = [];
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T13:00"), told);
        told.Should().HaveCount(hasLevel ? 1 : 0);
        told.Clear();
        book.Apply(bench.Events[1]);
        book.AdvanceTo(bench.At("2024-01-01T13:00"), told);
        SlaNotice notice = told.Should().ContainSingle().Subject;
        (notice.Kind, notice.Before!.Outcome, notice.After!.Outcome).Should().Be((SlaNoticeKind.Corrected, SlaOutcome.Running, SlaOutcome.Breached));
        book.AdvanceTo(bench.At("2024-01-02T13:00"), told);
        told.Should().HaveCount(1, "it is told once");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ActionThatALateEventBroughtDue_IsToldInWhateverOrderEventsCome(bool isOutOfOrder)
    {
        // Closed an hour after the solution at 11:00, of which the book hears at 13:00.
        SlaBench bench = new();
        TimedAction close = new("close", TimedActionKind.AutoClose, [TicketStatus.Solved], new ElapsedDurationTarget(Duration.FromHours(1)), bench.Calendar);
        SlaBook book = new([bench.Hours(SlaMetrics.FirstResolution, 80)], [close]);
        bench.Open("2024-01-01T09:00").Agent("2024-01-01T12:30", MessageVisibility.Private).Status("2024-01-01T11:00", TicketStatus.Solved);
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T13:00"), []);
        if (isOutOfOrder)
        {
            book.Apply(bench.Events[1]);
        }

        book.Apply(bench.Events[2]);
        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-01-05T13:00"), told);
        told.Where(n => n.Kind == SlaNoticeKind.ActionDue).Select(n => (n.At, n.IsLate)).Should().Equal((bench.At("2024-01-01T12:00"), true));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void LevelThatALateEventPassed_IsToldOnceIfLateAlarmsAreAskedFor(bool hasLateAlarms, int levels)
    {
        // From 11:00 on 8 h with a level after 3 h: 12:00. The book hears of it at 13:00, and of two more events before that.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Agent("2024-01-01T12:30", MessageVisibility.Private).Priority("2024-01-01T11:00", "B").Customer("2024-01-01T09:30");
        SlaPolicy urgent = SlaBench.Policy("b", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("B"))
            .WithLevels(EscalationLevel.AtOffset("l", Duration.FromHours(-5), EscalationPath.Functional, "senior agent"));
        SlaClock clock = new("c", "c", SlaMetrics.TotalResolution, SlaBench.Policy("a", new WorkingDurationTarget(Duration.FromHours(80)), bench.Calendar, SlaBench.Of("A")), urgent);
        SlaBook book = new([clock.WithLateAlarms(hasLateAlarms)]);
        List<SlaNotice> told = [];
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T13:00"), told);
        foreach (TicketEvent next in bench.Events[1..])
        {
            book.Apply(next);
            book.AdvanceTo(bench.At("2024-01-01T13:00"), told);
        }

        told.Count(n => n.Kind == SlaNoticeKind.LevelReached).Should().Be(levels);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LevelAtTheStart_IsTold_ThoughTimeWasAdvancedToThatInstant(bool isFoldedAnew)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Priority("2024-01-01T09:00", "A");
        SlaPolicy policy = SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar)
            .WithLevels(EscalationLevel.AtPercent("start", Percentage.Zero, EscalationPath.Functional, "senior agent"));
        SlaBook book = new([new SlaClock("c", "c", SlaMetrics.FirstResolution, policy)]);
        book.AdvanceTo(bench.At("2024-01-01T09:00"), []);
        book.Apply(bench.Events[0]);
        if (isFoldedAnew)
        {
            book.Apply(bench.Events[1]);
        }

        List<SlaNotice> told = [];
        book.AdvanceTo(bench.At("2024-01-01T10:00"), told);
        told.Select(n => (n.Level!.Id, n.At)).Should().Equal(("start", bench.At("2024-01-01T09:00")));
    }

    [Fact]
    public void Redelivery_AfterASnapshotOrARedaction_IsADuplicate()
    {
        SlaBench bench = new();
        TicketOpened opened = new(
            SlaBench.Id, bench.At("2024-01-01T09:00"), new TicketAttributes(Priority: "A") { Personal = NamedTexts.None.With("subject", "My telephone") }, new Person(PersonRole.Customer), sequence: 1);
        TicketAttributesChanged changed = new(SlaBench.Id, bench.At("2024-01-01T10:00"), opened.Attributes with { Priority = "B" }, sequence: 2);
        SlaClock clock = bench.Hours(SlaMetrics.FirstResolution, 8);
        SlaBook book = new([clock]);
        book.Apply(opened);
        book.Apply(changed);
        SlaBook restored = SlaBook.Restore(book.ToSnapshot(), [clock]);
        foreach (TicketEvent again in new[] { opened, opened.WithoutPersonalData(), changed, changed.WithoutPersonalData() })
        {
            book.Apply(again).Should().Be(SlaBookResult.Duplicate);
            restored.Apply(again).Should().Be(SlaBookResult.Duplicate);
        }
    }

    [Fact]
    public void MergedAgain_AtTheInstantOfAnAnswer_IsTheSameWhetherOrNotTheMetricPauses()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").MergedInto("2024-01-01T10:00", "T-2").Agent("2024-01-01T11:00").MergedInto("2024-01-01T11:00", "T-2");
        foreach (SlaMetric metric in new[] { SlaMetrics.PeriodicUpdate, SlaMetrics.PausableUpdate })
        {
            bench.All(bench.Hours(metric, 8), "2024-01-01T12:00").Select(v => v.Outcome).Should().Equal(SlaOutcome.Cancelled);
        }
    }
}
