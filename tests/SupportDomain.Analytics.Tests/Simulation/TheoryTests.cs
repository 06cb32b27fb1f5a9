using System.Globalization;
using SupportDomain.Analytics.Simulation;
using SupportDomain.TestSupport;
using Xunit.Abstractions;

namespace SupportDomain.Analytics.Tests.Simulation;

/// <summary>The simulator against queueing theory, on seeds that were fixed beforehand.</summary>
public sealed class TheoryTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Run_QueuesWithKnownAnswers_AgreeWithinTheirStandardErrors()
    {
        // Heavy loads mix slowly: they are part of the long table of docs/simulation.md only.
        List<double> all = [];
        foreach (QueueingCase queue in QueueingCase.All().Where(c => c.Load < 0.9).Where(c => c.Operation.Agents.Length <= 100))
        {
            foreach ((string what, double expected, Estimate estimate, double z) in queue.Compare(100_000))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queue.Id} {what}: {expected:G6} simulated {estimate.Value:G6}, {z:F2} standard errors"));
                all.Add(Math.Abs(z));
            }
        }

        all.Should().HaveCountGreaterThan(60);
        all.Should().OnlyContain(z => z <= 4.5);
        all.Count(z => z > 3).Should().BeLessThanOrEqualTo(all.Count / 100);
    }
}
