using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Tests.Simulation;

/// <summary>What the simulator does at the edges, counted by hand.</summary>
public sealed class SimulatorEdgeTests
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 1, 5, 0, 0);

    [Fact]
    public void Run_WorkGoesOnAfterTheShift_CountsAsOccupiedOnlyOnDuty()
    {
        // Two hours' work at 16:00 and at 10:00 the next day, duty from 09:00 to 17:00. From the first arrival to the end at 12:00: on duty 1 + 3 hours, with something in hand 1 + 2 of them.
        SimulationResult result = Run(Agents(1, Day(9, 17)), [Recorded("w", Hours(2), 16, 34)]);
        result.Total.Served.Should().Be(2);
        result.Occupancy.Value.Should().Be(0.75);
    }

    [Fact]
    public void Run_Horizon_MeasuresNoTimeAfterIt()
    {
        // Half an hour's work at 0 and 1 o'clock, and once more on the fifth day; of the two hours up to the horizon, one is worked.
        SimulationResult result = Run(Agents(1), [Recorded("w", Hours(0.5), 0, 1, 100)], o => o with { Horizon = Duration.FromHours(2) });
        result.Total.Arrived.Should().Be(2);
        result.Occupancy.Value.Should().Be(0.5);
    }

    [Fact]
    public void Run_HorizonAndNobodyWhoCould_EndsAfterAsManyArrivalsAgain()
    {
        AgentProfile mail = new(new AgentId("m"), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)]);
        Workload calls = new("calls", ArrivalProcess.Regular(Duration.FromMinutes(1)), Hours(1), new WorkItem { Channel = ContactChannel.Phone });
        DeskOperation operation = new(new SchedulingPolicy(), [mail], [calls]);
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = SimulationOptions.MaximumCustomers, Horizon = Duration.FromMinutes(100) });
        result.Unfinished.Should().Be(99);
        result.MeanQueue.Value.Should().Be(50, "after the first arrival there wait 1, 2, 3 ... 99, each for a minute");
    }

    [Fact]
    public void Run_SeveralOffersOfAnItem_KeepNobodyWaitingWhoCouldWork()
    {
        // Three wait since 08:00 for three who come at 09:00; each is offered to all of them at first.
        SimulationResult result = Run(Agents(3, Day(9, 17)), [Recorded("w", Hours(1), 8, 8, 8)], policy: new SchedulingPolicy { OffersPerItem = 3 });
        result.Total.Served.Should().Be(3);
        result.Total.MeanWaitSeconds.Value.Should().Be(3600);
    }

    [Fact]
    public void Run_CapOfACustomer_LetsAnotherAgentGoOnAtOnce()
    {
        // One customer, one item at a time. The second needs what only the other agent knows, who is idle all the time: it begins when the first is done, after an hour.
        SkillId x = new("x");
        SkillId y = new("y");
        AgentProfile[] agents = [Agent("a").WithSkills(new SkillSet(new SkillLevel(x, 1))), Agent("b").WithSkills(new SkillSet(new SkillLevel(y, 1)))];
        WorkItem item = new() { Channel = ContactChannel.Phone, Customer = new CustomerId("c") };
        Workload[] workloads =
        [
            new("first", ArrivalProcess.Recorded([Morning]), Hours(1), item with { Routing = new RoutingPlan(new SkillRequirements(new SkillRequirement(x, 1))) }),
            new("second", ArrivalProcess.Recorded([Morning]), Hours(1), item with { Routing = new RoutingPlan(new SkillRequirements(new SkillRequirement(y, 1))) }),
        ];
        SimulationResult result = Run(agents, workloads, policy: new SchedulingPolicy { Fairness = new FairnessPolicy(cap: 1) });
        result.Unfinished.Should().Be(0);
        result.Workloads.Select(w => w.MeanWaitSeconds.Value).Should().Equal(0, 3600);
    }

    [Fact]
    public void Run_WorkThatOpensUpAtTheInstantOfACompletion_IsBegunAtThatInstant()
    {
        // Nobody has the skill; after an hour anybody may take the call, just when somebody who takes no calls is done with a mail.
        AgentProfile mail = new(new AgentId("m"), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)]);
        RoutingPlan routing = new RoutingPlan(new SkillRequirements(new SkillRequirement(new SkillId("x"), 1))).RelaxAfter(Duration.FromHours(1), SkillRequirements.None);
        Workload[] workloads =
        [
            new("mail", ArrivalProcess.Recorded([Morning]), Hours(1), new WorkItem { Channel = ContactChannel.Email }),
            new("call", ArrivalProcess.Recorded([Morning]), Hours(1), new WorkItem { Channel = ContactChannel.Phone, Routing = routing }),
        ];
        SimulationResult result = Run([Agent("a"), mail], workloads);
        result.Workloads.Select(w => w.MeanWaitSeconds.Value).Should().Equal(0, 3600);
    }

    [Fact]
    public void Run_NoPatience_LeavesAtOnceUnlessSomebodyIsFree()
    {
        // An arrival a minute, a minute and a half each: every other one finds the agent busy.
        Workload workload = new("n", ArrivalProcess.Regular(Duration.FromMinutes(1)), Hours(0.025), new WorkItem { Channel = ContactChannel.Phone }, Hours(0));
        SimulationResult result = Simulator.Run(new DeskOperation(new SchedulingPolicy(), Agents(1), [workload]), new SimulationOptions { Seed = 1, Customers = 10 });
        (result.Total.Served, result.Total.Abandoned).Should().Be((5, 5));
        result.Total.WaitedShare.Value.Should().Be(0);
    }

    [Fact]
    public void Run_PatienceThatEndsAsSomebodyIsFree_IsServed()
    {
        SimulationResult result = Run(Agents(1), [Recorded("w", Hours(1), patience: Hours(1), 0, 0)]);
        result.Total.Served.Should().Be(2);
        result.Total.MeanWaitSeconds.Value.Should().Be(1800);
    }

    [Fact]
    public void Run_WorkThatTakesNoTime_KeepsNobodyWaiting()
    {
        SimulationResult result = Run(Agents(1), [Recorded("w", Hours(0), 1, 1, 1, 1)]);
        result.Total.Served.Should().Be(4);
        result.Total.WaitedShare.Value.Should().Be(0);
    }

    [Fact]
    public void Run_BatchesThatNobodyReached_AreNoGroups()
    {
        // Of 1000 customers that were asked for, 100 come, in two batches of fifty: waits of 0 and 600 s in turn in the first, none in the second.
        int[] minutes = [.. Enumerable.Range(0, 50).Select(i => i / 2 * 60), .. Enumerable.Range(50, 50).Select(i => i * 60)];
        Workload workload = new("n", ArrivalProcess.Recorded(minutes.Select(m => Morning + Duration.FromMinutes(m))), Hours(1.0 / 6), new WorkItem { Channel = ContactChannel.Phone });
        DeskOperation operation = new(new SchedulingPolicy(), Agents(1), [workload]);
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 1000, Batches = 20, Start = Morning });

        // Mean 150 s; residuals 50 (300 - 150) and 50 (0 - 150): sqrt(2 / 1 · 2 · 7500²) / 100 = 150.
        Estimate wait = result.Total.MeanWaitSeconds;
        (wait.Value, wait.StandardError, wait.Groups).Should().Be((150, 150, 2));
        Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 100_000, Batches = 20, Start = Morning }).Total.MeanWaitSeconds.StandardError.Should().Be(double.NaN, "all in one batch");
        IReadOnlyList<VariantResult> rows = SimulationComparison.Run(
            [new("one", operation), new("two", operation.WithAgents(Agents(2)))], new SimulationOptions { Seed = 1, Customers = 1000, Batches = 20, Start = Morning });
        rows[1].MeanWaitDifferenceSeconds.Groups.Should().Be(2);
        (rows[1].MeanWaitDifferenceSeconds.Value, rows[1].MeanWaitDifferenceSeconds.StandardError).Should().Be((-150, 150));
    }

    [Fact]
    public void Run_EqualWaits_HaveADeviationOfZeroAndNoDoubtAboutIt()
    {
        SimulationResult result = Run(Agents(1), [Recorded("w", Hours(0), 1, 2, 3, 4)], o => o with { Customers = 4, Batches = 2 });
        (result.Total.WaitDeviationSeconds.Value, result.Total.WaitDeviationSeconds.StandardError).Should().Be((0, 0));
    }

    [Fact]
    public void Run_DueBeyondTheLatestTime_IsNeverMissed()
    {
        Instant start = WorkflowScheduler.Latest - Duration.FromHours(2);
        Workload workload = new("n", ArrivalProcess.Recorded([start]), Hours(1), new WorkItem { Channel = ContactChannel.Phone }, dueAfter: Duration.FromDays(1000));
        SimulationResult result = Simulator.Run(new DeskOperation(new SchedulingPolicy(), Agents(1), [workload]), new SimulationOptions { Seed = 1, Customers = 10, Start = start });
        result.Total.DueMissedShare.Value.Should().Be(0);
        result.Total.Served.Should().Be(1);
    }

    [Fact]
    public void Run_ManyAgentsForLong_CountsTheirTimeBeyond63Bits()
    {
        // 300 agents for 109 years: 1.03e19 ticks on duty.
        Instant start = Instant.FromUtc(2000, 6, 1, 0, 0);
        Workload workload = new("n", ArrivalProcess.Regular(Duration.FromDays(1000)), Hours(24), new WorkItem { Channel = ContactChannel.Phone });
        SimulationResult result = Simulator.Run(new DeskOperation(new SchedulingPolicy(), Agents(300), [workload]), new SimulationOptions { Seed = 1, Customers = 100, Start = start });
        result.Total.Served.Should().Be(40, "109.6 years are 40,027 days");
        result.Occupancy.Observations.Should().Be(long.MaxValue);
        result.Occupancy.Value.Should().BeApproximately(1 / 300_000.0, 1e-6);
    }

    [Fact]
    public void Run_WhatTheSchedulerRefuses_IsTheSameFaultOnOneThreadAndOnSeveral()
    {
        // A class of service that the policy has not. The assertions of exceptions look into AggregateException, so it is caught here as it comes.
        Workload workload = new("n", ArrivalProcess.Poisson(1), Hours(1), new WorkItem { Channel = ContactChannel.Phone, ServiceClass = 7 });
        DeskOperation operation = new(new SchedulingPolicy(), Agents(1), [workload]);
        SimulationOptions options = new() { Seed = 1, Customers = 1, Replications = 40 };
        Exception? one = Record.Exception(() => Simulator.Run(operation, options));
        Exception? several = Record.Exception(() => Simulator.Run(operation, options with { Parallelism = 4 }));
        one.Should().BeOfType<ArgumentOutOfRangeException>();
        several.Should().BeOfType<ArgumentOutOfRangeException>().Which.Message.Should().Be(one!.Message);
    }

    [Fact]
    public void Compare_HeadCounts_SeeTheSameCustomersInEveryGroup()
    {
        // With an agent for everybody nobody waits, so late is who takes longer than a minute: the same customers at either head count, lost to patience or not.
        Workload[] workloads =
        [
            new("calls", ArrivalProcess.Poisson(600), DurationDistribution.Lognormal(Duration.FromMinutes(1), Duration.FromMinutes(2)), new WorkItem { Channel = ContactChannel.Phone }, Hours(1), Duration.FromMinutes(1)),
            new("more", ArrivalProcess.Poisson(300), DurationDistribution.Exponential(Duration.FromMinutes(1)), new WorkItem { Channel = ContactChannel.Phone }, dueAfter: Duration.FromMinutes(1)),
        ];
        DeskOperation operation = new(new SchedulingPolicy(), Agents(400), workloads);
        SimulationOptions options = new() { Seed = 8, Customers = 2000, WarmUp = 100, Batches = 4, Replications = 3, Parallelism = 2 };
        IReadOnlyList<VariantResult> rows = SimulationComparison.Run([new("400", operation), new("500", operation.WithAgents(Agents(500))), new("8", operation.WithAgents(Agents(8)))], options);
        Missed(rows[1].Result).Should().Equal(Missed(rows[0].Result));
        rows[1].DueMissedShareDifference.HalfWidth.Should().Be(0);
        foreach (VariantResult row in rows)
        {
            row.Result.Groups.SelectMany(g => g.Select(w => w.Arrived)).Should().Equal(rows[0].Result.Groups.SelectMany(g => g.Select(w => w.Arrived)), row.Name);
            row.Result.Groups.Should().HaveCount(12);
        }

        static IEnumerable<long> Missed(SimulationResult result) => result.Groups.SelectMany(g => g.Select(w => w.DueMissed));
    }

    [Fact]
    public void Compare_AVariantThatNoLogHasTold_IsRefusedBeforeAnythingIsSimulated()
    {
        List<int> told = [];
        DeskOperation good = new(new SchedulingPolicy(), Agents(1), [Recorded("w", Hours(1), 1)]);
        DeskOperation untold = good.WithWorkloads(new Workload("w", null, Hours(1)));
        SimulationOptions options = new() { Seed = 1, Customers = 5, Batches = 5, Start = Morning };
        FluentActions.Invoking(() => SimulationComparison.Run([new("good", good), new("untold", untold)], options, new Listener(told))).Should().Throw<ArgumentException>().WithMessage("The arrivals of 'w'*");
        told.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1, 86_400_000_000_000_000)]
    [InlineData(86_400_000_000_000_000, 0)]
    [InlineData(86_400_000_000_000_000, 86_400_000_000_000_000)]
    [InlineData(1, 0)]
    public void Run_LognormalAtItsBounds_Ends(long meanNanoseconds, long deviationNanoseconds)
    {
        DurationDistribution handling = DurationDistribution.Lognormal(Duration.FromNanoseconds(meanNanoseconds), Duration.FromNanoseconds(deviationNanoseconds));
        Workload workload = new("n", ArrivalProcess.Poisson(60), handling, new WorkItem { Channel = ContactChannel.Phone });
        SimulationResult result = Simulator.Run(new DeskOperation(new SchedulingPolicy(), Agents(3), [workload]), new SimulationOptions { Seed = 1, Customers = 2000 });
        (result.Total.Served + result.Unfinished).Should().Be(2000);
    }

    private static SimulationResult Run(AgentProfile[] agents, Workload[] workloads, Func<SimulationOptions, SimulationOptions>? change = null, SchedulingPolicy? policy = null)
    {
        SimulationOptions options = new() { Seed = 1, Customers = 1000, Start = Morning };
        return Simulator.Run(new DeskOperation(policy ?? new SchedulingPolicy(), agents, workloads), change?.Invoke(options) ?? options);
    }

    private static Workload Recorded(string name, DurationDistribution handling, params int[] hours) => Recorded(name, handling, null, hours);

    private static Workload Recorded(string name, DurationDistribution handling, DurationDistribution? patience, params int[] hours) =>
        new(name, ArrivalProcess.Recorded(hours.Select(h => Morning + Duration.FromHours(h))), handling, new WorkItem { Channel = ContactChannel.Phone }, patience);

    private static DurationDistribution Hours(double hours) => DurationDistribution.Deterministic(Duration.FromHours(hours));

    private static BusinessCalendar Day(int from, int to) => new BusinessCalendarBuilder(DateTimeZone.Utc)
        .WithWeeklyHours(WeeklyHours.Closed.With(DayInterval.Parse($"{from:00}:00-{to:00}:00", null), [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday]))
        .Build();

    private static AgentProfile Agent(string id) => new(new AgentId(id), 1, [new ChannelCapacity(ContactChannel.Phone, 1, 1)]);

    private static AgentProfile[] Agents(int count, BusinessCalendar? shifts = null) => [.. Enumerable.Range(0, count).Select(i => Agent($"a{i:000}").WithShifts(shifts))];

    private sealed class Listener(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
