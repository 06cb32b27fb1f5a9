namespace SupportDomain.Scheduling;

/// <summary>What happened in a scheduler. The numbers stand in the binary form and never change.</summary>
public enum SchedulerEventKind
{
    /// <summary>Nothing: the kind of <c>default</c>.</summary>
    None = 0,

    /// <summary>An item came in; <see cref="SchedulerEvent.To"/> is its key.</summary>
    Enqueued = 1,

    /// <summary>An item was offered to an agent; <see cref="SchedulerEvent.To"/> is the tick at which the offer expires.</summary>
    Offered = 2,

    /// <summary>An agent accepted an offer and works on the item.</summary>
    Accepted = 3,

    /// <summary>An agent declined an offer.</summary>
    Declined = 4,

    /// <summary>An offer expired without an answer.</summary>
    OfferExpired = 5,

    /// <summary>An offer was taken back: another agent accepted, the item was withdrawn, or the agent left.</summary>
    OfferRevoked = 6,

    /// <summary>An item is back in the ready order; <see cref="SchedulerEvent.To"/> is its key.</summary>
    Returned = 7,

    /// <summary>An agent took an item without an offer.</summary>
    Dequeued = 8,

    /// <summary>An item is done. With a wrap-up, <see cref="SchedulerEvent.To"/> is the tick at which the agent's capacity is free again; otherwise it is the tick of the event.</summary>
    Completed = 9,

    /// <summary>An item was withdrawn.</summary>
    Cancelled = 10,

    /// <summary>An item changed priority, due time, estimate or boost: key from <see cref="SchedulerEvent.From"/> to <see cref="SchedulerEvent.To"/>.</summary>
    Reprioritised = 11,

    /// <summary>An item left the ready order until the tick <see cref="SchedulerEvent.To"/>.</summary>
    Deferred = 12,

    /// <summary>The time of a deferred item has come.</summary>
    Woke = 13,

    /// <summary>The capacity of an agent that was kept for wrapping up is free again.</summary>
    WrapUpEnded = 14,

    /// <summary>An agent joined.</summary>
    AgentAdded = 15,

    /// <summary>An agent's profile changed.</summary>
    AgentUpdated = 16,

    /// <summary>An agent left for good.</summary>
    AgentRemoved = 17,

    /// <summary>An agent is on duty.</summary>
    AgentOnDuty = 18,

    /// <summary>An agent is off duty: no new offers; what the agent works on stays.</summary>
    AgentOffDuty = 19,

    /// <summary>An item requires less from now on: step from <see cref="SchedulerEvent.From"/> to <see cref="SchedulerEvent.To"/> of its routing.</summary>
    Relaxed = 20,

    /// <summary>An item is no longer kept for the agent who knows the case.</summary>
    KnownAgentReleased = 21,

    /// <summary>All agents on duty who could take an item had declined it, or the time for remembering is over: everybody may be offered it again.</summary>
    DeclinesForgotten = 22,

    /// <summary>An item came near its due time and changed band: from <see cref="SchedulerEvent.From"/> to <see cref="SchedulerEvent.To"/>.</summary>
    DueEscalated = 23,

    /// <summary>An item's wait has reached the cap and counts no further.</summary>
    AgeCapped = 24,

    /// <summary>An item moved to another team, or to none.</summary>
    Transferred = 25,

    /// <summary>An item was handed up: to another team at a better priority.</summary>
    Escalated = 26,

    /// <summary>A rule of overflow moved an item to another team; <see cref="SchedulerEvent.To"/> is the number of the rule.</summary>
    Overflowed = 27,

    /// <summary>A team's items are offered to nobody from now on.</summary>
    Frozen = 28,

    /// <summary>A team's items are offered again.</summary>
    Unfrozen = 29,

    /// <summary>The policy was replaced.</summary>
    PolicyChanged = 30,

    /// <summary>An item has another band or key since the policy or the surge state changed: key from <see cref="SchedulerEvent.From"/> to <see cref="SchedulerEvent.To"/>.</summary>
    Rekeyed = 31,

    /// <summary>Surge began.</summary>
    SurgeEntered = 32,

    /// <summary>Surge ended.</summary>
    SurgeLeft = 33,

    /// <summary>An item is past its due time, and the policy puts it first in its band.</summary>
    Breached = 34,

    /// <summary>An item was given to an agent by command, without an offer; an agent who worked on it is free of it.</summary>
    Assigned = 35,
}
