using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>The edge cases that the pages of the metrics state. 2024-01-01 is a Monday; hours are 09:00-17:00.</summary>
public sealed class MetricEdgeTests
{
    public static TheoryData<string> Updates => [SlaMetrics.PeriodicUpdate.Id, SlaMetrics.PausableUpdate.Id];

    [Theory]
    [MemberData(nameof(Updates))]
    public void Update_AnsweredAndSolvedAtOneInstant_EndsOneInstance_AndStartsNone(string metric)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T11:00").Status("2024-01-01T11:00", TicketStatus.Solved);
        Instances(bench, Named(metric)).Should().Equal((1, SlaOutcome.Met, 2.0));
        bench.Notices(bench.Hours(Named(metric), 8), "2024-01-01T15:00").Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Update_AnsweredAndMergedAtOneInstant_EndsOneInstance_AndStartsNone(string metric)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Agent("2024-01-01T11:00").MergedInto("2024-01-01T11:00", "T-2");
        Instances(bench, Named(metric)).Should().Equal((1, SlaOutcome.Met, 2.0));
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Update_AnswerOnASolvedTicket_StartsNothing_UntilOneAfterTheReopening(string metric)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T10:00", TicketStatus.Solved).Agent("2024-01-01T11:00");
        Instances(bench, Named(metric)).Should().Equal((1, SlaOutcome.Met, 1.0));
        bench.Status("2024-01-01T12:00", TicketStatus.Open).Agent("2024-01-01T13:00");
        Instances(bench, Named(metric)).Should().Equal((1, SlaOutcome.Met, 1.0), (2, SlaOutcome.Running, 2.0));
    }

    [Fact]
    public void NextResponse_ThanksAndSolvedAtOneInstant_EndsTheWait_AndStartsNone()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Customer("2024-01-01T10:00").Customer("2024-01-01T11:00").Status("2024-01-01T11:00", TicketStatus.Solved);
        Instances(bench, SlaMetrics.NextResponse).Should().Equal((1, SlaOutcome.Met, 1.0));
    }

    [Fact]
    public void NextResponse_OfATicketOpenedLaterThanTheMessage_WaitsByAMetricThatRunsWhileSolvedOnly()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T09:30", TicketStatus.Solved).Customer("2024-01-01T10:00").Status("2024-01-01T11:00", TicketStatus.Open);
        Instances(bench, SlaMetrics.NextResponse).Should().BeEmpty();

        SlaMetric alsoSolved = new(
            "next-response", "Next response", [TicketOccasion.CustomerMessage], [TicketOccasion.HumanReply, TicketOccasion.StatusEntered(TicketStatus.Solved, TicketStatus.Closed)],
            ReopenMode.NewInstance, [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Solved]);
        Instances(bench, alsoSolved).Should().Equal((1, SlaOutcome.Running, 5.0));
        bench.Agent("2024-01-01T12:00").Customer("2024-01-01T13:00").Status("2024-01-01T14:00", TicketStatus.Solved);
        Instances(bench, alsoSolved).Should().Equal((1, SlaOutcome.Met, 2.0), (2, SlaOutcome.Met, 1.0));
    }

    [Fact]
    public void GroupOwnership_GotAndLostAtOneInstant_StartsNothing()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T10:00", "A").Group("2024-01-01T10:00", null);
        Instances(bench, SlaMetrics.GroupOwnership).Should().BeEmpty();
        bench.Group("2024-01-01T12:00", "B");
        Instances(bench, SlaMetrics.GroupOwnership).Should().Equal((1, SlaOutcome.Running, 3.0));
    }

    [Fact]
    public void GroupOwnership_PassedOnAndLostAtOneInstant_IsNobodysUntilTheNextGroup()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Group("2024-01-01T10:00", "A").Group("2024-01-01T11:00", "B").Group("2024-01-01T11:00", null).Group("2024-01-01T12:00", "C");
        Instances(bench, SlaMetrics.GroupOwnership).Should().Equal((1, SlaOutcome.Met, 1.0), (2, SlaOutcome.Running, 3.0));
    }

    [Fact]
    public void GroupOwnership_ReopenedAndLostAtOneInstant_StartsNothing()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Status("2024-01-01T10:00", TicketStatus.Solved).Status("2024-01-01T11:00", TicketStatus.Open).Group("2024-01-01T11:00", null);
        Instances(bench, SlaMetrics.GroupOwnership).Should().Equal((1, SlaOutcome.Met, 1.0));
    }

    [Fact]
    public void GroupOwnership_AnotherGroupWhileSolved_StartsAtTheReopening()
    {
        SlaBench bench = new SlaBench()
            .Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Status("2024-01-01T10:00", TicketStatus.Solved).Group("2024-01-01T11:00", "B").Status("2024-01-01T12:00", TicketStatus.Open);
        Instances(bench, SlaMetrics.GroupOwnership).Should().Equal((1, SlaOutcome.Met, 1.0), (2, SlaOutcome.Running, 3.0));
    }

    [Fact]
    public void GroupOwnership_PassedOnAndSolvedAtOneInstant_IsTheFormerGroups()
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Group("2024-01-01T11:00", "B").Status("2024-01-01T11:00", TicketStatus.Solved);
        Instances(bench, SlaMetrics.GroupOwnership).Should().Equal((1, SlaOutcome.Met, 2.0));
    }

    [Fact]
    public void StartOfOneGroup_LostAtOneInstant_StartsNothing_ForTheBookToo()
    {
        SlaMetric first = new("of-a", "Of A", [TicketOccasion.GroupAssigned(new GroupId("A"))], [TicketOccasion.HumanReply]);
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T10:00", "A").Group("2024-01-01T10:00", "B");
        SlaBook book = new([bench.Hours(first, 8)]);
        foreach (TicketEvent next in bench.Events)
        {
            book.Apply(next);
        }

        Instances(bench, first).Should().BeEmpty();
        book.StandingOf(SlaBench.Id, bench.At("2024-01-01T15:00")).Should().BeEmpty();
        Instances(bench.Group("2024-01-01T14:00", "A"), first).Should().Equal((1, SlaOutcome.Running, 1.0));
    }

    [Theory]
    [InlineData("first-response")]
    [InlineData("first-resolution")]
    public void OpenedAndSolvedAtOneInstant_IsMetAtOnce(string metric)
    {
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Status("2024-01-01T09:00", TicketStatus.Solved);
        Instances(bench, Named(metric)).Should().Equal((1, SlaOutcome.Met, 0.0));
    }

    [Fact]
    public void ClosedWithoutASolution_StopsEveryMetric_AsASolutionDoes()
    {
        SlaBench solved = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Customer("2024-01-01T10:00").Status("2024-01-01T12:00", TicketStatus.Solved);
        SlaBench closed = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Customer("2024-01-01T10:00").Status("2024-01-01T12:00", TicketStatus.Closed);
        foreach (SlaMetric metric in SlaMetrics.All)
        {
            Instances(closed, metric).Should().Equal(Instances(solved, metric)).And.ContainSingle(v => v.Outcome == SlaOutcome.Met, metric.Id);
        }
    }

    [Fact]
    public void EveryMetric_StoppedAtTheLastInstantThatMeets_IsMet_AndANanosecondLaterIsNot()
    {
        // 8 h from Monday 09:00 are due at 17:00 and met until Tuesday 09:00.
        SlaBench bench = new SlaBench().Open("2024-01-01T09:00").Group("2024-01-01T09:00", "A").Customer("2024-01-01T09:00");
        foreach (SlaMetric metric in SlaMetrics.All)
        {
            foreach (int nanoseconds in (int[])[0, 1])
            {
                TicketEvent solved = new TicketStatusChanged(SlaBench.Id, bench.At("2024-01-02T09:00") + Duration.FromNanoseconds(nanoseconds), TicketStatus.Solved, sequence: 9);
                ClockVerdict verdict = new SlaEvaluator(bench.Hours(metric, 8)).Evaluate([.. bench.Events, solved], bench.At("2024-01-03T09:00")).Should().ContainSingle(metric.Id).Which;
                verdict.Outcome.Should().Be(nanoseconds == 0 ? SlaOutcome.Met : SlaOutcome.Breached, metric.Id);
                verdict.Counted.Should().Be(Duration.FromHours(8) + Duration.FromNanoseconds(nanoseconds), metric.Id);
            }
        }
    }

    /// <summary>The instances at 15:00 against 8 h: number, outcome, hours counted; the last one the same from a book.</summary>
    private static (int Instance, SlaOutcome Outcome, double Hours)[] Instances(SlaBench bench, SlaMetric metric)
    {
        const string AsOf = "2024-01-01T15:00";
        SlaClock clock = bench.Hours(metric, 8);
        (int, SlaOutcome, double)[] all = [.. bench.All(clock, AsOf).Select(v => (v.Instance, v.Outcome, v.Counted.TotalHours))];
        if (all.Length > 0)
        {
            bench.Last(clock, AsOf);
        }

        return all;
    }

    private static SlaMetric Named(string id) => SlaMetrics.All.Single(m => string.Equals(m.Id, id, StringComparison.Ordinal));
}
