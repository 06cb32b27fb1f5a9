using System.Globalization;
using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.Workforce;

namespace SupportDomain.Benchmarks.Analytics;

/// <summary>The simulator's cases of the <c>ratios</c> mode: customers simulated, against bare cycles of the scheduler at the same policy, agents and backlog. A ratio of 0.5 says that
/// drawing, planning and counting cost as much as the scheduler itself.</summary>
internal static class SimulatorRatios
{
    private const int Agents = 10;
    private const int Cycles = 200_000;

    private static readonly Instant Start = Instant.FromUtc(2001, 1, 1, 0, 0);
    private static readonly WorkItem Call = new() { Channel = ContactChannel.Phone };

    internal static IEnumerable<RatioCase> All()
    {
        foreach ((int backlog, Rational load) in new (int, Rational)[] { (7, new Rational(9, 10)), (100, new Rational(99, 100)) })
        {
            yield return new RatioCase(
                "simulator", "customers", backlog, Cycles,
                new Contender("Simulator", seed => Simulate(load, seed)),
                new Contender("WorkflowScheduler alone", _ => Bare(backlog)))
            {
                WarmupNanoseconds = 600_000_000,
            };
        }
    }

    private static AgentProfile[] Team() =>
        [.. Enumerable.Range(0, Agents).Select(i => new AgentProfile(new AgentId(string.Create(CultureInfo.InvariantCulture, $"a{i:00}")), 1, [new ChannelCapacity(ContactChannel.Phone, 1, 1)]))];

    private static Func<ulong> Simulate(Rational load, int seed)
    {
        Workload calls = new("calls", ArrivalProcess.Poisson(load * Agents * 60), DurationDistribution.Exponential(Duration.FromMinutes(1)), Call);
        DeskOperation operation = new(new SchedulingPolicy(), Team(), [calls]);
        SimulationOptions options = new() { Seed = (ulong)seed, Customers = Cycles, Batches = 20 };
        return () => (ulong)Simulator.Run(operation, options).Total.Served;
    }

    /// <summary>The commands that a simulated customer takes: enqueue, take, complete, with as many waiting all the time.</summary>
    private static Func<ulong> Bare(int backlog)
    {
        AgentProfile[] team = Team();
        return () =>
        {
            WorkflowScheduler scheduler = new(new SchedulingPolicy(), Start);
            SchedulerEventBuffer events = new(16);
            WorkItemId[] inHand = new WorkItemId[Agents];
            Instant now = Start;
            for (int i = 0; i < backlog + Agents; i++)
            {
                scheduler.Enqueue(Call, now, events);
            }

            for (int i = 0; i < Agents; i++)
            {
                scheduler.AddAgent(team[i], now, events);
                scheduler.TryDequeue(team[i].Id, now, events, out inHand[i]);
            }

            ulong served = 0;
            for (int i = 0; i < Cycles; i++)
            {
                int agent = i % Agents;
                now += Duration.FromSeconds(3);
                scheduler.Enqueue(Call, now, events);
                events.Clear();
                now += Duration.FromSeconds(3);
                scheduler.Complete(inHand[agent], now, events);
                served += scheduler.TryDequeue(team[agent].Id, now, events, out inHand[agent]) ? 1UL : 0UL;
                events.Clear();
            }

            return served;
        };
    }
}
