using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests;

/// <summary>The edge cases that the pages of metrics tell, each as they tell it. Time counts day and night here; hours are those after the opening.</summary>
public sealed class MetricEdgeTests
{
    private static readonly TicketId Id = new("T-7");
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Person Customer = new(PersonRole.Customer);
    private static readonly Person Agent = new(PersonRole.Agent);

    [Fact]
    public void FirstResponse_MessageAtTheInstantOfTheOpening_IsNoAnswer() =>
        Of(SlaMetrics.FirstResponse, Opened, Says(0, Agent), Says(3, Agent)).Should().Equal((1, SlaOutcome.Met, 3));

    [Fact]
    public void FirstResponse_SecondOpening_StartsNothing() =>
        Of(SlaMetrics.FirstResponse, Opened, new TicketOpened(Id, At(1), TicketAttributes.None), Says(3, Agent)).Should().Equal((1, SlaOutcome.Met, 3));

    [Fact]
    public void FirstResponse_Reopening_StartsNothing() =>
        Of(SlaMetrics.FirstResponse, Opened, Says(1, Agent), Goes(2, TicketStatus.Solved), Goes(3, TicketStatus.Open)).Should().Equal((1, SlaOutcome.Met, 1));

    [Fact]
    public void FirstResponse_SolutionWithoutAnswer_StopsIt() =>
        Of(SlaMetrics.FirstResponse, Opened, Goes(2, TicketStatus.Solved)).Should().Equal((1, SlaOutcome.Met, 2));

    [Fact]
    public void NextResponse_CustomerAndAgentAtOneInstant_NewMessageWaits() =>
        Of(SlaMetrics.NextResponse, Opened, Says(1, Customer), Says(2, Agent), Says(2, Customer)).Should().Equal((1, SlaOutcome.Met, 1), (2, SlaOutcome.Running, 8));

    [Fact]
    public void NextResponse_MessageOnASolvedTicketThatOpensIt_StartsAWait() =>
        Of(SlaMetrics.NextResponse, Opened, Goes(1, TicketStatus.Solved), Says(4, Customer), Goes(4, TicketStatus.Open)).Should().Equal((1, SlaOutcome.Running, 6));

    [Fact]
    public void NextResponse_MessageOnASolvedTicketThatStaysSolved_StartsNone() =>
        Of(SlaMetrics.NextResponse, Opened, Goes(1, TicketStatus.Solved), Says(4, Customer)).Should().BeEmpty();

    [Fact]
    public void PeriodicUpdate_AfterAReopening_TheNextMessageStartsIt() =>
        Of(SlaMetrics.PeriodicUpdate, Opened, Goes(1, TicketStatus.Solved), Goes(2, TicketStatus.Open), Says(4, Agent)).Should().Equal((1, SlaOutcome.Met, 1), (2, SlaOutcome.Running, 6));

    [Fact]
    public void PeriodicUpdate_MessagesOfTheCustomer_ChangeNothing() =>
        Of(SlaMetrics.PeriodicUpdate, Opened, Says(1, Customer), Says(4, Agent), Says(5, Customer)).Should().Equal((1, SlaOutcome.Met, 4), (2, SlaOutcome.Running, 6));

    [Fact]
    public void PausableUpdate_MessageWhilePending_StartsAPausedInstance() =>
        Of(SlaMetrics.PausableUpdate, Opened, Goes(2, TicketStatus.Pending), Says(4, Agent)).Should().Equal((1, SlaOutcome.Met, 2), (2, SlaOutcome.Paused, 0));

    [Fact]
    public void RequesterWait_FromPendingStraightToSolved_EndsThePause() =>
        Of(SlaMetrics.RequesterWait, Opened, Goes(2, TicketStatus.Pending), Goes(9, TicketStatus.Solved)).Should().Equal((1, SlaOutcome.Met, 2));

    [Fact]
    public void AgentWork_ForOneHoldReasonOnly_PausesForThat() =>
        Of(
            SlaMetrics.AgentWork.WithPausesWhile(new PauseCondition(TicketStatus.OnHold, "vendor")),
            Opened,
            new TicketStatusChanged(Id, At(1), TicketStatus.OnHold, "vendor"),
            new TicketStatusChanged(Id, At(3), TicketStatus.OnHold, "part"),
            Goes(6, TicketStatus.Solved)).Should().Equal((1, SlaOutcome.Met, 4));

    [Fact]
    public void GroupOwnership_AnotherAgentOfTheGroup_ChangesNothing() =>
        Of(SlaMetrics.GroupOwnership, Opened, Has(1, "mail", "a"), Has(3, "mail", "b"), Has(5, "mail", null)).Should().Equal((1, SlaOutcome.Running, 9));

    [Fact]
    public void GroupOwnership_FromGroupToGroup_CountsNoMomentTwice() =>
        Of(SlaMetrics.GroupOwnership, Opened, Has(0, "mail", null), Has(4, "net", null), Goes(10, TicketStatus.Solved)).Should().Equal((1, SlaOutcome.Met, 4), (2, SlaOutcome.Met, 6));

    [Fact]
    public void FirstResolution_ReopenedMuchLater_IsNotLate() =>
        Of(SlaMetrics.FirstResolution, 3, Opened, Goes(2, TicketStatus.Solved), Goes(8, TicketStatus.Open)).Should().Equal((1, SlaOutcome.Met, 2));

    [Fact]
    public void FirstResolution_FromNewToClosed_IsSolvedByItsClosing() =>
        Of(SlaMetrics.FirstResolution, Opened, Goes(4, TicketStatus.Closed)).Should().Equal((1, SlaOutcome.Met, 4));

    [Fact]
    public void TotalResolution_LateBeforeItsFirstSolution_StaysLate() =>
        Of(SlaMetrics.TotalResolution, 3, Opened, Goes(4, TicketStatus.Solved), Goes(8, TicketStatus.Open), Goes(9, TicketStatus.Solved)).Should().Equal((1, SlaOutcome.Breached, 5));

    [Fact]
    public void EveryMetric_OfAMergedTicket_IsCancelled()
    {
        foreach (SlaMetric metric in SlaMetrics.All)
        {
            Of(metric, 3, Opened, Has(0, "mail", null), Says(0, Customer), new TicketMerged(Id, At(2), new TicketId("T-1"))).Should().Equal([(1, SlaOutcome.Cancelled, 2)], metric.Id);
        }
    }

    private static TicketOpened Opened => new(Id, Start, TicketAttributes.None);

    private static Instant At(int hour) => Start + Duration.FromHours(hour);

    private static MessagePosted Says(int hour, Person person) => new(Id, At(hour), person);

    private static TicketStatusChanged Goes(int hour, TicketStatus status) => new(Id, At(hour), status);

    private static TicketAssigned Has(int hour, string group, string? agent) => new(Id, At(hour), new GroupId(group), agent is null ? null : new AgentId(agent));

    private static IEnumerable<(int Instance, SlaOutcome Outcome, int Hours)> Of(SlaMetric metric, params TicketEvent[] history) => Of(metric, 20, history);

    /// <summary>The verdicts ten hours after the opening.</summary>
    private static IEnumerable<(int Instance, SlaOutcome Outcome, int Hours)> Of(SlaMetric metric, int target, params TicketEvent[] history)
    {
        SlaPolicy policy = new(new PolicyId("any"), new ElapsedDurationTarget(Duration.FromHours(target)), BusinessCalendar.AlwaysOpen);
        return new SlaEvaluator(new SlaClock("clock", "Clock", metric, policy)).Evaluate(history, At(10)).Select(v => (v.Instance, v.Outcome, (int)v.Counted.TotalHours));
    }
}
