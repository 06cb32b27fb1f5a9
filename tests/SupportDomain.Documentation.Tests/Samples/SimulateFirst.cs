using System.Globalization;
using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SimulateFirst
{
    internal static void Run()
    {
        #region SimulateFirst
        Workload calls = new(
            "calls",
            ArrivalProcess.Poisson(240),
            DurationDistribution.Exponential(Duration.FromMinutes(1)),
            new WorkItem { Channel = ContactChannel.Phone });

        AgentProfile[] team = [.. Enumerable.Range(1, 6).Select(i => new AgentProfile(new AgentId($"agent {i}"), 1, [new ChannelCapacity(ContactChannel.Phone, 1, 1)]))];
        DeskOperation five = new(new SchedulingPolicy(), team[..5], [calls]);
        DeskOperation six = five.WithAgents(team);

        SimulationOptions options = new() { Seed = 2026, Customers = 100_000, WarmUp = 10_000, Batches = 20 };
        foreach (VariantResult row in SimulationComparison.Run([new("five", five), new("six", six)], options))
        {
            Estimate wait = row.Result.Total.MeanWaitSeconds;
            Estimate difference = row.MeanWaitDifferenceSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {wait.Value:F1} ± {wait.HalfWidth:F1} s, difference {difference.Value:F1} ± {difference.HalfWidth:F1} s"));
        }
        // → five: 33.4 ± 3.8 s, difference 0.0 ± 0.0 s
        // → six: 8.6 ± 1.0 s, difference -24.8 ± 3.0 s
        #endregion
    }
}
