using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class BusinessTimeFirst
{
    internal static void Run()
    {
        #region BusinessTimeFirst
        BusinessCalendar desk = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/London"])
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)),
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .WithHolidays(HolidayPresets.England.HolidaysBetween(new LocalDate(2024, 1, 1), new LocalDate(2030, 1, 1)))
            .ValidBetween(new LocalDate(2024, 1, 1), new LocalDate(2030, 1, 1))
            .Build();

        Instant thursday = Instant.FromUtc(2026, 4, 2, 15, 0); // the day before Good Friday, 16:00 in London
        Console.WriteLine(desk.AddWorkingTime(thursday, Duration.FromHours(2), DeadlineConvention.CloseOfBusiness));
        // → 2026-04-07T09:00:00Z
        Console.WriteLine(desk.Explain(Instant.FromUtc(2026, 4, 6, 10, 0)));
        // → closed by Holiday of 2026-04-06 (Easter Monday)
        #endregion
    }
}
