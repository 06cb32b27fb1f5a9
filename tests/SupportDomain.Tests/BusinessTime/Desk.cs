using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Short ways to write calendars and instants in tests.</summary>
internal static class Desk
{
    public static readonly IsoDayOfWeek[] MondayToFriday =
        [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    public static readonly IsoDayOfWeek[] EveryDay = [.. MondayToFriday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday];

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static BusinessCalendarBuilder Open(string zone, string hours, params IsoDayOfWeek[] days)
    {
        DayInterval[] intervals = [.. hours.Split(' ').Select(Hours)];
        WeeklyHours week = WeeklyHours.Closed;
        foreach (IsoDayOfWeek day in days)
        {
            week = week.With(day, intervals);
        }

        return new BusinessCalendarBuilder(Zone(zone)).WithWeeklyHours(week);
    }

    public static BusinessCalendarBuilder NineToFive(string zone) => Open(zone, "09:00-17:00", MondayToFriday);

    public static DayInterval Hours(string text) => DayInterval.Parse(text, CultureInfo.InvariantCulture);

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    /// <summary>A local time such as <c>2024-01-01T09:00</c> of the calendar's zone, which there is once.</summary>
    public static Instant Wall(this BusinessCalendar calendar, string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value.InZoneStrictly(calendar.Zone).ToInstant();

    public static Instant Due(this BusinessCalendar calendar, Instant start, Duration duration) =>
        calendar.AddWorkingTime(start, duration, DeadlineConvention.CloseOfBusiness).Value;

    public static Instant LastMeeting(this BusinessCalendar calendar, Instant start, Duration duration) =>
        calendar.AddWorkingTime(start, duration, DeadlineConvention.NextOpening).Value;
}
