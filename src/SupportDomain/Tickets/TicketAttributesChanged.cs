using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>What is known of the ticket changed: the whole new set of attributes.</summary>
public sealed record TicketAttributesChanged : TicketEvent
{
    /// <summary>Records new attributes.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When.</param>
    /// <param name="attributes">The whole set from now on.</param>
    /// <param name="by">Who changed it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="attributes"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketAttributesChanged(TicketId ticket, Instant at, TicketAttributes attributes, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence) => Attributes = Guard.Against.Null(attributes);

    /// <summary>The whole set from now on.</summary>
    public TicketAttributes Attributes { get; private init; }

    /// <inheritdoc/>
    public override TicketEvent WithoutPersonalData() => this with { By = By.WithoutId(), Attributes = Attributes.WithoutPersonal() };
}
