using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>The reasons that clocks, policies and escalations give.</summary>
public static class SlaReasons
{
    /// <summary>The policy is the first by rank that applies.</summary>
    public static ReasonKind PolicyChosen { get; } = new("sla.policy.chosen", "rank");

    /// <summary>The policy applies, but one before it does too.</summary>
    public static ReasonKind PolicyOutranked { get; } = new("sla.policy.outranked", "policy");

    /// <summary>The ticket's field has none of the values that the policy asks for.</summary>
    public static ReasonKind PolicyCondition { get; } = new("sla.policy.condition", "field", "value");

    /// <summary>The group that has the ticket is none of the policy's.</summary>
    public static ReasonKind PolicyGroup { get; } = new("sla.policy.group", "group");

    /// <summary>The ticket bears none of the policy's tags.</summary>
    public static ReasonKind PolicyTags { get; } = new("sla.policy.tags", "tags");

    /// <summary>The policy is valid later only.</summary>
    public static ReasonKind PolicyNotYetValid { get; } = new("sla.policy.notyetvalid", "from");

    /// <summary>The policy is valid no longer.</summary>
    public static ReasonKind PolicyExpired { get; } = new("sla.policy.expired", "until");

    /// <summary>The clock stopped in time.</summary>
    public static ReasonKind Met { get; } = new("sla.verdict.met", "stopped", "due");

    /// <summary>The clock stopped, or still runs, after the last instant that meets the target.</summary>
    public static ReasonKind Breached { get; } = new("sla.verdict.breached", "due");

    /// <summary>The clock runs, and so much is left.</summary>
    public static ReasonKind Running { get; } = new("sla.verdict.running", "remaining", "due");

    /// <summary>The clock runs without a deadline that could pass.</summary>
    public static ReasonKind Open { get; } = new("sla.verdict.open");

    /// <summary>The clock is paused, and so much is left.</summary>
    public static ReasonKind Paused { get; } = new("sla.verdict.paused", "since", "remaining");

    /// <summary>The ticket was cancelled or merged.</summary>
    public static ReasonKind Cancelled { get; } = new("sla.verdict.cancelled", "at");

    /// <summary>The clock had stopped, and the ticket was cancelled or merged after that.</summary>
    public static ReasonKind CancelledLater { get; } = new("sla.verdict.cancelled.later", "stopped");

    /// <summary>No policy applies to the ticket.</summary>
    public static ReasonKind NoPolicy { get; } = new("sla.verdict.nopolicy");

    /// <summary>The log was to name the deadline, and named none.</summary>
    public static ReasonKind NotRecorded { get; } = new("sla.verdict.notrecorded", "policy");

    /// <summary>The calendar has no working time.</summary>
    public static ReasonKind NoWorkingTime { get; } = new("sla.verdict.noworkingtime", "policy");

    /// <summary>The deadline lies outside the time for which the calendar is valid.</summary>
    public static ReasonKind OutsideHorizon { get; } = new("sla.verdict.outsidehorizon", "policy");

    /// <summary>The clock has not started yet.</summary>
    public static ReasonKind TimelineNotStarted { get; } = new("sla.timeline.notstarted");

    /// <summary>Time counts.</summary>
    public static ReasonKind TimelineRunning { get; } = new("sla.timeline.running");

    /// <summary>Time would count, but the calendar is closed: by its weekly hours.</summary>
    public static ReasonKind TimelineClosedHours { get; } = new("sla.timeline.closed.hours");

    /// <summary>The calendar is closed by the override of a date.</summary>
    public static ReasonKind TimelineClosedOverride { get; } = new("sla.timeline.closed.override", "name");

    /// <summary>The calendar is closed by the override of a date that has no name.</summary>
    public static ReasonKind TimelineClosedOverrideUnnamed { get; } = new("sla.timeline.closed.override.unnamed");

    /// <summary>The calendar is closed by a holiday.</summary>
    public static ReasonKind TimelineClosedHoliday { get; } = new("sla.timeline.closed.holiday", "name");

    /// <summary>The calendar is closed by a closure of a part of a date.</summary>
    public static ReasonKind TimelineClosedClosure { get; } = new("sla.timeline.closed.closure", "name");

    /// <summary>The calendar is closed by a closure that has no name.</summary>
    public static ReasonKind TimelineClosedClosureUnnamed { get; } = new("sla.timeline.closed.closure.unnamed");

    /// <summary>The calendar is closed by the calendars it is made of.</summary>
    public static ReasonKind TimelineClosedOperands { get; } = new("sla.timeline.closed.operands", "name");

    /// <summary>The calendar is closed by the calendars it is made of, and has no name.</summary>
    public static ReasonKind TimelineClosedOperandsUnnamed { get; } = new("sla.timeline.closed.operands.unnamed");

    /// <summary>The calendar says nothing of this time.</summary>
    public static ReasonKind TimelineOutsideHorizon { get; } = new("sla.timeline.outsidehorizon");

    /// <summary>The clock is paused by the status of the ticket.</summary>
    public static ReasonKind TimelinePausedByStatus { get; } = new("sla.timeline.paused.status", "status");

