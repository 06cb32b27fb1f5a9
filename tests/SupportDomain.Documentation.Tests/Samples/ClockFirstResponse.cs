using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockFirstResponse
{
    internal static void Run()
    {
        #region ClockFirstResponse
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("4 h"), new WorkingDurationTarget(Duration.FromHours(4)), office);
        SlaClock clock = new("first", SlaMetrics.FirstResponse.Title, SlaMetrics.FirstResponse, policy);
        Instant On(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 3, day, hour, minute); // 2 March is a Monday
        TicketId id = new("T-7");
        Person customer = new(PersonRole.Customer);
        Person sara = new(PersonRole.Agent);
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 15), TicketAttributes.None, customer),
            new MessagePosted(id, On(2, 15, 1), new Person(PersonRole.Bot), isAutomatic: true),
            new MessagePosted(id, On(2, 15, 20), sara, MessageVisibility.Private),
            new MessagePosted(id, On(3, 10, 30), sara),
        ];
        foreach (ClockVerdict v in new SlaEvaluator(clock).Evaluate(history, asOf: On(6, 17)))
        {
            string counted = v.Counted.ToString("H:mm", CultureInfo.InvariantCulture);
            string paused = v.Paused.ToString("H:mm", CultureInfo.InvariantCulture);
            Console.WriteLine($"{v.Instance}: {v.Outcome}, counted {counted}, paused {paused}, due {v.Verdict.Deadline.DueAt}");
        }

        // → 1: Met, counted 3:30, paused 0:00, due 2026-03-03T11:00:00Z
        #endregion
    }
}
