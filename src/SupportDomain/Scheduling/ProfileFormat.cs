using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>A whole profile in the canonical form, shifts and absences included.</summary>
internal static class ProfileFormat
{
    internal static void Write(BinaryOutput output, AgentProfile profile)
    {
        output.Text(profile.Id.Value);
        output.Number((int)profile.Role);
        PolicyFormat.Write(output, profile);
        CalendarFormat.Write(output, profile.Shifts);
        output.Number(profile.Absences.Length);
        foreach (Absence absence in profile.Absences)
        {
            Write(output, absence.Start);
            Write(output, absence.End);
            output.Number((int)absence.Overnight);
        }
    }

    internal static AgentProfile Read(ref BinaryInput input, IDateTimeZoneProvider zones)
    {
        AgentId id = SchedulerEventFormat.Parsed<AgentId>(input.Text("The agent"), input);
        PersonRole role = (PersonRole)input.Integer("The agent's role");
        int units = input.Integer("The agent's capacity");
        List<ChannelCapacity> channels = ReadChannels(ref input);
        SkillSet skills = ReadSkills(ref input);
        List<GroupId> groups = [];
        int groupCount = input.Count("The number of the agent's teams");
        for (int i = 0; i < groupCount; i++)
        {
            groups.Add(SchedulerEventFormat.Parsed<GroupId>(input.Text("A team"), input));
        }

        BusinessCalendar shifts = CalendarFormat.Read(ref input, zones);
        List<Absence> absences = [];
        int absenceCount = input.Count("The number of the agent's absences");
        for (int i = 0; i < absenceCount; i++)
        {
            absences.Add(ReadAbsence(ref input));
        }

        return input.Valid(() => new AgentProfile(id, units, channels, skills, groups, role, shifts, absences));
    }

    private static List<ChannelCapacity> ReadChannels(ref BinaryInput input)
    {
        List<ChannelCapacity> channels = [];
        int count = input.Count("The number of the agent's channels");
        for (int i = 0; i < count; i++)
        {
            ContactChannel channel = (ContactChannel)input.Integer("A channel");
            int units = input.Integer("The units of a channel's item");
            int most = input.Integer("The maximum of a channel's items");
            bool blocks = input.Flag("Whether a channel blocks others");
            channels.Add(input.Valid(() => new ChannelCapacity(channel, units, most, blocks)));
        }

        return channels;
    }

    private static SkillSet ReadSkills(ref BinaryInput input)
    {
        List<SkillLevel> levels = [];
        int count = input.Count("The number of the agent's skills");
        for (int i = 0; i < count; i++)
        {
            SkillId skill = SchedulerEventFormat.Parsed<SkillId>(input.Text("A skill"), input);
            levels.Add(new SkillLevel(skill, (int)input.Number(SkillLevel.Lowest, SkillLevel.Highest, "A level")));
        }

        return input.Valid(() => new SkillSet(levels));
    }

    private static void Write(BinaryOutput output, LocalDateTime value)
    {
        CalendarFormat.Write(output, value.Date);
        output.Number(value.NanosecondOfDay);
    }

    private static LocalDateTime ReadTime(ref BinaryInput input)
    {
        LocalDate date = CalendarFormat.ReadDate(ref input);
        return date + LocalTime.FromNanosecondsSinceMidnight(input.Number(0, NodaConstants.NanosecondsPerDay - 1, "A time of day"));
    }

    private static Absence ReadAbsence(ref BinaryInput input)
    {
        LocalDateTime start = ReadTime(ref input);
        LocalDateTime end = ReadTime(ref input);
        OvernightHolidayRule overnight = (OvernightHolidayRule)input.Small((int)OvernightHolidayRule.CutAtMidnight, "The rule of an absence");

        // Hours are always cut; whole dates are read as dates, which keeps their rule.
        bool isOfDates = start.NanosecondOfDay == 0 && end.NanosecondOfDay == 0;
        return input.Valid(() => isOfDates ? Absence.OfDates(start.Date, end.Date, overnight) : Absence.OfHours(start, end));
    }
}
