using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>What keeps an item from being offered now.</summary>
public enum WorkBlockerKind
{
    /// <summary>Nothing: the kind of <c>default</c>.</summary>
    None = 0,

    /// <summary>It is deferred; <see cref="WorkBlocker.Until"/> says until when, null until somebody resumes it.</summary>
    Deferred = 1,

    /// <summary>Surge holds its band back, until surge ends.</summary>
    HeldBySurge = 2,

    /// <summary>It is offered; <see cref="WorkBlocker.Until"/> is the last expiry.</summary>
    Offered = 3,

    /// <summary>Somebody works on it.</summary>
    Assigned = 4,

    /// <summary>Its team is frozen, until somebody unfreezes it.</summary>
    TeamFrozen = 5,

    /// <summary>Its customer has as many items in hand as it may, until one of them is done.</summary>
    CustomerAtCap = 6,

    /// <summary>No agent has the skills and belongs to the team; <see cref="WorkBlocker.Until"/> is when the next step of its routing begins.</summary>
    NobodyCovers = 7,

    /// <summary>It is kept for the agent who knows the case, who can't take it now; <see cref="WorkBlocker.Until"/> is when that ends.</summary>
    KnownAgentOnly = 8,

    /// <summary>Every agent who may take it and could has declined it; <see cref="WorkBlocker.Until"/> is when that is forgotten, if it is forgotten by time.</summary>
    Declined = 9,

    /// <summary>No agent who may take it is on duty; <see cref="WorkBlocker.Until"/> is when the next of the signed-in ones has a shift.</summary>
    NobodyOnDuty = 10,

    /// <summary>All agents who may take it and are on duty have no capacity for its channel, until one of them has.</summary>
    NoCapacity = 11,

    /// <summary>No agent who may take it has a place for its channel, however idle: an item whose source does not say is of <see cref="ContactChannel.Unknown"/>. Until a profile changes.</summary>
    ChannelNotServed = 12,
}
