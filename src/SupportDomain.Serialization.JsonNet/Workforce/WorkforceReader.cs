using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Serialization.JsonNet.BusinessTime;
using SupportDomain.Serialization.JsonNet.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Workforce;

/// <summary>Reads a workforce document from top to bottom.</summary>
internal static class WorkforceReader
{
    internal const int Version = 1;

    internal static WorkforceDocument Read(JsonNode root, IDateTimeZoneProvider zones)
    {
        root.Member("version").Integer(Version, Version);
        Dictionary<string, BusinessCalendar> calendars = (root.Optional("calendars")?.Entries() ?? [])
            .ToDictionary(e => e.Name, e => CalendarJson.Read(e.Value, zones), StringComparer.Ordinal);
        List<AgentProfile> agents = [.. (root.Optional("agents")?.Items() ?? []).Select(a => Agent(a, calendars))];
        List<RecurringDuty> duties = [.. (root.Optional("duties")?.Items() ?? []).Select(d => Duty(d, calendars))];
        root.Close();
        return root.Build(() => new WorkforceDocument(agents, duties), "each agent and each duty once");
    }

    internal static AgentProfile Agent(JsonNode node, Dictionary<string, BusinessCalendar> calendars)
    {
        AgentId id = WorkforceNames.Id(node.Member("id"), s => new AgentId(s));
        PersonRole role = node.Optional("role")?.OneOf(WorkforceNames.Roles) ?? PersonRole.Agent;
        int capacity = node.Member("capacity").Integer(0, AgentProfile.MaximumCapacityUnits);
        List<ChannelCapacity> channels = [.. node.Member("channels").Items().Select(Channel)];
        SkillSet skills = node.Optional("skills") is { } map ? new SkillSet(WorkforceNames.Levels(map)) : SkillSet.Empty;
        List<GroupId> groups = [.. (node.Optional("groups")?.Items() ?? []).Select(g => WorkforceNames.Id(g, s => new GroupId(s)))];
        BusinessCalendar? shifts = node.Optional("shifts")?.OneOf(calendars);
        List<Absence> absences = [.. (node.Optional("absences")?.Items() ?? []).Select(Absence)];
        node.Close();
        return node.Build(() => new AgentProfile(id, capacity, channels, skills, groups, role, shifts, absences), "each channel and group once, and the role agent, manager or bot");
    }

    private static ChannelCapacity Channel(JsonNode node)
    {
        ContactChannel channel = node.Member("channel").OneOf(WorkforceNames.Channels);
        int units = node.Member("units").Integer(0, ChannelCapacity.Largest);
        int most = node.Member("most").Integer(0, ChannelCapacity.Largest);
        bool blocksOthers = node.Optional("blocksOthers")?.Flag() ?? false;
        node.Close();
        return new(channel, units, most, blocksOthers);
    }

    private static Absence Absence(JsonNode node)
    {
        if (node.Optional("start") is { } hours)
        {
            LocalDateTime start = hours.DateAndTime();
            LocalDateTime end = node.Member("end").DateAndTime();
            node.Close();
            return node.Build(() => SupportDomain.Workforce.Absence.OfHours(start, end), "an end after the start");
        }

        LocalDate from = node.Member("from").Date();
        LocalDate until = node.Member("until").Date();
        OvernightHolidayRule overnight = node.Optional("overnight")?.OneOf(WorkforceNames.Overnight) ?? OvernightHolidayRule.WholeShift;
        node.Close();
        return node.Build(() => SupportDomain.Workforce.Absence.OfDates(from, until, overnight), "an end after the start");
    }

    private static RecurringDuty Duty(JsonNode node, Dictionary<string, BusinessCalendar> calendars)
    {
        DutyId id = WorkforceNames.Id(node.Member("id"), s => new DutyId(s));
        string title = node.Member("title").Text();
        Recurrence recurrence = Rule(node.Member("recurrence"));
        LocalDate start = node.Member("start").Date();
        DayTime at = Time(node.Member("at"));
        BusinessCalendar calendar = node.Member("calendar").OneOf(calendars);
        BusinessDayRoll roll = node.Optional("roll")?.OneOf(WorkforceNames.Rolls) ?? BusinessDayRoll.Following;
        Duration effort = node.Optional("effort")?.Duration() ?? Duration.Zero;
        Duration? target = node.Optional("target")?.Duration();
        SkillRequirements skills = WorkforceNames.Requirements(node.Optional("skills"));
        List<DutyDelegation> delegations = [.. (node.Optional("delegations")?.Items() ?? []).Select(Delegation)];
        node.Close();
        return node.Build(
            () => new RecurringDuty(id, title, recurrence, start, at, calendar, roll, effort, target, skills, delegations), "durations of at most 292 years, and one delegation a date");
    }

    private static DutyDelegation Delegation(JsonNode node)
    {
        LocalDate from = node.Member("from").Date();
        AgentId? agent = node.Optional("agent") is { } named ? WorkforceNames.Id(named, s => new AgentId(s)) : null;
        node.Close();
        return new(from, agent);
    }

    private static Recurrence Rule(JsonNode node)
    {
        try
        {
            return Recurrence.Parse(node.Text(), CultureInfo.InvariantCulture);
        }
        catch (FormatException e) when (e is not DeskFormatException)
        {
            throw node.Fault(e.Message.TrimEnd('.'), "a recurrence of dates such as FREQ=WEEKLY;BYDAY=MO");
        }
    }

    private static DayTime Time(JsonNode node) => DayTime.TryParse(node.Text(), CultureInfo.InvariantCulture, out DayTime time)
        ? time
        : throw node.Fault($"\"{node.Text()}\"", "a time of day such as 08:30, or 24:00");
}
