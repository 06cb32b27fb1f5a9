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
    /// <param name="by">Who opened it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketOpened(TicketId ticket, Instant at, TicketAttributes attributes, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence) => Attributes = Guard.Against.Null(attributes);

    /// <summary>What was known of the ticket.</summary>
    public TicketAttributes Attributes { get; private init; }

    /// <inheritdoc/>
    public override TicketEvent WithoutPersonalData() => this with { By = By.WithoutId(), Attributes = Attributes.WithoutPersonal() };
}
