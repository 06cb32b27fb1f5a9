using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <content>States of the whole desk: freezes, surge, and another policy.</content>
public sealed partial class WorkflowScheduler
{
    private bool _inSurge;
    private long _surgeSince;

    /// <summary>Whether the desk is in surge.</summary>
    public bool InSurge => _inSurge;

    /// <summary>Stops offering the items of a team. Open offers stay. Time linear in the team's cells, not in its items.</summary>
    /// <param name="group">The team; null for the items of no team.</param>
    /// <param name="age">Whether time goes on for the order of the team's items. A clock stands for ten years in all at most.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="group"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>, or <paramref name="age"/> is not defined.</exception>
    /// <exception cref="SchedulingException">The team is frozen already.</exception>
    public void Freeze(GroupId? group, FreezeAge age, Instant now, SchedulerEventBuffer events, string? reason = null)
    {
        long tick = Check(now, events);
        Guard.Against.UndefinedEnum(age);
        GroupState state = _groups[NumberOf(group)];
        Begin(tick, events);
        if (state.IsFrozen)
        {
            throw FreezeFault(state);
        }

        state.IsFrozen = true;
        state.Stands = age == FreezeAge.Stands;
        state.FrozenAt = tick;
        EmitDesk(SchedulerEventKind.Frozen, tick, state.Id, (long)age, reason);
        RefreshHeads(state.Cells);
    }

    /// <summary>Offers the items of a team again.</summary>
    /// <param name="group">The team; null for the items of no team.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="group"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The team is not frozen.</exception>
    public void Unfreeze(GroupId? group, Instant now, SchedulerEventBuffer events, string? reason = null)
    {
        long tick = Check(now, events);
        GroupState state = _groups[NumberOf(group)];
        Begin(tick, events);
        if (!state.IsFrozen)
        {
            throw FreezeFault(state);
        }

        state.StoodBefore = state.Stood(tick);
        state.IsFrozen = false;
        state.Stands = false;
        EmitDesk(SchedulerEventKind.Unfrozen, tick, state.Id, 0, reason);
        RefreshHeads(state.Cells);
    }

    /// <summary>Begins surge. All keys are computed anew, and fairness begins anew: linear time.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.SurgeEntered"/>, then what changes about each item, in the order of numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The policy has no surge, or surge has begun already.</exception>
    public void EnterSurge(string reason, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.NullOrWhiteSpace(reason);
        long tick = Begin(Check(now, events), events);
        NeedSurge();
        if (_inSurge)
        {
            throw new SchedulingException(SchedulingFault.SurgeState, $"Surge has lasted since {Instant.FromUnixTimeTicks(_surgeSince)} already.");
        }

        EmitDesk(SchedulerEventKind.SurgeEntered, tick, default, 0, reason);
        _surgeSince = tick;
        Rekey(Policy, inSurge: true, tick);
    }

    /// <summary>Ends surge. All keys are computed anew, and fairness begins anew: linear time.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.SurgeLeft"/>, then what changes about each item, in the order of numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The desk is not in surge, or has been for less than <see cref="SurgePolicy.MinimumStay"/>.</exception>
    public void LeaveSurge(string reason, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.NullOrWhiteSpace(reason);
        long tick = Begin(Check(now, events), events);
        if (!_inSurge || !MayLeaveSurge(tick))
        {
            throw new SchedulingException(
                SchedulingFault.SurgeState,
                _inSurge ? $"Surge has lasted since {Instant.FromUnixTimeTicks(_surgeSince)}; it lasts for {Policy.Surge!.MinimumStay} at least." : "The desk is not in surge.");
        }

        EmitDesk(SchedulerEventKind.SurgeLeft, tick, default, 0, reason);
        Rekey(Policy, inSurge: false, tick);
    }

    /// <summary>Reports a level, such as the number of waiting items: surge begins or ends as the thresholds of the policy say.</summary>
    /// <param name="level">The level.</param>
    /// <param name="reason">What the level is, for the event.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <returns>Whether the desk is in surge now.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The policy has no surge.</exception>
    public bool ReportLevel(long level, string reason, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.NullOrWhiteSpace(reason);
        long tick = Begin(Check(now, events), events);
        SurgePolicy surge = NeedSurge();
        if (!_inSurge && level > surge.EnterAbove)
        {
            EmitDesk(SchedulerEventKind.SurgeEntered, tick, default, level, reason);
            _surgeSince = tick;
            Rekey(Policy, inSurge: true, tick);
        }
        else if (_inSurge && level < surge.LeaveBelow && MayLeaveSurge(tick))
        {
            EmitDesk(SchedulerEventKind.SurgeLeft, tick, default, level, reason);
            Rekey(Policy, inSurge: false, tick);
        }

        return _inSurge;
    }

