using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;
using SupportDomain.Serialization.JsonNet.Sla;
using SupportDomain.Serialization.JsonNet.Workforce;
using SupportDomain.Sla;
using SupportDomain.Staffing;
using SupportDomain.Tickets;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Reads what a desk runs with; the object is the caller's to close.</summary>
internal static class OperationReader
{
    private static readonly OperationPart[] WorkloadParts = [OperationPart.Arrivals, OperationPart.Handling, OperationPart.Patience];
    private static readonly OperationPart[] OperationParts = [OperationPart.Agents, OperationPart.Places];

    internal static DeskOperation Read(JsonNode node, Dictionary<string, BusinessCalendar> calendars, IDateTimeZoneProvider zones, Dictionary<string, TicketField> fields)
    {
        SchedulingPolicy policy = node.Optional("policy") is { } rules ? Policy(rules) : new SchedulingPolicy();
        List<AgentProfile> agents = [.. node.Member("agents").Items().Select(a => WorkforceReader.Agent(a, calendars))];
        List<Workload> workloads = [.. node.Member("workloads").Items().Select(w => Workload(w, zones, fields))];
        int? places = node.Optional("places")?.Integer(1, int.MaxValue);
        List<Assumption> assumed = Assumed(node, OperationParts);
        return node.Build(() => new DeskOperation(policy, agents, workloads, places).WithAssumptions(assumed), "at least one agent and one workload, each once");
    }

    private static SchedulingPolicy Policy(JsonNode node)
    {
        SchedulingPolicy policy = PolicyNode.Read(node);
        node.Close();
        return policy;
    }

    private static Workload Workload(JsonNode node, IDateTimeZoneProvider zones, Dictionary<string, TicketField> fields)
    {
        string name = node.Member("name").Text();
        ArrivalProcess? arrivals = node.Optional("arrivals") is { } stated ? ArrivalNode.Read(stated, zones) : null;
        JsonNode? when = node.Optional("when");
        List<TicketCondition> conditions = PolicyReader.Conditions(node, fields);
        DurationDistribution handling = DistributionNode.Read(node.Member("handling"));
        DurationDistribution? patience = node.Optional("patience") is { } waits ? DistributionNode.Read(waits) : null;
        WorkItem item = node.Optional("item") is { } what ? Item(what) : default;
        Duration? dueAfter = node.Optional("dueAfter")?.Duration();
        List<Assumption> assumed = Assumed(node, WorkloadParts);
        node.Close();
        if (when is not null && arrivals is { Shape: not ArrivalShape.Recorded })
        {
            throw when.Fault("'when' with arrivals that are no log's", "'when' without arrivals, or with recorded ones");
        }

        return node.Build(
            () =>
            {
                Workload workload = new Workload(name, when is null ? arrivals : null, handling, item, patience, dueAfter).WithConditions(conditions).WithAssumptions(assumed);
                return when is null || arrivals is null ? workload : workload.WithArrivals(arrivals);
            },
            "a workload whose parts fit together; its item names no instant");
    }

    private static WorkItem Item(JsonNode node)
    {
        WorkItem item = WorkItemNode.Read(node);
        node.Close();
        return item;
    }

    private static List<Assumption> Assumed(JsonNode node, OperationPart[] parts)
    {
        List<Assumption> all = [];
        if (node.Optional("assumed") is { } assumed)
        {
            foreach (OperationPart part in parts)
            {
                if (assumed.Optional(CamelCase.Of(part)) is { } note)
                {
                    all.Add(new Assumption(part, note.Text()));
                }
            }

            assumed.Close();
        }

        return all;
    }
}
