using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Numerics;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockBook
{
    internal static void Run()
    {
        #region ClockBook
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new SlaPolicy(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), office).WithLevels(
            EscalationLevel.AtPercent("75 %", Percentage.FromPercent(75), EscalationPath.Functional, "senior agent"),
            EscalationLevel.AtOffset("late", Duration.FromHours(1), EscalationPath.Hierarchical, "manager"));
        SlaBook book = new([new SlaClock("solve", "Resolution", SlaMetrics.FirstResolution, policy)]);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        book.Apply(new TicketOpened(id, On(2, 9), TicketAttributes.None));
        List<SlaNotice> told = [];
        while (book.NextWakeAt is { } wake && wake < On(4, 9))
        {
            book.AdvanceTo(wake, told);
        }

        // An event with an earlier instant comes late: the ticket had been solved on Monday.
        book.Apply(new TicketStatusChanged(id, On(2, 14), TicketStatus.Solved));
        book.AdvanceTo(On(4, 9), told);
        foreach (SlaNotice n in told)
        {
            string what = n.Kind == SlaNoticeKind.Corrected ? $"{n.Before!.Outcome} before, {n.After!.Outcome} now" : $"at {n.At} {n.Level?.Addressee ?? string.Empty}".TrimEnd();
            Console.WriteLine($"{n.Kind}: {what}");
        }

        // → LevelReached: at 2026-03-02T15:00:00Z senior agent
        // → Breached: at 2026-03-03T09:00:00Z
        // → LevelReached: at 2026-03-03T10:00:00Z manager
        // → Corrected: Breached before, Met now
        #endregion
    }
}
