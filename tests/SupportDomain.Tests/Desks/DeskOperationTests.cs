using NodaTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Sla;
using SupportDomain.Staffing;
using SupportDomain.Tickets;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Desks;

public sealed class DeskOperationTests
{
    private static readonly DurationDistribution Minute = DurationDistribution.Exponential(Duration.FromMinutes(1));
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Workload Phone = new Workload("phone", null, Minute).WithConditions(new TicketCondition(TicketField.Channel, "phone"));
    private static readonly Workload Rest = new("rest", null, Minute);
    private static readonly Workload Stated = new("stated", ArrivalProcess.Poisson(3), Minute);

    private static DeskOperation Of(params Workload[] workloads) => new(new SchedulingPolicy(), [new AgentProfile(new AgentId("a"), 1, [])], workloads);

    private static TicketArrival At(int minute, string? channel) => new(Noon + Duration.FromMinutes(minute), new TicketAttributes(Channel: channel));

    [Fact]
    public void WithArrivals_GivesEachTicketToTheFirstWorkloadThatTakesIt()
    {
        DeskOperation told = Of(Phone, Rest, Stated).WithArrivals([At(3, "phone"), At(2, "mail"), At(1, "phone"), At(0, null)]);
        told.Workloads[0].Arrivals!.Instants.Should().Equal(Noon + Duration.FromMinutes(1), Noon + Duration.FromMinutes(3));
        told.Workloads[1].Arrivals!.Instants.Should().Equal(Noon, Noon + Duration.FromMinutes(2));
        told.Workloads[2].Should().Be(Stated);
        told.Workloads[0].IsFromLog.Should().BeTrue();
        told.WithArrivals([At(9, "phone"), At(9, "x")]).Workloads[0].Arrivals!.Instants.Should().Equal([Noon + Duration.FromMinutes(9)], "another log replaces the first");
    }

    [Fact]
    public void WithArrivals_OfALogThatAWorkloadGetsNothingOf_IsRefusedByName()
    {
        FluentActions.Invoking(() => Of(Phone, Rest).WithArrivals([At(0, "mail")])).Should().Throw<ArgumentException>().WithMessage("No ticket of the log is work of 'phone'*");
        FluentActions.Invoking(() => Of(Phone).WithArrivals([default])).Should().Throw<ArgumentNullException>();
        Of(Phone).WorkloadOf(new TicketAttributes(Channel: "mail")).Should().BeNull();
        Of(Stated).WorkloadOf(TicketAttributes.None).Should().BeNull("stated arrivals are no log's");
    }

    [Fact]
    public void AllAssumptions_NamesWhatNoLogTells()
    {
        DeskOperation operation = Of(Phone.WithAssumptions(new Assumption(OperationPart.Handling, "timed")), Stated).WithAssumptions(new Assumption(OperationPart.Agents, "roster"));
        operation.AllAssumptions.Should().Equal(
            new OperationAssumption(OperationPart.Handling, "phone", "timed"), new OperationAssumption(OperationPart.Patience, "phone", null),
            new OperationAssumption(OperationPart.Arrivals, "stated", null), new OperationAssumption(OperationPart.Handling, "stated", null), new OperationAssumption(OperationPart.Patience, "stated", null),
            new OperationAssumption(OperationPart.Agents, null, "roster"));
        new DeskOperation(operation.Policy, operation.Agents, operation.Workloads, 5).AllAssumptions[^1].Should().Be(new OperationAssumption(OperationPart.Places, null, null));
        operation.WithPolicy(new SchedulingPolicy()).WithAgents(operation.Agents).WithWorkloads(operation.Workloads).Should().Be(operation, "the sources stay");
    }

    [Fact]
    public void BadAssumptionsConditionsAndArrivals_AreRefused()
    {
        FluentActions.Invoking(() => Phone.WithAssumptions(new Assumption(OperationPart.Agents, "x"))).Should().Throw<ArgumentException>().WithMessage("Workload 'phone' assumes Agents; its assumptions are on Arrivals, Handling, Patience*");
        FluentActions.Invoking(() => Phone.WithAssumptions(new Assumption(OperationPart.Handling, "x"), new Assumption(OperationPart.Handling, "y"))).Should().Throw<ArgumentException>().WithMessage("*Handling twice*");
        FluentActions.Invoking(() => Phone.WithAssumptions(new Assumption(OperationPart.Arrivals, "x"))).Should().Throw<ArgumentException>().WithMessage("*a log tells*");
        FluentActions.Invoking(() => Of(Phone).WithAssumptions(new Assumption(OperationPart.Handling, "x"))).Should().Throw<ArgumentException>().WithMessage("An operation assumes Handling*");
        FluentActions.Invoking(() => new Assumption(OperationPart.Handling, " ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new Assumption((OperationPart)9, "x")).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Stated.WithConditions(new TicketCondition(TicketField.Type, "a"))).Should().Throw<InvalidOperationException>().WithMessage("*'stated' states its arrivals*");
        FluentActions.Invoking(() => Phone.WithConditions(new TicketCondition(TicketField.Type, "a"), new TicketCondition(TicketField.Type, "b"))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Phone.WithArrivals(ArrivalProcess.Poisson(1))).Should().Throw<ArgumentException>().WithMessage("*must be Recorded*");
        Stated.WithArrivals(ArrivalProcess.Poisson(1)).Arrivals.Should().Be(ArrivalProcess.Poisson(1));
    }

    [Fact]
    public void Equality_IsByValueAndCountsConditionsAndAssumptions()
    {
        Workload again = new Workload("phone", null, Minute).WithConditions(new TicketCondition(TicketField.Channel, "phone"));
        again.Should().Be(Phone);
        again.GetHashCode().Should().Be(Phone.GetHashCode());
        Phone.WithConditions().Should().NotBe(Phone);
        Phone.WithAssumptions(new Assumption(OperationPart.Handling, "x")).Should().NotBe(Phone);
        Of(Phone).Should().NotBe(Of(Phone).WithAssumptions(new Assumption(OperationPart.Agents, "x")));
    }
}
