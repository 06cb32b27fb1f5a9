using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What the clocks of a ticket need to know of it between two events.</summary>
internal struct TicketFacts
{
    public TicketAttributes? Attributes;
    public string? HoldReason;
    public string? Group;
    public string? Agent;
    public long BeganAt;
    public long OpenedAt;
    public TicketStatus Status;

    /// <summary>Whether there has been any event.</summary>
    public bool HasBegun;

    /// <summary>Whether it was opened or came into a status: before, not even "new" is its status.</summary>
    public bool HasStatus;
    public bool IsOpened;

    /// <summary>Whether somebody has answered in person after the opening.</summary>
    public bool IsAnswered;

    internal void Fold(in Occurrence step)
    {
        if (!HasBegun)
        {
            HasBegun = true;
            BeganAt = step.At;
        }

        switch (step.Kind)
        {
            case OccurrenceKind.Opened:
                Attributes = (TicketAttributes)step.Payload!;
                OpenedAt = IsOpened ? OpenedAt : step.At;
                IsOpened = true;
                HasStatus = true;
                break;
            case OccurrenceKind.Attributes:
                Attributes = (TicketAttributes)step.Payload!;
                break;
            case OccurrenceKind.Status:
                Status = (TicketStatus)step.Status;
                HoldReason = (string?)step.Payload;
                HasStatus = true;
                break;
            case OccurrenceKind.Assigned:
                TicketAssigned assigned = (TicketAssigned)step.Payload!;
                Group = assigned.Group?.Value;
                Agent = assigned.Agent?.Value;
                break;
            case OccurrenceKind.Message:
                IsAnswered |= IsOpened && step.At > OpenedAt && !step.IsAutomatic && step.Visibility == (byte)MessageVisibility.Public
                    && step.Role is (byte)PersonRole.Agent or (byte)PersonRole.Manager;
                break;
            default:
                break;
        }
    }
}
