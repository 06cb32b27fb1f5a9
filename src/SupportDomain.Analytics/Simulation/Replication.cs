using NodaTime;
using SupportDomain.Analytics.Internal;
using SupportDomain.Collections;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Simulation;

/// <summary>
/// One replication: what happens next, and the scheduler that decides who does what. What happens at one instant happens in this order: completions, the scheduler's own timers, customers
/// leaving, arrivals; equals in the order in which they were planned, arrivals in that of their workloads.
/// </summary>
/// <remarks>After each thing that happens, nobody who has room may take anything that waits; so an arrival concerns those with room for it, and a completion its agent.</remarks>
internal sealed class Replication
{
    /// <summary>The queue of those who may leave orders by 8 bits of band, then a key of 56.</summary>
    private const int KeyBits = 55;
    private const int EventsBetweenChecks = 1 << 16;

    /// <summary>How long after the last arrival work may still be done: 400 days.</summary>
    private const long LongestDrain = 400 * NodaConstants.TicksPerDay;

    /// <summary>One tick beyond what the scheduler knows: what is planned for later never happens.</summary>
    private static readonly long Farthest = WorkflowScheduler.Latest.ToUnixTimeTicks() + 1;

    private readonly DeskOperation _operation;
    private readonly SimulationOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly WorkflowScheduler _scheduler;
    private readonly SchedulerEventBuffer _events = new(64);
    private readonly CompletionQueue _completions = new();
    private readonly AddressablePriorityQueue<long> _leaving = new();
    private readonly CustomerTable _customers = new();
    private readonly AgentLoads _loads;
    private readonly AgentId[] _agents;
    private readonly ArrivalSampler[] _arrivals;
    private readonly long[] _nextArrivals;
    private readonly DurationSampler[] _handling;
    private readonly DurationSampler[] _patience;
    private readonly bool[] _mayLeave;
    private readonly WorkItem[] _items;
    private readonly long[] _dueAfter;
    private readonly long[] _thresholds;
    private readonly GroupTally[] _tallies;
    private readonly TimeTally[] _times;
    private readonly long _horizon;
    private readonly long _start;
    private readonly long _places;
    private readonly long _asked;

    /// <summary>Whether an item that is done may make work available to others than its agent: where a customer may have so many in hand at once.</summary>
    private readonly bool _hasCaps;
    private long _now;
    private Instant _instant;
    private long _arrived;
    private long _present;
    private int _waiting;
    private long _measuredHere;
    private long _timerAt = long.MaxValue;

    /// <summary>The number of the arrival at which the replication ends at the latest: as many come after the measured ones as came until then.</summary>
    private long _lastArrival;
    private int _group = -1;
    private long _nextArrivalAt;
    private int _nextWorkload;
    private long _groupEnd;
    private long _latest = WorkflowScheduler.Latest.ToUnixTimeTicks();
    private bool _isOver;

    internal Replication(DeskOperation operation, SimulationOptions options, int number, CancellationToken cancellation)
    {
        _operation = operation;
        _options = options;
        _cancellation = cancellation;
        _start = options.Start.ToUnixTimeTicks();
        _now = _start;
        _instant = options.Start;
        _horizon = options.Horizon is { } horizon ? _now + horizon.BclCompatibleTicks : long.MaxValue;
        _asked = options.WarmUp + options.Customers;
        _lastArrival = 2 * _asked;
        _groupEnd = options.WarmUp;
        _places = operation.Places ?? long.MaxValue;
        _loads = new AgentLoads(operation.Agents);
        _agents = [.. operation.Agents.Select(a => a.Id)];
        _thresholds = [.. options.Thresholds.Select(t => t.BclCompatibleTicks)];
        int workloads = operation.Workloads.Length;
        _tallies = [.. Enumerable.Range(0, workloads * options.Batches).Select(_ => GroupTally.New(_thresholds.Length))];
        _times = new TimeTally[options.Batches];
        _items = [.. operation.Workloads.Select(w => w.Item)];
        _dueAfter = [.. operation.Workloads.Select(w => w.DueAfter?.BclCompatibleTicks ?? -1)];
        _arrivals = new ArrivalSampler[workloads];
        _nextArrivals = new long[workloads];
        _handling = new DurationSampler[workloads];
        _patience = new DurationSampler[workloads];
        _mayLeave = [.. operation.Workloads.Select(w => w.Patience is not null)];
        for (int i = 0; i < workloads; i++)
        {
            Workload workload = operation.Workloads[i];
            ulong name = Hash(workload.Name);
            _arrivals[i] = new ArrivalSampler(workload.Arrivals!, new RandomStream(options.Seed, (ulong)number, name, 1), _now);
            _handling[i] = new DurationSampler(workload.Handling, new RandomStream(options.Seed, (ulong)number, name, 2));
            _patience[i] = workload.Patience is { } patience ? new DurationSampler(patience, new RandomStream(options.Seed, (ulong)number, name, 3)) : default;
        }

        _hasCaps = operation.Policy.Fairness is { } fairness && (fairness.Cap is not null || !fairness.Caps.IsEmpty);
        _scheduler = new WorkflowScheduler(operation.Policy, options.Start);
    }

