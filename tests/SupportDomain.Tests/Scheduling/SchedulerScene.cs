using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <summary>A scheduler with a clock in seconds and short ways to say what happens, for tests of one rule each.</summary>
internal sealed class SchedulerScene
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    internal SchedulerScene(SchedulingPolicy? policy = null) => Scheduler = new WorkflowScheduler(policy ?? new SchedulingPolicy(), Start);

    internal WorkflowScheduler Scheduler { get; }

    internal SchedulerEventBuffer Events { get; } = new();

    internal static Instant At(double second) => Start + Duration.FromSeconds(second);

    internal static Duration Seconds(double seconds) => Duration.FromSeconds(seconds);

    internal static AgentId Id(string agent) => new(agent);

    internal static RoutingPlan Needs(params string[] skills) => new(new SkillRequirements(skills.Select(s => new SkillRequirement(new SkillId(s)))));

    /// <summary>An agent with so many units, of which an item of any channel takes one.</summary>
    internal static AgentProfile Profile(string id, int capacity = 100, string[]? skills = null, string[]? groups = null, ChannelCapacity[]? channels = null) => new(
        Id(id),
        capacity,
        channels ?? [.. Enum.GetValues<ContactChannel>().Select(c => new ChannelCapacity(c, 1, 1000))],
        new SkillSet((skills ?? []).Select(s => new SkillLevel(new SkillId(s), 5))),
        (groups ?? []).Select(g => new GroupId(g)));

    internal SchedulerScene Agent(string id, int capacity = 100, string[]? skills = null, string[]? groups = null, ChannelCapacity[]? channels = null, double at = 0)
    {
        Scheduler.AddAgent(Profile(id, capacity, skills, groups, channels), At(at), Events);
        return this;
    }

    internal WorkItemId Put(WorkItem item = default, double at = 0) => Scheduler.Enqueue(item, At(at), Events);

    /// <summary>What the agent is offered, or 0.</summary>
    internal long Offered(string agent, double at) => Scheduler.TryOffer(Id(agent), At(at), Events, out Offer offer) ? offer.Item.Value : 0;

    internal Offer Offer(string agent, double at) => Scheduler.TryOffer(Id(agent), At(at), Events, out Offer offer) ? offer : throw new InvalidOperationException("nothing was offered");

    /// <summary>Everything that the agent takes, one after the other.</summary>
    internal long[] Drain(string agent, double at)
    {
        List<long> items = [];
        while (Scheduler.TryDequeue(Id(agent), At(at), Events, out WorkItemId item))
        {
            items.Add(item.Value);
        }

        return [.. items];
    }

    internal SchedulerEventKind[] KindsOf(WorkItemId item) => [.. All().Where(e => e.Item == item).Select(e => e.Kind)];

    internal SchedulerEvent[] All() => Events.Events.ToArray();

    internal SchedulingException Refused(Action command) => command.Should().Throw<SchedulingException>().Which;
}
