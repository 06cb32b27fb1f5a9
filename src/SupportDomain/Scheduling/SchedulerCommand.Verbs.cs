using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>One method for each verb, of the same name and arguments.</content>
public readonly partial record struct SchedulerCommand
{
    /// <summary>A call of <see cref="WorkflowScheduler.Enqueue"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand Enqueue(in WorkItem item, Instant now) => new(SchedulerCommandKind.Enqueue, now, item);

    /// <summary>A call of <see cref="WorkflowScheduler.TryOffer"/>.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand TryOffer(AgentId agent, Instant now) => new(SchedulerCommandKind.Offer, now) { Agent = agent };

    /// <summary>A call of <see cref="WorkflowScheduler.TryDequeue"/>.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand TryDequeue(AgentId agent, Instant now) => new(SchedulerCommandKind.Dequeue, now) { Agent = agent };

    /// <summary>A call of <see cref="WorkflowScheduler.Dispatch"/>.</summary>
    /// <param name="now">The time.</param>
    public static SchedulerCommand Dispatch(Instant now) => new(SchedulerCommandKind.Dispatch, now);

    /// <summary>A call of <see cref="WorkflowScheduler.Accept"/>.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand Accept(OfferId offer, Instant now) => new(SchedulerCommandKind.Accept, now) { Offer = offer };

    /// <summary>A call of <see cref="WorkflowScheduler.Decline"/>.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Decline(OfferId offer, Instant now, string? reason = null) => new(SchedulerCommandKind.Decline, now) { Offer = offer, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Assign"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Assign(WorkItemId item, AgentId agent, Instant now, string? reason = null) =>
        new(SchedulerCommandKind.Assign, now) { Item = item, Agent = agent, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Complete"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    /// <param name="wrapUp">How long the agent's capacity stays taken for finishing notes.</param>
    public static SchedulerCommand Complete(WorkItemId item, Instant now, Duration wrapUp = default) => new(SchedulerCommandKind.Complete, now) { Item = item, WrapUp = wrapUp };

    /// <summary>A call of <see cref="WorkflowScheduler.Cancel"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Cancel(WorkItemId item, Instant now, string? reason = null) => new(SchedulerCommandKind.Cancel, now) { Item = item, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Reprioritise"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="change">What changes.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand Reprioritise(WorkItemId item, WorkItemChange change, Instant now) => new(SchedulerCommandKind.Reprioritise, now, change) { Item = item };

    /// <summary>A call of <see cref="WorkflowScheduler.Defer"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="until">When it is ready again; null: when it is resumed.</param>
    /// <param name="now">The time.</param>
    /// <param name="dueStands">Whether its due time moves by the length of the deferral.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Defer(WorkItemId item, Instant? until, Instant now, bool dueStands = false, string? reason = null) =>
        new(SchedulerCommandKind.Defer, now) { Item = item, Until = until, DueStands = dueStands, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Resume"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand Resume(WorkItemId item, Instant now) => new(SchedulerCommandKind.Resume, now) { Item = item };

    /// <summary>A call of <see cref="WorkflowScheduler.Transfer"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="to">The team; null for every team.</param>
    /// <param name="age">Whether it keeps its age or counts as arriving then.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Transfer(WorkItemId item, GroupId? to, AgeRule age, Instant now, string? reason = null) =>
        new(SchedulerCommandKind.Transfer, now) { Item = item, Group = to, Age = age, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Escalate"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="to">The team; null for every team.</param>
    /// <param name="priority">The priority there.</param>
    /// <param name="age">Whether it keeps its age or counts as arriving then.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Escalate(WorkItemId item, GroupId? to, WorkPriority priority, AgeRule age, Instant now, string? reason = null) =>
        new(SchedulerCommandKind.Escalate, now) { Item = item, Group = to, Priority = priority, Age = age, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.AddAgent"/>.</summary>
    /// <param name="profile">What is known of the agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="signedIn">Whether the agent wants work from then on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    public static SchedulerCommand AddAgent(AgentProfile profile, Instant now, bool signedIn = true) =>
        new(SchedulerCommandKind.AddAgent, now, Guard.Against.Null(profile)) { Agent = profile.Id, SignedIn = signedIn };

    /// <summary>A call of <see cref="WorkflowScheduler.UpdateAgent"/>.</summary>
    /// <param name="profile">The new profile.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> is null.</exception>
    public static SchedulerCommand UpdateAgent(AgentProfile profile, Instant now) => new(SchedulerCommandKind.UpdateAgent, now, Guard.Against.Null(profile)) { Agent = profile.Id };

    /// <summary>A call of <see cref="WorkflowScheduler.RemoveAgent"/>.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand RemoveAgent(AgentId agent, Instant now) => new(SchedulerCommandKind.RemoveAgent, now) { Agent = agent };

    /// <summary>A call of <see cref="WorkflowScheduler.SignIn"/>.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand SignIn(AgentId agent, Instant now) => new(SchedulerCommandKind.SignIn, now) { Agent = agent };

    /// <summary>A call of <see cref="WorkflowScheduler.SignOut"/>.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    public static SchedulerCommand SignOut(AgentId agent, Instant now) => new(SchedulerCommandKind.SignOut, now) { Agent = agent };

    /// <summary>A call of <see cref="WorkflowScheduler.Freeze"/>.</summary>
    /// <param name="group">The team; null for the items of no team.</param>
    /// <param name="age">Whether time goes on for the order of the team's items.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Freeze(GroupId? group, FreezeAge age, Instant now, string? reason = null) =>
        new(SchedulerCommandKind.Freeze, now) { Group = group, FreezeAge = age, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.Unfreeze"/>.</summary>
    /// <param name="group">The team; null for the items of no team.</param>
    /// <param name="now">The time.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    public static SchedulerCommand Unfreeze(GroupId? group, Instant now, string? reason = null) => new(SchedulerCommandKind.Unfreeze, now) { Group = group, Reason = reason };

    /// <summary>A call of <see cref="WorkflowScheduler.EnterSurge"/>.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public static SchedulerCommand EnterSurge(string reason, Instant now) => new(SchedulerCommandKind.EnterSurge, now) { Reason = Guard.Against.Null(reason) };

    /// <summary>A call of <see cref="WorkflowScheduler.LeaveSurge"/>.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public static SchedulerCommand LeaveSurge(string reason, Instant now) => new(SchedulerCommandKind.LeaveSurge, now) { Reason = Guard.Against.Null(reason) };

    /// <summary>A call of <see cref="WorkflowScheduler.ReportLevel"/>.</summary>
    /// <param name="level">The level.</param>
    /// <param name="reason">What the level is.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="reason"/> is null.</exception>
    public static SchedulerCommand ReportLevel(long level, string reason, Instant now) =>
        new(SchedulerCommandKind.ReportLevel, now) { Level = level, Reason = Guard.Against.Null(reason) };

    /// <summary>A call of <see cref="WorkflowScheduler.ChangePolicy"/>.</summary>
    /// <param name="policy">The new rules.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static SchedulerCommand ChangePolicy(SchedulingPolicy policy, Instant now) => new(SchedulerCommandKind.ChangePolicy, now, Guard.Against.Null(policy));

    /// <summary>A call of <see cref="WorkflowScheduler.AdvanceTo"/>.</summary>
    /// <param name="now">The time.</param>
    public static SchedulerCommand AdvanceTo(Instant now) => new(SchedulerCommandKind.AdvanceTo, now);
}
