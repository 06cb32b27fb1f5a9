using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>
/// What a good engineer writes in a day for the same rules: for each channel and set of skills a base library <see cref="PriorityQueue{TElement,TPriority}"/> with lazy deletion, dictionaries
/// for items, offers and agents, a queue of expiries, no LINQ on the way. Bands, due times, skills, capacity by channel, offers with expiry and decline memory, the same events.
/// </summary>
internal sealed class DayScheduler(SchedulingPolicy policy)
{
    private readonly Dictionary<long, Item> _items = [];
    private readonly Dictionary<long, Pending> _offers = [];
    private readonly Dictionary<AgentId, Worker> _agents = [];
    private readonly Dictionary<(SkillRequirements Skills, ContactChannel Channel), Waiting> _queues = [];
    private readonly PriorityQueue<long, (long Tick, long Offer)> _expiries = new();
    private readonly long _offerTicks = policy.OfferDuration.BclCompatibleTicks;
    private readonly PriorityBands _bands = policy.Bands;
    private long _now;
    private long _lastItem;
    private long _lastOffer;
    private long _lastEvent;

    internal List<SchedulerEvent> Events { get; } = [];

    internal int Ready { get; private set; }

    internal void AddAgent(AgentProfile profile, Instant now)
    {
        Begin(now);
        Worker worker = new(profile);
        _agents.Add(profile.Id, worker);
        foreach (((SkillRequirements skills, ContactChannel channel), Waiting waiting) in _queues)
        {
            if (worker.Costs.ContainsKey(channel) && profile.Skills.Covers(skills))
            {
                worker.Queues.Add(waiting);
            }
        }

        Add(SchedulerEventKind.AgentAdded, agent: profile.Id);
        Add(SchedulerEventKind.AgentOnDuty, agent: profile.Id);
    }

    internal long Enqueue(in WorkItem work, Instant now)
    {
        Begin(now);
        Item item = new()
        {
            Id = ++_lastItem,
            Band = (byte)_bands.Of(work.Priority),
            Due = work.Due is { } due ? due.ToUnixTimeTicks() : long.MaxValue,
            Queue = QueueOf((work.Routing ?? RoutingPlan.Anybody).Steps[0].Requirements, work.Channel),
        };
        _items.Add(item.Id, item);
        Put(item);
        Add(SchedulerEventKind.Enqueued, item, to: item.Due);
        return item.Id;
    }

    internal bool TryOffer(AgentId agent, Instant now, out long offer)
    {
        Begin(now);
        Worker worker = _agents[agent];
        Item? best = null;
        Key bestKey = default;
        foreach (Waiting waiting in CollectionsMarshal.AsSpan(worker.Queues))
        {
            if (!worker.CanTake(waiting.Channel))
            {
                continue;
            }

            // Lazy deletion: what is no longer ready under this key falls out when it comes first.
            while (waiting.Items.TryPeek(out Item? item, out Key key))
            {
                if (item.State != State.Ready || item.Version != key.Version)
                {
                    waiting.Items.Dequeue();
                    continue;
                }

                if ((best is null || key.CompareTo(bestKey) < 0) && !item.HasDeclined(agent))
                {
                    best = item;
                    bestKey = key;
                }

                break;
            }
        }

        if (best is null)
        {
            offer = 0;
            return false;
        }

        best.Queue.Items.Dequeue();
        best.State = State.Offered;
        Ready--;
        offer = ++_lastOffer;
        long expires = _now + _offerTicks;
        _offers.Add(offer, new Pending(best, worker));
        _expiries.Enqueue(offer, (expires, offer));
        worker.Take(best.Queue.Channel);
        Add(SchedulerEventKind.Offered, best, agent, offer, expires);
        return true;
    }

    internal long Accept(long offer, Instant now)
    {
        Begin(now);
        if (!_offers.Remove(offer, out Pending? pending))
        {
            throw new InvalidOperationException($"Offer {offer} is not open.");
        }

        pending.Item.State = State.Assigned;
        pending.Item.Agent = pending.Worker;
        Add(SchedulerEventKind.Accepted, pending.Item, pending.Worker.Profile.Id, offer);
        return pending.Item.Id;
    }

    internal void Decline(long offer, Instant now)
    {
        Begin(now);
        if (!_offers.Remove(offer, out Pending? pending))
        {
            throw new InvalidOperationException($"Offer {offer} is not open.");
        }

        Add(SchedulerEventKind.Declined, pending.Item, pending.Worker.Profile.Id, offer);
        GiveBack(pending);
    }

    internal void Complete(long id, Instant now)
    {
        Begin(now);
        if (!_items.TryGetValue(id, out Item? item) || item.State != State.Assigned)
        {
            throw new InvalidOperationException($"Nobody works on item {id}.");
        }

        _items.Remove(id);
        item.State = State.Done;
        item.Agent!.Give(item.Queue.Channel);
        Add(SchedulerEventKind.Completed, item, item.Agent.Profile.Id, to: _now);
    }

    internal void Cancel(long id, Instant now)
    {
        Begin(now);
        if (!_items.TryGetValue(id, out Item? item) || item.State != State.Ready)
        {
            throw new InvalidOperationException($"Item {id} does not wait.");
        }

        _items.Remove(id);
        item.State = State.Done;
        Ready--;
        Add(SchedulerEventKind.Cancelled, item);
    }

