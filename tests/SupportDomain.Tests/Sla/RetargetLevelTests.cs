using NodaTime;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>A policy that is left and comes back: its levels are told once, and a pause began when it began.</summary>
public sealed class RetargetLevelTests
{
    private static readonly SlaMetric PendingPauses = SlaMetrics.TotalResolution.WithPausesWhile(new PauseCondition(TicketStatus.Pending));

    [Theory]
    [InlineData(RetargetMode.KeepElapsed, false, 1)]
    [InlineData(RetargetMode.KeepElapsed, true, 1)]
    [InlineData(RetargetMode.RetroactiveStart, true, 1)]
    [InlineData(RetargetMode.RetroactiveStartWithPauses, true, 1)]
    [InlineData(RetargetMode.Restart, true, 2)]
    public void PolicyThatComesBack_TellsALevelOnce(RetargetMode mode, bool hasLateAlarms, int times)
    {
        // Half of 8 h at 13:00; from 14:00 to 15:00 another policy. A restart at 15:00 has its half at 11:00 of the next day.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Priority("2024-01-01T14:00", "B").Priority("2024-01-01T15:00", "A");
        Told(bench, Clock(bench, 50).WithRetarget(mode).WithLateAlarms(hasLateAlarms), "2024-01-02T12:00").Should().Be(times);
    }

    [Fact]
    public void PolicyThatComesBackBeforeAnyTimeCounted_TellsItsFirstLevelOnce()
    {
        // All in the evening: at 20:10 no working time has counted, and the level at 0 % was told at 20:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T20:00", "A").Priority("2024-01-01T20:05", "B").Priority("2024-01-01T20:10", "A");
        Told(bench, Clock(bench, 0), "2024-01-02T08:00").Should().Be(1);
    }

    [Theory]
    [InlineData(RetargetMode.KeepElapsed)]
    [InlineData(RetargetMode.RetroactiveStart)]
    [InlineData(RetargetMode.RetroactiveStartWithPauses)]
    public void PolicyThatComesBackAfterAPause_TellsALevelOnce_AlsoWithLateAlarms(RetargetMode mode)
    {
        // Half of 8 h after the pause from 10:00 to 11:00: 14:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T10:00", TicketStatus.Pending).Status("2024-01-01T11:00", TicketStatus.Open)
            .Priority("2024-01-01T14:10", "B").Status("2024-01-01T14:20", TicketStatus.Pending).Status("2024-01-01T14:30", TicketStatus.Open).Priority("2024-01-01T15:00", "A");
        Told(bench, Clock(bench, 50).WithRetarget(mode).WithLateAlarms(true), "2024-01-02T12:00").Should().Be(1);
    }

    [Fact]
    public void PolicyThatComesBackInAPause_TellsALevelOnce()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T13:00", TicketStatus.Pending)
            .Priority("2024-01-01T14:00", "B").Priority("2024-01-01T14:30", "A").Status("2024-01-01T15:00", TicketStatus.Open);
        Told(bench, Clock(bench, 50), "2024-01-01T16:00").Should().Be(1);
    }

    [Fact]
    public void PausedSince_IsWhenThePauseBegan_WhateverPolicyCameSince()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T10:00", TicketStatus.Pending).Priority("2024-01-01T11:00", "B");
        foreach (RetargetMode mode in Enum.GetValues<RetargetMode>())
        {
            bench.Last(Clock(bench, 50).WithRetarget(mode), "2024-01-01T12:00").PausedSince.Should().Be(bench.At("2024-01-01T10:00"));
        }
    }

    /// <summary>How often the level of the first policy is told: the same by the evaluator and by a book that is advanced before each event.</summary>
    private static int Told(SlaBench bench, SlaClock clock, string until)
    {
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.AdvanceTo(next.At - Duration.FromMinutes(1), told);
            book.Apply(next);
        }

        book.AdvanceTo(bench.At(until), told);
        int times = told.Count(n => n.Kind == SlaNoticeKind.LevelReached);
        bench.Notices(clock, until).Count(n => n.Kind == SlaNoticeKind.LevelReached).Should().Be(times);
        return times;
    }

    private static SlaClock Clock(SlaBench bench, int percent) => new(
        "c", "c", PendingPauses,
        SlaBench.Policy("a", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("A"))
            .WithLevels(EscalationLevel.AtPercent("level", Percentage.FromPercent(percent), EscalationPath.Functional, "senior agent")),
        SlaBench.Policy("b", new WorkingDurationTarget(Duration.FromHours(20)), bench.Calendar, SlaBench.Of("B")));
}
