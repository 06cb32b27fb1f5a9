namespace SupportDomain.Sla;

/// <summary>How a ticket stands against its deadline at the instant of a verdict.</summary>
public enum SlaOutcome
{
    /// <summary>No policy applies, or the one that applies gives no deadline.</summary>
    NoDeadline = 0,

    /// <summary>The clock runs, and the deadline has not passed.</summary>
    Running = 1,

    /// <summary>The clock stopped at or before the last instant that meets the target.</summary>
    Met = 2,

    /// <summary>The clock stopped after that instant, or still runs after it.</summary>
    Breached = 3,

    /// <summary>The ticket was cancelled or merged: nothing is owed any more.</summary>
    Cancelled = 4,

    /// <summary>The clock is paused, and the deadline had not passed when the pause began.</summary>
    Paused = 5,
}
