using System.Globalization;
using SupportDomain.Analytics.Simulation;
using SupportDomain.TestSupport;
using Xunit.Abstractions;

namespace SupportDomain.Analytics.Tests.Simulation;

/// <summary>The simulator against queueing theory, on seeds that were fixed beforehand.</summary>
public sealed class TheoryTests(ITestOutputHelper output)
{
    /// <summary>With ten times the usual cases or more, the whole table of docs/simulation-theory.md is run: a million customers a case, ten million at loads of 0.95 and above.</summary>
    private static readonly bool IsLong = Properties.Scale >= 10;

    [SharedFact]
    public void Run_QueuesWithKnownAnswers_AgreeWithinTheirStandardErrors()
    {
        // Heavy loads mix slowly and take ten times as many customers as the others.
        List<double> all = [];
        foreach (QueueingCase queue in QueueingCase.All().Where(c => IsLong || c.Load < 0.9))
        {
            foreach ((string what, double expected, Estimate estimate, double z) in queue.Compare((IsLong ? 1_000_000 : 100_000) * (queue.Load >= 0.95 ? 10 : 1)))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {queue.Id} | {what} | {expected:G6} | {estimate.Value:G6} | {estimate.StandardError:G2} | {z:F2} |"));
                all.Add(Math.Abs(z));
            }
        }

        all.Should().HaveCountGreaterThan(60);
        all.Should().OnlyContain(z => z <= 4.5);
        all.Count(z => z > 3).Should().BeLessThanOrEqualTo(all.Count / 100);
    }
}
