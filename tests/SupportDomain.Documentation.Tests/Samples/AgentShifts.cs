using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class AgentShifts
{
    internal static void Run()
    {
        #region AgentShifts
        BusinessCalendar nights = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .WithWeeklyHours(WeeklyHours.Closed.With(new DayInterval(DayTime.At(22), DayTime.At(6)), IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday))
            .Build();
        SkillId french = new("french");
        AgentProfile sara = new(
            new AgentId("sara"),
            capacityUnits: 3,
            [new ChannelCapacity(ContactChannel.Chat, unitsPerItem: 1, maximumItems: 3), new ChannelCapacity(ContactChannel.Phone, unitsPerItem: 3, maximumItems: 1, blocksOthers: true)],
            new SkillSet(new SkillLevel(french, 700)),
            shifts: nights,
            absences: [Absence.OfDates(new LocalDate(2024, 3, 30), new LocalDate(2024, 3, 31))]);

        // Saturday, 30 March 2024, 00:30 in Berlin: Friday's shift runs until 06:00, the one that starts in the evening is off, and on Sunday the clocks change.
        Instant now = Instant.FromUtc(2024, 3, 29, 23, 30);
        Instant off = sara.NextChange(now).Value;
        Console.WriteLine($"on duty: {sara.IsOnDuty(now)}, until {off}, and again from {sara.NextOnDuty(off)}");

        SkillGap gap = sara.Skills.GapsTo(new SkillRequirements(new SkillRequirement(french, 800)))[0];
        Console.WriteLine($"{gap.Requirement}, has {gap.Level}");
        // → on duty: True, until 2024-03-30T05:00:00Z, and again from 2024-03-31T20:00:00Z
        // → french ≥ 800, has 700
        #endregion
    }
}
