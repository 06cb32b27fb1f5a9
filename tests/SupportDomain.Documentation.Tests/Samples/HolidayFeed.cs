using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class HolidayFeed
{
    internal static void Run()
    {
        #region HolidayFeed
        using StringReader feed = new("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20200501
            RRULE:FREQ=YEARLY
            EXDATE;VALUE=DATE:20270501
            SUMMARY:Labour Day
            END:VEVENT
            END:VCALENDAR
            """);
        ICalendarHolidays read = ICalendarHolidays.Read(feed, new LocalDate(2026, 1, 1), new LocalDate(2030, 1, 1));
        Console.WriteLine(string.Join(' ', read.Holidays.Select(holiday => holiday.Date.Year)));
        // → 2026 2028 2029
        Recurrence lastFriday = Recurrence.Parse("FREQ=MONTHLY;BYDAY=-1FR", CultureInfo.InvariantCulture);
        Console.WriteLine(lastFriday.DatesFrom(new LocalDate(2026, 1, 1)).First().ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        // → 2026-01-30
        #endregion
    }
}
