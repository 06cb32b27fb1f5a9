using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly DurationDistribution Minute = DurationDistribution.Exponential(Duration.FromMinutes(1));

    private static SimulationOptions Options(long customers = 20_000) => new() { Seed = 42, Customers = customers, WarmUp = customers / 10, Batches = 20, Thresholds = [Duration.FromMinutes(1)] };

    private static DeskOperation Queue(SchedulingPolicy? policy = null, int servers = 2, params IEnumerable<Workload> workloads) =>
        QueueingCase.Operate(policy ?? new SchedulingPolicy(), servers, null, workloads.Any() ? workloads : [QueueingCase.Class("calls", 1.6, Minute)]);

    [Fact]
    public void Run_ArrivalsThatNoLogHasTold_AreRefusedByName()
    {
        Workload calls = new("calls", null, Minute);
        DeskOperation operation = Queue(workloads: [calls, new Workload("mail", null, Minute), new Workload("chat", ArrivalProcess.Poisson(1), Minute)]);
        FluentActions.Invoking(() => Simulator.Run(operation, Options())).Should().Throw<ArgumentException>().WithMessage("The arrivals of 'calls', 'mail' are those of a log*").WithParameterName("operation");
    }

    [Fact]
    public void Run_RecordedArrivalsUpToTheHorizon_CountsEachOnceAndEnds()
    {
        // One agent, handling 10 minutes, arrivals at 0, 1 and 30 minutes: waits 0, 9 and 0, 3 minutes on average.
        Instant start = Instant.FromUtc(2026, 1, 5, 8, 0);
        DeskOperation operation = Queue(servers: 1, workloads: [new Workload("calls", null, DurationDistribution.Deterministic(Duration.FromMinutes(10)), new WorkItem { Channel = ContactChannel.Phone })])
            .WithArrivals(new[] { 30, 0, 1 }.Select(m => new TicketArrival(start + Duration.FromMinutes(m), Tickets.TicketAttributes.None)));
        SimulationOptions options = new() { Seed = 1, Customers = SimulationOptions.MaximumCustomers, Start = start, Horizon = Duration.FromMinutes(30) + Duration.FromTicks(1), Replications = 3 };
        SimulationResult result = Simulator.Run(operation, options);
        result.Total.Served.Should().Be(9);
        result.Unfinished.Should().Be(0);
        result.Total.MeanWaitSeconds.Value.Should().Be(180);
    }

    [Fact]
    public void Run_SameSeed_GivesTheSameToTheBitOnOneThreadAndOnSeveral()
    {
        DeskOperation operation = Queue();
        SimulationOptions options = Options(2_000) with { Replications = 7 };
        SimulationResult one = Simulator.Run(operation, options);
        SimulationResult several = Simulator.Run(operation, options with { Parallelism = 3 });
        one.Total.MeanWaitSeconds.Should().Be(several.Total.MeanWaitSeconds);
        one.Total.WaitDeviationSeconds.Should().Be(several.Total.WaitDeviationSeconds);
        one.MeanQueue.Should().Be(several.MeanQueue);
        one.Occupancy.Should().Be(several.Occupancy);
        one.Total.WaitedLonger.Should().Equal(several.Total.WaitedLonger);
        Simulator.Run(operation, options with { Seed = 43 }).Total.MeanWaitSeconds.Should().NotBe(one.Total.MeanWaitSeconds);
    }

    [Fact]
    public void Run_Regular_GivesWhatCanBeCountedByHand()
    {
        // One agent, an item every two minutes that takes three: item n of 1, 2, 3 ... arrives at 2n and begins at 2 + 3(n - 1), so it waits n - 1 minutes.
        DeskOperation operation = Queue(servers: 1, workloads: new Workload("n", ArrivalProcess.Regular(Duration.FromMinutes(2)), DurationDistribution.Deterministic(Duration.FromMinutes(3)), new WorkItem { Channel = ContactChannel.Phone }, dueAfter: Duration.FromMinutes(7)));
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 11, Thresholds = [Duration.FromMinutes(4)] });
        result.Total.Served.Should().Be(11);
        result.Unfinished.Should().Be(0);
        result.Total.MeanWaitSeconds.Value.Should().Be(5 * 60); // 0 to 10 minutes
        result.Total.WaitedShare.Value.Should().Be(10.0 / 11);
        result.Total.WaitedLonger[0].Value.Value.Should().Be(6.0 / 11); // 5 to 10
        result.Total.DueMissedShare.Value.Should().Be(6.0 / 11);        // done after wait + 3 > 7
        result.Total.WaitDeviationSeconds.Value.Should().BeApproximately(Math.Sqrt(10) * 60, 1e-9); // of 0 to 10: variance (11² - 1) / 12
        result.Total.MeanWaitSeconds.HalfWidth.Should().Be(double.NaN, "one group has no spread");
    }

    [Fact]
    public void Run_LimitedPlacesAndPatience_TurnsAwayAndLosesAsCountedByHand()
    {
        // One agent, two places. Arrivals at 1, 2, 3 ... minutes, handling 10 minutes, patience 5: the first is served from 1 to 11, the second waits from 2 to 7 and leaves, 3 to 6 find no room;
        // at 7 leaving goes before arriving, so the seventh takes the place, and leaves at 12 unless it begins before: it begins at 11.
        Workload workload = new("n", ArrivalProcess.Regular(Duration.FromMinutes(1)), DurationDistribution.Deterministic(Duration.FromMinutes(10)), new WorkItem { Channel = ContactChannel.Phone }, DurationDistribution.Deterministic(Duration.FromMinutes(5)));
        DeskOperation operation = QueueingCase.Operate(new SchedulingPolicy(), 1, 2, workload);
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 7 });
        (result.Total.Arrived, result.Total.Served, result.Total.Abandoned, result.Total.TurnedAway).Should().Be((7, 2, 1, 4));
        result.Total.MeanWaitSeconds.Value.Should().Be((0 + 5 + 4) / 3.0 * 60);
        result.Total.MeanWaitOfServedSeconds.Value.Should().Be(2 * 60);
    }

    [Fact]
    public void Run_Shifts_NobodyIsServedOutsideThem()
    {
        // Open from 09:00 to 17:00 UTC. What comes in at 16:00, 20:00, 00:00, 04:00, 08:00 and 12:00 takes no time; the four of the night wait for 09:00.
        BusinessCalendar hours = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(DayInterval.Parse("09:00-17:00", null), [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday])).Build();
        AgentProfile agent = new(new AgentId("a"), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)], shifts: hours);
        Workload workload = new("n", ArrivalProcess.Regular(Duration.FromHours(4)), DurationDistribution.Deterministic(Duration.Zero), new WorkItem { Channel = ContactChannel.Email });
        DeskOperation operation = new(new SchedulingPolicy(), [agent], [workload]);
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 600, Start = Instant.FromUtc(2001, 1, 1, 12, 0) });
        result.Total.Served.Should().Be(600);
        result.Total.WaitedShare.Value.Should().Be(4.0 / 6);
        result.Total.MeanWaitSeconds.Value.Should().BeApproximately((13 + 9 + 5 + 1) / 6.0 * 3600, 1e-6);
    }

    [Fact]
    public void Run_Horizon_MeasuresOnlyWhatComesBeforeIt()
    {
        Workload workload = new("n", ArrivalProcess.Regular(Duration.FromMinutes(10)), DurationDistribution.Deterministic(Duration.FromMinutes(1)), new WorkItem { Channel = ContactChannel.Phone });
        DeskOperation operation = Queue(servers: 1, workloads: workload);
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 1_000_000, Horizon = Duration.FromHours(1), Replications = 3 });
        result.Total.Arrived.Should().Be(3 * 5, "at 10, 20, 30, 40 and 50 minutes; the hour itself is outside");
    }

    [Fact]
    public void Run_Precision_StopsAtTheFirstReplicationThatReachesIt()
    {
        SimulationOptions options = Options(2_000) with { Replications = 200, Batches = 1, Precision = 0.05 };
        SimulationResult result = Simulator.Run(Queue(), options);
        result.IsPrecise.Should().BeTrue();
        result.Replications.Should().BeInRange(3, 199);
        result.Total.MeanWaitSeconds.HalfWidth.Should().BeLessThanOrEqualTo(0.05 * result.Total.MeanWaitSeconds.Value);
        Simulator.Run(Queue(), options with { Parallelism = 4 }).Replications.Should().Be(result.Replications);
        SimulationResult shorter = Simulator.Run(Queue(), options with { Precision = null, Replications = result.Replications - 1 });
        (shorter.Total.MeanWaitSeconds.HalfWidth / shorter.Total.MeanWaitSeconds.Value).Should().BeGreaterThan(0.05);
    }

    [Fact]
    public void Run_WorkConservingPoliciesBlindToSize_HaveTheSameMeanWaitOverAll()
    {
        // The conservation law (Kleinrock, 1965): with one distribution of handling times no such order changes the mean over all. M/M/2 at load 0.8: 16/9 minutes.
        double[] lambdas = [0.4, 0.6, 0.6];
        WorkPriority[] priorities = [WorkPriority.Urgent, WorkPriority.Normal, WorkPriority.Low];
        Dictionary<string, SchedulingPolicy> policies = new(StringComparer.Ordinal)
        {
            ["strict"] = new SchedulingPolicy { Bands = PriorityBands.Strict },
            ["due first"] = new SchedulingPolicy { Ordering = WorkOrdering.DueTime },
            ["fair"] = new SchedulingPolicy { Fairness = new FairnessPolicy(weights: [new(new CustomerId("c0"), 5)]) },
            ["aging"] = new SchedulingPolicy { Ordering = WorkOrdering.AgingRates, Classes = [new ServiceClass("0") { AgingRate = 4 }, new ServiceClass("1"), new ServiceClass("2")] },
            ["breached first"] = new SchedulingPolicy { Ordering = WorkOrdering.DueTime, BreachedFirst = true },
        };
        foreach ((string name, SchedulingPolicy policy) in policies)
        {
            Workload[] workloads =
            [
                .. lambdas.Select((l, i) => new Workload(
                    $"w{i}", QueueingCase.Poisson(l), Minute,
                    new WorkItem { Channel = ContactChannel.Phone, Priority = priorities[i], ServiceClass = policy.Classes.Length > 1 ? i : 0, Customer = new CustomerId($"c{i}") },
                    dueAfter: Duration.FromMinutes(5 * i))),
            ];
            SimulationResult result = Simulator.Run(Queue(policy, 2, workloads), Options(100_000));
            Estimate wait = result.Total.MeanWaitSeconds;
            Math.Abs(wait.Value - (60 * 16.0 / 9)).Should().BeLessThan(4.5 * wait.StandardError, name);
            result.Workloads.Select(w => w.MeanWaitSeconds.Value).Should().OnlyHaveUniqueItems(name);
        }
    }

    [Fact]
    public void Run_DueFirst_ClassesDifferByLessThanTheirOffsets()
    {
        // Goldberg (1977): under earliest due date with constant offsets, 0 <= W2 - W1 <= d2 - d1.
        Workload[] workloads =
        [
            new("soon", QueueingCase.Poisson(0.4), Minute, new WorkItem { Channel = ContactChannel.Phone }, dueAfter: Duration.Zero),
            new("later", QueueingCase.Poisson(0.4), Minute, new WorkItem { Channel = ContactChannel.Phone }, dueAfter: Duration.FromMinutes(5)),
        ];
        SimulationResult result = Simulator.Run(Queue(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }, 1, workloads), Options(100_000));
        double difference = (result.Workloads[1].MeanWaitSeconds.Value - result.Workloads[0].MeanWaitSeconds.Value) / 60;
        difference.Should().BeInRange(0, 5);
    }

    [Fact]
    public void Run_Overload_SaysHowManyAreUnfinished()
    {
        DeskOperation operation = Queue(servers: 1, workloads: QueueingCase.Class("calls", 3, Minute));
        SimulationResult result = Simulator.Run(operation, new SimulationOptions { Seed = 1, Customers = 10_000 });
        result.Unfinished.Should().BeGreaterThan(1000);
        (result.Total.Served + result.Unfinished).Should().Be(10_000);
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        FluentActions.Invoking(() => Simulator.Run(Queue(), Options(), cancellation: source.Token)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => Simulator.Run(Queue(), Options() with { Replications = 4, Parallelism = 2 }, cancellation: source.Token)).Should().Throw<OperationCanceledException>();
    }

    public static TheoryData<string, object, SimulationOptions> BadOptions => new()
    {
        { "Customers", 0L, Options() with { Customers = 0 } },
        { "WarmUp", -1L, Options() with { WarmUp = -1 } },
        { "WarmUp", SimulationOptions.MaximumCustomers, Options() with { WarmUp = SimulationOptions.MaximumCustomers } },
        { "Replications", 0, Options() with { Replications = 0 } },
        { "Batches", 0L, Options() with { Batches = 0 } },
        { "Batches", 11L, Options(10) with { Batches = 11 } },
        { "Parallelism", 0, Options() with { Parallelism = 0 } },
        { "Start", Instant.FromUtc(1900, 1, 1, 0, 0), Options() with { Start = Instant.FromUtc(1900, 1, 1, 0, 0) } },
        { "Horizon", Duration.Zero, Options() with { Horizon = Duration.Zero } },
        { "Horizon", Duration.FromNanoseconds(99), Options() with { Horizon = Duration.FromNanoseconds(99) } },
        { "Precision", double.NaN, Options() with { Precision = double.NaN } },
        { "Precision", 0.0, Options() with { Precision = 0 } },
        { "Thresholds", Duration.FromSeconds(-1), Options() with { Thresholds = [Duration.FromSeconds(1), Duration.FromSeconds(-1)] } },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Run_OptionOutOfBounds_SaysWhich(string name, object value, SimulationOptions options) =>
        FluentActions.Invoking(() => Simulator.Run(Queue(), options)).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{name} is*").WithParameterName(nameof(options))
            .Which.ActualValue.Should().Be(value);

    [Fact]
    public void Run_OptionsAtTheirBounds_AreTaken()
    {
        // Nothing comes in after the latest time there is, and no horizon is blamed for it.
        SimulationResult late = Simulator.Run(Queue(), new SimulationOptions { Seed = 1, Customers = 10, Start = WorkflowScheduler.Latest });
        late.Total.Arrived.Should().Be(0);
        double.IsNaN(late.Total.MeanWaitSeconds.Value).Should().BeTrue();
        Simulator.Run(Queue(), new SimulationOptions { Seed = 1, Customers = 10, Thresholds = default, Parallelism = int.MaxValue, Horizon = Duration.FromTicks(1) }).Total.WaitedLonger.Should().BeEmpty();
    }

    [Fact]
    public void Progress_TellsEachReplicationInOrder()
    {
        List<int> told = [];
        Simulator.Run(Queue(), Options(500) with { Replications = 5, Parallelism = 2, Batches = 1 }, new Listener(told.Add));
        told.Should().Equal(1, 2, 3, 4, 5);
    }

    private sealed class Listener(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
