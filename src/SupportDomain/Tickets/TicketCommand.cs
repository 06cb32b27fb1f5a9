using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Something that somebody wants done with a ticket; the set of kinds is closed. <see cref="TicketDecider"/> says what comes of it.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
public abstract record TicketCommand
{
    private protected TicketCommand(TicketId ticket, Person by)
    {
        Ticket = ticket.IsDefault ? throw new ArgumentException("A command names its ticket; default(TicketId) names none.", nameof(ticket)) : ticket;
        By = by;
    }

    /// <summary>The ticket that it is for.</summary>
    public TicketId Ticket { get; }

    /// <summary>Who wants it.</summary>
    public Person By { get; }
}
