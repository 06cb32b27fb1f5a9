using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Scheduling;
using SupportDomain.Serialization.JsonNet.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Events of a scheduler as JSON, one object each: strict reading, canonical writing.</summary>
/// <remarks>What says nothing is left out. Unknown members, kinds and versions are errors; what is written reads back as an equal event. Safe to use from several threads.</remarks>
public static class SchedulerEventJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    /// <summary>An event as one line, without a line end.</summary>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The kind is not defined, or the ticks are no instant.</exception>
    public static string Write(in SchedulerEvent happened)
    {
        JObject json = new() { ["v"] = Version, ["number"] = happened.Number, ["at"] = InstantPattern.ExtendedIso.Format(happened.At), ["kind"] = SchedulingParts.Name(happened.Kind) };
        json.PutNumber("item", happened.Item.Value);
        json.PutNumber("offer", happened.Offer.Value);
        json.PutId("agent", happened.Agent.IsDefault ? (AgentId?)null : happened.Agent);
        json.PutId("group", happened.Group.IsDefault ? (GroupId?)null : happened.Group);
        json.PutNumber("from", happened.From);
        json.PutNumber("to", happened.To);
        json.PutNumber("band", happened.Band);
        json.Put("note", happened.Note);
        return json.ToString(Formatting.None);
    }

    /// <summary>Reads one event.</summary>
    /// <param name="json">The event as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not an event; the exception names the place, what was found and what is allowed.</exception>
    public static SchedulerEvent Read(string json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        SchedulerEvent read = new()
        {
            Number = root.Member("number").Long(long.MinValue, long.MaxValue),
            Ticks = Ticks(root.Member("at")),
            Kind = root.Member("kind").OneOf(SchedulingNames.EventKinds),
            Item = new WorkItemId(SchedulingParts.Number(root, "item")),
            Offer = new OfferId(SchedulingParts.Number(root, "offer")),
            Agent = SchedulingParts.Agent(root, "agent") ?? default,
            Group = SchedulingParts.Group(root, "group") ?? default,
            From = SchedulingParts.Number(root, "from"),
            To = SchedulingParts.Number(root, "to"),
            Band = (byte)(root.Optional("band")?.Integer(0, byte.MaxValue) ?? 0),
            Note = TicketParts.Text(root, "note"),
        };
        root.Close();
        return read;
    }

    private static long Ticks(JsonNode node)
    {
        Instant at = node.Instant();
        long ticks = at.ToUnixTimeTicks();
        return Instant.FromUnixTimeTicks(ticks) == at ? ticks : throw node.Fault("an instant between two ticks", "an instant of whole ticks of 100 ns");
    }
}
