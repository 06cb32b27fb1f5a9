using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

public sealed class SlaClockTests
{
    private static readonly TicketId Id = new("T-1");
    private static readonly Instant T0 = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly SlaPolicy FourHours = Policy("four hours", 4);

    [Theory]
    [InlineData(3, SlaOutcome.Met)]
    [InlineData(4, SlaOutcome.Met)]
    [InlineData(5, SlaOutcome.Breached)]
    public void Judge_Stopped_ComparesTheStop(int hours, SlaOutcome outcome)
    {
        SlaVerdict verdict = new SlaClock("c", "C", SlaStop.Closed, FourHours).Judge(Ticket(closedAfter: hours), T0 + Duration.FromHours(100));
        verdict.Outcome.Should().Be(outcome, "exactly at the limit is met");
        verdict.Policy.Should().Be(FourHours.Id);
        verdict.StoppedAt.Should().Be(T0 + Duration.FromHours(hours));
        verdict.Elapsed.Should().Be(Duration.FromHours(hours));
        verdict.Deadline.DueAt.Should().Be(T0 + Duration.FromHours(4));
    }

    [Theory]
    [InlineData(4, SlaOutcome.Running)]
    [InlineData(5, SlaOutcome.Breached)]
    public void Judge_Running_ComparesTheInstantOfTheVerdict(int hours, SlaOutcome outcome)
    {
        SlaVerdict verdict = new SlaClock("c", "C", SlaStop.Closed, FourHours).Judge(Ticket(), T0 + Duration.FromHours(hours));
        verdict.Outcome.Should().Be(outcome);
        verdict.StoppedAt.Should().BeNull();
        verdict.Elapsed.Should().Be(Duration.FromHours(hours));
    }

    [Fact]
    public void Judge_StopAtSolved_IgnoresTheClosing()
    {
        Ticket ticket = SupportDomain.Tickets.Ticket.Replay(
            new TicketOpened(Id, T0, TicketAttributes.None),
            new TicketStatusChanged(Id, T0 + Duration.FromHours(3), TicketStatus.Solved),
            new TicketStatusChanged(Id, T0 + Duration.FromHours(30), TicketStatus.Closed));
        new SlaClock("c", "C", SlaStop.Solved, FourHours).Judge(ticket, T0).Outcome.Should().Be(SlaOutcome.Met);
        new SlaClock("c", "C", SlaStop.Closed, FourHours).Judge(ticket, T0).Outcome.Should().Be(SlaOutcome.Breached);
    }

    [Theory]
    [InlineData(TicketStatus.Cancelled)]
    [InlineData(TicketStatus.Merged)]
    public void Judge_CancelledOrMerged_IsNeverBreached(TicketStatus status)
    {
        Ticket ticket = SupportDomain.Tickets.Ticket.Replay(
            new TicketOpened(Id, T0, TicketAttributes.None), new TicketStatusChanged(Id, T0 + Duration.FromHours(30), status));
        new SlaClock("c", "C", SlaStop.Closed, FourHours).Judge(ticket, T0).Outcome.Should().Be(SlaOutcome.Cancelled);
    }

    [Fact]
    public void Judge_RecordedDeadlineMissing_DependsOnWhatThatMeans()
    {
        SlaClock lenient = new("c", "C", SlaStop.Closed, new SlaPolicy(new PolicyId("p"), new RecordedDeadlineTarget(MissingDeadline.NeverLate), BusinessCalendar.AlwaysOpen));
        SlaClock none = new("c", "C", SlaStop.Closed, new SlaPolicy(new PolicyId("p"), new RecordedDeadlineTarget(MissingDeadline.NoSla), BusinessCalendar.AlwaysOpen));
        lenient.Judge(Ticket(closedAfter: 1), T0).Outcome.Should().Be(SlaOutcome.Met);
        lenient.Judge(Ticket(), T0).Outcome.Should().Be(SlaOutcome.Running);
        lenient.Judge(Ticket(closedAfter: 1), T0, T0).Outcome.Should().Be(SlaOutcome.Breached);
        none.Judge(Ticket(closedAfter: 1), T0).Outcome.Should().Be(SlaOutcome.NoDeadline);
    }

