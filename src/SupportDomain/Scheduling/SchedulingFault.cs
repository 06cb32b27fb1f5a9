namespace SupportDomain.Scheduling;

/// <summary>Why a scheduler refused a command.</summary>
public enum SchedulingFault
{
    /// <summary>None: the fault of no exception.</summary>
    None = 0,

    /// <summary>No item was ever given this id.</summary>
    UnknownItem = 1,

    /// <summary>The item was completed, cancelled or dequeued for good.</summary>
    FinishedItem = 2,

    /// <summary>The item does not wait, and the command is for items that do.</summary>
    ItemNotWaiting = 3,

    /// <summary>Nobody works on the item.</summary>
    ItemNotAssigned = 4,

    /// <summary>No offer was ever given this id.</summary>
    UnknownOffer = 5,

    /// <summary>The offer was answered, expired or was taken back.</summary>
    ClosedOffer = 6,

    /// <summary>No agent of this id is known.</summary>
    UnknownAgent = 7,

    /// <summary>An agent of this id is there already.</summary>
    KnownAgent = 8,

    /// <summary>The team is frozen already, or is not frozen.</summary>
    FreezeState = 9,

    /// <summary>Surge has begun already, or has not, or may not end yet.</summary>
    SurgeState = 10,

    /// <summary>The new policy has no class of service for an item that waits.</summary>
    MissingServiceClass = 11,

    /// <summary>The policy has no surge.</summary>
    NoSurgePolicy = 12,

    /// <summary>The agent is not on duty or has no capacity for the item.</summary>
    AgentNotAvailable = 13,
}
