using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Ticket events as JSON, one object a line: strict reading, canonical writing.</summary>
/// <remarks>
/// <para>Every event says its version (<c>"v":1</c>) and its kind. What says nothing is left out: no number, nobody, no text.</para>
/// <para>Unknown members, kinds and versions are errors; what is written reads back as an equal event. Safe to use from several threads.</para>
/// </remarks>
public static class TicketEventJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    private const string Fitting = "an event whose parts fit together";

    private static readonly Dictionary<string, Func<JsonNode, Head, TicketEvent>> Kinds = new(StringComparer.Ordinal)
    {
        ["opened"] = (n, h) => new TicketOpened(h.Ticket, h.At, TicketParts.Attributes(n), h.By, h.Sequence),
        ["statusChanged"] = (n, h) => new TicketStatusChanged(h.Ticket, h.At, n.Member("status").OneOf(TicketNames.Statuses), TicketParts.Text(n, "holdReason"), h.By, h.Sequence),
        ["stateUnrecognised"] = (n, h) => new TicketStateUnrecognised(h.Ticket, h.At, n.Member("state").AnyText(), h.By, h.Sequence),
        ["messagePosted"] = Message,
        ["assigned"] = (n, h) => new TicketAssigned(
            h.Ticket, h.At, TicketParts.Id(n, "group", text => new GroupId(text)), TicketParts.Id(n, "agent", text => new AgentId(text)), h.By, h.Sequence),
        ["attributesChanged"] = (n, h) => new TicketAttributesChanged(h.Ticket, h.At, TicketParts.Attributes(n), h.By, h.Sequence),
        ["merged"] = (n, h) => new TicketMerged(h.Ticket, h.At, TicketParts.Ticket(n, "into"), h.By, h.Sequence),
        ["linked"] = (n, h) => new TicketLinked(h.Ticket, h.At, TicketParts.LinkKind(n), TicketParts.Ticket(n, "other"), h.By, h.Sequence),
        ["dueDateSet"] = (n, h) => new TicketDueDateSet(h.Ticket, h.At, TicketParts.Clock(n), TicketParts.Instant(n, "dueAt"), h.By, h.Sequence),
        ["personalDataRedacted"] = (n, h) => new PersonalDataRedacted(h.Ticket, h.At, TicketParts.Numbers(n, "sequences"), h.By, h.Sequence),
    };

    /// <summary>An event as one line, without a line end.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ticketEvent"/> is null.</exception>
    public static string Write(TicketEvent ticketEvent)
    {
        ArgumentNullException.ThrowIfNull(ticketEvent);
        return ticketEvent switch
        {
            TicketOpened e => Begin("opened", e).Attributes(e.Attributes).ToString(),
            TicketStatusChanged e => Begin("statusChanged", e).Enum("status", e.Status).Text("holdReason", e.HoldReason).ToString(),
            TicketStateUnrecognised e => Begin("stateUnrecognised", e).Text("state", e.State).ToString(),
            MessagePosted e => Begin("messagePosted", e).Enum("visibility", e.Visibility).Enum("channel", e.Channel, ContactChannel.Unknown)
                .Flag("automatic", e.IsAutomatic).Text("text", e.Text).ToString(),
            TicketAssigned e => Begin("assigned", e).Text("group", e.Group?.Value).Text("agent", e.Agent?.Value).ToString(),
            TicketAttributesChanged e => Begin("attributesChanged", e).Attributes(e.Attributes).ToString(),
            TicketMerged e => Begin("merged", e).Text("into", e.Into.Value).ToString(),
            TicketLinked e => Begin("linked", e).Enum("link", e.Kind).Text("other", e.Other.Value).ToString(),
            TicketDueDateSet e => Begin("dueDateSet", e).Text("clock", e.Clock.Value).Instant("dueAt", e.DueAt).ToString(),
            PersonalDataRedacted e => Begin("personalDataRedacted", e).Numbers("sequences", e.Sequences).ToString(),
            _ => throw new ArgumentException($"An event of kind {ticketEvent.GetType().Name} is unknown to this version.", nameof(ticketEvent)),
        };
    }

    /// <summary>Writes events, one a line, each line ended by a line feed.</summary>
    /// <param name="writer">Where to; left open.</param>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentNullException">An argument or an event is null.</exception>
    public static void WriteLines(TextWriter writer, IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(events);
        foreach (TicketEvent one in events)
        {
            writer.Write(Write(one));
            writer.Write('\n');
        }
    }

    /// <summary>Reads one event.</summary>
    /// <param name="line">The event as JSON.</param>
    /// <param name="documentName">What to call it in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not an event; the exception names the place, what was found and what is allowed.</exception>
    public static TicketEvent Read(string line, string documentName)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(documentName);
        return Read(JsonNode.Parse(line, documentName));
    }

    /// <summary>Reads events, one a line, as they are asked for; blank lines are passed over.</summary>
    /// <param name="reader">The lines; left open.</param>
    /// <param name="documentName">What to call them in messages, such as the file's name.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">While reading: a line is not JSON or not an event; the exception names the line of the document.</exception>
    public static IEnumerable<TicketEvent> ReadLines(TextReader reader, string documentName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(documentName);
        return Lines();

        IEnumerable<TicketEvent> Lines()
        {
            int before = 0;
            for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    yield return Read(JsonNode.Parse(line, documentName, before));
                }

                before = checked(before + 1);
            }
        }
    }

    private static TicketWriter Begin(string kind, TicketEvent e) =>
        new TicketWriter(Version, kind).Text("ticket", e.Ticket.Value).Instant("at", e.At).Number("sequence", e.Sequence).Person(e.By);

    internal static TicketEvent Read(JsonNode root)
    {
        root.Member("v").Integer(Version, Version);
        Func<JsonNode, Head, TicketEvent> kind = root.Member("kind").OneOf(Kinds);
        Head head = new(TicketParts.Ticket(root), root.Member("at").Instant(), TicketParts.Number(root, "sequence"), TicketParts.By(root));
        TicketEvent read = root.Build(() => kind(root, head), Fitting);
        root.Close();
        return read;
    }

    private static MessagePosted Message(JsonNode node, Head head) => new(
        head.Ticket,
        head.At,
        head.By,
        node.Member("visibility").OneOf(TicketNames.Visibilities),
        node.Optional("channel")?.OneOf(TicketNames.Channels) ?? ContactChannel.Unknown,
        node.Optional("automatic")?.Flag() ?? false,
        TicketParts.Text(node, "text"),
        head.Sequence);

    private readonly record struct Head(TicketId Ticket, Instant At, long Sequence, Person By);
}
