using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class FairShares
{
    internal static void Run()
    {
        #region FairShares
        CustomerId vip = new("vip");
        CustomerId other = new("other");
        SchedulingPolicy policy = new() { Fairness = new FairnessPolicy(weights: [new(vip, 2)], caps: [new(other, 3)]) };
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        WorkflowScheduler scheduler = new(policy, now);
        SchedulerEventBuffer events = new();
        AgentId agent = new("ana");
        scheduler.AddAgent(new AgentProfile(agent, 100, [new ChannelCapacity(ContactChannel.Email, 1, 100)]), now, events);

        // The other customer came first, with much more.
        for (int i = 0; i < 12; i++)
        {
            scheduler.Enqueue(new WorkItem { Channel = ContactChannel.Email, Customer = i < 8 ? other : vip }, now, events);
        }

        List<long> order = [];
        while (scheduler.TryDequeue(agent, now, events, out WorkItemId item))
        {
            order.Add(item.Value);
        }

        Console.WriteLine(string.Join(' ', order));
        Console.WriteLine($"Parked at the cap: {scheduler.ReadyCount}");
        // → 1 9 10 2 11 12 3
        // → Parked at the cap: 5
        #endregion
    }
}
