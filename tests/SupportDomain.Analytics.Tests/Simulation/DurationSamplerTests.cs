using NodaTime;
using SupportDomain.Analytics.Internal;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Staffing;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class DurationSamplerTests
{
    private const int Draws = 400_000;

    public static TheoryData<string, DurationDistribution, double, double> Distributions => new()
    {
        // Mean and standard deviation in seconds: of the exponential both the mean; of Erlang-4 mean/2; of the list (10, 20, 60) 30 and sqrt(1400/3) = 21.6.
        { "deterministic", DurationDistribution.Deterministic(Duration.FromSeconds(42)), 42, 0 },
        { "exponential", DurationDistribution.Exponential(Duration.FromSeconds(300)), 300, 300 },
        { "Erlang-4", DurationDistribution.Erlang(4, Duration.FromSeconds(300)), 300, 150 },
        { "lognormal", DurationDistribution.Lognormal(Duration.FromSeconds(300), Duration.FromSeconds(200)), 300, 200 },
        { "lognormal without spread", DurationDistribution.Lognormal(Duration.FromSeconds(300), Duration.Zero), 300, 0 },
        { "empirical", DurationDistribution.Empirical(Duration.FromSeconds(10), Duration.FromSeconds(20), Duration.FromSeconds(60)), 30, 21.6025 },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Next_ManyDraws_HaveTheMeanAndDeviationStated(string name, DurationDistribution distribution, double mean, double deviation)
    {
        DurationSampler sampler = new(distribution, new RandomStream(5));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < Draws; i++)
        {
            double seconds = sampler.Next() / 1e7;
            sum += seconds;
            squares += seconds * seconds;
        }

        double found = sum / Draws;
        found.Should().BeApproximately(mean, (5 * deviation / Math.Sqrt(Draws)) + 1e-6, name);
        Math.Sqrt(Math.Max(0, (squares / Draws) - (found * found))).Should().BeApproximately(deviation, (0.02 * deviation) + 1e-2, name);
    }
}
