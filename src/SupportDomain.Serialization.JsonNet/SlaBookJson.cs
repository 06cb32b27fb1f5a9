using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Snapshots of books of open tickets as lines of JSON: a head, then the events as <see cref="TicketEventJson"/> writes them, ticket by ticket.</summary>
/// <remarks>
/// Strict reading, canonical writing: equal snapshots give the same lines. The head counts the events, so that a file that was cut off is refused. The clocks are not in it:
/// they are policy, stored on their own (<see cref="ServiceLevelJson"/>). Safe to use from several threads.
/// </remarks>
public static class SlaBookJson
{
    private const int Version = 1;
    private const string Kind = "slaBook";

    /// <summary>Writes a snapshot, each line ended by a line feed.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void WriteLines(TextWriter writer, SlaBookSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(snapshot);
        JObject head = new() { ["v"] = Version, ["kind"] = Kind };
        if (snapshot.AdvancedTo is { } at)
        {
            head["advancedTo"] = InstantPattern.ExtendedIso.Format(at);
        }

        head["events"] = snapshot.Tickets.Sum(t => (long)t.Events.Length);
        writer.Write(head.ToString(Formatting.None));
        writer.Write('\n');
        foreach (SlaBookTicket ticket in snapshot.Tickets)
        {
            TicketEventJson.WriteLines(writer, ticket.Events);
        }
    }

    /// <summary>Reads a snapshot.</summary>
    /// <param name="reader">The lines; left open.</param>
    /// <param name="documentName">What to call them in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">A line is not JSON, the first is no head, another no event, or there are fewer or more events than the head says.</exception>
    public static SlaBookSnapshot Read(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode head = JsonNode.Parse(reader.ReadLine() ?? string.Empty, documentName);
        head.Member("v").Integer(Version, Version);
        head.Member("kind").OneOf(new Dictionary<string, int>(StringComparer.Ordinal) { [Kind] = Version });
        Instant? advancedTo = head.Optional("advancedTo")?.Instant();
        long count = head.Member("events").Long(0, long.MaxValue);
        head.Close();
        List<TicketEvent> events = [];
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            events.Add(TicketEventJson.Read(JsonNode.Parse(line, documentName, events.Count + 1)));
        }

        if (events.Count != count)
        {
            throw head.Fault(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{events.Count} events behind the head"), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the {count} events that the head counts"));
        }

        return head.Build(
            () => new SlaBookSnapshot(advancedTo, events.GroupBy(e => e.Ticket).Select(t => new SlaBookTicket(t.Key, t))), "an advancedTo from 1900 to before 2190");
    }
}
