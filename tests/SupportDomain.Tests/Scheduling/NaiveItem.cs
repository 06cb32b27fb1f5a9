using System.Numerics;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

/// <summary>An item of the naive scheduler.</summary>
internal sealed class NaiveItem
{
    internal long Id { get; init; }

    internal long Sequence { get; set; }

    internal WorkItemStatus Status { get; set; }

    internal WorkPriority Priority { get; set; }

    internal ContactChannel Channel { get; init; }

    internal int ServiceClass { get; set; }

    internal long Arrival { get; set; }

    internal long? Due { get; set; }

    internal long Estimate { get; set; }

    internal long Boost { get; set; }

    internal long CustomKey { get; set; }

    /// <summary>When arrival and due time were stated, in the time of the team's clock from then on.</summary>
    internal long StatedAt { get; set; }

    internal long Entered { get; set; }

    /// <summary>Null: until somebody says so.</summary>
    internal long? NotBefore { get; set; }

    internal long DeferredAt { get; set; }

    internal bool DueStands { get; set; }

    internal bool Held { get; set; }

    internal RoutingPlan Plan { get; init; } = RoutingPlan.Anybody;

    internal int Step { get; set; }

    internal GroupId? Group { get; set; }

    internal CustomerId? Customer { get; init; }

    internal AgentId? Known { get; set; }

    internal bool KnownOnly { get; set; }

    internal long KnownUntil { get; set; }

    internal HashSet<AgentId> Declined { get; } = [];

    internal long DeclinedAt { get; set; }

    internal HashSet<int> OverflowDone { get; } = [];

    internal bool DueEscalated { get; set; }

    internal bool Breached { get; set; }

    internal bool Capped { get; set; }

    internal AgentId? Agent { get; set; }

    internal int Units { get; set; }

    internal bool Blocks { get; set; }

    internal (string Customer, int Band, BigInteger Cost)? Charged { get; set; }
}
