using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The request was recorded.</summary>
public sealed record TicketOpened : TicketEvent
{
    /// <summary>Records the opening of a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="attributes">What was known of it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    public TicketOpened(TicketId ticket, Instant at, TicketAttributes attributes)
        : base(ticket, at) => Attributes = Guard.Against.Null(attributes);

    /// <summary>What was known of the ticket.</summary>
    public TicketAttributes Attributes { get; }
}
