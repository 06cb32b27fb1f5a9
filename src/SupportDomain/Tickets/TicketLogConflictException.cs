using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>An event was delivered under the number of another one; the log stayed as it was.</summary>
/// <remarks>The message names ticket, number and kinds, and no text of either event.</remarks>
public sealed class TicketLogConflictException : InvalidOperationException
{
    internal TicketLogConflictException(TicketEvent stored, TicketEvent delivered)
        : base($"Event {delivered.Sequence} of ticket {delivered.Ticket.Value} was delivered again with other content ({delivered.GetType().Name} of {delivered.At}); the log has a {stored.GetType().Name} of {stored.At} under that number, and a number belongs to one event.")
    {
        Stored = Guard.Against.Null(stored);
        Delivered = delivered;
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket => Delivered.Ticket;

    /// <summary>The event that the log has.</summary>
    public TicketEvent Stored { get; }

    /// <summary>The event that was delivered.</summary>
    public TicketEvent Delivered { get; }
}
