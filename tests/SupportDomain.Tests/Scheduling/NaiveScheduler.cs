using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

/// <summary>
/// The scheduler as the contract states it, in the plainest way: lists, every order and every timer worked out anew at each decision, no keys. Shares no code with the engine;
/// policies and profiles are the same data. Says no by returning false where the engine throws.
/// </summary>
internal sealed partial class NaiveScheduler(SchedulingPolicy policy, Instant start)
{
    internal List<NaiveItem> Items { get; } = [];

    internal List<NaiveOffer> Offers { get; } = [];

    internal Dictionary<AgentId, NaiveAgent> Agents { get; } = [];

    internal List<NaiveWrapUp> WrapUps { get; } = [];

    internal List<SchedulerEvent> Events { get; } = [];

    internal SchedulingPolicy Policy { get; private set; } = policy;

    internal long Now { get; private set; } = start.ToUnixTimeTicks();

    internal long LastItem { get; private set; }

    internal long LastSequence { get; private set; }

    internal long LastOffer { get; private set; }

    internal bool InSurge { get; private set; }

    private readonly List<AgentId> _everJoined = [];
    private AgentId? _lastGiven;
    private long _surgeSince;

    internal long Enqueue(in WorkItem item, Instant now)
    {
        Advance(now);
        NaiveItem state = new()
        {
            Id = ++LastItem,
            Sequence = ++LastSequence,
            Priority = item.Priority,
            Channel = item.Channel,
            ServiceClass = item.ServiceClass,
            Arrival = item.WaitingSince?.ToUnixTimeTicks() ?? Now,
            Due = item.Due?.ToUnixTimeTicks(),
            Estimate = item.Estimate.BclCompatibleTicks,
            Boost = item.Boost.BclCompatibleTicks,
            CustomKey = item.CustomKey,
            StatedAt = Now,
            Entered = Now,
            NotBefore = item.NotBefore?.ToUnixTimeTicks() ?? Now,
            Plan = item.Routing ?? RoutingPlan.Anybody,
            Group = item.Group,
            Customer = item.Customer,
        };
        Items.Add(state);
        Say(SchedulerEventKind.Enqueued, state, to: Key(state));
        if (item.KnownAgent is { } known)
        {
            bool only = item.KnownAgentOnly > Duration.Zero;
            if (_everJoined.Contains(known))
            {
                state.Known = known;
                state.KnownOnly = only;
                state.KnownUntil = Now + item.KnownAgentOnly.BclCompatibleTicks;
            }
            else if (only)
            {
                Say(SchedulerEventKind.KnownAgentReleased, state, known);
            }
        }

        for (int i = 0; i < Policy.Overflow.Length; i++)
        {
            if (Policy.Overflow[i].Length is { } length && Policy.Overflow[i].From == state.Group
                && Items.Count(other => other != state && other.Status == WorkItemStatus.Ready && other.Group == state.Group) >= length)
            {
                MoveByRule(i, state);
            }
        }

        if (state.NotBefore > Now)
        {
            Say(SchedulerEventKind.Deferred, state, to: state.NotBefore.Value);
            state.Status = WorkItemStatus.Deferred;
            state.DeferredAt = Now;
        }
        else
        {
            Enter(state);
        }

        return state.Id;
    }

    internal bool Complete(long id, Instant now, Duration wrapUp = default)
    {
        Advance(now);
        if (Find(id) is not { Status: WorkItemStatus.Assigned } item)
        {
            return false;
        }

        long until = Now + wrapUp.BclCompatibleTicks;
        Agents[item.Agent!.Value].IdleSince = Now;
        Say(SchedulerEventKind.Completed, item, item.Agent.Value, to: until);
        if (until > Now)
        {
            WrapUps.Add(new NaiveWrapUp(item.Id, item.Agent.Value, item.Channel, until, item.Units, item.Blocks));
        }

        Items.Remove(item);
        return true;
    }

    internal bool Cancel(long id, Instant now)
    {
        Advance(now);
        if (Find(id) is not { } item)
        {
            return false;
        }

        Say(SchedulerEventKind.Cancelled, item, item.Agent ?? default);
        Withdraw(item);
        Items.Remove(item);
        return true;
    }

