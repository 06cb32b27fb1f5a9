using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>The ticket goes on within another one; its status is <see cref="TicketStatus.Merged"/> from now on.</summary>
public sealed record TicketMerged : TicketEvent
{
    /// <summary>Records a merge.</summary>
    /// <param name="ticket">The ticket that ends.</param>
    /// <param name="at">When.</param>
    /// <param name="into">The ticket that goes on.</param>
    /// <param name="by">Who merged them.</param>
    /// <param name="sequence">Its number in the log of the ticket that ends, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or <paramref name="into"/> is <c>default</c>, or they are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketMerged(TicketId ticket, Instant at, TicketId into, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence) => Into = OtherTicket.Check(ticket, into);

    /// <summary>The ticket that goes on.</summary>
    public TicketId Into { get; }
}
