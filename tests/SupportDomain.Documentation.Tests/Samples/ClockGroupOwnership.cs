using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockGroupOwnership
{
    internal static void Run()
    {
        #region ClockGroupOwnership
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), office);
        SlaClock clock = new("group", SlaMetrics.GroupOwnership.Title, SlaMetrics.GroupOwnership, policy);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None),
            new TicketAssigned(id, On(2, 9), new GroupId("first line"), null),
            new TicketAssigned(id, On(2, 15), new GroupId("network"), null),
            new TicketStatusChanged(id, On(3, 12), TicketStatus.Solved),
            new TicketStatusChanged(id, On(4, 10), TicketStatus.Open),
        ];
        foreach (ClockVerdict v in new SlaEvaluator(clock).Evaluate(history, asOf: On(4, 12)))
        {
            string counted = v.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            string paused = v.Paused.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{v.Instance}: {v.Outcome}, counted {counted}, paused {paused}, due {v.Verdict.Deadline.DueAt}");
        }

        // → 1: Met, counted 6:00, paused 0:00, due 2026-03-02T17:00:00Z
        // → 2: Met, counted 5:00, paused 0:00, due 2026-03-03T15:00:00Z
        // → 3: Running, counted 2:00, paused 0:00, due 2026-03-05T10:00:00Z
        #endregion
    }
}
