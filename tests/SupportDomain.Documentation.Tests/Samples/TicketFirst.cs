using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class TicketFirst
{
    internal static void Run()
    {
        #region TicketFirst
        TicketId id = new("T-7");
        Person customer = new(PersonRole.Customer, "c-12");
        Person sara = new(PersonRole.Agent, "sara");
        Instant now = Instant.FromUtc(2026, 1, 12, 9, 0);

        Ticket ticket = Ticket.Replay(TicketDecider.Decide(null, new OpenTicket(id, new TicketAttributes(Type: "Access"), customer), now).AsSpan());
        foreach (TicketCommand command in (TicketCommand[])
        [
            new PostMessage(id, sara, channel: ContactChannel.Email, text: "Which door is it?"),
            new ChangeStatus(id, TicketStatus.Pending, by: sara),
            new PostMessage(id, customer, channel: ContactChannel.Chat, text: "The one on the left."),
        ])
        {
            now += Duration.FromHours(1);
            ticket = ticket.Apply(TicketDecider.Decide(ticket, command, now).AsSpan());
            Console.WriteLine($"{command.GetType().Name}: {ticket.Status}");
        }

        Console.WriteLine($"waiting since {ticket.Conversation.OldestUnansweredCustomerMessageAt}");
        // → PostMessage: Open
        // → ChangeStatus: Pending
        // → PostMessage: Open
        // → waiting since 2026-01-12T12:00:00Z
        #endregion
    }
}
