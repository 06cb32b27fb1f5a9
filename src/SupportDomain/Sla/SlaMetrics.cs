using System.Collections.Immutable;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>The catalogue of metrics. Each is data like any other metric; a desk changes one, or states its own.</summary>
public static class SlaMetrics
{
    private static readonly PauseCondition Pending = new(TicketStatus.Pending);
    private static readonly PauseCondition OnHold = new(TicketStatus.OnHold);
    private static readonly TicketOccasion Reopened = TicketOccasion.StatusLeft(TicketStatus.Solved, TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged);

    /// <summary>From the opening to the first public answer of a person, or to the solution if it comes without one. An answer at the very instant of the opening belongs to the opening.</summary>
    public static SlaMetric FirstResponse { get; } = new("first-response", "First response", [TicketOccasion.Opened], [TicketOccasion.HumanReply]);

    /// <summary>From the oldest message of the customer that waits for an answer to the next public answer of a person, or to the solution; further messages do not move it.</summary>
    public static SlaMetric NextResponse { get; } = new("next-response", "Next response", [TicketOccasion.CustomerMessage], [TicketOccasion.HumanReply], ReopenMode.NewInstance);

    /// <summary>From each public answer of a person, and from the opening, to the next one.</summary>
    public static SlaMetric PeriodicUpdate { get; } = new(
        "periodic-update", "Periodic update", [TicketOccasion.Opened, TicketOccasion.HumanReply], [TicketOccasion.HumanReply], ReopenMode.NewInstance);

    /// <summary>As <see cref="PeriodicUpdate"/>, paused while the ticket is pending.</summary>
    public static SlaMetric PausableUpdate { get; } = new(
        "pausable-update", "Pausable update", [TicketOccasion.Opened, TicketOccasion.HumanReply], [TicketOccasion.HumanReply], ReopenMode.NewInstance, pausesWhile: [Pending]);

    /// <summary>How long the customer waits: from the opening to the solution without the time the ticket is pending; goes on when it is reopened.</summary>
    public static SlaMetric RequesterWait { get; } = new(
        "requester-wait", "Requester wait", [TicketOccasion.Opened, Reopened], [], ReopenMode.Resume, pausesWhile: [Pending]);

    /// <summary>How long agents have it: from the opening to the solution without the time the ticket is pending or on hold; goes on when it is reopened.</summary>
    public static SlaMetric AgentWork { get; } = new(
        "agent-work", "Agent work", [TicketOccasion.Opened, Reopened], [], ReopenMode.Resume, pausesWhile: [Pending, OnHold]);

    /// <summary>How long one group has the ticket: an instance for each assignment to a group, and a new one when the ticket is reopened with it. It stops before it could be retargeted: a group is judged by the policy it had.</summary>
    public static SlaMetric GroupOwnership { get; } = new(
        "group-ownership", "Group ownership", [TicketOccasion.GroupAssigned(), Reopened.WithGroup()], [TicketOccasion.GroupLeft()], ReopenMode.NewInstance,
        order: [ClockEffect.Stop, ClockEffect.Cancel, ClockEffect.Retarget, ClockEffect.Pause, ClockEffect.Resume, ClockEffect.Start]);

    /// <summary>From the opening to the first solution, which counts for ever.</summary>
    public static SlaMetric FirstResolution { get; } = new("first-resolution", "First resolution", [TicketOccasion.Opened], []);

    /// <summary>From the opening to the last solution: goes on when the ticket is reopened, and the time it was solved does not count.</summary>
    public static SlaMetric TotalResolution { get; } = new("total-resolution", "Total resolution", [TicketOccasion.Opened, Reopened], [], ReopenMode.Resume);

    /// <summary>All of the catalogue.</summary>
    public static ImmutableArray<SlaMetric> All { get; } =
        [FirstResponse, NextResponse, PeriodicUpdate, PausableUpdate, RequesterWait, AgentWork, GroupOwnership, FirstResolution, TotalResolution];

    /// <summary>The metric of a clock over a case log: from the opening to the solution, or to the closing.</summary>
    internal static SlaMetric Until(SlaStop stop) => stop == SlaStop.Closed ? UntilClosed : UntilSolved;

    private static SlaMetric UntilSolved { get; } = new("until-solved", "Until solved", [TicketOccasion.Opened, Reopened], [], ReopenMode.Continue);

    private static SlaMetric UntilClosed { get; } = new(
        "until-closed", "Until closed", [TicketOccasion.Opened, TicketOccasion.StatusLeft(TicketStatus.Closed, TicketStatus.Cancelled, TicketStatus.Merged)], [], ReopenMode.Continue,
        runsWhile: [.. StatusSets.Unsolved, TicketStatus.Solved]);
}
