using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockNextResponse
{
    internal static void Run()
    {
        #region ClockNextResponse
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("4 h"), new WorkingDurationTarget(Duration.FromHours(4)), office);
        SlaClock clock = new("next", SlaMetrics.NextResponse.Title, SlaMetrics.NextResponse, policy);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        Person customer = new(PersonRole.Customer);
        Person sara = new(PersonRole.Agent);
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None, customer),
            new MessagePosted(id, On(2, 10), customer),
            new MessagePosted(id, On(2, 12), customer), // moves nothing
            new MessagePosted(id, On(2, 15), sara),
            new MessagePosted(id, On(3, 9), customer),
            new MessagePosted(id, On(3, 11), sara),
            new MessagePosted(id, On(4, 16), customer),
            new TicketStatusChanged(id, On(5, 10), TicketStatus.Solved),
        ];
        foreach (ClockVerdict v in new SlaEvaluator(clock).Evaluate(history, asOf: On(6, 17)))
        {
            string counted = v.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            string paused = v.Paused.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{v.Instance}: {v.Outcome}, counted {counted}, paused {paused}, due {v.Verdict.Deadline.DueAt}");
        }

        // → 1: Breached, counted 5:00, paused 0:00, due 2026-03-02T14:00:00Z
        // → 2: Met, counted 2:00, paused 0:00, due 2026-03-03T13:00:00Z
        // → 3: Met, counted 2:00, paused 0:00, due 2026-03-05T12:00:00Z
        #endregion
    }
}
