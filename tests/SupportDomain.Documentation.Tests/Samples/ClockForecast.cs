using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockForecast
{
    internal static void Run()
    {
        #region ClockForecast
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        SlaPolicy policy = new(new PolicyId("8 h"), new WorkingDurationTarget(Duration.FromHours(8)), office);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 9), TicketAttributes.None),
            new TicketStatusChanged(id, On(2, 15), TicketStatus.Pending),
        ];
        SlaEvaluator clocks = new(new SlaClock("wait", "Requester wait", SlaMetrics.RequesterWait, policy));
        ClockVerdict v = clocks.Evaluate(history, asOf: On(3, 16)).Single();
        Console.WriteLine($"{v.Outcome}: {v.Used} used, {v.Remaining!.Value.TotalHours} h left");
        Console.WriteLine($"counted {v.Counted.TotalHours} h, paused {v.Paused.TotalHours} h, on the clock {v.Elapsed.TotalHours} h");
        Console.WriteLine($"if it goes on now, due {v.DueIfResumedNow}");
        Console.WriteLine(ReasonText.Of(v.Reason, WordingLanguage.English));
        // → Paused: 75% used, 2 h left
        // → counted 6 h, paused 9 h, on the clock 31 h
        // → if it goes on now, due 2026-03-04T10:00:00Z
        // → Paused since 2026-03-02 15:00:00 UTC, with 2 h left.
        #endregion
    }
}
