using NodaTime;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>A ticket that had no policy at first: what went by is measured by the policy that comes. Monday to Friday, 09:00-17:00; 2024-01-01 is a Monday.</summary>
public sealed class NoPolicyTests
{
    [Fact]
    public void PolicyAttachedAfterAWeekend_NothingHasCounted()
    {
        SlaBench bench = new SlaBench().Open("2024-01-05T17:00").Priority("2024-01-08T09:00", "A");
        ClockVerdict verdict = bench.Last(Clock(bench), "2024-01-08T09:00");
        verdict.Counted.Should().Be(Duration.Zero);
        verdict.Outcome.Should().Be(SlaOutcome.Running);
        verdict.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-08T17:00"));
        verdict.Verdict.Deadline.BreachAt.Should().Be(bench.At("2024-01-09T09:00"));
    }

    [Fact]
    public void PolicyAttachedAtNoon_TheMorningHasCounted()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Priority("2024-01-01T12:00", "A");
        ClockVerdict verdict = bench.Last(Clock(bench), "2024-01-01T12:00");
        verdict.Counted.Should().Be(Duration.FromHours(3));
        verdict.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-01T17:00"));
    }

    [Fact]
    public void PausesWithoutPolicy_AreMeasuredByThePolicyThatComes()
    {
        // Monday 16:00-17:00 counts, the pause until Tuesday 10:00 is one working hour, 10:00-11:00 counts, the pause since 11:00 is one more: 6 h are left at 12:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T16:00").Status("2024-01-01T17:00", TicketStatus.Pending).Status("2024-01-02T10:00", TicketStatus.Open)
            .Status("2024-01-02T11:00", TicketStatus.Pending).Priority("2024-01-02T12:00", "A").Status("2024-01-02T13:00", TicketStatus.Open);
        ClockVerdict verdict = bench.Last(Clock(bench), "2024-01-02T13:00");
        verdict.Counted.Should().Be(Duration.FromHours(2));
        verdict.Paused.Should().Be(Duration.FromHours(3));
        verdict.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-03T11:00"));
    }

    [Fact]
    public void StretchBetweenTwoPolicies_IsMeasuredByTheSecond()
    {
        // 7 h by the first on Monday, the night without policy, then 8 h: one is left on Tuesday at 09:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T10:00", "A").Priority("2024-01-01T17:00", "none").Priority("2024-01-02T09:00", "A");
        ClockVerdict verdict = bench.Last(Clock(bench), "2024-01-02T09:00");
        verdict.Counted.Should().Be(Duration.FromHours(7));
        verdict.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-02T10:00"));
    }

    [Fact]
    public void SolvedWithoutPolicy_ReopenedWithOne_TheTimeBetweenIsPaused()
    {
        // One hour counts before the solution at 10:00 and one after 12:00; then the policy comes, with 6 h left.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved).Status("2024-01-01T12:00", TicketStatus.Open)
            .Priority("2024-01-01T13:00", "A");
        ClockVerdict verdict = bench.Last(Clock(bench), "2024-01-01T13:00");
        (verdict.Counted, verdict.Paused).Should().Be((Duration.FromHours(2), Duration.FromHours(2)));
        verdict.Verdict.Deadline.DueAt.Should().Be(bench.At("2024-01-02T11:00"));
    }

    private static SlaClock Clock(SlaBench bench) => new(
        "c", "c", SlaMetrics.RequesterWait, SlaBench.Policy("a", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar, SlaBench.Of("A")));
}
