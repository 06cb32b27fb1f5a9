using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class RefusedCommand
{
    internal static void Run()
    {
        #region RefusedCommand
        TicketId id = new("T-7");
        Instant now = Instant.FromUtc(2026, 1, 12, 9, 0);
        Person customer = new(PersonRole.Customer, "c-12");
        Ticket closed = Ticket.Replay(
            new TicketOpened(id, now, TicketAttributes.None, customer, sequence: 1),
            new TicketStatusChanged(id, now, TicketStatus.Closed, sequence: 2));
        try
        {
            TicketDecider.Decide(closed, new PostMessage(id, customer, text: "It is broken again."), now);
        }
        catch (TicketCommandException refused)
        {
            Console.WriteLine($"{refused.Reason.Code}: {ReasonText.Of(refused.Reason, WordingLanguage.English)}");
        }

        OpenTicket followUp = new(new TicketId("T-8"), TicketAttributes.None, customer, new TicketLink(TicketLinkKind.FollowUpOf, id));
        Console.WriteLine($"{TicketDecider.Decide(null, followUp, now).Length} events open the follow-up");
        // → ticket.command.ended: Ticket T-7 is closed; a further request is a follow-up ticket.
        // → 2 events open the follow-up
        #endregion
    }
}
