using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <summary>The reasons that a scheduler gives: where an item stands, what decided, what stands in the way, and how long it may take.</summary>
public static class SchedulingReasons
{
    /// <summary>The item stands so, in a band.</summary>
    public static ReasonKind Status { get; } = new("scheduling.item.status", "item", "status", "band");

    /// <summary>Term: in the ready order.</summary>
    public static ReasonKind StatusReady { get; } = new("scheduling.status.ready");

    /// <summary>Term: out of the ready order for some time.</summary>
    public static ReasonKind StatusDeferred { get; } = new("scheduling.status.deferred");

    /// <summary>Term: offered to somebody.</summary>
    public static ReasonKind StatusOffered { get; } = new("scheduling.status.offered");

    /// <summary>Term: somebody works on it.</summary>
    public static ReasonKind StatusAssigned { get; } = new("scheduling.status.assigned");

    /// <summary>The item's place among the ready items of its band.</summary>
    public static ReasonKind Position { get; } = new("scheduling.item.position", "position", "band");

    /// <summary>One item goes before another: its band comes first.</summary>
    public static ReasonKind ByBand { get; } = new("scheduling.order.band", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it is past its due time, and the policy puts that first.</summary>
    public static ReasonKind ByBreach { get; } = new("scheduling.order.breach", "first", "second");

    /// <summary>One item goes before another: the agent has the higher level for it, and the policy puts that first.</summary>
    public static ReasonKind ByLevel { get; } = new("scheduling.order.level", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it is its customer's turn; values are the customers' tags.</summary>
    public static ReasonKind ByFairness { get; } = new("scheduling.order.fairness", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it has waited since earlier.</summary>
    public static ReasonKind ByArrival { get; } = new("scheduling.order.arrival", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it is due earlier.</summary>
    public static ReasonKind ByDueTime { get; } = new("scheduling.order.duetime", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: counting head starts, it has waited since earlier.</summary>
    public static ReasonKind ByAge { get; } = new("scheduling.order.age", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: its age, counted up to the cap, is greater.</summary>
    public static ReasonKind ByCappedAge { get; } = new("scheduling.order.cappedage", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: its wait at the rate of its class is greater.</summary>
    public static ReasonKind ByRate { get; } = new("scheduling.order.rate", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: its delay has cost more for each second of handling.</summary>
    public static ReasonKind ByCost { get; } = new("scheduling.order.cost", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it must be begun earlier.</summary>
    public static ReasonKind ByLaxity { get; } = new("scheduling.order.laxity", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: it is less work for its weight.</summary>
    public static ReasonKind ByShortestTime { get; } = new("scheduling.order.shortesttime", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: its key is less.</summary>
    public static ReasonKind ByCustomKey { get; } = new("scheduling.order.customkey", "first", "firstvalue", "second", "secondvalue");

    /// <summary>One item goes before another: all else is equal, and it came in first.</summary>
    public static ReasonKind BySequence { get; } = new("scheduling.order.sequence", "first", "second");

    /// <summary>There is only this item for the agent.</summary>
    public static ReasonKind OnlyOne { get; } = new("scheduling.next.only", "item");

    /// <summary>Nothing waits that the agent may take.</summary>
    public static ReasonKind Nothing { get; } = new("scheduling.next.nothing", "agent");

    /// <summary>The agent is not on duty.</summary>
    public static ReasonKind OffDuty { get; } = new("scheduling.next.offduty", "agent", "until");

    /// <summary>The agent has no capacity left, or as many open offers as there may be.</summary>
    public static ReasonKind AgentIsFull { get; } = new("scheduling.next.full", "agent", "units", "offers");

    /// <summary>Term: no due time.</summary>
    public static ReasonKind NoDueTime { get; } = new("scheduling.value.nodue");

    /// <summary>Term: until an instant, at the earliest.</summary>
    public static ReasonKind Until { get; } = new("scheduling.until.instant", "at");

    /// <summary>Term: until somebody does something; no time is known.</summary>
    public static ReasonKind UntilUnknown { get; } = new("scheduling.until.unknown");

    /// <summary>The item is deferred.</summary>
    public static ReasonKind Deferred { get; } = new("scheduling.blocker.deferred", "until");

    /// <summary>Surge holds the item's band back.</summary>
    public static ReasonKind HeldBySurge { get; } = new("scheduling.blocker.surge", "band");

    /// <summary>The item is offered.</summary>
    public static ReasonKind Offered { get; } = new("scheduling.blocker.offered", "until");

    /// <summary>Somebody works on the item.</summary>
    public static ReasonKind Assigned { get; } = new("scheduling.blocker.assigned", "agent");

    /// <summary>The item's team is frozen.</summary>
    public static ReasonKind TeamFrozen { get; } = new("scheduling.blocker.frozen", "team");

    /// <summary>Term: the items of no team.</summary>
    public static ReasonKind NoTeam { get; } = new("scheduling.team.none");

    /// <summary>The item's customer has as many items in hand as it may.</summary>
    public static ReasonKind CustomerAtCap { get; } = new("scheduling.blocker.cap", "customer");

    /// <summary>No agent has what the item requires; the skills that nobody of its team has at the level.</summary>
    public static ReasonKind NobodyCovers { get; } = new("scheduling.blocker.skills", "skills", "until");

    /// <summary>Every skill that the item requires is there, but no agent of its team has all of them.</summary>
    public static ReasonKind NobodyCoversAll { get; } = new("scheduling.blocker.combination", "until");

    /// <summary>The item is kept for the agent who knows the case.</summary>
    public static ReasonKind KnownAgentOnly { get; } = new("scheduling.blocker.known", "agent", "until");

    /// <summary>Whoever may take the item and could has declined it.</summary>
    public static ReasonKind Declined { get; } = new("scheduling.blocker.declined", "until");

    /// <summary>Nobody who may take the item is on duty.</summary>
    public static ReasonKind NobodyOnDuty { get; } = new("scheduling.blocker.offduty", "until");

    /// <summary>Nobody who may take the item has capacity.</summary>
    public static ReasonKind NoCapacity { get; } = new("scheduling.blocker.capacity");

    /// <summary>Nobody who may take the item has a place for its channel.</summary>
    public static ReasonKind ChannelNotServed { get; } = new("scheduling.blocker.channel", "channel");

    /// <summary>The wait that is to be expected.</summary>
    public static ReasonKind ExpectedWait { get; } = new("scheduling.wait.expected", "wait", "position");

    /// <summary>What the expected wait assumes.</summary>
    public static ReasonKind WaitAssumption { get; } = new("scheduling.wait.assumption", "position", "handling", "places", "agents");

    /// <summary>No wait can be told: the item is not waiting for its turn alone.</summary>
    public static ReasonKind NoForecast { get; } = new("scheduling.wait.unknown");

    /// <summary>Every reason of this area.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        Status, StatusReady, StatusDeferred, StatusOffered, StatusAssigned, Position,
        ByBand, ByBreach, ByLevel, ByFairness, ByArrival, ByDueTime, ByAge, ByCappedAge, ByRate, ByCost, ByLaxity, ByShortestTime, ByCustomKey, BySequence,
        OnlyOne, Nothing, OffDuty, AgentIsFull, NoDueTime, Until, UntilUnknown,
        Deferred, HeldBySurge, Offered, Assigned, TeamFrozen, NoTeam, CustomerAtCap, NobodyCovers, NobodyCoversAll, KnownAgentOnly, Declined, NobodyOnDuty, NoCapacity, ChannelNotServed,
        ExpectedWait, WaitAssumption, NoForecast,
    ];
}
