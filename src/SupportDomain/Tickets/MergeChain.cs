using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>Follows merged tickets to the one that goes on.</summary>
public static class MergeChain
{
    /// <summary>What a ticket was merged into, and that one in turn, up to the one that was not merged: linear in their number.</summary>
    /// <remarks>A recorded history may go round in a circle. The chain then ends before the first ticket that would stand in it twice, or with <paramref name="start"/> again.</remarks>
    /// <param name="start">The ticket to begin with, which is not part of the chain.</param>
    /// <param name="mergedInto">What a ticket was merged into (<see cref="Ticket.MergedInto"/>), or null.</param>
    /// <exception cref="ArgumentException"><paramref name="start"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="mergedInto"/> is null.</exception>
    public static ImmutableArray<TicketId> Of(TicketId start, Func<TicketId, TicketId?> mergedInto)
    {
        Guard.Against.Null(mergedInto);
        if (start.IsDefault)
        {
            throw new ArgumentException("A merge chain begins with a ticket; default(TicketId) names none.", nameof(start));
        }

        HashSet<TicketId> seen = [];
        ImmutableArray<TicketId>.Builder chain = ImmutableArray.CreateBuilder<TicketId>();
        for (TicketId? next = mergedInto(start); next is { } ticket && seen.Add(ticket); next = mergedInto(ticket))
        {
            chain.Add(ticket);
        }

        return chain.ToImmutable();
    }
}
