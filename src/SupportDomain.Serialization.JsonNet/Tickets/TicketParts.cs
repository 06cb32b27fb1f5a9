using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tickets;

/// <summary>Reads the parts that events and commands share.</summary>
internal static class TicketParts
{
    internal const string Identifier = "an identifier of at most 256 characters, without control characters and without white space at either end";

    internal static TicketId Ticket(JsonNode node, string name = "ticket")
    {
        JsonNode member = node.Member(name);
        return member.Build(() => new TicketId(member.AnyText()), Identifier);
    }

    internal static T? Id<T>(JsonNode node, string name, Func<string, T> make)
        where T : struct
    {
        JsonNode? member = node.Optional(name);
        return member?.Build<T?>(() => make(member.AnyText()), Identifier);
    }

    internal static ClockId Clock(JsonNode node)
    {
        JsonNode member = node.Member("clock");
        return member.Build(() => new ClockId(member.AnyText()), Identifier);
    }

    internal static Person By(JsonNode node)
    {
        JsonNode? by = node.Optional("by");
        if (by is null)
        {
            return default;
        }

        PersonRole role = by.Optional("role")?.OneOf(TicketNames.Roles) ?? PersonRole.Unknown;
        string? id = by.Optional("id")?.AnyText();
        by.Close();
        return by.Build(() => new Person(role, id), Identifier);
    }

    internal static long Number(JsonNode node, string name) => node.Optional(name)?.Long(1, long.MaxValue) ?? 0;

    internal static int Count(JsonNode node, string name) => node.Optional(name)?.Integer(1, int.MaxValue) ?? 0;

    internal static ImmutableArray<long> Numbers(JsonNode node, string name) => [.. node.Member(name).Items().Select(item => item.Long(1, long.MaxValue))];

    internal static ImmutableArray<TicketId> Tickets(JsonNode node, string name) =>
        [.. node.Member(name).Items().Select(item => item.Build(() => new TicketId(item.AnyText()), Identifier))];

    internal static ImmutableArray<TicketLink> Links(JsonNode node, string name) => [.. (node.Optional(name)?.Items() ?? []).Select(Link)];

    internal static TicketLinkKind LinkKind(JsonNode node) => node.Member("link").OneOf(TicketNames.LinkKinds);

    internal static Instant? Instant(JsonNode node, string name) => node.Optional(name)?.Instant();

    internal static TicketAttributes Attributes(JsonNode root)
    {
        JsonNode node = root.Member("attributes");
        TicketAttributes attributes = new(Text(node, "type"), Text(node, "priority"), Text(node, "queue"), Text(node, "channel"))
        {
            Impact = Text(node, "impact"),
            Urgency = Text(node, "urgency"),
            Tier = Text(node, "tier"),
            Customer = Id(node, "customer", text => new CustomerId(text)),
            Site = Text(node, "site"),
            Language = Text(node, "language"),
            Value = node.Optional("value")?.Money(),
            Tags = [.. (node.Optional("tags")?.Items() ?? []).Select(item => item.Text())],
            Custom = Named(node, "custom"),
            Personal = Named(node, "personal"),
        };
        node.Close();
        return attributes;
    }

    internal static string? Text(JsonNode node, string name) => node.Optional(name)?.AnyText();

    private static TicketLink Link(JsonNode node)
    {
        TicketLink link = new(LinkKind(node), Ticket(node, "other"));
        node.Close();
        return link;
    }

    private static NamedTexts Named(JsonNode node, string name)
    {
        JsonNode? map = node.Optional(name);
        return map is null
            ? NamedTexts.None
            : map.Build(() => new NamedTexts(map.Entries().Select(e => KeyValuePair.Create(e.Name, e.Value.AnyText()))), "texts by names that are not blank");
    }
}
