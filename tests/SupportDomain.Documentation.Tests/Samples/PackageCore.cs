using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class PackageCore
{
    internal static void Run()
    {
        #region PackageCore
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        BusinessCalendar desk = new BusinessCalendarBuilder(zone)
            .WithWeeklyHours(WeeklyHours.Closed.With(
                DayInterval.Parse("09:00-17:00", null),
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .WithHolidays(new Holiday(new LocalDate(2026, 11, 26), "Thanksgiving Day"))
            .Build();

        // Two business days; what arrives from 16:00 on counts from 09:00 of the next business day.
        BusinessDayRule rule = new(BusinessDayRoll.Following, cutOff: new LocalTime(16, 0), startAfterCutOff: new LocalTime(9, 0));
        Instant wednesday = Instant.FromUtc(2026, 11, 25, 21, 30); // 16:30 in New York
        BusinessTimeResult due = desk.AddBusinessDays(wednesday, 2, rule);
        Console.WriteLine(due.Value.InZone(zone).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture));
        // → Tue 1 Dec 09:00

        // A calendar without hours answers too: it never loops, and never falls back to day and night.
        BusinessCalendar closed = new BusinessCalendarBuilder(zone).Build();
        Console.WriteLine(closed.AddWorkingTime(wednesday, Duration.FromHours(1), DeadlineConvention.CloseOfBusiness).Status);
        // → NoWorkingTime
        #endregion
    }
}
