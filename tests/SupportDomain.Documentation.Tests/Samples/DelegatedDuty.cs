using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class DelegatedDuty
{
    internal static void Run()
    {
        #region DelegatedDuty
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Asia/Tehran"])
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(8), DayTime.At(16)),
                IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday))
            .WithHolidays(new Holiday(new LocalDate(2026, 1, 10), "Stock-taking"))
            .Build();
        RecurringDuty report = new RecurringDuty(
            new DutyId("weekly-report"), "Weekly report", Recurrence.Weekly(IsoDayOfWeek.Saturday), new LocalDate(2026, 1, 1), DayTime.At(9), office, target: Duration.FromHours(8))
            .DelegatedTo(new AgentId("sara"), new LocalDate(2026, 1, 1))
            .DelegatedTo(new AgentId("reza"), new LocalDate(2026, 1, 17));

        foreach (DutyRelease release in report.ReleasesBetween(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 1, 18, 0, 0)))
        {
            Console.WriteLine($"{release.ReleasedAt}, due {release.DueAt}: {release.Agent}");
        }

        // → 2026-01-03T05:30:00Z, due 2026-01-04T05:30:00Z: sara
        // → 2026-01-11T05:30:00Z, due 2026-01-12T05:30:00Z: sara
        // → 2026-01-17T05:30:00Z, due 2026-01-18T05:30:00Z: reza
        #endregion
    }
}
