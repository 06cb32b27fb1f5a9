using System.Collections.Immutable;
using Newtonsoft.Json.Linq;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;
using SupportDomain.Serialization.JsonNet.Workforce;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Writes what <see cref="OperationReader"/> reads. What is usual is left out.</summary>
internal static class OperationWriter
{
    internal static Dictionary<string, object> ToJson(DeskOperation operation, Dictionary<BusinessCalendar, string> calendars)
    {
        JObject policy = [];
        PolicyNode.Write(policy, operation.Policy);
        Dictionary<string, object> json = new(StringComparer.Ordinal);
        if (policy.Count > 0)
        {
            json.Add("policy", policy);
        }

        json.Add("agents", operation.Agents.Select(a => WorkforceWriter.Agent(a, calendars)));
        json.Add("workloads", operation.Workloads.Select(ToJson));
        if (operation.Places is { } places)
        {
            json.Add("places", places);
        }

        if (ToJson(operation.Assumptions) is { } assumed)
        {
            json.Add("assumed", assumed);
        }

        return json;
    }

    private static object ToJson(Workload workload)
    {
        JObject item = [];
        WorkItemNode.Write(item, workload.Item);
        bool saysWhen = !workload.Conditions.IsEmpty || (workload.IsFromLog && workload.Arrivals is not null);
        return new
        {
            name = workload.Name,
            arrivals = workload.Arrivals is { } arrivals ? ArrivalNode.ToJson(arrivals) : null,
            when = saysWhen ? workload.Conditions.ToDictionary(c => CamelCase.Of(c.Field), c => c.Values, StringComparer.Ordinal) : null,
            handling = DistributionNode.ToJson(workload.Handling),
            patience = workload.Patience is { } patience ? DistributionNode.ToJson(patience) : null,
            item = item.Count == 0 ? null : item,
            dueAfter = workload.DueAfter is { } dueAfter ? DurationText.Format(dueAfter) : null,
            assumed = ToJson(workload.Assumptions),
        };
    }

    private static Dictionary<string, string>? ToJson(ImmutableArray<Assumption> assumptions) =>
        assumptions.IsEmpty ? null : assumptions.ToDictionary(a => CamelCase.Of(a.Part), a => a.Note, StringComparer.Ordinal);
}
