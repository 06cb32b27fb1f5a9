using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class NoDeadline
{
    internal static void Run()
    {
        #region NoDeadline
        BusinessCalendar desk = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday))
            .ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1))
            .Build();
        Instant start = Instant.FromUtc(2026, 1, 5, 9, 0);
        foreach (int hours in (int[])[32, 33])
        {
            BusinessTimeResult due = desk.AddWorkingTime(start, Duration.FromHours(hours), DeadlineConvention.CloseOfBusiness);
            Console.WriteLine(due.TryGetValue(out Instant instant) ? $"{instant}" : $"no deadline: {due.Status}");
        }

        // → 2026-01-26T17:00:00Z
        // → no deadline: OutsideHorizon
        #endregion
    }
}
