using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>What a scheduler knows of an unfinished item at one moment: a row of a list on a screen.</summary>
/// <param name="Id">The item.</param>
/// <param name="Reference">What it is to the caller; null if nothing was said.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="Group">Its team; null for every team.</param>
/// <param name="Customer">Its customer; null for none.</param>
/// <param name="Agent">Who works on it; null if nobody does.</param>
/// <param name="WaitingSince">Since when it waits. Where a freeze has stopped the clock of its team, moved by as long as that stood.</param>
/// <param name="Due">When it is due, moved in the same way; null for never.</param>
/// <param name="At">The time of this.</param>
/// <remarks>Equal by value; no order. <c>default</c> names no item. Immutable, and safe to share between threads.</remarks>
public readonly record struct WorkItemSummary(
    WorkItemId Id,
    string? Reference,
    WorkItemKind Kind,
    WorkItemStatus Status,
    WorkPriority Priority,
    ContactChannel Channel,
    GroupId? Group,
    CustomerId? Customer,
    AgentId? Agent,
    Instant WaitingSince,
    Instant? Due,
    Instant At);
