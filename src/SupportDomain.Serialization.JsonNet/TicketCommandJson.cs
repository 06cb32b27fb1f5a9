using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Ticket commands as JSON, one object each: strict reading, canonical writing.</summary>
/// <remarks>
/// <para>Every command says its version (<c>"v":1</c>) and its kind. What says nothing is left out.</para>
/// <para>Unknown members, kinds and versions are errors; what is written reads back as an equal command. Safe to use from several threads.</para>
/// </remarks>
public static class TicketCommandJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    private static readonly Dictionary<string, Func<JsonNode, TicketId, Person, TicketCommand>> Kinds = new(StringComparer.Ordinal)
    {
        ["open"] = (n, t, by) => new OpenTicket(t, TicketParts.Attributes(n), by, TicketParts.Links(n, "links").AsSpan()),
        ["postMessage"] = (n, t, by) => new PostMessage(
            t,
            by,
            n.Member("visibility").OneOf(TicketNames.Visibilities),
            n.Optional("channel")?.OneOf(TicketNames.Channels) ?? ContactChannel.Unknown,
            n.Optional("automatic")?.Flag() ?? false,
            TicketParts.Text(n, "text")),
        ["changeStatus"] = (n, t, by) => new ChangeStatus(t, n.Member("status").OneOf(TicketNames.Statuses), TicketParts.Text(n, "holdReason"), by),
        ["assign"] = (n, t, by) => new AssignTicket(t, TicketParts.Id(n, "group", text => new GroupId(text)), TicketParts.Id(n, "agent", text => new AgentId(text)), by),
        ["changeAttributes"] = (n, t, by) => new ChangeAttributes(t, TicketParts.Attributes(n), by),
        ["merge"] = (n, t, by) => new MergeTicket(t, TicketParts.Ticket(n, "into"), TicketParts.Tickets(n, "targetChain"), by),
        ["link"] = (n, t, by) => new LinkTicket(t, TicketParts.LinkKind(n), TicketParts.Ticket(n, "other"), by),
        ["setDueDate"] = (n, t, by) => new SetDueDate(t, TicketParts.Clock(n), TicketParts.Instant(n, "dueAt"), by),
        ["redactPersonalData"] = (n, t, by) => new RedactPersonalData(t, TicketParts.Numbers(n, "sequences"), by),
    };

    /// <summary>A command as one line, without a line end.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="command"/> is null.</exception>
    public static string Write(TicketCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command switch
        {
            OpenTicket c => Begin("open", c).Attributes(c.Attributes).Links("links", c.Links).ToString(),
            PostMessage c => Begin("postMessage", c).Enum("visibility", c.Visibility).Enum("channel", c.Channel, ContactChannel.Unknown)
                .Flag("automatic", c.IsAutomatic).Text("text", c.Text).ToString(),
            ChangeStatus c => Begin("changeStatus", c).Enum("status", c.Status).Text("holdReason", c.HoldReason).ToString(),
            AssignTicket c => Begin("assign", c).Text("group", c.Group?.Value).Text("agent", c.Agent?.Value).ToString(),
            ChangeAttributes c => Begin("changeAttributes", c).Attributes(c.Attributes).ToString(),
            MergeTicket c => Begin("merge", c).Text("into", c.Into.Value).Texts("targetChain", c.TargetChain.Select(t => t.Value)).ToString(),
            LinkTicket c => Begin("link", c).Enum("link", c.Kind).Text("other", c.Other.Value).ToString(),
            SetDueDate c => Begin("setDueDate", c).Text("clock", c.Clock.Value).Instant("dueAt", c.DueAt).ToString(),
            RedactPersonalData c => Begin("redactPersonalData", c).Numbers("sequences", c.Sequences).ToString(),
            _ => throw new ArgumentException($"A command of kind {command.GetType().Name} is unknown to this version.", nameof(command)),
        };
    }

    /// <summary>Reads one command.</summary>
    /// <param name="json">The command as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or not a command; the exception names the place, what was found and what is allowed.</exception>
    public static TicketCommand Read(string json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        Func<JsonNode, TicketId, Person, TicketCommand> kind = root.Member("kind").OneOf(Kinds);
        TicketId ticket = TicketParts.Ticket(root);
        Person by = TicketParts.By(root);
        TicketCommand read = root.Build(() => kind(root, ticket, by), "a command whose parts fit together");
        root.Close();
        return read;
    }

    private static TicketWriter Begin(string kind, TicketCommand c) => new TicketWriter(Version, kind).Text("ticket", c.Ticket.Value).Person(c.By);
}
