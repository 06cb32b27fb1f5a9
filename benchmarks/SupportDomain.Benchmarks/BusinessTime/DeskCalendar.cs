using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Benchmarks.BusinessTime;

/// <summary>The desk of the comparisons: Monday to Friday 09:00-17:00 in New York, 20 holidays a year on weekdays, 2010 to 2029.</summary>
internal static class DeskCalendar
{
    internal const int FirstYear = 2010;
    internal const int Years = 20;
    private const int HolidaysAYear = 20;
    private const int Seed = 20;

    internal static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["America/New_York"];

    internal static HashSet<LocalDate> Holidays { get; } = MakeHolidays();

    internal static BusinessCalendar Calendar { get; } = Build();

    /// <summary>The starts of the open segments, in nanoseconds since 1970.</summary>
    internal static long[] SegmentStarts { get; } =
        [.. Enumerable.Range(0, Calendar.Timeline.Count).Select(i => Nanoseconds(Calendar.Timeline[i].Start))];

    internal static BusinessCalendar Build() => new BusinessCalendarBuilder(Zone)
        .WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
        .WithHolidays(Holidays.Select(date => new Holiday(date, "Holiday")))
        .ValidBetween(new LocalDate(FirstYear, 1, 1), new LocalDate(FirstYear + Years, 1, 1))
        .Build();

    internal static long Nanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    private static HashSet<LocalDate> MakeHolidays()
    {
        Random random = new(Seed);
        HashSet<LocalDate> holidays = [];
        for (int year = FirstYear; year < FirstYear + Years; year++)
        {
            for (int added = 0; added < HolidaysAYear;)
            {
                LocalDate date = new LocalDate(year, 1, 1).PlusDays(random.Next(365));
                added += date.DayOfWeek <= IsoDayOfWeek.Friday && holidays.Add(date) ? 1 : 0;
            }
        }

        return holidays;
    }
}
