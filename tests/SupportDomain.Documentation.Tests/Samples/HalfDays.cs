using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class HalfDays
{
    internal static void Run()
    {
        #region HalfDays
        LocalDate from = new(2026, 1, 1);
        LocalDate until = new(2027, 1, 1);
        var holidays = HolidayPresets.NorthRhineWestphalia.HolidaysBetween(from, until);
        BusinessCalendar full = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/Berlin"])
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)),
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .WithHolidays(holidays)
            .ValidBetween(from, until)
            .Build();

        // A business day right before a holiday ends at noon.
        BusinessCalendar desk = full.ToBuilder()
            .WithClosures(holidays.Select(holiday => holiday.Date.PlusDays(-1))
                .Where(date => full.Covers(date) && full.IsBusinessDay(date))
                .Select(date => new Closure(date, new DayInterval(DayTime.At(12), DayTime.EndOfDay), "Half day")))
            .Build();
        Console.WriteLine(desk.Explain(Instant.FromUtc(2026, 12, 24, 12, 0)));
        // → closed by Closure of 2026-12-24 (Half day)
        Console.WriteLine((full.Timeline.TotalWorkingTime - desk.Timeline.TotalWorkingTime).TotalHours);
        // → 30
        #endregion
    }
}