    /// <summary>The clock is paused by the status of the ticket and what it waits for.</summary>
    public static ReasonKind TimelinePausedByHold { get; } = new("sla.timeline.paused.hold", "status", "hold");

    /// <summary>The clock is paused by an event.</summary>
    public static ReasonKind TimelinePausedByOccasion { get; } = new("sla.timeline.paused.occasion");

    /// <summary>The clock has stopped.</summary>
    public static ReasonKind TimelineStopped { get; } = new("sla.timeline.stopped");

    /// <summary>The clock was cancelled.</summary>
    public static ReasonKind TimelineCancelled { get; } = new("sla.timeline.cancelled");

    /// <summary>An escalation level at a part of the time allowed was reached.</summary>
    public static ReasonKind LevelPercent { get; } = new("sla.level.percent", "level", "used", "addressee");

    /// <summary>An escalation level before the deadline was reached.</summary>
    public static ReasonKind LevelBefore { get; } = new("sla.level.before", "level", "left", "addressee");

    /// <summary>An escalation level at or after the deadline was reached.</summary>
    public static ReasonKind LevelAfter { get; } = new("sla.level.after", "level", "over", "addressee");

    /// <summary>A rule on the ticket's attributes asks for attention.</summary>
    public static ReasonKind AttentionSensitive { get; } = new("sla.attention.sensitive", "rule");

    /// <summary>The ticket was reopened unusually often.</summary>
    public static ReasonKind AttentionReopened { get; } = new("sla.attention.reopened", "rule", "times");

    /// <summary>The ticket changed hands unusually often.</summary>
    public static ReasonKind AttentionHandOffs { get; } = new("sla.attention.handoffs", "rule", "times");

    /// <summary>The ticket is worth unusually much.</summary>
    public static ReasonKind AttentionValue { get; } = new("sla.attention.value", "rule", "value");

    /// <summary>A change by time alone is due: closing, reminding, expiry.</summary>
    public static ReasonKind ActionDue { get; } = new("sla.action.due", "action");

    /// <summary>The house is closed now and opens again at an instant.</summary>
    public static ReasonKind OutsideHours { get; } = new("sla.hours.outside", "why", "opens");

    /// <summary>The house is closed, and no opening is known.</summary>
    public static ReasonKind OutsideHoursForGood { get; } = new("sla.hours.forgood", "why");

    /// <summary>Only one of two sets of clocks has the clock, or starts it.</summary>
    public static ReasonKind ChangeOneSided { get; } = new("sla.change.onesided", "clock");

    /// <summary>Another policy, or another version of it, applies.</summary>
    public static ReasonKind ChangePolicy { get; } = new("sla.change.policy", "before", "after");

    /// <summary>A policy applies where none did.</summary>
    public static ReasonKind ChangePolicyGained { get; } = new("sla.change.policy.gained", "after");

    /// <summary>No policy applies where one did.</summary>
    public static ReasonKind ChangePolicyLost { get; } = new("sla.change.policy.lost", "before");

    /// <summary>The same policy has another target.</summary>
    public static ReasonKind ChangeTarget { get; } = new("sla.change.target", "policy");

    /// <summary>The same policy has another calendar: hours, holidays or zone.</summary>
    public static ReasonKind ChangeCalendar { get; } = new("sla.change.calendar", "policy");

    /// <summary>The policies of the clock, their conditions, ranks or validity differ otherwise: other ones applied on the way.</summary>
    public static ReasonKind ChangePolicies { get; } = new("sla.change.policies", "clock");

    /// <summary>The metric starts, stops or pauses otherwise, or the clock retargets otherwise.</summary>
    public static ReasonKind ChangeMetric { get; } = new("sla.change.metric", "clock");

    /// <summary>Events of the ticket came late.</summary>
    public static ReasonKind ChangeLateEvents { get; } = new("sla.change.lateevents");

    /// <summary>All of them.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        PolicyChosen, PolicyOutranked, PolicyCondition, PolicyGroup, PolicyTags, PolicyNotYetValid, PolicyExpired,
        Met, Breached, Running, Open, Paused, Cancelled, CancelledLater, NoPolicy, NotRecorded, NoWorkingTime, OutsideHorizon,
        TimelineNotStarted, TimelineRunning, TimelineClosedHours, TimelineClosedOverride, TimelineClosedHoliday, TimelineClosedClosure, TimelineClosedOperands,
        TimelineClosedOverrideUnnamed, TimelineClosedClosureUnnamed, TimelineClosedOperandsUnnamed,
        TimelineOutsideHorizon, TimelinePausedByStatus, TimelinePausedByHold, TimelinePausedByOccasion, TimelineStopped, TimelineCancelled,
        LevelPercent, LevelBefore, LevelAfter, AttentionSensitive, AttentionReopened, AttentionHandOffs, AttentionValue, ActionDue, OutsideHours, OutsideHoursForGood,
        ChangeOneSided, ChangePolicy, ChangePolicyGained, ChangePolicyLost, ChangeTarget, ChangeCalendar, ChangePolicies, ChangeMetric, ChangeLateEvents,
    ];
}
