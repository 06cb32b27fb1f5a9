using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <content>Why: worked out on request from the state of the moment. Nothing is stored, nothing changes.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>Explains where an item stands at <see cref="Now"/>. Time linear in the number of unfinished items, cells and agents.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public WorkItemExplanation Explain(WorkItemId item)
    {
        int slot = Find(item);
        ItemState state = _items[slot];
        bool isReady = state.Status == WorkItemStatus.Ready;
        return new WorkItemExplanation(
            item,
            state.Status,
            BandOf(state),
            NaturalKey(state, _now),
            isReady ? PositionOf(state) : 0,
            isReady ? WhyBehind(state) : default,
            state.Status == WorkItemStatus.Assigned ? _agents[state.Agent].Id : null,
            BlockersOf(state),
            Now);
    }

    /// <summary>Says what an agent would be offered at <see cref="Now"/>, and why that goes before what would come next. Time linear in the number of the agent's cells and of their items.</summary>
    /// <param name="agent">The agent.</param>
    /// <returns>The first item with the reason; the item alone if there is no second; <c>default</c> if there is none.</returns>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public OrderReason ExplainNext(AgentId agent)
    {
        AgentState state = Find(agent);
        ItemState? first = null;
        ItemState? second = null;
        foreach (int channel in state.Channels.Where(c => state.CanTake(c, Policy.OffersPerAgent)))
        {
            foreach (int number in state.Families.Cells.ToArray().Select(family => family + channel).Where(c => _heads[c] != NoHead))
            {
                foreach (ItemState item in _cells[number]!.Slots().Select(slot => _items[slot]))
                {
                    if (first is not { } best || Compare(item, best, state).First == new WorkItemId(item.Id))
                    {
                        second = first;
                        first = item;
                    }
                    else if (second is not { } next || Compare(item, next, state).First == new WorkItemId(item.Id))
                    {
                        second = item;
                    }
                }
            }
        }

        return first is not { } winner ? default
            : second is not { } loser ? new OrderReason(OrderCriterion.None, new WorkItemId(winner.Id), 0, default, 0)
            : Compare(winner, loser, state);
    }

    private int PositionOf(in ItemState item)
    {
        int position = 1;
        int band = BandOf(item);
        for (int slot = 0; slot < _items.Used; slot++)
        {
            ref ItemState other = ref _items[slot];
            if (other.Id != 0 && other.Id != item.Id && other.Status == WorkItemStatus.Ready && BandOf(other) == band && Compare(other, item, agent: null, isFair: false).First == new WorkItemId(other.Id))
            {
                position++;
            }
        }

        return position;
    }

    private OrderReason WhyBehind(in ItemState item)
    {
        int best = -1;
        for (int number = 0; number < _cellCount; number++)
        {
            if (_heads[number] != NoHead && (best < 0 || Precedes(number, best, _now)))
            {
                best = number;
            }
        }

        if (best < 0)
        {
            return default;
        }

        ItemState first = _items[_cells[best]!.HeadSlot];
        return first.Id == item.Id ? default : Compare(first, item, agent: null) is var reason && reason.Second == new WorkItemId(item.Id) ? reason : default;
    }

    /// <summary>Which of two ready items goes first, for an agent or, where none is given, levels apart; by the first criterion that differs.</summary>
    private OrderReason Compare(in ItemState left, in ItemState right, AgentState? agent, bool isFair = true)
    {
        (OrderCriterion Criterion, Int128 Left, Int128 Right) found =
            BandOf(left) != BandOf(right) ? (OrderCriterion.Band, BandOf(left), BandOf(right))
            : BandByte(left) != BandByte(right) ? (OrderCriterion.Breach, BandByte(left) & 1, BandByte(right) & 1)
            : _byLevel && agent is not null && LevelOf(left, agent) != LevelOf(right, agent) ? (OrderCriterion.Level, LevelOf(left, agent), LevelOf(right, agent))
            : isFair && TagOf(left) != TagOf(right) ? (OrderCriterion.Fairness, TagOf(left), TagOf(right))
            : ByKey(left, right);
        if (found.Criterion == OrderCriterion.None)
        {
            found = (OrderCriterion.Sequence, left.Sequence, right.Sequence);
        }

        // By level or key, the first value need not be the lesser: a level or a score is better the greater it is.
        bool leftIsFirst = found.Criterion switch
        {
            OrderCriterion.Key => KeyOrder(left, right) < 0,
            OrderCriterion.Level => found.Left > found.Right,
            _ => found.Left < found.Right,
        };
        return leftIsFirst
            ? new OrderReason(found.Criterion, new WorkItemId(left.Id), Bounded(found.Left), new WorkItemId(right.Id), Bounded(found.Right))
            : new OrderReason(found.Criterion, new WorkItemId(right.Id), Bounded(found.Right), new WorkItemId(left.Id), Bounded(found.Left));
    }

    private (OrderCriterion Criterion, Int128 Left, Int128 Right) ByKey(in ItemState left, in ItemState right) =>
        KeyOrder(left, right) == 0 ? default : (OrderCriterion.Key, ValueOf(left), ValueOf(right));

    private int KeyOrder(in ItemState left, in ItemState right)
    {
        ulong leftOrder = ShiftedOrder(left);
        ulong rightOrder = ShiftedOrder(right);
        return HasRates ? CompareRates(left.ServiceClass, leftOrder, right.ServiceClass, rightOrder, _now)
            : _ordering == WorkOrdering.CappedAge ? CappedScore(IsCapped(right) ? 1 : 0, rightOrder, _now).CompareTo(CappedScore(IsCapped(left) ? 1 : 0, leftOrder, _now))
            : KeyIn(leftOrder).CompareTo(KeyIn(rightOrder));
    }

    private ulong ShiftedOrder(in ItemState item)
    {
        Cell cell = _cells[item.Cell]!;
        return Shift(cell.Key, item.Order, _groups[item.Group]);
    }

    private Int128 ValueOf(in ItemState item)
    {
        if (HasRates)
        {
            Fraction rate = _rates[item.ServiceClass];
            return _headStarts[item.ServiceClass] + ((Int128)rate.Numerator * (_now - KeyEpoch - KeyIn(ShiftedOrder(item))) / rate.Denominator);
        }

        return _ordering == WorkOrdering.CappedAge ? CappedScore(IsCapped(item) ? 1 : 0, ShiftedOrder(item), _now) : NaturalKey(item, _now);
    }

    private Int128 TagOf(in ItemState item) => Policy.Fairness is null ? 0 : _customers[item.Customer].Flows[unchecked((int)BandByte(item))].Tag;

    private static long Bounded(Int128 value) => (long)Int128.Clamp(value, long.MinValue, long.MaxValue);

    private ImmutableArray<WorkBlocker> BlockersOf(in ItemState item)
    {
        switch (item.Status)
        {
            case WorkItemStatus.Deferred:
                bool isHeld = (item.Flags & ItemFlags.Held) != ItemFlags.None;
                return [isHeld ? new WorkBlocker(WorkBlockerKind.HeldBySurge, null) : new WorkBlocker(WorkBlockerKind.Deferred, Moment(item.NotBefore))];
            case WorkItemStatus.Assigned:
                return [new WorkBlocker(WorkBlockerKind.Assigned, null)];
            case WorkItemStatus.Offered:
                long last = long.MinValue;
                for (int place = item.FirstOffer; place >= 0; place = _offers[place].NextOfItem)
                {
                    last = Math.Max(last, _offers[place].ExpiresAt);
                }

                return [new WorkBlocker(WorkBlockerKind.Offered, Moment(last))];
            default:
                return ReadyBlockersOf(item);
        }
    }

    private ImmutableArray<WorkBlocker> ReadyBlockersOf(in ItemState item)
    {
        ImmutableArray<WorkBlocker>.Builder blockers = ImmutableArray.CreateBuilder<WorkBlocker>();
        if (_groups[item.Group].IsFrozen)
        {
            blockers.Add(new WorkBlocker(WorkBlockerKind.TeamFrozen, null));
        }

        if (Policy.Fairness is not null && item.Customer != 0 && _customers[item.Customer].IsParked)
        {
            blockers.Add(new WorkBlocker(WorkBlockerKind.CustomerAtCap, null));
        }

        if (WhoBlocks(item) is { Kind: not WorkBlockerKind.None } blocker)
        {
            blockers.Add(blocker);
        }

        return blockers.ToImmutable();
    }

    /// <summary>Why nobody can take an item now: the first of the circles, each within the one before, in which nobody is left.</summary>
    private WorkBlocker WhoBlocks(in ItemState item)
    {
        ItemState state = item;
        AgentState[] covering = [.. _agents.Where(a => a.IsPresent && MayTake(state, a.Number))];
        if (covering.Length == 0)
        {
            PlanState plan = _plans[item.Plan];
            return new WorkBlocker(WorkBlockerKind.NobodyCovers, item.Step + 1 < plan.After.Length ? Moment(StepTick(item, plan.After[item.Step + 1])) : null);
        }

        AgentState[] serving = [.. covering.Where(a => PlacesOf(a, state) > 0)];
        if (serving.Length == 0)
        {
            return new WorkBlocker(WorkBlockerKind.ChannelNotServed, null);
        }

        AgentState[] onDuty = [.. serving.Where(a => a.OnDuty)];
        if (onDuty.Length == 0)
        {
            long next = serving.Where(a => a.SignedIn).Select(a => a.ShiftChange).DefaultIfEmpty(ItemState.None).Min();
            return new WorkBlocker(WorkBlockerKind.NobodyOnDuty, Moment(next));
        }

        AgentState[] willing = [.. onDuty.Where(a => !_sets.Contains(state.Declined, a.Number))];
        AgentState[] able = [.. willing.Where(a => a.CanTake((int)state.Channel, Policy.OffersPerAgent))];
        bool isKept = (item.Flags & ItemFlags.KnownOnly) != ItemFlags.None;
        return isKept && !able.Any(a => a.Number == state.Known) ? new WorkBlocker(WorkBlockerKind.KnownAgentOnly, Moment(item.KnownUntil))
            : able.Length > 0 ? default
            : onDuty.Any(a => a.CanTake((int)state.Channel, Policy.OffersPerAgent))
                ? new WorkBlocker(WorkBlockerKind.Declined, _declineMemory == ItemState.None ? null : Moment(item.DeclinedAt + _declineMemory))
                : new WorkBlocker(WorkBlockerKind.NoCapacity, null);
    }

    private static Instant? Moment(long tick) => tick is ItemState.None or long.MinValue ? null : Instant.FromUnixTimeTicks(tick);
}
