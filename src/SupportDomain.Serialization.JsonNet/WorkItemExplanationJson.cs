using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;
using SupportDomain.Serialization.JsonNet.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Explanations of work items as JSON, one object each: strict reading, canonical writing. The reasons made of them are written by <see cref="ReasonJson"/>.</summary>
/// <remarks>What says nothing is left out. Unknown members and versions are errors; what is written reads back with equal parts. Safe to use from several threads.</remarks>
public static class WorkItemExplanationJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    /// <summary>An explanation as one line, without a line end.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <exception cref="ArgumentNullException"><paramref name="explanation"/> is null.</exception>
    public static string Write(WorkItemExplanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        JObject json = new()
        {
            ["v"] = Version,
            ["item"] = explanation.Item.Value,
            ["at"] = InstantPattern.ExtendedIso.Format(explanation.At),
            ["status"] = SchedulingParts.Name(explanation.Status),
            ["band"] = explanation.Band,
            ["key"] = explanation.Key,
        };
        json.PutNumber("position", explanation.Position);
        json.Put("behind", explanation.Behind == default ? null : Write(explanation.Behind));
        json.PutId("agent", explanation.Agent);
        json.Put("blockers", explanation.Blockers.IsEmpty ? null : new JArray(explanation.Blockers.Select(Write)));
        return json.ToString(Formatting.None);
    }

    /// <summary>Reads one explanation.</summary>
    /// <param name="json">The explanation as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not an explanation; the exception names the place, what was found and what is allowed.</exception>
    public static WorkItemExplanation Read(string json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        WorkItemExplanation read = new(
            new WorkItemId(root.Member("item").Long(long.MinValue, long.MaxValue)),
            root.Member("status").OneOf(SchedulingNames.Statuses),
            root.Member("band").Integer(0, PriorityBands.Highest),
            root.Member("key").Long(long.MinValue, long.MaxValue),
            root.Optional("position")?.Integer(0, int.MaxValue) ?? 0,
            root.Optional("behind") is { } behind ? Order(behind) : default,
            SchedulingParts.Agent(root, "agent"),
            [.. (root.Optional("blockers")?.Items() ?? []).Select(Blocker)],
            root.Member("at").Instant());
        root.Close();
        return read;
    }

    private static JObject Write(OrderReason order) => new()
    {
        ["criterion"] = SchedulingParts.Name(order.Criterion),
        ["first"] = order.First.Value,
        ["firstValue"] = order.FirstValue,
        ["second"] = order.Second.Value,
        ["secondValue"] = order.SecondValue,
    };

    private static OrderReason Order(JsonNode node)
    {
        long Number(string name) => node.Member(name).Long(long.MinValue, long.MaxValue);
        OrderReason order = new(
            node.Member("criterion").OneOf(SchedulingNames.Criteria), new WorkItemId(Number("first")), Number("firstValue"), new WorkItemId(Number("second")), Number("secondValue"));
        node.Close();
        return order;
    }

    private static JObject Write(WorkBlocker blocker)
    {
        JObject json = new() { ["kind"] = SchedulingParts.Name(blocker.Kind) };
        json.Put("until", blocker.Until);
        return json;
    }

    private static WorkBlocker Blocker(JsonNode node)
    {
        WorkBlockerKind kind = node.Member("kind").OneOf(SchedulingNames.Blockers);
        Instant? until = TicketParts.Instant(node, "until");
        node.Close();
        return new WorkBlocker(kind, until);
    }
}
