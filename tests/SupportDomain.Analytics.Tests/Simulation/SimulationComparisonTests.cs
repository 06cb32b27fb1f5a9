using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class SimulationComparisonTests
{
    private static readonly SimulationOptions Options = new() { Seed = 5, Customers = 20_000, WarmUp = 2_000, Batches = 20 };

    private static DeskOperation Servers(int count) =>
        QueueingCase.Operate(new SchedulingPolicy(), count, null, QueueingCase.Class("calls", 4, DurationDistribution.Exponential(Duration.FromMinutes(1))));

    [Fact]
    public void Run_OneAgentMore_FindsTheDifferenceOfErlangCMoreExactlyThanTwoRunsWould()
    {
        IReadOnlyList<VariantResult> rows = SimulationComparison.Run([new("five", Servers(5)), new("six", Servers(6)), new("five again", Servers(5))], Options);

        // Erlang C with a = 4: C(5, 4) = 0.554113 and C(6, 4) = 0.284761; waits C / (c - a) minutes: 33.2468 s and 8.5428 s.
        rows.Select(r => r.Name).Should().Equal("five", "six", "five again");
        Estimate difference = rows[1].MeanWaitDifferenceSeconds;
        Math.Abs(difference.Value - (8.5428 - 33.2468)).Should().BeLessThan(4.5 * difference.StandardError);
        difference.Upper.Should().BeLessThan(0);
        rows[2].MeanWaitDifferenceSeconds.Should().Be(new Estimate(0, 0, 0, 20_000, 20), "the same customers wait as long");
        rows[0].OccupancyDifference.Value.Should().Be(0);
        double apart = Math.Sqrt(Math.Pow(rows[0].Result.Total.MeanWaitSeconds.StandardError, 2) + Math.Pow(rows[1].Result.Total.MeanWaitSeconds.StandardError, 2));
        difference.StandardError.Should().BeLessThan(apart, "common random numbers take out what both share");
    }

    [Fact]
    public void Run_Progress_CountsReplicationsOverAllVariants()
    {
        List<int> told = [];
        SimulationComparison.Run([new("five", Servers(5)), new("six", Servers(6))], new SimulationOptions { Seed = 5, Customers = 100, Replications = 3 }, new Listener(told));
        told.Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void Run_BadArguments_SaysWhich()
    {
        KeyValuePair<string, DeskOperation> five = new("five", Servers(5));
        FluentActions.Invoking(() => SimulationComparison.Run([five], Options)).Should().Throw<ArgumentException>().WithMessage("There are 1 variants*").WithParameterName("variants");
        FluentActions.Invoking(() => SimulationComparison.Run([five, five], Options)).Should().Throw<ArgumentException>().WithMessage("*'five' stands twice*");
        FluentActions.Invoking(() => SimulationComparison.Run([five, new(" ", Servers(6))], Options)).Should().Throw<ArgumentException>().WithParameterName("variants");
        FluentActions.Invoking(() => SimulationComparison.Run([five, new("six", Servers(6))], Options with { Precision = 0.1 })).Should().Throw<ArgumentException>().WithMessage("Precision*");
        FluentActions.Invoking(() => SimulationComparison.Run([five, new("six", Servers(6))], Options with { Batches = 1 })).Should().Throw<ArgumentException>().WithMessage("*one batch*");
    }

    private sealed class Listener(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }
}
