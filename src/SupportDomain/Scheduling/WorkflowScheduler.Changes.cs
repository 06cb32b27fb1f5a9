using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <content>Items change: priority, time, team.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>Changes what orders an item. It keeps its arrival and its place among equals. Amortised constant time.</summary>
    /// <param name="item">The item, wherever it stands; one that is offered or worked on has its new order when it comes back.</param>
    /// <param name="change">What changes. A new due time ends what its old one brought about (escalation, breach).</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="change"/> sets and removes the due time.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>, or a value is outside the bounds of <see cref="Enqueue"/>.</exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public void Reprioritise(WorkItemId item, WorkItemChange change, Instant now, SchedulerEventBuffer events)
    {
        long tick = Check(now, events);
        Values values = ValuesOf(change);
        Begin(tick, events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        bool isReady = state.Status == WorkItemStatus.Ready;
        long from = NaturalKey(state, tick);
        Stay stay = isReady ? Leave(ref state) : default;
        Set(ref state, values, tick);
        Emit(SchedulerEventKind.Reprioritised, tick, state, from: from, to: NaturalKey(state, tick));
        if (isReady)
        {
            EnterReady(slot, ref state, tick);
            Rejoin(state, stay);
        }
        else if ((state.Flags & ItemFlags.Held) != ItemFlags.None && !MustHold(state))
        {
            Unhold(slot, ref state, tick);
        }
    }

    /// <summary>
    /// Takes an item out of the ready order until a time. One that is offered is taken back, one that somebody works on leaves the agent. It keeps its arrival.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="until">When it is ready again; null: when <see cref="Resume"/> says so. At or before <paramref name="now"/> it is ready at once.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="dueStands">Whether its due time moves by the length of the deferral: its clock is paused, for example until the customer answers.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>, or <paramref name="until"/> is outside <see cref="Earliest"/> to <see cref="Latest"/>.</exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public void Defer(WorkItemId item, Instant? until, Instant now, SchedulerEventBuffer events, bool dueStands = false, string? reason = null)
    {
        long tick = Check(now, events);
        long notBefore = until is { } time ? TickOf(time, LatestTick, nameof(until)) : ItemState.None;
        Begin(tick, events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        AgentId agent = state.Status == WorkItemStatus.Assigned ? _agents[state.Agent].Id : default;
        Emit(SchedulerEventKind.Deferred, tick, state, agent, to: Math.Max(notBefore, tick), note: reason);
        TakeOut(ref state, tick);
        state.NotBefore = notBefore;
        if (dueStands)
        {
            state.Flags |= ItemFlags.DueStands;
        }

        FallAsleep(slot, ref state, tick);
        if (notBefore <= tick)
        {
            Wake(slot, ref state, tick);
        }
    }

    /// <summary>Makes a deferred item ready now. While surge holds its band back, it stays deferred until surge ends.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The item is unknown, finished, or not deferred by a command.</exception>
    public void Resume(WorkItemId item, Instant now, SchedulerEventBuffer events)
    {
        long tick = Begin(Check(now, events), events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        if (state.Status != WorkItemStatus.Deferred || (state.Flags & ItemFlags.Held) != ItemFlags.None)
        {
            throw new SchedulingException(SchedulingFault.ItemNotWaiting, $"Item {item} is {state.Status}; only an item that was deferred is resumed.") { Item = item };
        }

        ClearTimer(ref state);
        Wake(slot, ref state, tick);
    }

    /// <summary>Gives an item to another team. Offers of it are revoked, an agent who works on it is free of it, declines are forgotten; a deferred item stays deferred.</summary>
    /// <param name="item">The item.</param>
    /// <param name="to">The team; null for every team.</param>
    /// <param name="age">Whether it keeps its age or counts as arriving now.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="to"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>, or <paramref name="age"/> is not defined.</exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public void Transfer(WorkItemId item, GroupId? to, AgeRule age, Instant now, SchedulerEventBuffer events, string? reason = null) =>
        Move(SchedulerEventKind.Transferred, item, to, null, age, now, events, reason);

    /// <summary>Hands an item up, such as a hard or sensitive one to the managers: another team at another priority. Otherwise as <see cref="Transfer"/>.</summary>
    /// <param name="item">The item.</param>
    /// <param name="to">The team; null for every team.</param>
    /// <param name="priority">The priority there.</param>
    /// <param name="age">Whether it keeps its age or counts as arriving now.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="to"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="now"/> is before <see cref="Now"/>, or <paramref name="age"/> or <paramref name="priority"/> is not defined.
    /// </exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public void Escalate(WorkItemId item, GroupId? to, WorkPriority priority, AgeRule age, Instant now, SchedulerEventBuffer events, string? reason = null) =>
        Move(SchedulerEventKind.Escalated, item, to, Guard.Against.UndefinedEnum(priority), age, now, events, reason);

    private void Move(SchedulerEventKind kind, WorkItemId item, GroupId? to, WorkPriority? priority, AgeRule age, Instant now, SchedulerEventBuffer events, string? reason)
    {
        long tick = Check(now, events);
        Guard.Against.UndefinedEnum(age);
        if (to is { IsDefault: true })
        {
            throw new ArgumentException("to is default(GroupId), which names no team; hand in null for every team.", nameof(to));
        }

        if (age == AgeRule.Restart && _lastSequence >= LastNumber)
        {
            throw TooManyItems();
        }

        Begin(tick, events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        bool isAsleep = state.Status == WorkItemStatus.Deferred && (state.Flags & ItemFlags.Held) == ItemFlags.None;
        AgentId agent = state.Status == WorkItemStatus.Assigned ? _agents[state.Agent].Id : default;
        ItemFlags pause = state.Flags & ItemFlags.DueStands;
        Stay stay = state.Status == WorkItemStatus.Ready ? Leave(ref state) : default;
        bool wasReady = state.Status == WorkItemStatus.Ready;
        state.Priority = priority ?? state.Priority;
        Emit(kind, tick, state, agent, group: to ?? default, note: reason);
        if (!wasReady)
        {
            TakeOut(ref state, tick);
        }

        MoveTo(to, ref state, tick);
        _sets.Drop(state.Declined);
        state.Declined = 0;
        if (age == AgeRule.Restart)
        {
            RestartAge(ref state, tick);
        }

        if (isAsleep)
        {
            state.Flags |= pause;
            FallAsleep(slot, ref state, tick);
            return;
        }

        EnterReady(slot, ref state, tick);
        if (wasReady)
        {
            Rejoin(state, stay);
        }
    }

    /// <summary>Takes an item away from where it stands; its status is to be set next.</summary>
    private void TakeOut(ref ItemState item, long tick)
    {
        switch (item.Status)
        {
            case WorkItemStatus.Ready:
                ClearTimer(ref item);
                Pull(ref item);
                break;
            case WorkItemStatus.Deferred:
                ClearTimer(ref item);
                Rise(ref item, tick);
                break;
            case WorkItemStatus.Offered:
                RevokeOffers(ref item, tick);
                _offered--;
                Unserve(ref item);
                break;
            default:
                Unhold(ref item, _agents[item.Agent], tick);
                break;
        }
    }

    private void Sleep(int slot, ref ItemState item, long tick)
    {
        Emit(SchedulerEventKind.Deferred, tick, item, to: item.NotBefore);
        FallAsleep(slot, ref item, tick);
    }

    private void FallAsleep(int slot, ref ItemState item, long tick)
    {
        item.Status = WorkItemStatus.Deferred;
        item.DeferredAt = tick;
        _deferred++;
        if (item.NotBefore != ItemState.None && item.NotBefore > tick)
        {
            item.Timer = _timers.Set(item.NotBefore, TimerKind.Wake, item.Id, slot);
            item.Flags |= ItemFlags.Timed;
        }
    }

    private void Wake(int slot, ref ItemState item, long tick)
    {
        Rise(ref item, tick);
        EnterReady(slot, ref item, tick, SchedulerEventKind.Woke);
    }

    /// <summary>Ends a deferral. A due time that stood moves by its length, but not beyond <see cref="Latest"/>.</summary>
    private void Rise(ref ItemState item, long tick)
    {
        _deferred--;
        if ((item.Flags & ItemFlags.DueStands) != ItemFlags.None && item.Due != ItemState.None)
        {
            item.Due = Math.Min(LatestTick, item.Due + (tick - item.DeferredAt));
        }

        item.Flags &= ~(ItemFlags.DueStands | ItemFlags.Held);
    }

    private bool MustHold(in ItemState item) => _inSurge && BandOf(item) >= Policy.Surge!.HoldFromBand;

    /// <summary>Lets an item that surge held back into the ready order.</summary>
    private void Unhold(int slot, ref ItemState item, long tick) => Wake(slot, ref item, tick);

    private Values ValuesOf(in WorkItemChange change)
    {
        if (change.RemovesDue && change.Due is not null)
        {
            throw new ArgumentException($"The change sets the due time {change.Due} and removes it; it must do one of the two.", nameof(change));
        }

        return new Values(
            change.Priority is { } priority ? Guard.Against.UndefinedEnum(priority, nameof(change)) : null,
            change.Due is { } due ? TickOf(due, LatestTick, "change.Due") : change.RemovesDue ? ItemState.None : null,
            change.Estimate is { } estimate ? TicksOf(estimate, Duration.Zero, "change.Estimate") : null,
            change.Boost is { } boost ? TicksOf(boost, -LongestEstimate, "change.Boost") : null,
            change.CustomKey is { } key ? CheckKey(key, "change.CustomKey") : null,
            change.ServiceClass is { } service ? Guard.Against.OutOfRange(service, 0, _rates.Length - 1, nameof(change)) : null);
    }

    private void Set(ref ItemState item, in Values values, long tick)
    {
        item.Priority = values.Priority ?? item.Priority;
        item.Estimate = values.Estimate ?? item.Estimate;
        item.Boost = values.Boost ?? item.Boost;
        item.CustomKey = values.CustomKey ?? item.CustomKey;
        item.ServiceClass = unchecked((byte)(values.ServiceClass ?? item.ServiceClass));
        if (values.Due is { } due)
        {
            // A due time is told in real time; the item keeps it relative to its team's clock.
            item.Due = due == ItemState.None ? due : due - (_groups[item.Group].Stood(tick) - item.StandBase);
            item.Flags &= ~(ItemFlags.DueEscalated | ItemFlags.Breached);
        }
    }

    private readonly record struct Values(WorkPriority? Priority, long? Due, long? Estimate, long? Boost, long? CustomKey, int? ServiceClass);
}
