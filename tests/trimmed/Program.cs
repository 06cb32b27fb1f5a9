using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.TrimmedSample;

/// <summary>Uses the parts that a trimmer could break: time zones, calendar systems, parsing, presets. Ends with 0 if every answer is right.</summary>
internal static class Program
{
    private static int _wrong;

    private static int Main()
    {
        BusinessCalendar desk = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Asia/Tehran"])
            .WithWeeklyHours(WeeklyHours.Closed.With(DayInterval.Parse("08:00-16:00", CultureInfo.InvariantCulture), IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday))
            .WithHolidays(HolidayPresets.Iran.HolidaysBetween(new LocalDate(2025, 1, 1), new LocalDate(2027, 1, 1)))
            .ValidBetween(new LocalDate(2025, 1, 1), new LocalDate(2027, 1, 1))
            .Build();

        // Saturday 1 to Tuesday 4 Farvardin 1405 are off; the next Saturday is 8 Farvardin, 2026-03-28, where 08:00 is 04:30 UTC.
        Instant nowruz = Instant.FromUtc(2026, 3, 21, 8, 30);
        Expect("next opening", "2026-03-28T04:30:00Z", desk.NextOpening(nowruz).ToString());
        Expect("deadline", "2026-03-29T04:30:00Z", desk.AddWorkingTime(nowruz, Duration.FromHours(8), DeadlineConvention.NextOpening).ToString());
        Expect("explanation", "closed by Holiday of 2026-03-21 (Eid al-Fitr)", desk.Explain(nowruz).ToString());
        Expect("holidays of England in 2026", "9", HolidayPresets.England.HolidaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1)).Length.ToString(CultureInfo.InvariantCulture));
        Expect("recurrence", "2026-01-30", Recurrence.Parse("FREQ=MONTHLY;BYDAY=-1FR", CultureInfo.InvariantCulture).DatesFrom(new LocalDate(2026, 1, 1)).First().ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        Console.WriteLine(_wrong == 0 ? "trimmed sample: all right" : $"trimmed sample: {_wrong} wrong");
        return _wrong;
    }

    private static void Expect(string what, string expected, string actual)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            _wrong++;
            Console.Error.WriteLine($"{what}: expected {expected}, got {actual}");
        }
    }
}
