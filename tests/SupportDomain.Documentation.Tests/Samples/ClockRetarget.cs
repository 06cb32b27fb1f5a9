using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ClockRetarget
{
    internal static void Run()
    {
        #region ClockRetarget
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZone.Utc).WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)),
            IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)).Build();
        TicketCondition low = new(TicketField.Priority, "P3");
        SlaPolicy p3 = new(new PolicyId("P3"), new WorkingDurationTarget(Duration.FromHours(16)), office, low);
        SlaPolicy p1 = new(new PolicyId("P1"), new ElapsedDurationTarget(Duration.FromHours(8)), BusinessCalendar.AlwaysOpen);
        Instant On(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0); // 2 March is a Monday
        TicketId id = new("T-7");
        TicketEvent[] history =
        [
            new TicketOpened(id, On(2, 8), new TicketAttributes(Priority: "P3")),
            new TicketStatusChanged(id, On(2, 11), TicketStatus.Pending),
            new TicketStatusChanged(id, On(2, 13), TicketStatus.Open),
            new TicketAttributesChanged(id, On(2, 15), new TicketAttributes(Priority: "P1")),
        ];
        foreach (RetargetMode mode in Enum.GetValues<RetargetMode>())
        {
            SlaClock clock = new SlaClock("work", "Agent work", SlaMetrics.AgentWork, p3, p1).WithRetarget(mode);
            Console.WriteLine($"{mode}: due {new SlaEvaluator(clock).Evaluate(history, asOf: On(2, 15)).Single().Verdict.Deadline.DueAt}");
        }

        // → KeepElapsed: due 2026-03-02T19:00:00Z
        // → Restart: due 2026-03-02T23:00:00Z
        // → RetroactiveStart: due 2026-03-02T16:00:00Z
        // → RetroactiveStartWithPauses: due 2026-03-02T18:00:00Z
        #endregion
    }
}
