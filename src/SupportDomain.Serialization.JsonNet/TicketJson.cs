using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Tickets as JSON, one object each, to be stored beside their logs: strict reading, canonical writing.</summary>
/// <remarks>
/// <para>A ticket says its version (<c>"v":1</c>) and its kind. What says nothing, and every count of zero, is left out.</para>
/// <para>Unknown members, kinds and versions are errors, and so are facts that contradict each other; what is written reads back as an equal ticket. Safe to use from
/// several threads.</para>
/// </remarks>
public static class TicketJson
{
    /// <summary>The version that is written, and the only one so far.</summary>
    public const int Version = 1;

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal) { ["ticket"] = "ticket" };

    /// <summary>A ticket as one line, without a line end.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ticket"/> is null.</exception>
    public static string Write(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        TicketSnapshot s = ticket.ToSnapshot();
        TicketWriter writer = new TicketWriter(Version, "ticket")
            .Text("ticket", s.Id.Value)
            .Number("version", s.Version)
            .Number("lastSequence", s.LastSequence)
            .Number("openingSequence", s.OpeningSequence)
            .Number("attributesSequence", s.AttributesSequence)
            .Instant("lastEventAt", s.LastEventAt)
            .Instant("openedAt", s.OpenedAt)
            .Person(s.OpenedBy)
            .Attributes(s.Attributes)
            .Enum("status", s.Status)
            .Instant("statusSince", s.StatusSince)
            .Text("holdReason", s.HoldReason)
            .Instant("solvedAt", s.SolvedAt)
            .Instant("firstSolvedAt", s.FirstSolvedAt)
            .Instant("closedAt", s.ClosedAt)
            .Number("reopenCount", s.ReopenCount)
            .Text("group", s.Group?.Value)
            .Text("agent", s.Agent?.Value)
            .Text("lastGroup", s.LastGroup?.Value)
            .Text("lastAgent", s.LastAgent?.Value)
            .Number("handOffs", s.HandOffs)
            .Number("groupChanges", s.GroupChanges)
            .Text("mergedInto", s.MergedInto?.Value)
            .Links("links", s.Links)
            .Objects("dueDates", s.DueDates, due => new TicketWriter().Text("clock", due.Key.Value).Instant("dueAt", due.Value))
            .Objects("findingCounts", s.FindingCounts, f => new TicketWriter().Enum("finding", f.Key).Number("count", f.Value))
            .Objects("findings", s.Findings, f => new TicketWriter().Enum("finding", f.Kind).Instant("at", f.At).Enum("from", f.From).Enum("to", f.To));
        return (s.Conversation.Messages == 0 ? writer : writer.Object("conversation", Conversation(s.Conversation))).ToString();
    }

    /// <summary>Reads one ticket.</summary>
    /// <param name="json">The ticket as JSON.</param>
    /// <param name="documentName">What to call it in messages.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="DeskFormatException">The text is not JSON or no ticket; the exception names the place, what was found and what is allowed.</exception>
    public static Ticket Read(string json, string documentName)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(documentName);
        JsonNode root = JsonNode.Parse(json, documentName);
        root.Member("v").Integer(Version, Version);
        root.Member("kind").OneOf(Kinds);
        TicketSnapshot snapshot = Snapshot(root);
        root.Close();
        return root.Build(() => Ticket.FromSnapshot(snapshot), "a ticket whose facts fit together");
    }

    private static TicketWriter Conversation(Conversation c) => new TicketWriter()
        .Number("messages", c.Messages)
        .Number("privateMessages", c.PrivateMessages)
        .Number("automaticMessages", c.AutomaticMessages)
        .Number("customerMessages", c.CustomerMessages)
        .Number("replies", c.Replies)
        .Instant("firstReplyAt", c.FirstHumanPublicAgentReplyAt)
        .Instant("lastReplyAt", c.LastAgentPublicMessageAt)
        .Instant("lastCustomerMessageAt", c.LastCustomerMessageAt)
        .Instant("oldestUnansweredAt", c.OldestUnansweredCustomerMessageAt)
        .Texts("channels", Enum.GetValues<ContactChannel>().Where(c.Uses).Select(CamelCase.Of));

    private static TicketSnapshot Snapshot(JsonNode root) => new()
    {
        Id = TicketParts.Ticket(root),
        Version = root.Member("version").Long(1, long.MaxValue),
        LastSequence = TicketParts.Number(root, "lastSequence"),
        OpeningSequence = TicketParts.Number(root, "openingSequence"),
        AttributesSequence = TicketParts.Number(root, "attributesSequence"),
        LastEventAt = root.Member("lastEventAt").Instant(),
        OpenedAt = root.Member("openedAt").Instant(),
        OpenedBy = TicketParts.By(root),
        Attributes = TicketParts.Attributes(root),
        Status = root.Member("status").OneOf(TicketNames.Statuses),
        StatusSince = root.Member("statusSince").Instant(),
        HoldReason = TicketParts.Text(root, "holdReason"),
        SolvedAt = TicketParts.Instant(root, "solvedAt"),
        FirstSolvedAt = TicketParts.Instant(root, "firstSolvedAt"),
        ClosedAt = TicketParts.Instant(root, "closedAt"),
        ReopenCount = TicketParts.Count(root, "reopenCount"),
        Group = TicketParts.Id(root, "group", text => new GroupId(text)),
        Agent = TicketParts.Id(root, "agent", text => new AgentId(text)),
        LastGroup = TicketParts.Id(root, "lastGroup", text => new GroupId(text)),
        LastAgent = TicketParts.Id(root, "lastAgent", text => new AgentId(text)),
        HandOffs = TicketParts.Count(root, "handOffs"),
        GroupChanges = TicketParts.Count(root, "groupChanges"),
        MergedInto = TicketParts.Id(root, "mergedInto", text => new TicketId(text)),
        Links = TicketParts.Links(root, "links"),
        DueDates = Objects(root, "dueDates", node => KeyValuePair.Create(TicketParts.Clock(node), node.Member("dueAt").Instant())),
        FindingCounts = Objects(root, "findingCounts", node => KeyValuePair.Create(node.Member("finding").OneOf(TicketNames.Findings), node.Member("count").Integer(1, int.MaxValue))),
        Findings = Objects(root, "findings", node => new TicketFinding(
            node.Member("finding").OneOf(TicketNames.Findings), node.Member("at").Instant(), node.Member("from").OneOf(TicketNames.Statuses), node.Member("to").OneOf(TicketNames.Statuses))),
        Conversation = root.Optional("conversation") is { } conversation ? Conversation(conversation) : default,
    };

    private static Conversation Conversation(JsonNode node)
    {
        Conversation conversation = new()
        {
            Messages = node.Member("messages").Integer(1, int.MaxValue),
            PrivateMessages = TicketParts.Count(node, "privateMessages"),
            AutomaticMessages = TicketParts.Count(node, "automaticMessages"),
            CustomerMessages = TicketParts.Count(node, "customerMessages"),
            Replies = TicketParts.Count(node, "replies"),
            FirstHumanPublicAgentReplyAt = TicketParts.Instant(node, "firstReplyAt"),
            LastAgentPublicMessageAt = TicketParts.Instant(node, "lastReplyAt"),
            LastCustomerMessageAt = TicketParts.Instant(node, "lastCustomerMessageAt"),
            OldestUnansweredCustomerMessageAt = TicketParts.Instant(node, "oldestUnansweredAt"),
            ChannelBits = node.Member("channels").Items().Select(item => item.OneOf(TicketNames.Channels)).Aggregate(0, (bits, channel) => bits | (1 << (int)channel)),
        };
        node.Close();
        return conversation;
    }

    private static ImmutableArray<T> Objects<T>(JsonNode root, string name, Func<JsonNode, T> read) => [.. (root.Optional(name)?.Items() ?? []).Select(node =>
    {
        T value = read(node);
        node.Close();
        return value;
    })];
}
