using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>Explanations as reasons, which a report puts into words.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>
    /// Explains an item at <see cref="Now"/> in reasons of <see cref="SchedulingReasons"/>: where it stands; if it is ready its place, and why the first of all goes before it; then everything that
    /// keeps it from being offered, with the earliest end. The facts are those of <see cref="Explain"/>. Time linear in the number of unfinished items, cells and agents.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <returns>One reason or more.</returns>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public ImmutableArray<Reason> ExplainInReasons(WorkItemId item)
    {
        WorkItemExplanation facts = Explain(item);
        ItemState state = _items[Find(item)];
        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        reasons.Add(SchedulingReasons.Status.Of(NameOf(item), NameOf(facts.Status), new ReasonCount(facts.Band)));
        if (facts.Position > 0)
        {
            reasons.Add(SchedulingReasons.Position.Of(new ReasonCount(facts.Position), new ReasonCount(facts.Band)));
        }

        if (facts.Behind.Criterion != OrderCriterion.None)
        {
            reasons.Add(ToReason(facts.Behind));
        }

        foreach (WorkBlocker blocker in facts.Blockers)
        {
            reasons.Add(ToReason(blocker, facts, state));
        }

        return reasons.ToImmutable();
    }

    /// <summary>
    /// Explains in a reason of <see cref="SchedulingReasons"/> what an agent would be offered at <see cref="Now"/> and what decided that, or why there is nothing. Time linear in the number of the
    /// agent's cells and of their items.
    /// </summary>
    /// <param name="agent">The agent.</param>
    /// <returns>The reason.</returns>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public Reason ExplainNextInReasons(AgentId agent)
    {
        OrderReason next = ExplainNext(agent);
        if (next.First != default)
        {
            return next.Criterion == OrderCriterion.None ? SchedulingReasons.OnlyOne.Of(NameOf(next.First)) : ToReason(next);
        }

        AgentState state = Find(agent);
        ReasonName name = new(agent.Value);
        return !state.OnDuty ? SchedulingReasons.OffDuty.Of(name, ToReason(state.SignedIn ? Moment(state.ShiftChange) : null))
            : state.Channels.Any(c => state.CanTake(c, Policy.OffersPerAgent)) ? SchedulingReasons.Nothing.Of(name)
            : SchedulingReasons.AgentIsFull.Of(name, new ReasonCount(state.Capacity - state.Load), new ReasonCount(state.OpenOffers));
    }

    /// <summary>The skills that an item requires at <see cref="Now"/> and that no agent of its team has at the level, signed in or not: what to train or hire.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The requirements, ascending by skill; none if each is met by somebody, though perhaps not all by one agent. Time linear in the number of agents.</returns>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public ImmutableArray<SkillRequirement> FindMissingSkills(WorkItemId item)
    {
        ItemState state = _items[Find(item)];
        AgentProfile[] team = [.. _agents.Where(a => a.IsPresent && (state.Group == 0 || a.Profile!.IsIn(_groups[state.Group].Id))).Select(a => a.Profile!)];
        return [.. _plans[state.Plan].Plan.Steps[state.Step].Requirements.All.Where(r => !team.Any(p => p.Skills.Covers(r)))];
    }

    private IReasonParameter NameOf(WorkItemId item) => _items.ReferenceOf(Find(item)) is { } reference ? new ReasonName(reference) : new ReasonCount(item.Value);

    private static Reason NameOf(WorkItemStatus status) => status switch
    {
        WorkItemStatus.Ready => SchedulingReasons.StatusReady.Of(),
        WorkItemStatus.Deferred => SchedulingReasons.StatusDeferred.Of(),
        WorkItemStatus.Offered => SchedulingReasons.StatusOffered.Of(),
        _ => SchedulingReasons.StatusAssigned.Of(),
    };

    private Reason ToReason(in OrderReason order)
    {
        IReasonParameter first = NameOf(order.First);
        IReasonParameter second = NameOf(order.Second);
        return order.Criterion switch
        {
            OrderCriterion.Band => SchedulingReasons.ByBand.Of(first, new ReasonCount(order.FirstValue), second, new ReasonCount(order.SecondValue)),
            OrderCriterion.Breach => SchedulingReasons.ByBreach.Of(first, second),
            OrderCriterion.Level => SchedulingReasons.ByLevel.Of(first, new ReasonCount(order.FirstValue), second, new ReasonCount(order.SecondValue)),
            OrderCriterion.Fairness => SchedulingReasons.ByFairness.Of(first, new ReasonCount(order.FirstValue), second, new ReasonCount(order.SecondValue)),
            OrderCriterion.Key => KindOfKey().Of(first, KeyValue(order.FirstValue), second, KeyValue(order.SecondValue)),
            _ => SchedulingReasons.BySequence.Of(first, second),
        };
    }

    private ReasonKind KindOfKey() => Policy.Ordering switch
    {
        WorkOrdering.Arrival => SchedulingReasons.ByArrival,
        WorkOrdering.DueTime => SchedulingReasons.ByDueTime,
        WorkOrdering.AgeWithBoost => SchedulingReasons.ByAge,
        WorkOrdering.CappedAge => SchedulingReasons.ByCappedAge,
        WorkOrdering.AgingRates => SchedulingReasons.ByRate,
        WorkOrdering.CostOfDelay => SchedulingReasons.ByCost,
        WorkOrdering.LeastLaxity => SchedulingReasons.ByLaxity,
        WorkOrdering.WeightedShortestTime => SchedulingReasons.ByShortestTime,
        _ => SchedulingReasons.ByCustomKey,
    };

    private IReasonParameter KeyValue(long value) => Policy.Ordering switch
    {
        WorkOrdering.DueTime or WorkOrdering.LeastLaxity when value == ItemState.None => SchedulingReasons.NoDueTime.Of(),
        WorkOrdering.Arrival or WorkOrdering.DueTime or WorkOrdering.AgeWithBoost or WorkOrdering.LeastLaxity => new ReasonInstant(Instant.FromUnixTimeTicks(value)),
        WorkOrdering.CappedAge or WorkOrdering.AgingRates => new ReasonDuration(Duration.FromTicks(value)),
        _ => new ReasonCount(value),
    };

    private Reason ToReason(in WorkBlocker blocker, WorkItemExplanation facts, in ItemState state)
    {
        Reason until = ToReason(blocker.Until);
        switch (blocker.Kind)
        {
            case WorkBlockerKind.Deferred:
                return SchedulingReasons.Deferred.Of(until);
            case WorkBlockerKind.HeldBySurge:
                return SchedulingReasons.HeldBySurge.Of(new ReasonCount(facts.Band));
            case WorkBlockerKind.Offered:
                return SchedulingReasons.Offered.Of(until);
            case WorkBlockerKind.Assigned:
                return SchedulingReasons.Assigned.Of(new ReasonName(facts.Agent!.Value.Value));
            case WorkBlockerKind.TeamFrozen:
                return SchedulingReasons.TeamFrozen.Of(state.Group == 0 ? SchedulingReasons.NoTeam.Of() : new ReasonName(_groups[state.Group].Id.Value));
            case WorkBlockerKind.CustomerAtCap:
                return SchedulingReasons.CustomerAtCap.Of(new ReasonName(_customers[state.Customer].Id.Value));
            case WorkBlockerKind.NobodyCovers:
                ImmutableArray<SkillRequirement> missing = FindMissingSkills(facts.Item);
                return missing.IsEmpty ? SchedulingReasons.NobodyCoversAll.Of(until) : SchedulingReasons.NobodyCovers.Of(new ReasonName(string.Join(", ", missing)), until);
            case WorkBlockerKind.KnownAgentOnly:
                return SchedulingReasons.KnownAgentOnly.Of(new ReasonName(_agents[state.Known].Id.Value), until);
            case WorkBlockerKind.Declined:
                return SchedulingReasons.Declined.Of(until);
            case WorkBlockerKind.NobodyOnDuty:
                return SchedulingReasons.NobodyOnDuty.Of(until);
            case WorkBlockerKind.ChannelNotServed:
                return SchedulingReasons.ChannelNotServed.Of(new ReasonName(state.Channel.ToString()));
            default:
                return SchedulingReasons.NoCapacity.Of();
        }
    }

    private static Reason ToReason(Instant? until) => until is { } at ? SchedulingReasons.Until.Of(new ReasonInstant(at)) : SchedulingReasons.UntilUnknown.Of();
}
