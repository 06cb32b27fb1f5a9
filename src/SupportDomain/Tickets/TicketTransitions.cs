using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The one table of which status may follow which.</summary>
/// <remarks>
/// The table binds decisions, not history: a recorded log is folded as it happened, and a step outside the table becomes a
/// <see cref="TicketFinding"/>. Staying in a status is no transition and always allowed. Closed, cancelled and merged tickets are final.
/// </remarks>
public static class TicketTransitions
{
    private static readonly ImmutableArray<TicketStatus>[] Followers =
    [
        /* New       */ [TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged],
        /* Open      */ [TicketStatus.Pending, TicketStatus.OnHold, TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged],
        /* Pending   */ [TicketStatus.Open, TicketStatus.OnHold, TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged],
        /* OnHold    */ [TicketStatus.Open, TicketStatus.Pending, TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged],
        /* Solved    */ [TicketStatus.Open, TicketStatus.Closed, TicketStatus.Merged],
        /* Closed    */ [],
        /* Cancelled */ [],
        /* Merged    */ [],
    ];

    /// <summary>Whether <paramref name="to"/> may follow <paramref name="from"/>, or is the same status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Either status is not a named member.</exception>
    public static bool IsAllowed(TicketStatus from, TicketStatus to)
    {
        ImmutableArray<TicketStatus> followers = FollowersOf(from);
        _ = FollowersOf(to);
        return from == to || followers.Contains(to);
    }

    /// <summary>Whether nothing may follow the status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a named member.</exception>
    public static bool IsFinal(TicketStatus status) => FollowersOf(status).Length == 0;

    /// <summary>Whether a ticket in the status still waits for its solution: new, open, pending or on hold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not a named member.</exception>
    public static bool IsUnsolved(TicketStatus status) => FollowersOf(status).Length > 0 && status != TicketStatus.Solved;

    /// <summary>The statuses that may follow, in the order of the members; none for a final one.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a named member.</exception>
    public static ImmutableArray<TicketStatus> FollowersOf(TicketStatus status) =>
        (int)status >= 0 && (int)status < Followers.Length ? Followers[(int)status] : Followers[(int)Guard.Against.UndefinedEnum(status)];
}
