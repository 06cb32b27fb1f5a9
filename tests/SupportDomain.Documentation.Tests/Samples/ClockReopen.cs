using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockReopen
{
    internal static void Run()
    {
        #region ClockReopen
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), office);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None),
            new TicketStatusChanged(id, On(2, 11), TicketStatus.Solved),
            new TicketStatusChanged(id, On(2, 15), TicketStatus.Open),
        ];
        foreach (ReopenMode mode in Enum.GetValues<ReopenMode>())
        {
            SlaClock clock = new("solve", "Resolution", SlaMetrics.TotalResolution.WithReopen(mode), policy);
            ClockVerdict last = new SlaEvaluator(clock).Evaluate(history, asOf: On(2, 16))[^1];
            string counted = last.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{mode}: instance {last.Instance} {last.Outcome}, counted {counted}, due {last.Verdict.Deadline.DueAt}");
        }

        // → KeepFirst: instance 1 Met, counted 2:00, due 2026-03-02T17:00:00Z
        // → Resume: instance 1 Running, counted 3:00, due 2026-03-03T13:00:00Z
        // → NewInstance: instance 2 Running, counted 1:00, due 2026-03-03T15:00:00Z
        // → Continue: instance 1 Running, counted 7:00, due 2026-03-02T17:00:00Z
        #endregion
    }
}
