using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class TwoConventions
{
    internal static void Run()
    {
        #region TwoConventions
        BusinessCalendar desk = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday))
            .Build();

        Instant monday = Instant.FromUtc(2026, 1, 5, 9, 0);
        Duration target = Duration.FromHours(8);
        Instant dueAt = desk.AddWorkingTime(monday, target, DeadlineConvention.CloseOfBusiness).Value;
        Instant breachAt = desk.AddWorkingTime(monday, target, DeadlineConvention.NextOpening).Value;
        Console.WriteLine($"due {dueAt}, in time until {breachAt}");
        // → due 2026-01-05T17:00:00Z, in time until 2026-01-06T09:00:00Z
        Console.WriteLine(desk.WorkingTimeBetween(monday, breachAt) <= target);
        // → True
        Console.WriteLine(desk.WorkingTimeBetween(monday, breachAt + Duration.Epsilon) <= target);
        // → False
        #endregion
    }
}