    internal bool Reprioritise(long id, WorkItemChange change, Instant now)
    {
        Advance(now);
        if (Find(id) is not { } item)
        {
            return false;
        }

        long before = Key(item);
        int band = BandByte(item);
        item.Priority = change.Priority ?? item.Priority;
        item.Estimate = change.Estimate?.BclCompatibleTicks ?? item.Estimate;
        item.Boost = change.Boost?.BclCompatibleTicks ?? item.Boost;
        item.CustomKey = change.CustomKey ?? item.CustomKey;
        item.ServiceClass = change.ServiceClass ?? item.ServiceClass;
        if (change.Due is not null || change.RemovesDue)
        {
            item.Due = change.Due is { } due ? due.ToUnixTimeTicks() - Stood(item) : null;
            item.DueEscalated = item.Breached = false;
        }

        Say(SchedulerEventKind.Reprioritised, item, from: before, to: Key(item));
        if (item.Status == WorkItemStatus.Ready)
        {
            // Out and back in: only the step into another band is a step into another queue.
            item.Status = WorkItemStatus.Deferred;
            _stayedInBand = band;
            Enter(item);
            _stayedInBand = null;
        }
        else if (item.Held && !MustHold(item))
        {
            Wake(item);
        }

        return true;
    }

    internal bool Defer(long id, Instant? until, Instant now, bool dueStands)
    {
        Advance(now);
        if (Find(id) is not { } item)
        {
            return false;
        }

        long? ticks = until?.ToUnixTimeTicks();
        Say(SchedulerEventKind.Deferred, item, item.Agent ?? default, to: Math.Max(Now, ticks ?? long.MaxValue));
        Withdraw(item);
        item.Status = WorkItemStatus.Deferred;
        item.DeferredAt = Now;
        item.DueStands = dueStands;
        item.NotBefore = ticks;
        if (ticks <= Now)
        {
            Wake(item);
        }

        return true;
    }

    internal bool Resume(long id, Instant now)
    {
        Advance(now);
        if (Find(id) is not { Status: WorkItemStatus.Deferred, Held: false } item)
        {
            return false;
        }

        Wake(item);
        return true;
    }

    internal bool Move(long id, GroupId? to, WorkPriority? priority, AgeRule age, Instant now)
    {
        Advance(now);
        if (Find(id) is not { } item)
        {
            return false;
        }

        int band = BandByte(item);
        bool wasReady = item.Status == WorkItemStatus.Ready;
        bool asleep = item.Status == WorkItemStatus.Deferred && !item.Held;
        bool stands = item.DueStands;
        item.Priority = priority ?? item.Priority;
        Say(priority is null ? SchedulerEventKind.Transferred : SchedulerEventKind.Escalated, item, item.Agent ?? default, group: to ?? default);
        Withdraw(item);
        ChangeTeam(item, to);
        item.Declined.Clear();
        if (age == AgeRule.Restart)
        {
            Restart(item);
        }

        if (asleep)
        {
            item.Status = WorkItemStatus.Deferred;
            item.DeferredAt = Now;
            item.DueStands = stands;
            return true;
        }

        _stayedInBand = wasReady ? band : null;
        Enter(item);
        _stayedInBand = null;
        return true;
    }

    private NaiveItem? Find(long id) => Items.Find(i => i.Id == id);

    /// <summary>Ends whatever the item is doing.</summary>
    private void Withdraw(NaiveItem item)
    {
        if (item.Status == WorkItemStatus.Deferred)
        {
            EndDeferral(item);
        }
        else if (item.Status == WorkItemStatus.Offered)
        {
            RevokeAll(item);
            Refund(item);
        }

        if (item.Agent is { } agent)
        {
            Agents[agent].IdleSince = Now;
        }

        item.Agent = null;
        item.Charged = null;
        item.Status = WorkItemStatus.Deferred;
    }

    private void Restart(NaiveItem item)
    {
        item.Due += Stood(item);
        item.Arrival = Now;
        item.StatedAt = Now;
        item.Sequence = ++LastSequence;
        item.Entered = Now;
        item.Step = 0;
        item.OverflowDone.Clear();
        item.Capped = false;
    }

    private void ChangeTeam(NaiveItem item, GroupId? to)
    {
        long stood = Stood(item);
        item.Arrival += stood;
        item.Due += stood;
        item.Group = to;
        item.StatedAt = Now;
    }

    private void MoveByRule(int rule, NaiveItem item)
    {
        item.OverflowDone.Add(rule);
        ChangeTeam(item, Policy.Overflow[rule].To);
        Say(SchedulerEventKind.Overflowed, item, to: rule, group: Policy.Overflow[rule].To ?? default);
    }

    private void Say(SchedulerEventKind kind, NaiveItem? item = null, AgentId agent = default, long offer = 0, long from = 0, long to = 0, GroupId group = default, string? note = null) =>
        Events.Add(new SchedulerEvent
        {
            Number = Events.Count + 1,
            Ticks = Now,
            Kind = kind,
            Item = new WorkItemId(item?.Id ?? 0),
            Agent = agent,
            Offer = new OfferId(offer),
            From = from,
            To = to,
            Group = group,
            Note = note,
            Band = item is null ? (byte)0 : (byte)Band(item),
        });
}
