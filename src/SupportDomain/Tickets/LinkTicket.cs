using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Tie a ticket to another one; allowed in every status.</summary>
public sealed record LinkTicket : TicketCommand
{
    /// <summary>Asks for a tie.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="kind">What the other ticket is to this one.</param>
    /// <param name="other">The other ticket.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or <paramref name="other"/> is <c>default</c>, or they are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    public LinkTicket(TicketId ticket, TicketLinkKind kind, TicketId other, Person by = default)
        : base(ticket, by)
    {
        Kind = Guard.Against.UndefinedEnum(kind);
        Other = OtherTicket.Check(ticket, other);
    }

    /// <summary>What the other ticket is to this one.</summary>
    public TicketLinkKind Kind { get; }

    /// <summary>The other ticket.</summary>
    public TicketId Other { get; }
}
