using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Move a ticket to another status, as <see cref="TicketTransitions"/> allows. To merge is <see cref="MergeTicket"/>.</summary>
public sealed record ChangeStatus : TicketCommand
{
    /// <summary>Asks for a status.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="status">The status that it shall enter.</param>
    /// <param name="holdReason">What it waits for: needed to put it on hold, allowed for pending.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>, or there is a hold reason that is blank or that the status does not take.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member.</exception>
    public ChangeStatus(TicketId ticket, TicketStatus status, string? holdReason = null, Person by = default)
        : base(ticket, by)
    {
        Status = Guard.Against.UndefinedEnum(status);
        HoldReason = TicketStatusChanged.CheckHoldReason(status, holdReason);
    }

    /// <summary>The status that it shall enter.</summary>
    public TicketStatus Status { get; }

    /// <summary>What it waits for, or null.</summary>
    public string? HoldReason { get; }
}
