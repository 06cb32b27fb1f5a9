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
    /// <param name="holdReason">What it waits for, by the source's own name; only of a ticket that is pending or on hold.</param>
    /// <param name="by">Who changed it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>, or there is a hold reason that is blank or that the status does not take.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member, or <paramref name="sequence"/> is negative.</exception>
    public TicketStatusChanged(TicketId ticket, Instant at, TicketStatus status, string? holdReason = null, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence)
    {
        Status = Guard.Against.UndefinedEnum(status);
        HoldReason = CheckHoldReason(status, holdReason);
    }

    /// <summary>The status that the ticket entered.</summary>
    public TicketStatus Status { get; }

    /// <summary>What the ticket waits for, by the source's own name, or null.</summary>
    public string? HoldReason { get; }

    internal static string? CheckHoldReason(TicketStatus status, string? holdReason)
    {
        if (holdReason is null)
        {
            return null;
        }

        return status is TicketStatus.Pending or TicketStatus.OnHold
            ? Guard.Against.NullOrWhiteSpace(holdReason)
            : throw new ArgumentException($"The hold reason '{holdReason}' comes with the status {status}; only a ticket that is {TicketStatus.Pending} or {TicketStatus.OnHold} has one.", nameof(holdReason));
    }
}
