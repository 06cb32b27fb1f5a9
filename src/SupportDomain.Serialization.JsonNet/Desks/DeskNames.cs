using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>The words that a desk document uses for our closed sets; reading and writing share them.</summary>
internal static class DeskNames
{
    internal static Dictionary<string, LogColumn> Columns { get; } = CamelCase<LogColumn>();

    internal static Dictionary<string, TicketField> Fields { get; } = CamelCase<TicketField>();

    internal static Dictionary<string, TicketStatus> Statuses { get; } = CamelCase<TicketStatus>();

    internal static Dictionary<string, SlaStop> Stops { get; } = CamelCase<SlaStop>();

    internal static Dictionary<string, MissingDeadline> Missing { get; } = CamelCase<MissingDeadline>();

    internal static Dictionary<string, BusinessDayRoll> Rolls { get; } = CamelCase<BusinessDayRoll>();

    internal static Dictionary<string, DayLanding> Landings { get; } = CamelCase<DayLanding>();

    internal static Dictionary<string, RecordedVerdict> Verdicts { get; } = new(StringComparer.Ordinal)
    {
        ["met"] = RecordedVerdict.Met,
        ["breached"] = RecordedVerdict.Breached,
    };

    internal static string Of<T>(IReadOnlyDictionary<string, T> names, T value) =>
        names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Key;

    private static Dictionary<string, T> CamelCase<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(
            v => string.Concat(char.ToLowerInvariant(v.ToString()[0]).ToString(), v.ToString().AsSpan(1)), StringComparer.Ordinal);
}
