using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ReadmeFirst
{
    internal static void Run()
    {
        #region ReadmeFirst
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/New_York"];
        BusinessCalendar desk = new BusinessCalendarBuilder(zone).WithWeeklyHours(WeeklyHours.Closed
            .With(DayInterval.Parse("09:00-17:00", null), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday)
            .With(DayInterval.Parse("22:00-06:00", null), IsoDayOfWeek.Saturday)).Build();
        SlaPolicy policy = new(new PolicyId("8 working hours"), new WorkingDurationTarget(Duration.FromHours(8)), desk);
        SlaClock clock = new("resolution", "Time to resolution", SlaStop.Solved, policy);

        Instant opened = Instant.FromUtc(2026, 3, 6, 21, 0);   // Friday 16:00 in New York
        Instant solved = Instant.FromUtc(2026, 3, 8, 9, 30);   // Sunday 05:30; at 02:00 the clocks went forward to 03:00
        TicketId id = new("T-1");
        Ticket ticket = Ticket.Replay(new TicketOpened(id, opened, TicketAttributes.None), new TicketStatusChanged(id, solved, TicketStatus.Solved));
        SlaVerdict verdict = clock.Judge(ticket, asOf: solved);

        string Local(Instant instant) => instant.InZone(zone).ToString("ddd HH:mm", CultureInfo.InvariantCulture);
        Console.WriteLine($"{verdict.Outcome}: due {Local(verdict.Deadline.DueAt)}, in time until {Local(verdict.Deadline.BreachAt)}");
        Console.WriteLine($"{desk.WorkingTimeBetween(opened, solved).ToString("H:mm", CultureInfo.InvariantCulture)} of 8:00 hours used");
        // → Met: due Sun 06:00, in time until Mon 09:00
        // → 7:30 of 8:00 hours used
        #endregion
    }
}
