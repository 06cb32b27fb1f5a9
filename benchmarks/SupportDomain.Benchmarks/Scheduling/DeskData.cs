using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>A desk of 200 agents who have 5 of 20 skills each, and items that need one or two of them, by four channels in four bands.</summary>
internal sealed class DeskData
{
    internal const int AgentCount = 200;
    internal const int SkillCount = 20;

    internal static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 8, 0);
    internal static readonly Duration Step = Duration.FromMilliseconds(50);
    internal static readonly ContactChannel[] Channels = [ContactChannel.Email, ContactChannel.Phone, ContactChannel.Chat, ContactChannel.Web];

    private static readonly Duration[] Targets = [Duration.FromHours(4), Duration.FromHours(1), Duration.FromHours(2), Duration.FromHours(8)];
    private static readonly SkillId[] Skills = [.. Enumerable.Range(0, SkillCount).Select(i => new SkillId($"skill-{i:00}"))];
    private static readonly RoutingPlan[] Plans = [.. AllPlans()];

    private readonly Random _random;

    internal DeskData(int seed)
    {
        _random = new Random(seed);

        // Drawn again in the rare case that nobody has some pair of skills, for then not every item could be served.
        do
        {
            Agents = [.. Enumerable.Range(0, AgentCount).Select(Agent)];
        }
        while (!Plans.All(plan => Agents.Any(agent => agent.Skills.Covers(plan.Steps[0].Requirements))));
    }

    internal static SchedulingPolicy Policy { get; } = new()
    {
        Ordering = WorkOrdering.DueTime,
        Bands = PriorityBands.Strict,
        OfferDuration = Duration.FromMinutes(1),
    };

    internal AgentProfile[] Agents { get; }

    /// <summary>Items that come in a step apart, each due some hours after it comes in, with some hours of scatter.</summary>
    internal WorkItem[] Items(int count, Instant first)
    {
        WorkItem[] items = new WorkItem[count];
        for (int i = 0; i < count; i++)
        {
            WorkPriority priority = (WorkPriority)_random.Next(4);
            items[i] = new WorkItem
            {
                Priority = priority,
                Channel = Channels[_random.Next(Channels.Length)],
                Routing = Plans[_random.Next(Plans.Length)],
                Due = first + (Step * i) + Targets[(int)priority] + Duration.FromTicks(_random.NextInt64(Duration.FromHours(4).BclCompatibleTicks)),
            };
        }

        return items;
    }

    private static IEnumerable<RoutingPlan> AllPlans()
    {
        // As many items need one skill as two.
        for (int i = 0; i < SkillCount; i++)
        {
            for (int j = i + 1; j < SkillCount; j++)
            {
                yield return new RoutingPlan(new SkillRequirements(new SkillRequirement(Skills[i]), new SkillRequirement(Skills[j])));
            }
        }

        RoutingPlan[] singles = [.. Skills.Select(s => new RoutingPlan(new SkillRequirements(new SkillRequirement(s))))];
        for (int i = 0; i < SkillCount * (SkillCount - 1) / 2; i++)
        {
            yield return singles[i % SkillCount];
        }
    }

    private AgentProfile Agent(int number)
    {
        HashSet<int> skills = [number % SkillCount];
        while (skills.Count < 5)
        {
            skills.Add(_random.Next(SkillCount));
        }

        return new AgentProfile(
            new AgentId($"agent-{number:000}"),
            capacityUnits: 12,
            [
                new ChannelCapacity(ContactChannel.Email, 2, 6),
                new ChannelCapacity(ContactChannel.Phone, 6, 1, blocksOthers: true),
                new ChannelCapacity(ContactChannel.Chat, 4, 3),
                new ChannelCapacity(ContactChannel.Web, 3, 4),
            ],
            new SkillSet(skills.Select(s => new SkillLevel(Skills[s], 1))));
    }
}
