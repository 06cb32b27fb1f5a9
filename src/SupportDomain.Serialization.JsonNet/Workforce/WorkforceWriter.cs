using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Workforce;

/// <summary>Writes workforce documents: every calendar once, under its own name where that is free.</summary>
internal static class WorkforceWriter
{
    internal static object ToJson(WorkforceDocument document)
    {
        Dictionary<BusinessCalendar, string> names = Names(document.Agents.Select(a => a.Shifts).Where(c => c != BusinessCalendar.AlwaysOpen).Concat(document.Duties.Select(d => d.Calendar)));
        return new
        {
            version = WorkforceReader.Version,
            calendars = names.Count == 0 ? null : names.ToDictionary(n => n.Value, n => CalendarJson.ToNamedJson(n.Key), StringComparer.Ordinal),
            agents = document.Agents.Select(a => Agent(a, names)),
            duties = document.Duties.Select(d => Duty(d, names)),
        };
    }

    /// <summary>A name for each calendar: its own where that is free.</summary>
    internal static Dictionary<BusinessCalendar, string> Names(IEnumerable<BusinessCalendar> calendars)
    {
        Dictionary<BusinessCalendar, string> names = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (BusinessCalendar calendar in calendars)
        {
            if (names.ContainsKey(calendar))
            {
                continue;
            }

            string wanted = string.IsNullOrWhiteSpace(calendar.Name) ? "calendar" : calendar.Name;
            string name = wanted;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{wanted} {number}");
            }

            names.Add(calendar, name);
        }

        return names;
    }

    internal static object Agent(AgentProfile agent, Dictionary<BusinessCalendar, string> calendars) => new
    {
        id = agent.Id.Value,
        role = agent.Role == PersonRole.Agent ? null : CamelCase.Of(agent.Role),
        capacity = agent.CapacityUnits,
        channels = agent.Channels.Select(c => new { channel = CamelCase.Of(c.Channel), units = c.UnitsPerItem, most = c.MaximumItems, blocksOthers = c.BlocksOthers ? true : (bool?)null }),
        skills = agent.Skills.Levels.IsEmpty ? null : agent.Skills.Levels.ToDictionary(l => l.Skill.Value, l => l.Level, StringComparer.Ordinal),
        groups = agent.Groups.IsEmpty ? null : agent.Groups.Select(g => g.Value),
        shifts = agent.Shifts == BusinessCalendar.AlwaysOpen ? null : calendars[agent.Shifts],
        absences = agent.Absences.IsEmpty ? null : agent.Absences.Select(Absence),
    };

    private static object Absence(Absence absence)
    {
        bool isOfDates = absence.Start.TimeOfDay == LocalTime.Midnight && absence.End.TimeOfDay == LocalTime.Midnight;
        return isOfDates
            ? new { from = Text(absence.Start.Date), until = Text(absence.End.Date), overnight = absence.Overnight == OvernightHolidayRule.WholeShift ? null : CamelCase.Of(absence.Overnight) }
            : new { start = LocalDateTimePattern.ExtendedIso.Format(absence.Start), end = LocalDateTimePattern.ExtendedIso.Format(absence.End) };
    }

    private static object Duty(RecurringDuty duty, Dictionary<BusinessCalendar, string> calendars) => new
    {
        id = duty.Id.Value,
        title = duty.Title,
        recurrence = duty.Recurrence.ToString(),
        start = Text(duty.Start),
        at = duty.ReleaseTime.ToString(null, CultureInfo.InvariantCulture),
        calendar = calendars[duty.Calendar],
        roll = duty.Roll == BusinessDayRoll.Following ? null : CamelCase.Of(duty.Roll),
        effort = duty.Effort == Duration.Zero ? null : DurationText.Format(duty.Effort),
        target = duty.Target is { } target ? DurationText.Format(target) : null,
        skills = WorkforceNames.ToJson(duty.Skills),
        delegations = duty.Delegations.IsEmpty ? null : duty.Delegations.Select(d => new { from = Text(d.From), agent = d.Agent?.Value }),
    };

    private static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
