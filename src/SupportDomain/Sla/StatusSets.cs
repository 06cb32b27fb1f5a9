using System.Collections.Immutable;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Sets of statuses as bits.</summary>
internal static class StatusSets
{
    internal static readonly ImmutableArray<TicketStatus> Unsolved = [.. Enum.GetValues<TicketStatus>().Where(TicketTransitions.IsUnsolved)];

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
