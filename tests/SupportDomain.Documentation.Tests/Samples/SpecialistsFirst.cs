using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class SpecialistsFirst
{
    internal static void Run()
    {
        #region SpecialistsFirst
        SkillId billing = new("billing");
        SkillId repairs = new("repairs");
        RoutingPlan Needs(SkillId skill) => new(new SkillRequirements(new SkillRequirement(skill)));
        AgentProfile Agent(string id, int levelOfBilling, int levelOfRepairs) => new(
            new AgentId(id), 1, [new ChannelCapacity(ContactChannel.Phone, 1, 1)], new SkillSet(new SkillLevel(billing, levelOfBilling), new SkillLevel(repairs, levelOfRepairs)));

        SchedulingPolicy policy = new() { AgentChoice = AgentChoice.HighestLevel, WorkChoice = WorkChoice.HighestLevel };
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        WorkflowScheduler scheduler = new(policy, now);
        SchedulerEventBuffer events = new();
        scheduler.AddAgent(Agent("ana", levelOfBilling: 900, levelOfRepairs: 200), now, events);
        scheduler.AddAgent(Agent("ben", levelOfBilling: 300, levelOfRepairs: 800), now, events);

        WorkItem Call(SkillId skill) => new() { Channel = ContactChannel.Phone, Routing = Needs(skill) };
        foreach (SkillId skill in (SkillId[])[repairs, billing, billing, repairs])
        {
            scheduler.Enqueue(Call(skill), now, events);
            scheduler.Dispatch(now, events);
        }

        foreach (SchedulerEvent offered in events.Events.ToArray().Where(e => e.Kind == SchedulerEventKind.Offered))
        {
            Console.WriteLine($"Call {offered.Item} is for {offered.Agent}");
            scheduler.Accept(offered.Offer, now, events);
        }

        // Ben is done: the third call has waited longer, but the fourth is what he knows best.
        scheduler.Complete(new WorkItemId(1), now + Duration.FromMinutes(5), events);
        Console.WriteLine(ReasonText.Of(scheduler.ExplainNextInReasons(new AgentId("ben")), WordingLanguage.English));
        // → Call 1 is for ben
        // → Call 2 is for ana
        // → 4 goes before 3: the agent's level for it is higher (800 against 300).
        #endregion
    }
}
