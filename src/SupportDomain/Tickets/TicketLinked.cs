using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The ticket was tied to another one.</summary>
public sealed record TicketLinked : TicketEvent
{
    /// <summary>Records a tie.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When.</param>
    /// <param name="kind">What the other ticket is to this one.</param>
    /// <param name="other">The other ticket.</param>
    /// <param name="by">Who tied them.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or <paramref name="other"/> is <c>default</c>, or they are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member, or <paramref name="sequence"/> is negative.</exception>
    public TicketLinked(TicketId ticket, Instant at, TicketLinkKind kind, TicketId other, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence)
    {
        Kind = Guard.Against.UndefinedEnum(kind);
        Other = OtherTicket.Check(ticket, other);
    }

    /// <summary>What the other ticket is to this one.</summary>
    public TicketLinkKind Kind { get; }

    /// <summary>The other ticket.</summary>
    public TicketId Other { get; }
}
