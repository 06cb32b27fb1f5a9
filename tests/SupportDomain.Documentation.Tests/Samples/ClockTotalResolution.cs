using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockTotalResolution
{
    internal static void Run()
    {
        #region ClockTotalResolution
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("16 h"), new WorkingDurationTarget(Duration.FromHours(16)), office);
        SlaClock clock = new("solve", SlaMetrics.TotalResolution.Title, SlaMetrics.TotalResolution, policy);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None),
            new TicketStatusChanged(id, On(2, 12), TicketStatus.Pending),
            new TicketStatusChanged(id, On(2, 17), TicketStatus.Open),
            new TicketStatusChanged(id, On(3, 15), TicketStatus.Solved),
            new TicketStatusChanged(id, On(4, 16), TicketStatus.Open),
            new TicketStatusChanged(id, On(5, 12), TicketStatus.Solved),
        ];
        foreach (ClockVerdict v in new SlaEvaluator(clock).Evaluate(history, asOf: On(6, 17)))
        {
            string counted = v.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            string paused = v.Paused.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{v.Instance}: {v.Outcome}, counted {counted}, paused {paused}, due {v.Verdict.Deadline.DueAt}");
        }

        // → 1: Breached, counted 18:00, paused 9:00, due 2026-03-05T10:00:00Z
        #endregion
    }
}
