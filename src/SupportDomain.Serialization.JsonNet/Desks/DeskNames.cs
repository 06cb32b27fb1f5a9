using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>The words that a desk document uses for our closed sets; reading and writing share them.</summary>
internal static class DeskNames
{
    internal static Dictionary<string, LogColumn> Columns { get; } = ByName<LogColumn>();

    /// <summary>The fields that a case log may have a column for.</summary>
    internal static Dictionary<string, TicketField> Fields { get; } =
        Enum.GetValues<TicketField>().Where(f => Enum.IsDefined(typeof(LogColumn), f.ToString())).ToDictionary(CamelCase.Of, StringComparer.Ordinal);

    internal static Dictionary<string, TicketStatus> Statuses { get; } = ByName<TicketStatus>();

    internal static Dictionary<string, BusinessDayRoll> Rolls { get; } = ByName<BusinessDayRoll>();

    internal static Dictionary<string, DayLanding> Landings { get; } = ByName<DayLanding>();

    internal static Dictionary<string, RecordedVerdict> Verdicts { get; } = new(StringComparer.Ordinal)
    {
        ["met"] = RecordedVerdict.Met,
        ["breached"] = RecordedVerdict.Breached,
    };

    internal static string Of<T>(IReadOnlyDictionary<string, T> names, T value) =>
        names.First(n => EqualityComparer<T>.Default.Equals(n.Value, value)).Key;

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(CamelCase.Of, StringComparer.Ordinal);
}
