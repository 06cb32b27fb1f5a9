using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>The words that a desk document uses for our closed sets; reading and writing share them.</summary>
internal static class DeskNames
{
    internal static Dictionary<string, LogColumn> Columns { get; } = ByName<LogColumn>();

    internal static Dictionary<string, LogKind> LogKinds { get; } = ByName<LogKind>();

    internal static Dictionary<string, LogActivity> Activities { get; } = ByName<LogActivity>();

    /// <summary>What an empty field of a row says, and whether it leaves what was known.</summary>
    internal static Dictionary<string, bool> Blanks { get; } = new(StringComparer.Ordinal) { ["nothing"] = false, ["unchanged"] = true };

    /// <summary>The fields that a log of one row a ticket may have a column for.</summary>
    internal static Dictionary<string, TicketField> Fields { get; } =
        new[] { TicketField.Type, TicketField.Priority, TicketField.Queue, TicketField.Channel }.ToDictionary(CamelCase.Of, StringComparer.Ordinal);

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
