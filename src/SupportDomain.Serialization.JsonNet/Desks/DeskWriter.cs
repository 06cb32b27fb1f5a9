using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Serialization.JsonNet.Sla;

namespace SupportDomain.Serialization.JsonNet.Desks;

/// <summary>Turns a desk into the document that <see cref="DeskReader"/> reads.</summary>
internal static class DeskWriter
{
    internal static Dictionary<string, object?> ToJson(Desk desk)
    {
        SlaWriter sla = new(desk.ServiceLevels, (desk.Operation?.Agents ?? []).Select(a => a.Shifts).Where(c => c != BusinessCalendar.AlwaysOpen));
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["version"] = DeskReader.Version,
            ["name"] = desk.Name,
            ["asOf"] = desk.AsOf is { } asOf ? InstantPattern.ExtendedIso.Format(asOf) : null,
            ["calendars"] = sla.Calendars,
            ["dayRules"] = sla.DayRules,
            ["metrics"] = sla.Metrics,
            ["log"] = LogWriter.ToJson(desk.Log),
            ["clocks"] = sla.Clocks,
            ["actions"] = sla.Actions,
            ["attention"] = sla.Attention,
            ["operation"] = desk.Operation is { } operation ? OperationWriter.ToJson(operation, sla.CalendarNames) : null,
        }.Where(m => m.Value is not null).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
    }
}
