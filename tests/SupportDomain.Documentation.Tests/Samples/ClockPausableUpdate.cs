using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockPausableUpdate
{
    internal static void Run()
    {
        #region ClockPausableUpdate
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), office);
        SlaClock clock = new("update", SlaMetrics.PausableUpdate.Title, SlaMetrics.PausableUpdate, policy);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        Person sara = new(PersonRole.Agent);
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None),
            new MessagePosted(id, On(2, 11), sara),
            new TicketStatusChanged(id, On(2, 11), TicketStatus.Pending),
            new TicketStatusChanged(id, On(3, 10), TicketStatus.Open),
            new MessagePosted(id, On(3, 16), sara),
        ];
        foreach (ClockVerdict v in new SlaEvaluator(clock).Evaluate(history, asOf: On(4, 12)))
        {
            string counted = v.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            string paused = v.Paused.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{v.Instance}: {v.Outcome}, counted {counted}, paused {paused}, due {v.Verdict.Deadline.DueAt}");
        }

        // → 1: Met, counted 2:00, paused 0:00, due 2026-03-02T17:00:00Z
        // → 2: Met, counted 6:00, paused 7:00, due 2026-03-04T10:00:00Z
        // → 3: Running, counted 4:00, paused 0:00, due 2026-03-04T16:00:00Z
        #endregion
    }
}
