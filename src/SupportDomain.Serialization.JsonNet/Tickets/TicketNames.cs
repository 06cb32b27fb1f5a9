using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Tickets;

/// <summary>The words that ticket documents use for our closed sets; reading and writing share them.</summary>
internal static class TicketNames
{
    internal static Dictionary<string, TicketStatus> Statuses { get; } = ByName<TicketStatus>();

    internal static Dictionary<string, PersonRole> Roles { get; } = ByName<PersonRole>();

    internal static Dictionary<string, ContactChannel> Channels { get; } = ByName<ContactChannel>();

    internal static Dictionary<string, MessageVisibility> Visibilities { get; } = ByName<MessageVisibility>();

    internal static Dictionary<string, TicketLinkKind> LinkKinds { get; } = ByName<TicketLinkKind>();

    internal static Dictionary<string, TicketFindingKind> Findings { get; } = ByName<TicketFindingKind>();

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(CamelCase.Of, StringComparer.Ordinal);
}
