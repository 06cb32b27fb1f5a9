using System.Runtime.CompilerServices;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <content>What the passage of time does.</content>
public sealed partial class WorkflowScheduler
{
    private readonly Dictionary<int, WrapUpState> _wrapUps = [];
    private long _escalateBefore = ItemState.None;
    private bool _hasWaitRules;
    private bool _hasLengthRules;
    private bool _alwaysTimed;
    private int _lastWrapUp;

    /// <summary>Fires everything that is due at a tick or before, each at its own tick, in the order (tick, kind, number).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FireUntil(long tick)
    {
        if (_offers.MayExpire(tick) || (_timers.TryPeek(out long first, out _, out _) && first <= tick))
        {
            FireAll(tick);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FireAll(long until)
    {
        while (true)
        {
            _timers.TryPeek(out long timerTick, out TimerKind kind, out long sequence);
            bool isOffer = _offers.TryNext(out long offerTick, out long offer)
                && (offerTick, TimerKind.OfferExpiry, offer).CompareTo((timerTick, kind, sequence)) < 0;
            long tick = isOffer ? offerTick : timerTick;
            if (tick > until)
            {
                return;
            }

            _now = tick;
            if (isOffer)
            {
                Expire(offer, tick);
            }
            else
            {
                int place = _timers.Take();
                ExpectNextItem();
                Fire(kind, place, tick);
            }
        }
    }

    /// <summary>Asks for the memory of the item whose timer may fire next.</summary>
    private void ExpectNextItem()
    {
        if (_timers.TryPeekPlace(out int place) && place < _items.Used)
        {
            _items.Expect(place);
        }
    }

    private void Fire(TimerKind kind, int place, long tick)
    {
        switch (kind)
        {
            case TimerKind.ShiftChange:
                ChangeShift(_agents[place], tick);
                break;
            case TimerKind.WrapUpEnd:
                EndWrapUp(place, tick);
                break;
            default:
                FireItem(place, tick);
                break;
        }
    }

    private void FireItem(int slot, long tick)
    {
        ref ItemState item = ref _items[slot];
        item.Flags &= ~ItemFlags.Timed;
        if (item.Status == WorkItemStatus.Deferred)
        {
            Wake(slot, ref item, tick);
        }
        else if (NextTimer(item, tick, out TimerKind kind) > tick)
        {
            SetTimer(slot, ref item, tick);
        }
        else
        {
            Stay stay = Leave(ref item);
            Apply(kind, ref item, tick);
            FileReady(slot, ref item, tick);
            Rejoin(item, stay);
        }
    }

    /// <summary>Takes a ready item out for a change; <see cref="Rejoin"/> follows once it is back.</summary>
    private Stay Leave(ref ItemState item)
    {
        Stay stay = new(BandByte(item), Policy.Fairness is null ? 0 : _customers[item.Customer].Flows[unchecked((int)BandByte(item))].Tag);
        ClearTimer(ref item);
        Pull(ref item);
        return stay;
    }

    /// <summary>An item that only changed has not come back from idleness: its customer's tag stays, unless its band changed.</summary>
    private void Rejoin(in ItemState item, Stay stay)
    {
        if (Policy.Fairness is not null && item.Status == WorkItemStatus.Ready && BandByte(item) == stay.Band)
        {
            _customers[item.Customer].Flows[unchecked((int)stay.Band)].Tag = stay.Tag;
        }
    }

    /// <summary>Puts an item into the ready order, having first done what its timers would have done while it was out of it.</summary>
    private void EnterReady(int slot, ref ItemState item, long tick, SchedulerEventKind kind = SchedulerEventKind.None)
    {
        if (kind != SchedulerEventKind.None)
        {
            Emit(kind, tick, item, to: NaturalKey(item, tick));
        }

        CatchUp(ref item, tick);
        FileReady(slot, ref item, tick);
    }

    private void CatchUp(ref ItemState item, long tick)
    {
        if (MayBeTimed(item))
        {
            while (NextTimer(item, tick, out TimerKind due) <= tick)
            {
                Apply(due, ref item, tick);
            }
        }
    }

    private void FileReady(int slot, ref ItemState item, long tick)
    {
        if ((item.Flags & ItemFlags.KnownOnly) != ItemFlags.None && (_sets.Contains(item.Declined, item.Known) || !MayTake(item, item.Known)))
        {
            ReleaseKnown(ref item, tick);
        }

        if (item.Declined != 0 && AllHaveDeclined(item))
        {
            ForgetDeclines(ref item, tick);
        }

        if (MustHold(item))
        {
            item.Status = WorkItemStatus.Deferred;
            item.Flags |= ItemFlags.Held;
            _deferred++;
            Emit(SchedulerEventKind.Deferred, tick, item, to: ItemState.None);
            return;
        }

        Push(slot, ref item);
        SetTimer(slot, ref item, tick);
    }

    private bool MayBeTimed(in ItemState item) =>
        _alwaysTimed || (item.Plan != 0 && _plans[item.Plan].After.Length > 1) || (item.Flags & ItemFlags.KnownOnly) != ItemFlags.None || item.Declined != 0;

    private void SetTimer(int slot, ref ItemState item, long tick)
    {
        if (MayBeTimed(item))
        {
            long next = NextTimer(item, tick, out TimerKind kind);
            if (next != ItemState.None)
            {
                // A rule that another one has just made hold may have been due before: it fires now, not then.
                item.Timer = _timers.Set(Math.Max(next, tick), kind, item.Id, slot);
                item.Flags |= ItemFlags.Timed;
            }
        }
    }

    private void ClearTimer(ref ItemState item)
    {
        if ((item.Flags & ItemFlags.Timed) != ItemFlags.None)
        {
            _timers.Cancel(item.Timer);
            item.Flags &= ~ItemFlags.Timed;
        }
    }

    /// <summary>What time does next to an item that is ready; never earlier than its kind, among equal ticks the least kind.</summary>
    private long NextTimer(in ItemState item, long tick, out TimerKind kind)
    {
        long next = ItemState.None;
        kind = TimerKind.Wake;
        if ((item.Flags & ItemFlags.KnownOnly) != ItemFlags.None)
        {
            Earlier(item.KnownUntil, TimerKind.KnownAgentEnd, ref next, ref kind);
        }

        PlanState plan = _plans[item.Plan];
        if (item.Step + 1 < plan.After.Length)
        {
            Earlier(StepTick(item, plan.After[item.Step + 1]), TimerKind.Relaxation, ref next, ref kind);
        }

        if (_hasWaitRules)
        {
            Earlier(NextOverflow(item), TimerKind.Overflow, ref next, ref kind);
        }

        if (item.Due != ItemState.None)
        {
            if (_escalateBefore != ItemState.None && (item.Flags & ItemFlags.DueEscalated) == ItemFlags.None)
            {
                Earlier(item.Due - _escalateBefore, TimerKind.DueEscalation, ref next, ref kind);
            }

            if (Policy.BreachedFirst && (item.Flags & ItemFlags.Breached) == ItemFlags.None)
            {
                Earlier(item.Due, TimerKind.Breach, ref next, ref kind);
            }
        }

        if (_ordering == WorkOrdering.CappedAge && (item.Flags & ItemFlags.Capped) == ItemFlags.None)
        {
            Earlier(item.Arrival + _groups[item.Group].Stood(tick) - item.StandBase + _ageCap, TimerKind.AgeCap, ref next, ref kind);
        }

        if (item.Declined != 0 && _declineMemory != ItemState.None)
        {
            Earlier(item.DeclinedAt + _declineMemory, TimerKind.DeclineMemory, ref next, ref kind);
        }

        return next;
    }

    private static void Earlier(long tick, TimerKind kind, ref long next, ref TimerKind nextKind)
    {
        if (tick < next)
        {
            next = tick;
            nextKind = kind;
        }
    }

    /// <summary>When a step of routing begins; surge shortens the time to it, rounded down to a tick.</summary>
    private long StepTick(in ItemState item, long after) => item.Entered + (_inSurge ? (long)((Int128)after * Policy.Surge!.RelaxationPerMille / 1000) : after);

    private void Apply(TimerKind kind, ref ItemState item, long tick)
    {
        int band = BandOf(item);
        switch (kind)
        {
            case TimerKind.KnownAgentEnd:
                ReleaseKnown(ref item, tick);
                break;
            case TimerKind.Relaxation:
                item.Step++;
                Emit(SchedulerEventKind.Relaxed, tick, item, from: item.Step - 1, to: item.Step);
                break;
            case TimerKind.Overflow:
                OverflowByWait(ref item, tick);
                break;
            case TimerKind.DueEscalation:
                item.Flags |= ItemFlags.DueEscalated;
                if (BandOf(item) != band)
                {
                    Emit(SchedulerEventKind.DueEscalated, tick, item, from: band, to: BandOf(item));
                }

                break;
            case TimerKind.Breach:
                item.Flags |= ItemFlags.Breached;
                Emit(SchedulerEventKind.Breached, tick, item);
                break;
            case TimerKind.AgeCap:
                item.Flags |= ItemFlags.Capped;
                Emit(SchedulerEventKind.AgeCapped, tick, item);
                break;
            default:
                ForgetDeclines(ref item, tick);
                break;
        }
    }

    private void ReleaseKnown(ref ItemState item, long tick)
    {
        item.Flags &= ~ItemFlags.KnownOnly;
        Emit(SchedulerEventKind.KnownAgentReleased, tick, item, _agents[item.Known].Id);
    }

    private void ForgetDeclines(ref ItemState item, long tick)
    {
        _sets.Drop(item.Declined);
        item.Declined = 0;
        Emit(SchedulerEventKind.DeclinesForgotten, tick, item);
    }

    /// <summary>Whether somebody on duty may take the item, and everybody who is and may has declined it.</summary>
    private bool AllHaveDeclined(in ItemState item)
    {
        ulong[] covers = _requirements[_plans[item.Plan].Requirements[item.Step]].Covers;
        bool somebody = false;
        for (int agent = Bits.Next(covers, 0); agent >= 0; agent = Bits.Next(covers, agent + 1))
        {
            if (_agents[agent].OnDuty && MayTake(item, agent))
            {
                if (!_sets.Contains(item.Declined, agent))
                {
                    return false;
                }

                somebody = true;
            }
        }

        return somebody;
    }

    private long NextOverflow(in ItemState item)
    {
        long next = ItemState.None;
        for (int i = 0; i < Policy.Overflow.Length; i++)
        {
            OverflowRule rule = Policy.Overflow[i];
            if (rule.Wait is { } wait && (item.OverflowDone & (1U << i)) == 0 && IsIn(item, rule.From))
            {
                next = Math.Min(next, item.Entered + RuleTicks(wait));
            }
        }

        return next;
    }

    private void OverflowByWait(ref ItemState item, long tick)
    {
        for (int i = 0; i < Policy.Overflow.Length; i++)
        {
            OverflowRule rule = Policy.Overflow[i];
            if (rule.Wait is { } wait && (item.OverflowDone & (1U << i)) == 0 && IsIn(item, rule.From) && item.Entered + RuleTicks(wait) <= tick)
            {
                MoveBy(i, rule, ref item, tick);
            }
        }
    }

    private void OverflowByLength(ref ItemState item, long tick)
    {
        for (int i = 0; _hasLengthRules && i < Policy.Overflow.Length; i++)
        {
            OverflowRule rule = Policy.Overflow[i];
            if (rule.Length is { } length && IsIn(item, rule.From) && _groups[item.Group].ReadyCount >= length)
            {
                MoveBy(i, rule, ref item, tick);
            }
        }
    }

    private void MoveBy(int index, OverflowRule rule, ref ItemState item, long tick)
    {
        item.OverflowDone |= 1U << index;
        MoveTo(rule.To, ref item, tick);
        Emit(SchedulerEventKind.Overflowed, tick, item, to: index, group: rule.To ?? default);
    }

    private bool IsIn(in ItemState item, GroupId? group) => group is { } id ? _groups[item.Group].Id == id : item.Group == 0;

    /// <summary>A wait of a hundred thousand days never ends.</summary>
    private static long RuleTicks(NodaTime.Duration wait) => wait.TotalDays > 100_000 ? LatestTick - EarliestTick : wait.BclCompatibleTicks;

    /// <summary>Changes an item's team; its age as the old team's clock has it goes along.</summary>
    private void MoveTo(GroupId? to, ref ItemState item, long tick)
    {
        GroupState from = _groups[item.Group];
        GroupState into = _groups[to is { } id ? GroupOf(id) : 0];
        long stood = from.Stood(tick) - item.StandBase;
        item.Arrival += stood;
        if (item.Due != ItemState.None)
        {
            item.Due += stood;
        }

        item.Group = into.Number;
        item.StandBase = into.Stood(tick);
    }

    private void AddWrapUp(AgentState agent, in ItemState item, long until, bool blocks)
    {
        int place = ++_lastWrapUp;
        _wrapUps.Add(place, new WrapUpState(item.Id, agent.Number, agent.Departures, item.Channel, item.Units, blocks, until));
        _timers.Set(until, TimerKind.WrapUpEnd, item.Id, place);
    }

    private void EndWrapUp(int place, long tick)
    {
        _wrapUps.Remove(place, out WrapUpState wrapUp);
        AgentState agent = _agents[wrapUp.Agent];
        if (agent.Departures == wrapUp.Departures)
        {
            agent.Release((int)wrapUp.Channel, wrapUp.Units, wrapUp.Blocks);
            agent.IdleSince = tick;
            Touch(agent);
            _out.Add(new SchedulerEvent(++_eventNumber, tick, SchedulerEventKind.WrapUpEnded) { Item = new WorkItemId(wrapUp.Item), Agent = agent.Id });
        }
    }

    private readonly record struct Stay(uint Band, Int128 Tag);
}