    /// <summary>Replaces the rules. All keys are computed anew, and fairness begins anew: linear time. Open offers keep their terms. A policy without surge ends surge.</summary>
    /// <param name="policy">The new rules.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.PolicyChanged"/>, then what changes about each item, in the order of numbers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">An unfinished item has a class of service that the new policy has not.</exception>
    public void ChangePolicy(SchedulingPolicy policy, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.Null(policy);
        long tick = Begin(Check(now, events), events);
        for (int slot = 0; slot < _items.Used; slot++)
        {
            ref ItemState item = ref _items[slot];
            if (item.Id != 0 && item.ServiceClass >= policy.Classes.Length)
            {
                throw new SchedulingException(
                    SchedulingFault.MissingServiceClass, $"Item {item.Id} has class of service {item.ServiceClass}; the new policy has {policy.Classes.Length}.")
                {
                    Item = new WorkItemId(item.Id),
                };
            }
        }

        EmitDesk(SchedulerEventKind.PolicyChanged, tick, default, 0, null);
        bool endsSurge = _inSurge && policy.Surge is null;
        if (endsSurge)
        {
            EmitDesk(SchedulerEventKind.SurgeLeft, tick, default, 0, null);
        }

        Rekey(policy, _inSurge && !endsSurge, tick);
    }

    private bool MayLeaveSurge(long tick) => tick - _surgeSince >= Policy.Surge!.MinimumStay.BclCompatibleTicks;

    private SurgePolicy NeedSurge() => Policy.Surge ?? throw new SchedulingException(SchedulingFault.NoSurgePolicy, "The policy states no surge; replace it by one that does.");

    private int NumberOf(GroupId? group) => group switch
    {
        null => 0,
        { IsDefault: true } => throw new ArgumentException("group is default(GroupId), which names no team; hand in null for the items of no team.", nameof(group)),
        { } id => GroupOf(id),
    };

    private static SchedulingException FreezeFault(GroupState group) => new(
        SchedulingFault.FreezeState,
        (group.Number == 0 ? "The items of no team are " : $"Team {group.Id} is ") + (group.IsFrozen ? $"frozen since {Instant.FromUnixTimeTicks(group.FrozenAt)} already." : "not frozen."));

    /// <summary>Takes every ready item out, changes the rules, and files again what was ready or held, in the order of numbers.</summary>
    private void Rekey(SchedulingPolicy policy, bool inSurge, long tick)
    {
        int[] slots = _items.SlotsById();
        (long Key, int Band)[] before = new (long, int)[slots.Length];
        for (int i = 0; i < slots.Length; i++)
        {
            ref ItemState item = ref _items[slots[i]];
            before[i] = (NaturalKey(item, tick), BandOf(item));
            if (item.Status == WorkItemStatus.Ready)
            {
                ClearTimer(ref item);
                Pull(ref item);
            }
        }

        ForgetFlows(slots);
        _inSurge = inSurge;
        Use(policy);
        for (int i = 0; i < _agents.Count; i++)
        {
            Touch(_agents[i]);
        }

        for (int i = 0; i < slots.Length; i++)
        {
            File(slots[i], before[i], tick);
        }

        // Who is at the cap, and whether keys shift, may have changed.
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { } cell)
            {
                RefreshHead(number, cell);
            }
        }
    }

    private void File(int slot, (long Key, int Band) before, long tick)
    {
        ref ItemState item = ref _items[slot];
        item.Flags &= ~(ItemFlags.DueEscalated | ItemFlags.Breached | ItemFlags.Capped);
        if (item.Status == WorkItemStatus.Ready)
        {
            CatchUp(ref item, tick);
            if ((NaturalKey(item, tick), BandOf(item)) != before)
            {
                Emit(SchedulerEventKind.Rekeyed, tick, item, from: before.Key, to: NaturalKey(item, tick));
            }

            FileReady(slot, ref item, tick);
        }
        else if ((item.Flags & ItemFlags.Held) != ItemFlags.None)
        {
            if (!MustHold(item))
            {
                Unhold(slot, ref item, tick);
            }
        }
    }

    private void ForgetFlows(int[] slots)
    {
        _customers.ForEach(c => c.Flows.Clear());
        Array.Clear(_virtualTimes);
        foreach (int slot in slots)
        {
            _items[slot].Flow = 0;
        }
    }

    private void EmitDesk(SchedulerEventKind kind, long tick, GroupId group, long to, string? note) =>
        _out.Add(new SchedulerEvent(++_eventNumber, tick, kind) { Group = group, To = to, Note = note });
}
