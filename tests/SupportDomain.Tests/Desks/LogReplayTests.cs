using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Metrics;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using static SupportDomain.Tests.Desks.DeskFixture;

namespace SupportDomain.Tests.Desks;

public sealed class LogReplayTests
{
    [Fact]
    public void Replay_OneClosedRow_IsReadFoldedJudgedAndSummed()
    {
        List<JudgedTicket> judged = [];
        ReplaySummary summary = Replay(LogReplayOptions.Default, judged.Add, Row(
            solved: "2026-03-02 12:00:00", closed: "2026-03-02 13:00:00", status: "Closed", type: "Access", priority: "P1", queue: "Identity", channel: "web",
            deadline: "2026-03-02 13:00:59", verdict: "OK"));

        JudgedTicket ticket = judged.Should().ContainSingle().Subject;
        ticket.Line.Should().Be(2);
        ticket.Ticket.Status.Should().Be(TicketStatus.Closed);
        ticket.Ticket.Attributes.Should().Be(new TicketAttributes("Access", "P1", "Identity", "web"));
        ticket.Verdicts.Select(v => v.Outcome).Should().Equal(SlaOutcome.Met, SlaOutcome.Breached);
        summary.Rows.Should().Be(new RowCounts(1, 0));
        summary.AsOf.Should().Be(Instant.FromUtc(2026, 3, 2, 13, 0));
        summary.Findings.Should().BeEmpty();
        summary.Statuses.Should().Equal(new StatusCount("Closed", RecordedVerdict.Met, HasDeadline: true, IsClosed: true, 1));
        ClockSummary four = summary.Clocks[0];
        four.Total.Tally.Should().Be(new AttainmentTally(1, 0, 0, 0, 0));
        four.Total.TimeToStop.Median.Should().Be(Duration.FromHours(4));
        four.By(ReportDimension.Month).Should().ContainSingle().Which.Name.Should().Be("2026-03");
        four.By(ReportDimension.Queue).Should().ContainSingle().Which.Name.Should().Be("Identity");
        four.DeadlineAgreements.Should().ContainSingle().Which.Agreed.Should().Be(1, "59 s lie within a minute");
        four.VerdictAgreement.Agreed.Should().Be(1);
        summary.Clocks[1].VerdictAgreement.Disagreements.Should().Equal(new VerdictDisagreement("1 h", RecordedVerdict.Met, SlaOutcome.Breached, 1, [new TicketLine(2, "T-1")]));
    }

    [Fact]
    public void Replay_OpenTickets_AreJudgedAtTheLatestInstantOfTheLog()
    {
        ReplaySummary summary = Replay(
            Row("T-1", "2026-03-02 09:00:00"),
            Row("T-2", "2026-03-02 12:00:00"),
            Row("T-3", "2026-03-02 12:30:00", closed: "2026-03-02 14:00:00"));
        summary.AsOf.Should().Be(Instant.FromUtc(2026, 3, 2, 14, 0));
        summary.Clocks[0].Total.Tally.Should().Be(new AttainmentTally(Met: 1, Breached: 1, Running: 1, Cancelled: 0, NoSla: 0), "T-1 waits five hours, T-2 two");
    }

    [Fact]
    public void Replay_AsOfNamed_KnowsNothingThatComesLater()
    {
        LogReplayOptions options = new() { AsOf = Instant.FromUtc(2026, 3, 2, 12, 0) };
        List<JudgedTicket> judged = [];
        ReplaySummary summary = Replay(
            options, judged.Add,
            Row("T-1", "2026-03-02 09:00:00", closed: "2026-03-02 12:00:00"),
            Row("T-2", "2026-03-02 09:00:00", closed: "2026-03-02 12:00:01", status: "Closed"),
            Row("T-3", "2026-03-02 12:00:01"));
        judged.Select(j => j.Verdicts[0].Outcome).Should().Equal(SlaOutcome.Met, SlaOutcome.Running);
        summary.AsOf.Should().Be(options.AsOf);
        summary.Findings.Should().ContainSingle().Which.Kind.Should().Be(LogFindingKind.OpenedAfterAsOf);
        summary.Rows.Should().Be(new RowCounts(2, 1));
    }

