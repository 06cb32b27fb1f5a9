using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class FollowTheSun
{
    internal static void Run()
    {
        #region FollowTheSun
        WeeklyHours week = WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
        BusinessCalendar Desk(string zone) => new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb[zone]).WithName(zone).WithWeeklyHours(week).Build();

        BusinessCalendar world = Desk("Europe/London").Union(Desk("Asia/Singapore")).Union(Desk("America/Los_Angeles"), "Follow the sun");
        Instant midnight = Instant.FromUtc(2026, 1, 14, 0, 0); // a Wednesday
        foreach (Interval open in world.Timeline.PeriodsBetween(midnight, midnight + Duration.FromDays(1)))
        {
            Console.WriteLine(open);
        }

        // → 2026-01-14T00:00:00Z/2026-01-15T00:00:00Z
        #endregion
    }
}
