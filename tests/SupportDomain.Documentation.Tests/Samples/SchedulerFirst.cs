using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SchedulerFirst
{
    internal static void Run()
    {
        #region SchedulerFirst
        SchedulingPolicy policy = new() { Ordering = WorkOrdering.DueTime, OfferDuration = Duration.FromSeconds(30) };
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        WorkflowScheduler scheduler = new(policy, now);
        SchedulerEventBuffer events = new();

        SkillRequirements french = new(new SkillRequirement(new SkillId("french"), minimumLevel: 500));
        ChannelCapacity[] channels = [new(ContactChannel.Phone, 3, 1, blocksOthers: true), new(ContactChannel.Chat, 1, 2)];
        scheduler.AddAgent(new AgentProfile(new AgentId("ana"), 3, channels, new SkillSet(new SkillLevel(new SkillId("french"), 700))), now, events);
        scheduler.AddAgent(new AgentProfile(new AgentId("ben"), 3, channels), now, events);

        // Whoever speaks French, and after two minutes anybody.
        RoutingPlan routing = new RoutingPlan(french).RelaxAfter(Duration.FromMinutes(2), SkillRequirements.None);
        scheduler.Enqueue(new WorkItem { Reference = "T-1", Channel = ContactChannel.Chat, Routing = routing, Due = now + Duration.FromHours(2) }, now, events);
        WorkItemId second = scheduler.Enqueue(new WorkItem { Reference = "T-2", Channel = ContactChannel.Chat, Routing = routing, Due = now + Duration.FromHours(1) }, now, events);

        if (scheduler.TryOffer(new AgentId("ana"), now, events, out Offer offer))
        {
            scheduler.Accept(offer.Id, now + Duration.FromSeconds(5), events);
            Console.WriteLine($"{offer.Agent} works on item {offer.Item}, which was due first: {offer.Item == second}");
        }

        bool found = scheduler.TryOffer(new AgentId("ben"), now + Duration.FromSeconds(6), events, out _);
        Console.WriteLine($"For ben there is something: {found}; item 1 has {scheduler.Explain(new WorkItemId(1)).Blockers.Length} blockers and is for ana");
        found = scheduler.TryOffer(new AgentId("ben"), now + Duration.FromMinutes(2), events, out offer);
        Console.WriteLine($"Two minutes later: {found}, item {offer.Item}");
        // → ana works on item 2, which was due first: True
        // → For ben there is something: False; item 1 has 0 blockers and is for ana
        // → Two minutes later: True, item 1
        #endregion
    }
}
