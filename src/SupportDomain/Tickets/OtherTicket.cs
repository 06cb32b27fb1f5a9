using System.Runtime.CompilerServices;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>The check of events and commands that tie a ticket to another one.</summary>
internal static class OtherTicket
{
    internal static TicketId Check(TicketId ticket, TicketId other, [CallerArgumentExpression(nameof(other))] string? parameterName = null)
    {
        if (other.IsDefault)
        {
            throw new ArgumentException("The other ticket has no name; default(TicketId) names none.", parameterName);
        }

        return other == ticket ? throw new ArgumentException($"Ticket {ticket.Value} would be tied to itself; it takes another ticket.", parameterName) : other;
    }
}
