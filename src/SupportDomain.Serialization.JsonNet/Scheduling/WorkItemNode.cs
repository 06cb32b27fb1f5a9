using Newtonsoft.Json.Linq;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Serialization.JsonNet.Workforce;

namespace SupportDomain.Serialization.JsonNet.Scheduling;

/// <summary>Work items, routing plans and changes as objects of a document.</summary>
internal static class WorkItemNode
{
    internal static void Write(JObject json, in WorkItem item)
    {
        json.PutName("work", item.Kind, WorkItemKind.Ticket);
        json.Put("reference", item.Reference);
        json.PutName("priority", item.Priority, WorkPriority.Normal);
        json.PutName("channel", item.Channel, ContactChannel.Unknown);
        json.Put("routing", item.Routing is { } plan ? Write(plan) : null);
        json.PutId("group", item.Group);
        json.PutId("customer", item.Customer);
        json.PutNumber("serviceClass", item.ServiceClass);
        json.Put("due", item.Due);
        json.PutLength("estimate", item.Estimate);
        json.PutLength("boost", item.Boost);
        json.PutNumber("customKey", item.CustomKey);
        json.Put("waitingSince", item.WaitingSince);
        json.Put("notBefore", item.NotBefore);
        json.PutId("knownAgent", item.KnownAgent);
        json.PutLength("knownAgentOnly", item.KnownAgentOnly);
    }

    /// <summary>Reads the members of an item; the object is the caller's to close.</summary>
    internal static WorkItem Read(JsonNode node) => new()
    {
        Kind = node.Optional("work")?.OneOf(SchedulingNames.ItemKinds) ?? WorkItemKind.Ticket,
        Reference = TicketParts.Text(node, "reference"),
        Priority = node.Optional("priority")?.OneOf(SchedulingNames.Priorities) ?? WorkPriority.Normal,
        Channel = node.Optional("channel")?.OneOf(SchedulingNames.Channels) ?? ContactChannel.Unknown,
        Routing = node.Optional("routing") is { } plan ? Plan(plan) : null,
        Group = SchedulingParts.Group(node, "group"),
        Customer = TicketParts.Id(node, "customer", text => new CustomerId(text)),
        ServiceClass = node.Optional("serviceClass")?.Integer(int.MinValue, int.MaxValue) ?? 0,
        Due = TicketParts.Instant(node, "due"),
        Estimate = SchedulingParts.Length(node, "estimate"),
        Boost = SchedulingParts.Length(node, "boost"),
        CustomKey = SchedulingParts.Number(node, "customKey"),
        WaitingSince = TicketParts.Instant(node, "waitingSince"),
        NotBefore = TicketParts.Instant(node, "notBefore"),
        KnownAgent = SchedulingParts.Agent(node, "knownAgent"),
        KnownAgentOnly = SchedulingParts.Length(node, "knownAgentOnly"),
    };

    internal static void Write(JObject json, in WorkItemChange change)
    {
        json.Put("priority", change.Priority is { } priority ? SchedulingParts.Name(priority) : null);
        json.Put("due", change.Due);
        json.PutFlag("removesDue", change.RemovesDue);
        json.Put("estimate", change.Estimate is { } estimate ? SchedulingParts.Length(estimate) : null);
        json.Put("boost", change.Boost is { } boost ? SchedulingParts.Length(boost) : null);
        json.Put("customKey", change.CustomKey);
        json.Put("serviceClass", change.ServiceClass);
    }

    internal static WorkItemChange ReadChange(JsonNode node) => new()
    {
        Priority = node.Optional("priority")?.OneOf(SchedulingNames.Priorities),
        Due = TicketParts.Instant(node, "due"),
        RemovesDue = node.Optional("removesDue")?.Flag() ?? false,
        Estimate = SchedulingParts.OptionalLength(node, "estimate"),
        Boost = SchedulingParts.OptionalLength(node, "boost"),
        CustomKey = node.Optional("customKey")?.Long(long.MinValue, long.MaxValue),
        ServiceClass = node.Optional("serviceClass")?.Integer(int.MinValue, int.MaxValue),
    };

    private static JArray Write(RoutingPlan plan) => new(plan.Steps.Select(step =>
    {
        JObject json = [];
        json.PutLength("after", step.After);
        json.Put("skills", WorkforceNames.ToJson(step.Requirements) is { } skills ? JObject.FromObject(skills) : null);
        return json;
    }));

    private static RoutingPlan Plan(JsonNode node)
    {
        List<RoutingStep> steps = [.. node.Items().Select(Step)];
        return node.Build(() => new RoutingPlan(steps), "1 to 16 steps, the first without 'after', each later one after the one before");
    }

    private static RoutingStep Step(JsonNode node)
    {
        NodaTime.Duration after = SchedulingParts.Length(node, "after");
        RoutingStep step = node.Build(() => new RoutingStep(after, WorkforceNames.Requirements(node.Optional("skills"))), "a step with 'after' of zero or more and 'skills'");
        node.Close();
        return step;
    }
}
