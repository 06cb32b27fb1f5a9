namespace SupportDomain.Scheduling;

/// <summary>Where a work item stands in a scheduler. Finished items (completed, cancelled, dequeued for good) are forgotten.</summary>
public enum WorkItemStatus
{
    /// <summary>In the ready order.</summary>
    Ready = 0,

    /// <summary>Out of the ready order until its time, or while surge holds its priority back.</summary>
    Deferred = 1,

    /// <summary>Out of the ready order: offered to one agent or more, none of whom has answered yet.</summary>
    Offered = 2,

    /// <summary>Somebody works on it.</summary>
    Assigned = 3,
}
