using System.Collections.Immutable;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Sets of statuses as bits.</summary>
internal static class StatusSets
{
    internal static readonly ImmutableArray<TicketStatus> Unsolved = [.. Enum.GetValues<TicketStatus>().Where(TicketTransitions.IsUnsolved)];

    /// <summary>Whether a ticket in the status owes nothing: it was withdrawn, or goes on in another one.</summary>
    internal static bool IsVoid(TicketStatus status) => status is TicketStatus.Cancelled or TicketStatus.Merged;

    internal static int MaskOf(ImmutableArray<TicketStatus> statuses)
    {
        int mask = 0;
        foreach (TicketStatus status in statuses)
        {
            mask |= 1 << (int)status;
        }

        return mask;
    }
}
