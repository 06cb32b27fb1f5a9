using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Sla;

/// <summary>The words that documents use for the closed sets of clocks and policies; reading and writing share them.</summary>
internal static class SlaNames
{
    internal static Dictionary<string, TicketField> Fields { get; } = ByName<TicketField>();

    internal static Dictionary<string, SlaStop> Stops { get; } = ByName<SlaStop>();

    internal static Dictionary<string, MissingDeadline> Missing { get; } = ByName<MissingDeadline>();

    internal static Dictionary<string, TicketOccasionKind> Occasions { get; } = ByName<TicketOccasionKind>();

    internal static Dictionary<string, ClockEffect> Effects { get; } = ByName<ClockEffect>();

    internal static Dictionary<string, ReopenMode> Reopens { get; } = ByName<ReopenMode>();

    internal static Dictionary<string, RetargetMode> Retargets { get; } = ByName<RetargetMode>();

    internal static Dictionary<string, ClockKind> Kinds { get; } = ByName<ClockKind>();

    internal static Dictionary<string, EscalationPath> Paths { get; } = ByName<EscalationPath>();

    internal static Dictionary<string, LevelDelivery> Deliveries { get; } = ByName<LevelDelivery>();

    internal static Dictionary<string, TimedActionKind> Actions { get; } = ByName<TimedActionKind>();

    /// <summary>The catalogue, which needs no statement.</summary>
    internal static Dictionary<string, SlaMetric> Metrics { get; } = SlaMetrics.All.ToDictionary(m => m.Id, StringComparer.Ordinal);

    /// <summary>The word, or null for the usual one, which is left out.</summary>
    internal static string? UnlessUsual<T>(T value, T usual)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, usual) ? null : CamelCase.Of(value);

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(CamelCase.Of, StringComparer.Ordinal);
}
