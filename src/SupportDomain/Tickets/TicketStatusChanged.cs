using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The ticket entered a status.</summary>
public sealed record TicketStatusChanged : TicketEvent
{
    /// <summary>Records that a ticket entered a status.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When.</param>
    /// <param name="status">The status it entered.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member.</exception>
    public TicketStatusChanged(TicketId ticket, Instant at, TicketStatus status)
        : base(ticket, at) => Status = Guard.Against.UndefinedEnum(status);

    /// <summary>The status that the ticket entered.</summary>
    public TicketStatus Status { get; }
}
