using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>A command that the rules forbid for a ticket as it stands; nothing was decided.</summary>
public sealed class TicketCommandException : InvalidOperationException
{
    internal TicketCommandException(TicketCommand command, TicketStatus? status, Reason reason, string message)
        : base(message)
    {
        Command = Guard.Against.Null(command);
        Status = status;
        Reason = Guard.Against.Null(reason);
    }

    /// <summary>What was wanted.</summary>
    public TicketCommand Command { get; }

    /// <summary>The ticket that it was wanted for.</summary>
    public TicketId Ticket => Command.Ticket;

    /// <summary>Where the ticket stands, or null where there is none.</summary>
    public TicketStatus? Status { get; }

    /// <summary>Why it is forbidden, one of <see cref="TicketReasons"/>.</summary>
    public Reason Reason { get; }
}
