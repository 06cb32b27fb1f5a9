using NodaTime;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>A ticket that is merged owes nothing: no clock of it is breached, whenever it ended. Monday to Friday, 09:00-17:00.</summary>
public sealed class MergeAfterSolutionTests
{
    private static SlaBench Merged() =>
        new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved).MergedInto("2024-01-01T11:00", "T-2");

    [Theory]
    [InlineData(8, null)]
    [InlineData(0.5, "2024-01-01T09:30")]
    public void SolvedThenMerged_IsCancelled_AsTheClosedFormSays(double hours, string? breached)
    {
        SlaBench bench = Merged();
        SlaClock clock = new("c", "c", SlaStop.Solved, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(hours)), bench.Calendar));
        ClockVerdict verdict = bench.Last(clock, "2024-01-01T12:00");
        verdict.Outcome.Should().Be(SlaOutcome.Cancelled).And.Be(clock.Judge(Ticket.Replay([.. bench.Events]), bench.At("2024-01-01T12:00")).Outcome);
        verdict.BreachedDeadline.Should().Be(breached is null ? null : bench.At(breached));
        verdict.Verdict.StoppedAt.Should().Be(bench.At("2024-01-01T10:00"));
        verdict.Reason.Code.Should().Be(SlaReasons.Cancelled.Code);
        bench.Last(clock, "2024-01-01T10:30").Outcome.Should().Be(breached is null ? SlaOutcome.Met : SlaOutcome.Breached);
    }

    [Theory]
    [InlineData(8, SlaOutcome.Met)]
    [InlineData(0.5, SlaOutcome.Cancelled)]
    public void SolvedThenMerged_AnotherMetric_KeepsWhatItMetButIsNotBreached(double hours, SlaOutcome outcome)
    {
        SlaBench bench = Merged();
        bench.Last(bench.Hours(SlaMetrics.FirstResponse, hours), "2024-01-01T12:00").Outcome.Should().Be(outcome);
    }

    [Fact]
    public void EarlierInstances_AreNotBreachedEither()
    {
        // Half an hour for an answer: one after an hour, one after a quarter, and one that never came.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T09:00").Agent("2024-01-01T10:00").Customer("2024-01-01T11:00").Agent("2024-01-01T11:15")
            .Customer("2024-01-01T12:00").MergedInto("2024-01-01T13:00", "T-2");
        SlaClock clock = bench.Hours(SlaMetrics.NextResponse, 0.5);
        bench.All(clock, "2024-01-01T12:45").Select(v => v.Outcome).Should().Equal(SlaOutcome.Breached, SlaOutcome.Met, SlaOutcome.Breached);
        bench.All(clock, "2024-01-01T14:00").Select(v => v.Outcome).Should().Equal(SlaOutcome.Cancelled, SlaOutcome.Met, SlaOutcome.Cancelled);
        bench.All(clock, "2024-01-01T14:00").Select(v => v.BreachedDeadline).Should().Equal(bench.At("2024-01-01T09:30"), null, bench.At("2024-01-01T12:30"));
        SlaBook book = new([clock]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        book.HistoryOf(SlaBench.Id, bench.At("2024-01-01T14:00")).Should().Equal(bench.All(clock, "2024-01-01T14:00"));
    }
}
