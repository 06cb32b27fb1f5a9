using NodaTime;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>A clock that stops at the very instant of a level or deadline, and goes on later. Monday to Friday, 09:00-17:00; 2024-01-01 is a Monday.</summary>
public sealed class ReopenedAtTheLimitTests
{
    [Theory]
    [InlineData(LevelDelivery.AtOnce, "2024-01-01T20:00", "2024-01-01T20:00")] // outside the hours: as soon as it goes on
    [InlineData(LevelDelivery.NextOpening, "2024-01-01T20:00", "2024-01-02T09:00")]
    [InlineData(LevelDelivery.AtOnce, "2024-01-02T11:00", "2024-01-02T11:00")]
    [InlineData(LevelDelivery.NextOpening, "2024-01-02T11:00", "2024-01-02T11:00")]
    [InlineData(LevelDelivery.NextOpening, "2024-01-02T20:00", "2024-01-03T09:00")]
    public void LevelReachedAtTheStop_IsToldWhenItGoesOn(LevelDelivery delivery, string reopened, string told)
    {
        SlaBench bench = Bench().Status(reopened, TicketStatus.Open);
        SlaClock clock = EightHours(bench, SlaMetrics.TotalResolution, delivery);
        SlaNotice[] levels = [.. bench.Notices(clock, "2024-01-05T17:00").Where(n => n.Kind == SlaNoticeKind.LevelReached)];
        levels.Select(n => (n.At, n.IsLate)).Should().Equal((bench.At(told), false));
        FromTheBook(bench, clock).Where(n => n.Kind == SlaNoticeKind.LevelReached).Should().Equal(levels);
    }

    [Fact]
    public void LevelReachedBeforeTheStop_ThatWaitsForTheNextOpening_IsToldOnceItGoesOn()
    {
        // Used up on Monday at 17:00, to be told on Tuesday at 09:00; solved on Monday at 18:00, and opened again on Wednesday at 10:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T18:00", TicketStatus.Solved).Status("2024-01-03T10:00", TicketStatus.Open);
        SlaClock clock = EightHours(bench, SlaMetrics.TotalResolution, LevelDelivery.NextOpening);
        SlaNotice[] levels = [.. bench.Notices(clock, "2024-01-05T17:00").Where(n => n.Kind == SlaNoticeKind.LevelReached)];
        levels.Select(n => n.At).Should().Equal(bench.At("2024-01-03T10:00"));
        FromTheBook(bench, clock).Where(n => n.Kind == SlaNoticeKind.LevelReached).Should().Equal(levels);
    }

    [Fact]
    public void LevelToldBeforeTheStop_IsNotToldAgain()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-02T10:00", TicketStatus.Solved).Status("2024-01-02T20:00", TicketStatus.Open);
        bench.Notices(EightHours(bench, SlaMetrics.TotalResolution, LevelDelivery.AtOnce), "2024-01-05T17:00")
            .Where(n => n.Kind == SlaNoticeKind.LevelReached).Select(n => n.At).Should().Equal(bench.At("2024-01-01T17:00"));
    }

    [Fact]
    public void GoesOnUnderAnotherPolicy_DoesNotBreakTheOneItHad()
    {
        // Ten hours have counted without a policy that applies to them (B allows 40 h); A, with 8 h, is attached at the instant of the solution: used up, due there, and met.
        // Opened again under B: no time has passed under A, so nothing of A was broken.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "B").Priority("2024-01-02T11:00", "A").Status("2024-01-02T11:00", TicketStatus.Solved)
            .Priority("2024-01-03T09:00", "B").Status("2024-01-03T10:00", TicketStatus.Open);
        SlaClock clock = EightHours(bench, SlaMetrics.TotalResolution, LevelDelivery.AtOnce);
        bench.Last(clock, "2024-01-02T12:00").Outcome.Should().Be(SlaOutcome.Met);
        ClockVerdict goesOn = bench.Last(clock, "2024-01-03T11:00");
        (goesOn.Outcome, goesOn.BreachedDeadline, goesOn.Counted).Should().Be((SlaOutcome.Running, null, Duration.FromHours(11)));
        bench.Notices(clock, "2024-01-03T11:00").Select(n => n.Kind).Should().NotContain(SlaNoticeKind.Breached);
    }

    [Fact]
    public void GoesOnAsIfItHadNotStopped_BreaksThePolicyItHad()
    {
        // Continue: the time since the stop counts, under the policy that was in force. Eight hours from Monday 09:00 are up on Monday 17:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T11:00", TicketStatus.Solved)
            .Priority("2024-01-03T09:00", "B").Status("2024-01-03T10:00", TicketStatus.Open);
        SlaClock clock = EightHours(bench, SlaMetrics.TotalResolution.WithReopen(ReopenMode.Continue), LevelDelivery.AtOnce);
        bench.Last(clock, "2024-01-03T11:00").BreachedDeadline.Should().Be(bench.At("2024-01-02T09:00"));
    }

    private static SlaBench Bench() => new SlaBench().Open("2024-01-01T09:00", "A").Status("2024-01-01T17:00", TicketStatus.Solved);

    private static SlaClock EightHours(SlaBench bench, SlaMetric metric, LevelDelivery delivery) => new(
        "c",
        "c",
        metric,
        SlaBench.Policy("A", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("A"))
            .WithLevels(EscalationLevel.AtPercent("due", Percentage.Hundred, EscalationPath.Hierarchical, "manager", delivery)),
        SlaBench.Policy("B", new WorkingDurationTarget(Duration.FromHours(40)), bench.Calendar, SlaBench.Of("B")));

    private static List<SlaNotice> FromTheBook(SlaBench bench, SlaClock clock)
    {
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        while (book.NextWakeAt is { } wake)
        {
            book.AdvanceTo(wake, told).Should().BePositive();
        }

        return told;
    }
}