    /// <summary>The counts of each group, workloads within groups.</summary>
    internal GroupTally[] Tallies => _tallies;

    /// <summary>The areas of each group.</summary>
    internal TimeTally[] Times => _times;

    internal void Run()
    {
        foreach (AgentProfile agent in _operation.Agents)
        {
            _scheduler.AddAgent(agent, _instant, _events);
        }

        NoticeDuty();
        FindTimer();
        for (int i = 0; i < _arrivals.Length; i++)
        {
            _nextArrivals[i] = _arrivals[i].Next();
        }

        FindNextArrival();
        for (int steps = 0; !_isOver && TryStep(); steps++)
        {
            if (steps % EventsBetweenChecks == 0)
            {
                _cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Lets the next thing happen; false if nothing happens any more.</summary>
    private bool TryStep()
    {
        long completion = _completions.FirstAt;
        long leaving = _leaving.Count == 0 ? long.MaxValue : FirstToLeave();
        long next = Math.Min(Math.Min(completion, _timerAt), Math.Min(leaving, _nextArrivalAt));
        if (next > _latest)
        {
            return false;
        }

        Pass(next);
        if (next == completion)
        {
            Complete(_completions.Take());
        }
        else if (next == _timerAt)
        {
            FireTimers();
        }
        else if (next == leaving)
        {
            Leave(_leaving.Dequeue());
        }
        else
        {
            Arrive(_nextWorkload);
        }

        return true;
    }

    private long FirstToLeave()
    {
        _leaving.TryPeek(out _, out QueuePriority priority);
        return _start + (((long)priority.Band << KeyBits) | priority.Key);
    }

    /// <summary>Finds the group of an arrival, which is then the group of the time that follows; arrivals of the warm-up and after the measured ones belong to none.</summary>
    private void EnterGroup(long number)
    {
        long measured = number - 1 - _options.WarmUp;
        if (measured >= _options.Customers || _now >= _horizon)
        {
            _lastArrival = Math.Min(_lastArrival, 2 * (number - 1));
            _group = -1;
            _groupEnd = long.MaxValue;
            return;
        }

        // The first customer of group g is the first whose number times the batches reaches g times the customers.
        _group++;
        _groupEnd = _options.WarmUp + ((((_group + 1) * _options.Customers) + _options.Batches - 1) / _options.Batches);
    }

    private void Arrive(int workload)
    {
        _nextArrivals[workload] = _arrivals[workload].Next();
        FindNextArrival();
        long number = ++_arrived;
        bool isAfter = number > _asked || _now >= _horizon;
        if (number > _groupEnd || isAfter)
        {
            EnterGroup(number);
        }

        int group = _group;
        long handling = _handling[workload].Next();
        long patience = _mayLeave[workload] ? _patience[workload].Next() : -1;
        if (group >= 0)
        {
            Tally(group, workload).Arrived++;
        }

        _isOver = isAfter && (_measuredHere == 0 || number >= _lastArrival);
        if (_present >= _places)
        {
            if (group >= 0)
            {
                Tally(group, workload).TurnedAway++;
            }

            return;
        }

        ref readonly WorkItem item = ref _items[workload];
        long due = _dueAfter[workload] >= 0 ? Math.Min(_now + _dueAfter[workload], Farthest - 1) : long.MaxValue;
        WorkItemId id = due == long.MaxValue ? _scheduler.Enqueue(item, _instant, _events) : EnqueueDue(item, due);
        ref CustomerTable.Customer customer = ref _customers.Add(id.Value);
        customer = new CustomerTable.Customer { ArrivedAt = _now, Handling = handling, Due = due, Workload = workload, Group = group, Agent = -1, IsHere = true };
        _present++;
        _waiting++;
        _measuredHere += group >= 0 ? 1 : 0;
        if (patience >= 0)
        {
            PlanLeaving(ref customer, id.Value, _now + patience);
        }

        int only = _loads.OnlyOneWithRoom(item.Channel);
        if (only >= 0)
        {
            Supply(only);
        }
        else if (_loads.HasRoom(item.Channel))
        {
            Dispatch();
        }

        TakeNotice();
        FindTimer();
    }

    /// <summary>Enqueues an item with a due time; apart, as the copy of the item costs something even where it is not made.</summary>
    private WorkItemId EnqueueDue(in WorkItem item, long due) => _scheduler.Enqueue(item with { Due = Instant.FromUnixTimeTicks(due) }, _instant, _events);

    private void PlanLeaving(ref CustomerTable.Customer customer, long number, long at)
    {
        long order = Math.Min(at, Farthest) - _start;
        customer.Leaving = _leaving.Enqueue(number, (byte)(order >> KeyBits), order & ((1L << KeyBits) - 1));
        customer.MayLeave = true;
    }

    /// <summary>An agent takes what there is, as far as room goes.</summary>
    private void Supply(int agent)
    {
        while (_waiting > 0 && _loads.HasRoom(agent) && _scheduler.TryDequeue(_agents[agent], _instant, _events, out WorkItemId next))
        {
            _loads.Take(agent, ChannelOf(next.Value));
            Begin(next.Value, agent);
        }
    }

    /// <summary>Whoever is offered something takes it at once.</summary>
    private void Dispatch()
    {
        int first = _events.Count;
        while (_scheduler.Dispatch(_instant, _events) > 0)
        {
            int offered = _events.Count;
            for (int i = first; i < offered; i++)
            {
                ref readonly SchedulerEvent happened = ref _events[i];
                if (happened.Kind == SchedulerEventKind.Offered && _customers[happened.Item.Value].Agent < 0)
                {
                    long number = happened.Item.Value;
                    int agent = _loads.NumberOf(happened.Agent);
                    _scheduler.Accept(happened.Offer, _instant, _events);
                    _loads.Take(agent, ChannelOf(number));
                    Begin(number, agent);
                }
            }

            if (_operation.Policy.OffersPerItem == 1)
            {
                return;
            }

            // Who was offered the same as another one is free again.
            first = _events.Count;
        }
    }

    private void DispatchUnlessOver()
    {
        if (_waiting > 0 && !_isOver)
        {
            Dispatch();
        }
    }

    private void Begin(long number, int agent)
    {
        ref CustomerTable.Customer customer = ref _customers[number];
        customer.Agent = agent;
        _waiting--;
        if (customer.MayLeave)
        {
            _leaving.TryRemove(customer.Leaving);
            customer.MayLeave = false;
        }

        if (customer.Group >= 0)
        {
            ref GroupTally tally = ref Tally(customer.Group, customer.Workload);
            long wait = _now - customer.ArrivedAt;
            tally.Served++;
            tally.AddWait(wait, _thresholds);
            tally.WaitOfServed = unchecked(tally.WaitOfServed + wait); // a part of the sum of waits
        }

        _completions.Add(_now + customer.Handling, number);
    }

    private void Complete(long number)
    {
        ref CustomerTable.Customer customer = ref _customers[number];
        int agent = customer.Agent;
        ContactChannel channel = _items[customer.Workload].Channel;
        _scheduler.Complete(new WorkItemId(number), _instant, _events);
        if (customer.Group >= 0 && _now > customer.Due)
        {
            Tally(customer.Group, customer.Workload).DueMissed++;
        }

        Go(number, customer.Group);
        if (_hasCaps)
        {
            _loads.Release(agent, channel);
            DispatchUnlessOver();
        }
        else if (_waiting > 0 && !_isOver && _scheduler.TryDequeue(_agents[agent], _instant, _events, out WorkItemId next))
        {
            _loads.Replace(agent, channel, ChannelOf(next.Value));
            Begin(next.Value, agent);
            Supply(agent);
        }
        else
        {
            _loads.Release(agent, channel);
        }

        TakeNotice();
    }

    private void Leave(long number)
    {
        ref CustomerTable.Customer customer = ref _customers[number];
        customer.MayLeave = false;
        _scheduler.Cancel(new WorkItemId(number), _instant, _events);
        _waiting--;
        if (customer.Group >= 0)
        {
            ref GroupTally tally = ref Tally(customer.Group, customer.Workload);
            tally.Abandoned++;
            tally.AddWait(_now - customer.ArrivedAt, _thresholds);
        }

        Go(number, customer.Group);
        TakeNotice();
    }

    private void Go(long number, int group)
    {
        _customers.Remove(number);
        _present--;
        _measuredHere -= group >= 0 ? 1 : 0;
        _isOver = _measuredHere == 0 && (_arrived >= _asked || _now >= _horizon || (_nextArrivalAt == long.MaxValue && _present == 0));
    }

    private void FireTimers()
    {
        _scheduler.AdvanceTo(_instant, _events);
        TakeNotice();
        DispatchUnlessOver();
        _events.Clear();
        _timerAt = long.MaxValue;
        FindTimer();
    }

    /// <summary>The earliest of the workloads' next arrivals, the first workload's among equals; once there is none any more, the desk works on for a while.</summary>
    private void FindNextArrival()
    {
        _nextWorkload = 0;
        for (int i = 1; i < _nextArrivals.Length; i++)
        {
            _nextWorkload = _nextArrivals[i] < _nextArrivals[_nextWorkload] ? i : _nextWorkload;
        }

        _nextArrivalAt = _nextArrivals[_nextWorkload];
        if (_nextArrivalAt == long.MaxValue)
        {
            _latest = Math.Min(_latest, _now + LongestDrain);
        }
    }

    /// <summary>Reads the scheduler's events for who comes on and goes off duty, which only timers that are due bring about, and forgets them.</summary>
    private void TakeNotice()
    {
        if (_timerAt <= _now)
        {
            NoticeDuty();
        }

        _events.Clear();
    }

    /// <summary>
    /// Asks when the scheduler's next timer fires, after what may have set one: an arrival, and timers. One that fired in a command at its instant already is left for <see cref="FireTimers"/> to come, as it
    /// may have made work available. Completing, taking and cancelling set none; where they withdraw one, nothing happens at its time.
    /// </summary>
    private void FindTimer()
    {
        if (_timerAt > _now)
        {
            _timerAt = _scheduler.NextTimerAt is { } next ? Math.Max(next.ToUnixTimeTicks(), _now) : long.MaxValue;
        }
    }

    private ContactChannel ChannelOf(long number) => _items[_customers[number].Workload].Channel;

    private void NoticeDuty()
    {
        foreach (ref readonly SchedulerEvent happened in _events.Events)
        {
            if (happened.Kind is SchedulerEventKind.AgentOnDuty or SchedulerEventKind.AgentOffDuty)
            {
                _loads.SetDuty(happened.Agent, happened.Kind == SchedulerEventKind.AgentOnDuty);
            }
        }
    }

    private void Pass(long tick)
    {
        if (_group >= 0)
        {
            // What comes in after the horizon is not measured, so neither is the time after it.
            _times[_group].Add(Math.Max(0, Math.Min(tick, _horizon) - _now), _waiting, _loads.Busy, _loads.OnDuty);
        }

        _now = tick;
        _instant = Instant.FromUnixTimeTicks(tick);
    }

    private ref GroupTally Tally(int group, int workload) => ref _tallies[(group * _items.Length) + workload];

    /// <summary>FNV-1a, 64 bits (Fowler, Noll and Vo), over UTF-16.</summary>
    private static ulong Hash(string text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 0x100000001B3);
        }

        return hash;
    }
}
