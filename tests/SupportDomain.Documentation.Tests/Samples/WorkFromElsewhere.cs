using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class WorkFromElsewhere
{
    internal static void Run()
    {
        #region WorkFromElsewhere
        // A ticket with what its clock says.
        Instant opened = Instant.FromUtc(2026, 3, 2, 8, 0);
        Ticket ticket = Ticket.Open(new TicketOpened(new TicketId("T-9"), opened, new TicketAttributes(Priority: "P1", Channel: "email")));
        SlaVerdict verdict = new(new PolicyId("gold"), SlaOutcome.Running, opened, null, opened, SlaDeadline.At(opened + Duration.FromHours(4)));
        TicketWorkRules rules = new([new("P1", WorkPriority.Urgent), new("P2", WorkPriority.High)], channels: [new("email", ContactChannel.Email)]);
        WorkItem item = WorkItemSource.OfTicket(ticket, rules, [verdict]);
        Console.WriteLine($"{item.Reference}: {item.Priority}, {item.Channel}, due {item.Due}");

        // The next time that a duty comes up: Ana's alone.
        RecurringDuty duty = new RecurringDuty(
            new DutyId("weekly-report"), "Weekly report", Recurrence.Weekly(IsoDayOfWeek.Friday), new LocalDate(2026, 3, 1), DayTime.At(9), BusinessCalendar.AlwaysOpen)
            .DelegatedTo(new AgentId("ana"), new LocalDate(2026, 3, 1));
        WorkItem report = WorkItemSource.OfDuty(duty, duty.NextRelease(opened).Value);
        Console.WriteLine($"{report.Reference}: not before {report.NotBefore}, for {report.KnownAgent}");
        // → T-9: Urgent, Email, due 2026-03-02T12:00:00Z
        // → weekly-report 2026-03-06: not before 2026-03-06T09:00:00Z, for ana
        #endregion
    }
}