    [Fact]
    public void PolicyFor_TakesTheFirstThatApplies()
    {
        SlaPolicy p1 = Policy("p1", 1, new TicketCondition(TicketField.Priority, "P1"));
        SlaPolicy accessP2 = Policy("access p2", 2, new TicketCondition(TicketField.Priority, "P2"), new TicketCondition(TicketField.Type, "Access"));
        SlaPolicy network = Policy("network", 3, new TicketCondition(TicketField.Type, "Network"));
        SlaPolicy p2 = Policy("p2", 4, new TicketCondition(TicketField.Priority, "P2", "P3"));
        SlaClock clock = new("c", "C", SlaStop.Closed, p1, accessP2, network, p2);
        clock.PolicyFor(new TicketAttributes("Network", "P1")).Should().BeSameAs(p1);
        clock.PolicyFor(new TicketAttributes("Access", "P2")).Should().BeSameAs(accessP2);
        clock.PolicyFor(new TicketAttributes("Network", "P2")).Should().BeSameAs(network, "its rank is before p2's");
        clock.PolicyFor(new TicketAttributes("Software", "P3")).Should().BeSameAs(p2);
        clock.PolicyFor(new TicketAttributes("Network", "P9")).Should().BeSameAs(network);
        clock.PolicyFor(new TicketAttributes("network", "P9")).Should().BeNull("values are compared ordinally");
        clock.PolicyFor(TicketAttributes.None).Should().BeNull();
    }

    [Fact]
    public void PolicyFor_EqualsTheWalkOverAllPolicies()
    {
        // Every clock of up to three policies over conditions on two fields with two values each, against every ticket.
        string?[] values = [null, "a", "b"];
        List<TicketCondition[]> conditions = [];
        foreach (string? type in values)
        {
            foreach (string? priority in values)
            {
                conditions.Add([.. type is null ? Array.Empty<TicketCondition>() : [new TicketCondition(TicketField.Type, type)], .. priority is null ? Array.Empty<TicketCondition>() : [new TicketCondition(TicketField.Priority, priority)]]);
            }
        }

        int compared = 0;
        foreach (TicketCondition[] first in conditions)
        {
            foreach (TicketCondition[] second in conditions)
            {
                foreach (TicketCondition[] third in conditions)
                {
                    SlaPolicy[] policies = [Policy("1", 1, first), Policy("2", 1, second), Policy("3", 1, third)];
                    SlaClock clock = new("c", "C", SlaStop.Closed, policies);
                    foreach (TicketAttributes ticket in values.SelectMany(t => values.Select(p => new TicketAttributes(t, p))))
                    {
                        SlaPolicy? expected = Array.Find(policies, p => p.Conditions.All(c => c.Values.Contains(ticket[c.Field]!, StringComparer.Ordinal)));
                        clock.PolicyFor(ticket).Should().BeSameAs(expected);
                        compared++;
                    }
                }
            }
        }

        compared.Should().Be(9 * 9 * 9 * 9);
    }

    [Fact]
    public void Construct_WithContradictions_IsRefused()
    {
        FluentActions.Invoking(() => new SlaClock("c", "C", SlaStop.Closed)).Should().Throw<ArgumentException>().WithParameterName("policies");
        FluentActions.Invoking(() => new SlaClock("c", "C", SlaStop.Closed, FourHours, Policy("four hours", 1))).Should().Throw<ArgumentException>().WithMessage("*four hours*");
        FluentActions.Invoking(() => new SlaClock(" ", "C", SlaStop.Closed, FourHours)).Should().Throw<ArgumentException>().WithParameterName("id");
        FluentActions.Invoking(() => Policy("p", 1, new TicketCondition(TicketField.Type, "a"), new TicketCondition(TicketField.Type, "b")))
            .Should().Throw<ArgumentException>().WithParameterName("conditions");
        FluentActions.Invoking(() => new TicketCondition(TicketField.Type)).Should().Throw<ArgumentException>().WithParameterName("values");
        FluentActions.Invoking(() => new TicketCondition(TicketField.Type, "a", "a")).Should().Throw<ArgumentException>().WithMessage("*'a'*twice*");
        FluentActions.Invoking(() => new SlaPolicy(default, FourHours.Target, BusinessCalendar.AlwaysOpen)).Should().Throw<ArgumentException>().WithParameterName("id");
    }

    [Fact]
    public void Conditions_AreEqualByFieldAndSetOfValues()
    {
        TicketCondition ab = new(TicketField.Type, "a", "b");
        (ab == new TicketCondition(TicketField.Type, "b", "a")).Should().BeTrue();
        ab.GetHashCode().Should().Be(new TicketCondition(TicketField.Type, "b", "a").GetHashCode());
        (ab != new TicketCondition(TicketField.Queue, "a", "b")).Should().BeTrue();
        ab.Equals(new TicketCondition(TicketField.Type, "a")).Should().BeFalse();
    }

    private static SlaPolicy Policy(string id, int hours, params TicketCondition[] conditions) =>
        new(new PolicyId(id), new ElapsedDurationTarget(Duration.FromHours(hours)), BusinessCalendar.AlwaysOpen, conditions);

    private static Ticket Ticket(int? closedAfter = null)
    {
        TicketOpened opened = new(Id, T0, TicketAttributes.None);
        return closedAfter is { } hours
            ? SupportDomain.Tickets.Ticket.Replay(opened, new TicketStatusChanged(Id, T0 + Duration.FromHours(hours), TicketStatus.Closed))
            : SupportDomain.Tickets.Ticket.Open(opened);
    }
}
