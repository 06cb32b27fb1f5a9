namespace SupportDomain.Tickets;

/// <summary>Where a ticket stands in its life.</summary>
/// <remarks>Which step may follow which is said by <see cref="TicketTransitions"/>.</remarks>
public enum TicketStatus
{
    /// <summary>Recorded, and nobody has taken it up yet.</summary>
    New = 0,

    /// <summary>Being worked on.</summary>
    Open = 1,

    /// <summary>Waiting for the customer.</summary>
    Pending = 2,

    /// <summary>Waiting for somebody or something other than the customer.</summary>
    OnHold = 3,

    /// <summary>Answered to the customer's need, as far as the agent can tell; it may come back.</summary>
    Solved = 4,

    /// <summary>Finished for good; a further request is a follow-up ticket.</summary>
    Closed = 5,

    /// <summary>Withdrawn before a solution.</summary>
    Cancelled = 6,

    /// <summary>Continued within another ticket.</summary>
    Merged = 7,
}
