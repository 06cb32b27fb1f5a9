using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Desks.Measures;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks.Measures;

/// <summary>Measures with numbers that can be counted by hand. 2026-03-02 was a Monday.</summary>
public sealed class ReplayMeasuresTests
{
    private static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 0, 0);

    [Fact]
    public void Backlog_ByDay_CountsAtMidnightAsDefined()
    {
        BacklogSummary backlog = DeskFixture.Replay(
            new LogReplayOptions { AsOf = Monday + Duration.FromHours(4 * 24 + 12) },
            null,
            DeskFixture.Row("A", opened: "2026-03-02 00:00:00", closed: "2026-03-03 00:00:00"), // ends at the midnight of the 3rd: it still counts then
            DeskFixture.Row("B", opened: "2026-03-02 10:00:00", closed: "2026-03-02 11:00:00"), // within a day: never
            DeskFixture.Row("C", opened: "2026-03-02 10:00:00", closed: "2026-03-04 11:00:00"),
            DeskFixture.Row("D", opened: "2026-03-05 10:00:00"),
            DeskFixture.Row("E", opened: "2026-03-05 10:00:00", closed: "2026-03-04 10:00:00")).Backlog; // ends before it begins: never
        (backlog.FirstDate, backlog.StepDays).Should().Be((new LocalDate(2026, 3, 3), 1));
        backlog.Counts.Should().Equal([2, 1, 0, 1], "at the midnights of the 3rd to the 6th");
        backlog.Open.Should().Be(1);
        backlog.Ages.Median.Should().Be(Duration.FromHours(26));
        backlog.Bands.Where(b => b.Tickets > 0).Should().Equal(new AgeBand(Duration.FromDays(1), Duration.FromDays(3), 1, 1));
    }

    [Theory]
    [InlineData(400, 1, 400)]
    [InlineData(401, 7, 58)]
    [InlineData(2800, 7, 400)]
    [InlineData(2801, 28, 101)]
    [InlineData(80_000, 364, 220)]
    public void Backlog_LongLog_HasAtMost400PointsAndEndsAtTheLastMidnight(int days, int step, int points)
    {
        LocalDate first = new(1970, 1, 1);
        LocalDate last = first.PlusDays(days);
        BacklogSummary backlog = DeskFixture.Replay(
            DeskFixture.Row("A", opened: "1970-01-01 10:00:00"),
            DeskFixture.Row("B", opened: last.ToString("uuuu-MM-dd", null) + " 10:00:00")).Backlog;
        (backlog.StepDays, backlog.Counts.Length).Should().Be((step, points));
        backlog.FirstDate.PlusDays((points - 1) * step).Should().Be(last);
        backlog.Counts.Should().OnlyContain(c => c == 1);
    }

    [Fact]
    public void Hours_OfOpeningsAndDeadlines_AreLocalAndCountedFromMonday()
    {
        ReplaySummary summary = DeskFixture.Replay(
            DeskFixture.Row("A", opened: "2026-03-02 00:59:59", closed: "2026-03-02 04:59:59"), // due 04:59:59, met
            DeskFixture.Row("B", opened: "2026-03-08 23:00:00", closed: "2026-03-09 03:00:01")); // due Monday 03:00, missed
        summary.Openings.At(IsoDayOfWeek.Monday, 0).Should().Be(1);
        summary.Openings.At(IsoDayOfWeek.Sunday, 23).Should().Be(1);
        summary.Openings.Total.Should().Be(2);
        BreachHours hours = summary.Clocks[0].Hours;
        hours.Deadlines.At(IsoDayOfWeek.Monday, 4).Should().Be(1);
        hours.Deadlines.At(IsoDayOfWeek.Monday, 3).Should().Be(1);
        (hours.Missed.At(IsoDayOfWeek.Monday, 3), hours.Missed.Total).Should().Be((1, 1));
        (hours.BreachedByOpening.At(IsoDayOfWeek.Sunday, 23), hours.BreachedByOpening.Total).Should().Be((1, 1));
    }

    [Fact]
    public void LongestWaits_AreTenEachAndOfEqualOnesTheFirstInTheLog()
    {
        ReplaySummary summary = DeskFixture.Replay(
        [
            .. Enumerable.Range(0, 15).Select(i => DeskFixture.Row($"C-{i}", closed: $"2026-03-02 {9 + (i % 3)}:30:00", priority: "P1", queue: "Q")),
            .. Enumerable.Range(0, 12).Select(i => DeskFixture.Row($"O-{i}", opened: $"2026-03-01 {i:00}:00:00")),
        ]);
        ClockSummary four = summary.Clocks[0];
        four.LongestStopped.Select(w => w.Ticket.Value).Should().Equal("C-2", "C-5", "C-8", "C-11", "C-14", "C-1", "C-4", "C-7", "C-10", "C-13");
        four.LongestStopped[0].Elapsed.Should().Be(Duration.FromMinutes(150));
        (four.LongestStopped[0].Line, four.LongestStopped[0].Priority, four.LongestStopped[0].Queue).Should().Be((4, "P1", "Q"));
        four.LongestRunning.Select(w => w.Ticket.Value).Should().Equal(Enumerable.Range(0, 10).Select(i => $"O-{i}"));
        four.LongestRunning[0].Verdicts.Select(v => (v.Clock, v.Verdict.Outcome)).Should().Equal(("Four hours", SlaOutcome.Breached), ("P1 within an hour", SlaOutcome.NoDeadline));
    }

    [Fact]
    public void LongestWaits_ClocksWithTheSameStop_TellTheirOwnVerdicts()
    {
        SlaClock strict = new("strict", "Strict", SlaStop.Closed, new SlaPolicy(new("1 min"), new ElapsedDurationTarget(Duration.FromMinutes(1)), BusinessCalendar.AlwaysOpen));
        LogReplay replay = new(new Desk("Two", DeskFixture.Mapping, DeskFixture.FourHours, strict), DeskFixture.Header);
        replay.Add(2, DeskFixture.Row("A", closed: "2026-03-02 10:00:00"));
        ReplaySummary summary = replay.Finish();
        summary.Clocks.Select(c => c.LongestStopped.Single().Verdict.Outcome).Should().Equal(SlaOutcome.Met, SlaOutcome.Breached);
    }

    [Fact]
    public void TimeToResolve_CountsOpenOnesAsWatchedAndCancelledOnesUntilTheirEnd()
    {
        ReplaySummary summary = DeskFixture.Replay(
            DeskFixture.Row("A", solved: "2026-03-02 10:00:00", closed: "2026-03-09 10:00:00"),
            DeskFixture.Row("B", solved: "2026-03-02 12:00:00"),
            DeskFixture.Row("C", closed: "2026-03-02 09:30:00", status: "Dropped"),
            DeskFixture.Row("D"));
        summary.TimeToResolve.Mean.Should().Be(Duration.FromHours(2));
        (summary.Survival.Done, summary.Survival.Censored).Should().Be((2, 2));
        summary.Survival.Median.Should().Be(Duration.FromHours(3), "of the three watched for an hour one is done then, of the remaining two one after three");
    }

    [Fact]
    public void Agreement_ByPolicyAndPriority_SaysWhereItFails()
    {
        VerdictAgreement agreement = DeskFixture.Replay(
            DeskFixture.Row("A", closed: "2026-03-02 10:00:00", priority: "P1", verdict: "OK"),
            DeskFixture.Row("B", closed: "2026-03-02 23:00:00", priority: "P1", verdict: "OK"),
            DeskFixture.Row("C", closed: "2026-03-02 10:00:00", verdict: "LATE"),
            DeskFixture.Row("D", closed: "2026-03-02 23:00:00", priority: "P2", verdict: "LATE"),
            DeskFixture.Row("E", closed: "2026-03-02 10:00:00")).Clocks[0].VerdictAgreement;
        (agreement.Compared, agreement.Agreed, agreement.NotCompared).Should().Be((4, 2, 1));
        agreement.ByPolicy.Should().Equal(new GroupAgreement("4 h", 4, 2));
        agreement.ByPriority.Should().Equal(new GroupAgreement("P1", 2, 1), new GroupAgreement("P2", 1, 1), new GroupAgreement(null, 1, 0));
        agreement.Disagreements.Should().Equal(
            new VerdictDisagreement("4 h", RecordedVerdict.Met, SlaOutcome.Breached, 1, [new TicketLine(3, "B")]),
            new VerdictDisagreement("4 h", RecordedVerdict.Breached, SlaOutcome.Met, 1, [new TicketLine(4, "C")]));
    }

    [Fact]
    public void HandOffsAndReopenings_OfTicketsWithGroups_AreCountedByBand()
    {
        ReplayMeasures measures = new(DeskFixture.Sample, DeskFixture.Sample.Clocks, timesAreShared: false, resolution: null);
        int high = measures.Priorities.NumberOf("high");
        Add(measures, 0, high, hours: 1, RecordedVerdict.Met);
        Add(measures, 0, high, hours: 3, RecordedVerdict.Breached);
        Add(measures, 2, 0, hours: 5, RecordedVerdict.Breached, cameBack: true, reopenings: 2);
        Add(measures, 4, high, hours: 7, RecordedVerdict.None, reopenings: 0);
        Add(measures, 9, high, hours: 9, RecordedVerdict.Met, reopenings: 1);
        Add(measures, 1, high, hours: null, RecordedVerdict.Met);
        Add(measures, MeasuredTicket.Unknown, high, hours: 100, RecordedVerdict.Met);
        ReplaySummary summary = measures.Finish(Monday, new RowCounts(7, 0), [], []);

        HandOffSummary handOffs = summary.HandOffs!;
        (handOffs.Tickets, handOffs.HandOffs, handOffs.KeptByFirst, handOffs.CameBack).Should().Be((6, 16, 2, 1));
        handOffs.Rows.Select(r => (r.HandOffs, r.IsAndMore, r.Tickets, r.CameBack, r.RecordedVerdicts, r.RecordedBreaches)).Should().Equal(
            (0, false, 2, 0, 2, 1), (1, false, 0, 0, 0, 0), (2, false, 1, 1, 1, 1), (3, false, 0, 0, 0, 0), (4, true, 2, 0, 1, 0));
        handOffs.Rows.Select(r => r.TimeToResolve.Median?.TotalHours).Should().Equal(2, null, 5, null, 8);
        handOffs.Rows[0].RecordedBreachShare.Should().Be(0.5);
        handOffs.ByPriority.Select(p => (p.Priority, p.Rows.Sum(r => r.Tickets), p.Rows[2].TimeToResolve.Count)).Should().Equal(("high", 4, 0), (null, 1, 1));
        summary.Reopenings!.TicketsByReopenings.Select(t => (t.Key, t.Value)).Should().Equal((0, 1), (1, 1), (2, 1));
        (summary.Reopenings.Reopened, summary.Reopenings.Reopenings).Should().Be((2, 3));
    }

    [Fact]
    public void Measures_OfSeveralInstancesOfAClock_CountEachAndCompareTheTicketOnce()
    {
        SlaMetric replies = SlaMetrics.NextResponse;
        SlaPolicy hour = new(new("1 h"), new ElapsedDurationTarget(Duration.FromHours(1)), BusinessCalendar.AlwaysOpen);
        SlaClock next = new("next", "Next", replies, hour);
        SlaClock total = new("total", "Total", SlaMetrics.TotalResolution.WithReopen(ReopenMode.NewInstance), hour);
        Instant opened = Monday;
        SlaVerdict late = Verdict(opened, 90);
        SlaVerdict inTime = Verdict(opened + Duration.FromHours(5), 30);
        ReplayMeasures measures = new(DeskFixture.Sample, [next, total], timesAreShared: false, resolution: null);
        measures.Add(new MeasuredTicket
        {
            IdUtf8 = "T"u8,
            Line = 2,
            OpenedAt = opened,
            AsOf = opened + Duration.FromHours(6),
            Turns = new[] { opened + Duration.FromMinutes(90), opened + Duration.FromHours(5), opened + Duration.FromHours(5.5) },
            Status = TicketStatus.Solved,
            Recorded = RecordedVerdict.Breached,
            Reopenings = 1,
            Verdicts = new[] { late, inTime, late, inTime },
            Clocks = new[] { 0, 0, 1, 1 },
            Policies = new[] { 1, 1, 1, 1 },
        });
        ReplaySummary summary = measures.Finish(Monday, new RowCounts(1, 0), [], []);
        summary.Clocks.Select(c => c.Total.Tally).Should().AllBeEquivalentTo(new AttainmentTally(1, 1, 0, 0, 0));
        summary.Clocks[0].Total.TimeToStop.Maximum.Should().Be(Duration.FromMinutes(90));
        (summary.Clocks[0].VerdictAgreement.Compared, summary.Clocks[1].VerdictAgreement.Compared).Should().Be((0, 1), "the log's verdict is one on the resolution");
        summary.Clocks[1].VerdictAgreement.Agreed.Should().Be(1, "one breach is a breach");
        summary.TimeToResolve.Maximum.Should().Be(Duration.FromHours(5.5), "the last resolution counts");
    }

    private static SlaVerdict Verdict(Instant start, int minutes) => new(
        new("1 h"),
        minutes > 60 ? SlaOutcome.Breached : SlaOutcome.Met,
        start,
        start + Duration.FromMinutes(minutes),
        Monday + Duration.FromHours(6),
        SlaDeadline.At(start + Duration.FromHours(1)));

    private static void Add(
        ReplayMeasures measures, int handOffs, int priority, int? hours, RecordedVerdict recorded, bool cameBack = false, int reopenings = MeasuredTicket.Unknown)
    {
        Instant[] turns = hours is { } h ? [Monday + Duration.FromHours(h)] : [];
        measures.Add(new MeasuredTicket
        {
            IdUtf8 = "T"u8,
            OpenedAt = Monday,
            AsOf = Monday + Duration.FromDays(7),
            Turns = turns,
            Status = hours is null ? TicketStatus.Open : TicketStatus.Closed,
            Priority = priority,
            HandOffs = handOffs,
            CameBack = cameBack,
            Reopenings = reopenings,
            Recorded = recorded,
        });
    }
}
