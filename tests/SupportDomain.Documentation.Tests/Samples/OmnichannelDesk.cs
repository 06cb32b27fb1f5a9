using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class OmnichannelDesk
{
    internal static void Run()
    {
        #region OmnichannelDesk
        ChannelCapacity call = new(ContactChannel.Phone, unitsPerItem: 3, maximumItems: 1, blocksOthers: true);
        ChannelCapacity chat = new(ContactChannel.Chat, unitsPerItem: 1, maximumItems: 2);
        ChannelCapacity mail = new(ContactChannel.Email, unitsPerItem: 1, maximumItems: 3);
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        WorkflowScheduler scheduler = new(new SchedulingPolicy(), now);
        SchedulerEventBuffer events = new();
        scheduler.AddAgent(new AgentProfile(new AgentId("ana"), capacityUnits: 3, [call, chat, mail]), now, events);

        // Three chats, two mails, and at last a call, which is more pressing.
        ContactChannel[] arrivals = [ContactChannel.Chat, ContactChannel.Chat, ContactChannel.Chat, ContactChannel.Email, ContactChannel.Email, ContactChannel.Phone];
        foreach (ContactChannel channel in arrivals)
        {
            scheduler.Enqueue(new WorkItem { Channel = channel, Priority = channel == ContactChannel.Phone ? WorkPriority.High : WorkPriority.Normal }, now, events);
        }

        int offers = scheduler.Dispatch(now, events);
        SchedulerEvent offered = events[events.Count - 1];
        Console.WriteLine($"At first {offers} offer: item {offered.Item}, the call");
        scheduler.Accept(offered.Offer, now, events);
        Console.WriteLine($"The first chat: {ReasonText.Of(scheduler.ExplainInReasons(new WorkItemId(1))[^1], WordingLanguage.English)}");

        now += Duration.FromMinutes(5);
        scheduler.Complete(offered.Item, now, events);
        events.Clear();
        offers = scheduler.Dispatch(now, events);
        Console.WriteLine($"Then {offers} offers: items {string.Join(", ", events.Events.ToArray().Select(e => e.Item))}");

        // What to tell the third in the chat, if a chat takes six minutes.
        foreach (Reason reason in scheduler.ForecastWait(new WorkItemId(3), Duration.FromMinutes(6)).ToReasons())
        {
            Console.WriteLine(ReasonText.Of(reason, WordingLanguage.English));
        }
        // → At first 1 offer: item 6, the call
        // → The first chat: Everybody who may take it is busy.
        // → Then 3 offers: items 1, 2, 4
        // → Number 1 in line; about 3 min.
        // → If all 2 places at 1 agents are taken, one is free every 6 min divided by 2, and nobody joins or leaves the 1 in line.
        #endregion
    }
}
