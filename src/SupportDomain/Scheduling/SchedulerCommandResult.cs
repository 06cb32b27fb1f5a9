namespace SupportDomain.Scheduling;

/// <summary>What a verb gave back when its command was applied. What the verb does not give is <c>default</c>.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is the result of a verb that gives nothing, and of one that found nothing to offer. Immutable, and safe to share between threads.</remarks>
/// <param name="Item">The item that was enqueued, offered or dequeued.</param>
/// <param name="Offer">The offer that was made to the agent asking.</param>
/// <param name="OffersMade">How many offers <see cref="WorkflowScheduler.Dispatch"/> made.</param>
/// <param name="InSurge">What <see cref="WorkflowScheduler.ReportLevel"/> answered.</param>
public readonly record struct SchedulerCommandResult(WorkItemId Item, Offer Offer, int OffersMade, bool InSurge);
