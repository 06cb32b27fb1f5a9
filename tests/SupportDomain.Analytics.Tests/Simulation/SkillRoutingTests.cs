using System.Globalization;
using System.Text.Json;
using NodaTime;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Staffing;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;
using Xunit.Abstractions;

namespace SupportDomain.Analytics.Tests.Simulation;

/// <summary>
/// How many skills agents should have: six types of calls and 90 agents, after Wallace and Whitt, "A staffing algorithm for call centers with skill-based routing" (2005). Agent a has the primary type
/// a mod 6, and with r = ⌊a / 6⌋ as its skill of level l ≥ 1 the type (a mod 6 + 1 + (r + l - 1) mod 5) mod 6. The waits of the reference were simulated by another program.
/// </summary>
public sealed class SkillRoutingTests(ITestOutputHelper output)
{
    private const int Types = 6;
    private const int Agents = 90;
    private const decimal CallsPerMinute = 8.4m;

    /// <summary>With ten times the usual cases or more, the whole table of docs/simulation-theory.md is run: four million calls and more a case.</summary>
    private static readonly bool IsLong = Properties.Scale >= 10;

    [SharedFact]
    public void Run_SkillRouting_AgreesWithAnotherSimulator()
    {
        Dictionary<(int Skills, bool IsLimited), double> waits = [];
        foreach (JsonElement entry in Entries())
        {
            int skills = entry.GetProperty("skills").GetInt32();
            int places = entry.GetProperty("K").GetInt32();
            SimulationResult result = Simulator.Run(Desk(skills, places), new SimulationOptions
            {
                Seed = 20_260_101,
                Customers = IsLong ? 4_500_000 : 100_000,
                WarmUp = IsLong ? 100_000 : 10_000,
                Batches = 40,
            });
            WorkloadResult total = result.Total;
            Compare(skills, places, "mean wait", entry.GetProperty("mean_wait_min").GetDouble(), entry.GetProperty("ci95").GetDouble(), total.MeanWaitSeconds, unit: 60);
            if (skills == 1 && places > 120)
            {
                // Six desks of 15 agents and 14 erlangs: by Erlang C a share of 0.7223185815 waits, and 10 / (15 - 14) minutes each in the mean.
                Compare(skills, places, "mean wait, by Erlang C", 7.223185815, 0, total.MeanWaitSeconds, unit: 60);
            }

            if (places <= 120)
            {
                Compare(skills, places, "turned away", entry.GetProperty("blocking").GetDouble(), entry.GetProperty("blocking_ci").GetDouble(), total.TurnedAwayShare, unit: 1);
            }

            waits.Add((skills, places <= 120), total.MeanWaitSeconds.Value);
        }

        // Two skills are almost enough: the second skill gives nine tenths and more of what six give.
        (waits[(1, true)] - waits[(2, true)]).Should().BeGreaterThan(0.9 * (waits[(1, true)] - waits[(6, true)]));
    }

    [Fact]
    public void Desk_HasTheSkillsOfTheRule()
    {
        DeskOperation desk = Desk(skills: 1, places: 100_000);

        desk.Agents.Count(a => a.Skills.LevelOf(new SkillId("type-0")) > 0).Should().Be(15);
        desk.Agents.Should().OnlyContain(a => a.Skills.Levels.Length == 1);

        // Of agent 13 the primary type is 1, and r is 2: levels 1 to 5 are of the types 4, 5, 0, 2, 3.
        Desk(skills: 6, places: 120).Agents[13].Skills.Levels.OrderByDescending(l => l.Level).Select(l => l.Skill.Value)
            .Should().Equal("type-1", "type-4", "type-5", "type-0", "type-2", "type-3");
    }

    private void Compare(int skills, int places, string what, double expected, double halfWidth, Estimate estimate, double unit)
    {
        double ours = estimate.Value / unit;
        double error = estimate.StandardError / unit;
        double z = (ours - expected) / Math.Sqrt((error * error) + (halfWidth / 1.96 * (halfWidth / 1.96)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {skills} | {(places > 120 ? "any" : places)} | {what} | {expected:G6} | {ours:G6} | {error:G2} | {z:F2} |"));
        Math.Abs(z).Should().BeLessThanOrEqualTo(3, "{0} of {1} skills, {2} places: expected {3}, got {4}", what, skills, places, expected, ours);
    }

    private static List<JsonElement> Entries()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "queueing_reference.json")));
        JsonElement simulated = document.RootElement.GetProperty("simulated_references");
        return [.. simulated.GetProperty("skill_routing_K120").EnumerateArray().Concat(simulated.GetProperty("skill_routing_infinite_room").EnumerateArray()).Select(e => e.Clone())];
    }

    private static DeskOperation Desk(int skills, int places)
    {
        SchedulingPolicy policy = new() { AgentChoice = AgentChoice.HighestLevel, WorkChoice = WorkChoice.HighestLevel };
        Rational perHour = Rational.FromDecimal(CallsPerMinute) * new Rational(60, Types);
        return new DeskOperation(
            policy,
            Enumerable.Range(0, Agents).Select(a => new AgentProfile(
                new AgentId(string.Create(CultureInfo.InvariantCulture, $"a{a:00}")),
                1,
                [new ChannelCapacity(ContactChannel.Phone, 1, 1)],
                new SkillSet(Enumerable.Range(0, skills).Select(level => new SkillLevel(Skill(TypeOf(a, level)), Types - level))))),
            Enumerable.Range(0, Types).Select(type => new Workload(
                Skill(type).Value,
                ArrivalProcess.Poisson(perHour),
                DurationDistribution.Exponential(Duration.FromMinutes(10)),
                new WorkItem { Channel = ContactChannel.Phone, Routing = new RoutingPlan(new SkillRequirements(new SkillRequirement(Skill(type)))) })),
            places);
    }

    /// <summary>The type that an agent has at a level, of which 0 is the primary one. Our levels are the better the higher they are: level l is 6 - l.</summary>
    private static int TypeOf(int agent, int level)
    {
        int primary = agent % Types;
        return level == 0 ? primary : (primary + 1 + (((agent / Types) + level - 1) % (Types - 1))) % Types;
    }

    private static SkillId Skill(int type) => new(string.Create(CultureInfo.InvariantCulture, $"type-{type}"));
}
