using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Something that happened to a ticket, as recorded; the set of kinds is closed.</summary>
/// <remarks>Equality is by value; there is no order. Immutable, and safe to share between threads.</remarks>
public abstract record TicketEvent
{
    private protected TicketEvent(TicketId ticket, Instant at, Person by, long sequence)
    {
        Ticket = ticket.IsDefault ? throw new ArgumentException("An event names its ticket; default(TicketId) names none.", nameof(ticket)) : ticket;
        At = at;
        By = by;
        Sequence = Guard.Against.Negative(sequence);
    }

    /// <summary>The ticket it happened to.</summary>
    public TicketId Ticket { get; }

    /// <summary>When it happened.</summary>
    public Instant At { get; }

    /// <summary>Who did it; <c>default</c> where the source does not say.</summary>
    public Person By { get; private protected init; }

    /// <summary>The number of the event in its ticket's own log, unique there and counted from 1; 0 where the source gives none.</summary>
    public long Sequence { get; }

    /// <summary>The same event without what tells of a person: who did it, what a message says, the personal attributes.</summary>
    /// <remarks>Instant, number, roles, statuses and every attribute that a rule can read stay, so that nothing that is computed of the log changes.</remarks>
    public virtual TicketEvent WithoutPersonalData() => this with { By = By.WithoutId() };
}