    [Fact]
    public void Replay_CancelledStatus_IsJudgedCancelled()
    {
        Replay(Row(closed: "2026-03-09 09:00:00", status: "Dropped")).Clocks[0].Total.Tally.Cancelled.Should().Be(1);
    }

    [Theory]
    [InlineData(LogFindingKind.UnusableId, true, "id", "")]
    [InlineData(LogFindingKind.UnusableId, true, "id", "T\t1")]
    [InlineData(LogFindingKind.UnusableId, true, "id", "?")]
    [InlineData(LogFindingKind.MissingTime, true, "opened", "")]
    [InlineData(LogFindingKind.MissingTime, true, "opened", "n/a")]
    [InlineData(LogFindingKind.UnreadableTime, true, "opened", "yesterday")]
    [InlineData(LogFindingKind.UnreadableTime, true, "closed", "2026-02-30 00:00:00")]
    [InlineData(LogFindingKind.UnreadableTime, true, "opened", "0000-00-00 00:00:00")]
    [InlineData(LogFindingKind.ImplausibleYear, true, "opened", "0000-01-01 00:00:00")]
    [InlineData(LogFindingKind.ImplausibleYear, true, "deadline", "9999-12-31 23:59:59")]
    [InlineData(LogFindingKind.ImplausibleYear, true, "solved", "1969-12-31 23:59:59")]
    [InlineData(LogFindingKind.TimesGoBack, false, "closed", "2026-03-02 08:59:59")]
    [InlineData(LogFindingKind.UnknownStatus, false, "status", "Lost")]
    [InlineData(LogFindingKind.StatusContradictsTimes, false, "status", "Closed")]
    [InlineData(LogFindingKind.StatusContradictsTimes, false, "status", "Done")]
    [InlineData(LogFindingKind.UnknownVerdict, false, "verdict", "MAYBE")]
    public void Replay_FaultOfARow_IsCountedWithLineColumnAndText(LogFindingKind kind, bool isRejected, string column, string text)
    {
        string[] row = Row();
        row[Array.IndexOf(Header, column)] = text;
        ReplaySummary summary = Replay(Row("T-0", "2026-03-01 09:00:00"), row);
        FindingCount finding = summary.Findings.Should().ContainSingle().Subject;
        finding.Kind.Should().Be(kind);
        finding.Count.Should().Be(1);
        LogFinding.IsRejection(kind).Should().Be(isRejected);
        LogFinding example = finding.Examples.Should().ContainSingle().Subject;
        example.Line.Should().Be(3);
        example.IsRejected.Should().Be(isRejected);
        if (kind != LogFindingKind.TimesGoBack)
        {
            example.Column.Should().Be(column);
        }

        summary.Rows.Should().Be(isRejected ? new RowCounts(1, 1) : new RowCounts(2, 0));
        summary.Clocks[0].Total.Tally.Total.Should().Be(summary.Rows.Accepted, "nothing is dropped silently");
    }

    [Fact]
    public void Replay_OpenStatusOfAClosedTicket_Contradicts()
    {
        Replay(Row(closed: "2026-03-02 10:00:00", status: "Open")).Findings.Should().ContainSingle().Which.Kind.Should().Be(LogFindingKind.StatusContradictsTimes);
    }

    [Fact]
    public void Replay_FoundTextIsCut_NeverBetweenTheHalvesOfACharacter()
    {
        ReplaySummary summary = Replay(Row("T-1", new string('a', LogFinding.MaxFoundLength - 2) + "😀bcd"));
        string found = summary.Findings.Should().ContainSingle().Subject.Examples[0].Found!;
        found.Should().Be(new string('a', LogFinding.MaxFoundLength - 2) + "…");
    }

