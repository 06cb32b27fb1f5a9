using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Something that happened to a ticket, as recorded; the set of kinds is closed.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
public abstract record TicketEvent
{
    private protected TicketEvent(TicketId ticket, Instant at)
    {
        Ticket = ticket.IsDefault ? throw new ArgumentException("An event names its ticket; default(TicketId) names none.", nameof(ticket)) : ticket;
        At = at;
    }

    /// <summary>The ticket it happened to.</summary>
    public TicketId Ticket { get; }

    /// <summary>When it happened.</summary>
    public Instant At { get; }
}
