using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Serialization.JsonNet.Tickets;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>Reads metrics and the occasions they are made of.</summary>
internal static class MetricReader
{
    internal static SlaMetric Metric(string name, JsonNode node)
    {
        string id = node.Optional("id")?.Text() ?? name;
        string title = node.Optional("title")?.Text() ?? id;
        List<TicketOccasion> starts = [.. node.Member("starts").Items().Select(Occasion)];
        List<TicketOccasion> stops = Occasions(node, "stops");
        ReopenMode reopen = node.Optional("reopen")?.OneOf(SlaNames.Reopens) ?? ReopenMode.KeepFirst;
        TicketStatus[]? runsWhile = node.Optional("runsWhile") is { } runs ? Statuses(runs) : null;
        PauseCondition[] pausesWhile = [.. (node.Optional("pausesWhile")?.Items() ?? []).Select(Pause)];
        List<TicketOccasion> pauses = Occasions(node, "pauses");
        List<TicketOccasion> resumes = Occasions(node, "resumes");
        List<TicketOccasion> cancels = Occasions(node, "cancels");
        ClockEffect[]? order = node.Optional("order") is { } effects ? [.. effects.Items().Select(e => e.OneOf(SlaNames.Effects))] : null;
        node.Close();
        return node.Build(
            () => new SlaMetric(id, title, starts, stops, reopen, runsWhile, pausesWhile, pauses, resumes, cancels, order),
            $"a metric with at least one start and one status to run in, and an order that names each of {string.Join(", ", SlaNames.Effects.Keys)} once");
    }

    internal static List<TicketOccasion> Occasions(JsonNode node, string name) => [.. (node.Optional(name)?.Items() ?? []).Select(Occasion)];

    internal static TicketStatus[] Statuses(JsonNode node) => [.. node.Items().Select(s => s.OneOf(TicketNames.Statuses))];

    private static TicketOccasion Occasion(JsonNode node)
    {
        TicketOccasion occasion = node.Member("kind").OneOf(SlaNames.Occasions) switch
        {
            TicketOccasionKind.Opened => TicketOccasion.Opened,
            TicketOccasionKind.MessagePosted => Message(node),
            TicketOccasionKind.StatusEntered => OfStatus(node, s => TicketOccasion.StatusEntered(s)),
            TicketOccasionKind.StatusLeft => OfStatus(node, s => TicketOccasion.StatusLeft(s)),
            TicketOccasionKind.GroupAssigned => TicketOccasion.GroupAssigned(Groups(node)),
            TicketOccasionKind.GroupLeft => TicketOccasion.GroupLeft(Groups(node)),
            TicketOccasionKind.AgentAssigned => TicketOccasion.AgentAssigned,
            _ => TicketOccasion.AgentLeft,
        };
        node.Close();
        return occasion;
    }

    private static TicketOccasion Message(JsonNode node)
    {
        JsonNode rolesNode = node.Member("roles");
        PersonRole[] roles = [.. rolesNode.Items().Select(r => r.OneOf(TicketNames.Roles))];
        MessageVisibility? visibility = node.Optional("visibility")?.OneOf(TicketNames.Visibilities);
        bool? automatic = node.Optional("automatic")?.Flag();
        ContactChannel[]? channels = node.Optional("channels") is { } list ? [.. list.Items().Select(c => c.OneOf(TicketNames.Channels))] : null;
        bool afterFirstResponse = node.Optional("afterFirstResponse")?.Flag() ?? false;
        return rolesNode.Build(() => TicketOccasion.Message(roles, visibility, automatic, channels, afterFirstResponse), $"at least one of {string.Join(", ", TicketNames.Roles.Keys)}");
    }

    private static TicketOccasion OfStatus(JsonNode node, Func<TicketStatus[], TicketOccasion> make)
    {
        JsonNode list = node.Member("statuses");
        TicketStatus[] statuses = Statuses(list);
        bool needsGroup = node.Optional("needsGroup")?.Flag() ?? false;
        TicketOccasion occasion = list.Build(() => make(statuses), $"at least one of {string.Join(", ", TicketNames.Statuses.Keys)}");
        return needsGroup ? occasion.WithGroup() : occasion;
    }

    internal static GroupId[] Groups(JsonNode node) => [.. (node.Optional("groups")?.Items() ?? []).Select(g => g.Build(() => new GroupId(g.AnyText()), TicketParts.Identifier))];

    private static PauseCondition Pause(JsonNode node)
    {
        TicketStatus status = node.Member("status").OneOf(TicketNames.Statuses);
        string[] reasons = [.. (node.Optional("holdReasons")?.Items() ?? []).Select(r => r.Text())];
        node.Close();
        return node.Build(() => new PauseCondition(status, reasons), "hold reasons for pending and onHold only");
    }
}