    private void Begin(Instant now)
    {
        long tick = now.ToUnixTimeTicks();
        if (tick < _now)
        {
            throw new ArgumentOutOfRangeException(nameof(now), now, "Time does not go back.");
        }

        while (_expiries.TryPeek(out long offer, out (long Tick, long Offer) first) && first.Tick <= tick)
        {
            _expiries.Dequeue();
            if (_offers.Remove(offer, out Pending? pending))
            {
                _now = first.Tick;
                Add(SchedulerEventKind.OfferExpired, pending.Item, pending.Worker.Profile.Id, offer);
                GiveBack(pending);
            }
        }

        _now = tick;
    }

    private void GiveBack(Pending pending)
    {
        pending.Worker.Give(pending.Item.Queue.Channel);
        pending.Item.Declined ??= [];
        pending.Item.Declined.Add(pending.Worker.Profile.Id);
        Add(SchedulerEventKind.Returned, pending.Item, to: pending.Item.Due);
        Put(pending.Item);
    }

    private void Put(Item item)
    {
        item.State = State.Ready;
        item.Version++;
        item.Queue.Items.Enqueue(item, new Key(item.Band, item.Due, item.Id, item.Version));
        Ready++;
    }

    private Waiting QueueOf(SkillRequirements skills, ContactChannel channel)
    {
        if (!_queues.TryGetValue((skills, channel), out Waiting? waiting))
        {
            waiting = new Waiting(channel);
            _queues.Add((skills, channel), waiting);
            foreach (Worker worker in _agents.Values)
            {
                if (worker.Costs.ContainsKey(channel) && worker.Profile.Skills.Covers(skills))
                {
                    worker.Queues.Add(waiting);
                }
            }
        }

        return waiting;
    }

    private void Add(SchedulerEventKind kind, Item? item = null, AgentId agent = default, long offer = 0, long to = 0) => Events.Add(new SchedulerEvent
    {
        Number = ++_lastEvent,
        Ticks = _now,
        Kind = kind,
        Item = new WorkItemId(item?.Id ?? 0),
        Agent = agent,
        Offer = new OfferId(offer),
        To = to,
        Band = item?.Band ?? 0,
    });

    private enum State
    {
        Ready,
        Offered,
        Assigned,
        Done,
    }

    private readonly record struct Key(byte Band, long Due, long Sequence, int Version) : IComparable<Key>
    {
        public static bool operator <(Key left, Key right) => left.CompareTo(right) < 0;

        public static bool operator >(Key left, Key right) => left.CompareTo(right) > 0;

        public static bool operator <=(Key left, Key right) => left.CompareTo(right) <= 0;

        public static bool operator >=(Key left, Key right) => left.CompareTo(right) >= 0;

        public int CompareTo(Key other)
        {
            if (Band != other.Band)
            {
                return Band < other.Band ? -1 : 1;
            }

            return Due != other.Due ? Due.CompareTo(other.Due) : Sequence.CompareTo(other.Sequence);
        }
    }

    private sealed class Item
    {
        internal long Id { get; init; }

        internal byte Band { get; init; }

        internal long Due { get; init; }

        internal Waiting Queue { get; init; } = null!;

        internal State State { get; set; }

        internal int Version { get; set; }

        internal Worker? Agent { get; set; }

        internal HashSet<AgentId>? Declined { get; set; }

        internal bool HasDeclined(AgentId agent) => Declined is not null && Declined.Contains(agent);
    }

    private sealed class Waiting(ContactChannel channel)
    {
        internal ContactChannel Channel { get; } = channel;

        internal PriorityQueue<Item, Key> Items { get; } = new();
    }

    private sealed record Pending(Item Item, Worker Worker);

    private sealed class Worker
    {
        private int _load;
        private int _blocking;

        internal Worker(AgentProfile profile)
        {
            Profile = profile;
            foreach (ChannelCapacity channel in profile.Channels)
            {
                Costs.Add(channel.Channel, new Cost(channel));
            }
        }

        internal AgentProfile Profile { get; }

        internal Dictionary<ContactChannel, Cost> Costs { get; } = [];

        internal List<Waiting> Queues { get; } = [];

        internal bool CanTake(ContactChannel channel)
        {
            Cost cost = Costs[channel];
            int blockedByOthers = _blocking - (cost.Capacity.BlocksOthers ? cost.Held : 0);
            return cost.Held < cost.Capacity.MaximumItems && _load + cost.Capacity.UnitsPerItem <= Profile.CapacityUnits && blockedByOthers == 0;
        }

        internal void Take(ContactChannel channel) => Change(channel, 1);

        internal void Give(ContactChannel channel) => Change(channel, -1);

        private void Change(ContactChannel channel, int items)
        {
            Cost cost = Costs[channel];
            cost.Held += items;
            _load += items * cost.Capacity.UnitsPerItem;
            _blocking += cost.Capacity.BlocksOthers ? items : 0;
        }
    }

    private sealed class Cost(ChannelCapacity capacity)
    {
        internal ChannelCapacity Capacity { get; } = capacity;

        internal int Held { get; set; }
    }
}
