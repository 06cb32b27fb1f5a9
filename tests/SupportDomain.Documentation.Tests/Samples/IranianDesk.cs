using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class IranianDesk
{
    internal static void Run()
    {
        #region IranianDesk
        IsoDayOfWeek[] fullDays = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday];
        LocalDate from = new LocalDate(1404, 1, 1, CalendarSystem.PersianAstronomical);
        LocalDate until = new LocalDate(1406, 1, 1, CalendarSystem.PersianAstronomical);
        BusinessCalendar desk = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Asia/Tehran"])
            .WithWeeklyHours(WeeklyHours.Closed
                .With(new DayInterval(DayTime.At(8), DayTime.At(16)), fullDays)
                .With(new DayInterval(DayTime.At(8), DayTime.At(12)), IsoDayOfWeek.Thursday))
            .WithHolidays(HolidayPresets.Iran.HolidaysBetween(from, until))
            .ValidBetween(from, until)
            .Build();

        LocalDate nowruz = new LocalDate(1405, 1, 1, CalendarSystem.PersianAstronomical);
        Console.WriteLine(desk.NextBusinessDay(nowruz));
        // → 2026-03-25
        Console.WriteLine(desk.Holidays.Count(holiday => holiday.IsEstimated));
        // → 22
        #endregion
    }
}
