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
        verdict.Reason.Code.Should().Be(SlaReasons.CancelledLater.Code);
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

    [Fact]
    public void SolvedTooLateThenMerged_TellsThatTheClockIsCancelled()
    {
        SlaBench bench = Merged();
        SlaClock clock = bench.Hours(SlaMetrics.FirstResolution, 0.5);
        (SlaNoticeKind, Instant)[] expected = [(SlaNoticeKind.Breached, bench.At("2024-01-01T09:30")), (SlaNoticeKind.Cancelled, bench.At("2024-01-01T11:00"))];
        bench.Notices(clock, "2024-01-01T12:00").Select(n => (n.Kind, n.At)).Should().Equal(expected);
        Told(bench, clock).Select(n => (n.Kind, n.At)).Should().Equal(expected);
    }

    [Fact]
    public void SolvedInTimeThenMerged_TellsNoMore()
    {
        SlaBench bench = Merged();
        Told(bench, bench.Hours(SlaMetrics.FirstResolution, 8)).Select(n => n.Kind).Should().Equal(SlaNoticeKind.Met);
    }

    [Fact]
    public void SolvedAndMergedAtOneInstant_ClosedForm_TellsOneEnd()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved).MergedInto("2024-01-01T10:00", "T-2");
        SlaClock clock = new("c", "c", SlaStop.Solved, SlaBench.Policy("p", new WorkingDurationTarget(Duration.FromHours(8)), bench.Calendar));
        bench.Last(clock, "2024-01-01T12:00").Outcome.Should().Be(SlaOutcome.Cancelled);
        bench.Notices(clock, "2024-01-01T12:00").Select(n => n.Kind).Should().Equal(SlaNoticeKind.Cancelled);
        Told(bench, clock).Select(n => n.Kind).Should().Equal(SlaNoticeKind.Cancelled);
    }

    [Fact]
    public void EarlierInstances_AreToldCancelled_EachOnce()
    {
        // Half an hour for an answer: 09:00 breached, 11:00 met, 12:00 breached and unanswered at the merge. The merge is recorded twice.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T09:00").Agent("2024-01-01T10:00").Customer("2024-01-01T11:00").Agent("2024-01-01T11:15")
            .Customer("2024-01-01T12:00").MergedInto("2024-01-01T13:00", "T-2").MergedInto("2024-01-01T13:30", "T-2");
        SlaClock clock = bench.Hours(SlaMetrics.NextResponse, 0.5);
        (SlaNoticeKind, int)[] expected =
            [(SlaNoticeKind.Breached, 1), (SlaNoticeKind.Met, 2), (SlaNoticeKind.Breached, 3), (SlaNoticeKind.Cancelled, 1), (SlaNoticeKind.Cancelled, 3)];
        bench.Notices(clock, "2024-01-01T14:00").Select(n => (n.Kind, n.Instance)).Should().Equal(expected);
        Told(bench, clock).Select(n => (n.Kind, n.Instance)).Should().Equal(expected);
    }

    [Fact]
    public void MergeThatComesLate_CorrectsTheBreach_WithBothVerdicts()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").MergedInto("2024-01-01T09:15", "T-2").Status("2024-01-01T10:00", TicketStatus.Open);
        SlaClock clock = bench.Hours(SlaMetrics.FirstResponse, 0.5);
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        book.Apply(bench.Events[0]);
        book.AdvanceTo(bench.At("2024-01-01T09:45"), told);
        book.Apply(bench.Events[1]);
        book.AdvanceTo(bench.At("2024-01-01T12:00"), told);
        told.Select(n => n.Kind).Should().Equal(SlaNoticeKind.Breached, SlaNoticeKind.Corrected);
        (told[1].Before!.Outcome, told[1].After!.Outcome, told[1].After!.BreachedDeadline).Should().Be((SlaOutcome.Breached, SlaOutcome.Cancelled, null));
    }

    [Fact]
    public void MergedTicketThatIsOpenedAgain_KeepsWhatWasCancelled()
    {
        // A recorded history: merged, then taken up again. What was cancelled stays so; a clock that goes on has the breach that was established.
        SlaBench bench = Merged().Status("2024-01-01T13:00", TicketStatus.Open);
        bench.Last(bench.Hours(SlaMetrics.FirstResolution, 0.5), "2024-01-01T14:00").Outcome.Should().Be(SlaOutcome.Cancelled);
        bench.Last(bench.Hours(SlaMetrics.TotalResolution, 0.5), "2024-01-01T14:00").Outcome.Should().Be(SlaOutcome.Breached);
    }

    [Fact]
    public void CancelledAndClosedAtOneInstant_CountsAsItIsAtTheEnd_InOrderAndInTheBook()
    {
        // What had stopped is cancelled with its ticket only; at the end of the instant the ticket is closed.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved)
            .Status("2024-01-01T11:00", TicketStatus.Cancelled).Status("2024-01-01T11:00", TicketStatus.Closed);
        bench.Last(bench.Hours(SlaMetrics.FirstResolution, 0.5), "2024-01-01T12:00").Outcome.Should().Be(SlaOutcome.Breached);
    }

    [Fact]
    public void SolvedInTime_ReopenedAndSolvedTooLateAsItIsMerged_KeepsTheFirstNotice()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T09:15", TicketStatus.Solved).Status("2024-01-01T09:20", TicketStatus.Open)
            .Status("2024-01-01T11:00", TicketStatus.Solved).MergedInto("2024-01-01T11:00", "T-2");
        SlaClock clock = bench.Hours(SlaMetrics.TotalResolution, 0.5);
        SlaNoticeKind[] expected = [SlaNoticeKind.Met, SlaNoticeKind.Breached, SlaNoticeKind.Cancelled];
        bench.Notices(clock, "2024-01-01T12:00").Select(n => n.Kind).Should().Equal(expected);
        Told(bench, clock).Select(n => n.Kind).Should().Equal(expected);
    }

    [Fact]
    public void AnswerOnAMergedTicket_StartsNothing()
    {
        SlaBench bench = Merged().Customer("2024-01-01T11:30").Agent("2024-01-01T12:00");
        bench.All(bench.Hours(SlaMetrics.PeriodicUpdate, 8), "2024-01-01T14:00").Select(v => v.Outcome).Should().Equal(SlaOutcome.Met);
        bench.All(bench.Hours(SlaMetrics.NextResponse, 8), "2024-01-01T14:00").Should().BeEmpty();
    }

    [Fact]
    public void Preview_OfAMergedTicket_SaysWhatTheVerdictsSay()
    {
        SlaBench bench = Merged();
        SlaChange change = SlaPreview.Compare(
            [bench.Events], new SlaEvaluator(bench.Hours(SlaMetrics.FirstResolution, 8)), new SlaEvaluator(bench.Hours(SlaMetrics.FirstResolution, 0.5)), bench.At("2024-01-01T12:00")).Single();
        (change.Before!.Outcome, change.After!.Outcome).Should().Be((SlaOutcome.Met, SlaOutcome.Cancelled));
    }

    private static List<SlaNotice> Told(SlaBench bench, SlaClock clock)
    {
        SlaBook book = new([clock]);
        List<SlaNotice> told = [];
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        while (book.NextWakeAt is { } wake && wake <= bench.At("2024-01-01T14:00"))
        {
            book.AdvanceTo(wake, told).Should().BePositive();
        }

        return told;
    }
}