    [Fact]
    public void Replay_SolvedAndCancelledWithoutClosing_IsCancelledAndNoTime()
    {
        ReplaySummary summary = Replay(Row(solved: "2026-03-02 10:00:00", status: "Dropped"));
        summary.Clocks.Should().OnlyContain(c => c.Total.Tally.Cancelled == 1 && c.Total.TimeToStop.Count == 0);
    }

    [Fact]
    public void Replay_AsOfOutsideTheYearsOfLogs_IsRefused()
    {
        FluentActions.Invoking(() => Replay(new LogReplayOptions { AsOf = Instant.MaxValue }, null)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1900 to 2189*");
        FluentActions.Invoking(() => Sample.WithAsOf(Instant.FromUtc(2190, 1, 1, 0, 0))).Should().Throw<ArgumentOutOfRangeException>("clocks over events count to 2189, and one limit holds for all logs").WithParameterName("asOf");
        Sample.WithAsOf(Instant.FromUtc(2190, 1, 1, 0, 0) - Duration.Epsilon).AsOf.Should().NotBeNull();
        FluentActions.Invoking(() => Sample.WithAsOf(Instant.MinValue)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("asOf");
    }

    [Fact]
    public void Replay_DuplicateId_KeepsTheFirstRow()
    {
        ReplaySummary summary = Replay(Row(closed: "2026-03-02 10:00:00"), Row(closed: "2026-03-02 20:00:00"));
        summary.Findings.Should().ContainSingle().Which.Kind.Should().Be(LogFindingKind.DuplicateId);
        summary.Clocks[0].Total.Tally.Should().Be(new AttainmentTally(1, 0, 0, 0, 0));
    }

    [Fact]
    public void Replay_RowsOutOfOrder_CountAll()
    {
        ReplaySummary summary = Replay(Row("T-1", "2026-03-02 09:00:00"), Row("T-2", "2026-03-01 09:00:00"), Row("T-3", "2026-03-01 10:00:00"));
        summary.Findings.Should().ContainSingle().Which.Should().Match<FindingCount>(f => f.Kind == LogFindingKind.OutOfOrder && f.Count == 1);
        summary.Rows.Accepted.Should().Be(3);
    }

    [Fact]
    public void Replay_WrongFieldCount_IsLeftOut()
    {
        ReplaySummary summary = Replay(["T-1", "2026-03-02 09:00:00"]);
        summary.Findings.Should().ContainSingle().Which.Examples[0].Found.Should().Be("2 fields; the header has 12");
        summary.AsOf.Should().BeNull();
    }

    [Fact]
    public void Replay_ThousandsOfFaults_AreCountedAndFewAreKept()
    {
        ReplaySummary summary = Replay([.. Enumerable.Range(0, 5000).Select(i => Row($"T-{i}", new string('x', 10_000)))]);
        FindingCount finding = summary.Findings.Should().ContainSingle().Subject;
        finding.Count.Should().Be(5000);
        finding.Examples.Should().HaveCount(LogReplay.MaxExamples);
        finding.Examples[0].Found.Should().HaveLength(LogFinding.MaxFoundLength);
    }

    [Fact]
    public void Replay_Strict_StopsAtTheFirstFault()
    {
        Action act = () => Replay(new LogReplayOptions { IsStrict = true }, null, Row("T-1"), Row("T-1"), Row(""));
        act.Should().Throw<LogFaultException>().Which.Finding.Should().Match<LogFinding>(f => f.Kind == LogFindingKind.DuplicateId && f.Line == 3);
        act.Should().Throw<LogFaultException>().WithMessage("*Line 3*'id'*T-1*");
    }

    [Fact]
    public void Replay_PolicyWithoutDeadline_IsAFindingAndNoSla()
    {
        BusinessCalendar closed = new BusinessCalendarBuilder(DateTimeZone.Utc).Build();
        SlaClock clock = new("c", "C", SlaStop.Closed, new SlaPolicy(new PolicyId("never"), new WorkingDurationTarget(Duration.FromHours(1)), closed));
        LogReplay replay = new(new Desk("d", Mapping, clock), Header);
        replay.Add(2, Row(closed: "2026-03-02 10:00:00"));
        ReplaySummary summary = replay.Finish();
        summary.Findings.Should().ContainSingle().Which.Examples[0].Found.Should().Be("never: NoWorkingTime");
        summary.Clocks[0].Total.Tally.NoSla.Should().Be(1);
    }

    [Fact]
    public void Construct_HeaderWithoutMappedColumn_NamesItAndWhatThereIs()
    {
        FluentActions.Invoking(() => new LogReplay(Sample, ["id", "when"])).Should().Throw<LogFormatException>().WithMessage("*no column*its columns are: id, when*");
        FluentActions.Invoking(() => new LogReplay(Sample, [.. Header, "opened"])).Should().Throw<LogFormatException>().WithMessage("*'opened'*twice*");
    }

    [Fact]
    public void Finish_Twice_IsRefused()
    {
        LogReplay replay = new(Sample, Header);
        replay.Finish();
        FluentActions.Invoking(replay.Finish).Should().Throw<InvalidOperationException>().WithMessage("*Test desk*finished*");
        FluentActions.Invoking(() => replay.Add(2, Row())).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Replay_MoreGroupsThanAreToldApart_CountsTheRestTogether()
    {
        ReplaySummary summary = Replay([.. Enumerable.Range(0, LogReplay.MaxGroups + 5).Select(i => Row($"T-{i}", queue: $"Q{i}"))]);
        System.Collections.Immutable.ImmutableArray<GroupSummary> queues = summary.Clocks[0].By(ReportDimension.Queue);
        queues.Should().HaveCount(LogReplay.MaxGroups + 1);
        queues.Single(q => q.Name == LogReplay.OtherGroups).Tally.Total.Should().Be(5);
        queues.Sum(q => q.Tally.Total).Should().Be(LogReplay.MaxGroups + 5);
    }

    [Fact]
    public void Replay_GroupPercentiles_EqualThoseOfTheGroupsOwnTimes()
    {
        Random random = new(7);
        List<(string Queue, string Priority, int Seconds)> tickets = [.. Enumerable.Range(0, 500).Select(_ => ($"Q{random.Next(4)}", $"P{random.Next(3)}", random.Next(1, 100_000)))];
        Instant start = Instant.FromUtc(2026, 1, 1, 0, 0);
        ReplaySummary summary = Replay([.. tickets.Select((t, i) => Row($"T-{i}", Text(start), closed: Text(start + Duration.FromSeconds(t.Seconds)), priority: t.Priority, queue: t.Queue))]);
        foreach (GroupSummary group in summary.Clocks[0].By(ReportDimension.Queue))
        {
            DurationSample expected = new([.. tickets.Where(t => t.Queue == group.Name).Select(t => Duration.FromSeconds(t.Seconds))]);
            group.TimeToStop.Count.Should().Be(expected.Count);
            group.TimeToStop.Percentile(900).Should().Be(expected.Percentile(900));
            group.TimeToStop.Mean.Should().Be(expected.Mean);
        }

        summary.Clocks[0].By(ReportDimension.Priority).Select(g => g.Name).Should().Equal("P0", "P1", "P2");
        summary.Clocks[0].Total.TimeToStop.Count.Should().Be(500);
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(3_600, 3_600)]
    [InlineData(7_300, 7_200)]
    [InlineData(180_000, 172_800)]
    [InlineData(-90_000, -90_000)]
    [InlineData(-3_599, -3_540)]
    public void DeadlineDisagreements_AreClassedTowardsZero(int seconds, int expected)
    {
        DeadlineDisagreement.ClassOf(Duration.FromSeconds(seconds)).Should().Be(Duration.FromSeconds(expected));
    }

    private static string Text(Instant instant) => NodaTime.Text.InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss").Format(instant);
}
