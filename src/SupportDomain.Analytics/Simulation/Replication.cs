using NodaTime;
using SupportDomain.Analytics.Internal;
using SupportDomain.Collections;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Simulation;

/// <summary>
/// One replication: a calendar of what happens next, and the scheduler that decides who does what. What happens at one instant happens in this order: completions, the scheduler's own timers, customers
/// leaving, arrivals; equals in the order in which they were planned.
/// </summary>
internal sealed class Replication
{
    private const int Completion = 0;
    private const int Timer = 1;
    private const int Leaving = 2;
    private const int KindBits = 2;
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
    private readonly AddressablePriorityQueue<long> _calendar = new();
    private readonly CustomerTable _customers = new();
    private readonly AgentLoads _loads;
    private readonly ArrivalSampler[] _arrivals;
    private readonly long[] _nextArrivals;
    private readonly DurationSampler[] _handling;
    private readonly DurationSampler[] _patience;
    private readonly WorkItem[] _items;
    private readonly long[] _dueAfter;
    private readonly long[] _thresholds;
    private readonly GroupTally[] _tallies;
    private readonly TimeTally[] _times;
    private readonly long _horizon;
    private readonly long _start;
    private long _now;
    private Instant _instant;
    private long _arrived;
    private long _present;
    private long _waiting;
    private long _onDuty;
    private long _measuredHere;
    private long _timerAt = long.MaxValue;
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
        _loads = new AgentLoads(operation.Agents);
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
        for (int i = 0; i < workloads; i++)
        {
            Workload workload = operation.Workloads[i];
            ulong name = Hash(workload.Name);
            _arrivals[i] = new ArrivalSampler(workload.Arrivals!, new RandomStream(options.Seed, (ulong)number, name, 1), _now);
            _handling[i] = new DurationSampler(workload.Handling, new RandomStream(options.Seed, (ulong)number, name, 2));
            _patience[i] = workload.Patience is { } patience ? new DurationSampler(patience, new RandomStream(options.Seed, (ulong)number, name, 3)) : default;
        }

        _scheduler = new WorkflowScheduler(operation.Policy, options.Start);
    }

    /// <summary>The counts of each group, workloads within groups.</summary>
    internal ReadOnlySpan<GroupTally> Tallies => _tallies;

    /// <summary>The areas of each group.</summary>
    internal ReadOnlySpan<TimeTally> Times => _times;

    internal void Run()
    {
        foreach (AgentProfile agent in _operation.Agents)
        {
            _scheduler.AddAgent(agent, _instant, _events);
            TakeNotice();
        }

        for (int i = 0; i < _arrivals.Length; i++)
        {
            _nextArrivals[i] = _arrivals[i].Next();
        }

        FindNextArrival();
        PlanTimer();
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
        long planned = _calendar.TryPeek(out _, out QueuePriority priority) ? ((long)priority.Band << KeyBits) | priority.Key : long.MaxValue;
        long plannedAt = planned == long.MaxValue ? long.MaxValue : _start + (planned >> KindBits);
        if (Math.Min(plannedAt, _nextArrivalAt) > _latest)
        {
            return false;
        }

        if (_nextArrivalAt < plannedAt)
        {
            Pass(_nextArrivalAt);
            Arrive(_nextWorkload);
            return true;
        }

        Pass(plannedAt);
        long what = _calendar.Dequeue();
        switch (planned & ((1 << KindBits) - 1))
        {
            case Completion:
                Complete(what);
                break;
            case Timer:
                FireTimers();
                break;
            default:
                Leave(what);
                break;
        }

        return true;
    }

    /// <summary>The group of an arrival, which is then the group of the time that follows; arrivals of the warm-up and after the measured ones belong to none.</summary>
    private int GroupOf(long number)
    {
        long measured = number - 1 - _options.WarmUp;
        if (measured < 0 || measured >= _options.Customers || _now >= _horizon)
        {
            return _group = -1;
        }

        while (measured >= _groupEnd)
        {
            // The first customer of group g is the first whose number times the batches reaches g times the customers.
            _group = _groupEnd == 0 ? 0 : _group + 1;
            _groupEnd = (((_group + 1) * _options.Customers) + _options.Batches - 1) / _options.Batches;
        }

        return _group;
    }

    private void Arrive(int workload)
    {
        _nextArrivals[workload] = _arrivals[workload].Next();
        FindNextArrival();
        long number = ++_arrived;
        int group = GroupOf(number);
        long handling = _handling[workload].Next();
        long patience = _operation.Workloads[workload].Patience is null ? -1 : _patience[workload].Next();
        if (group >= 0)
        {
            Tally(group, workload).Arrived++;
        }

        long asked = _options.WarmUp + _options.Customers;
        _isOver = (number > asked && _measuredHere == 0) || number >= 2 * asked;
        if (_present >= _operation.Places)
        {
            if (group >= 0)
            {
                Tally(group, workload).TurnedAway++;
            }

            return;
        }

        ref readonly WorkItem item = ref _items[workload];
        long due = _dueAfter[workload] >= 0 ? _now + _dueAfter[workload] : long.MaxValue;
        WorkItemId id = due == long.MaxValue
            ? _scheduler.Enqueue(item, _instant, _events)
            : _scheduler.Enqueue(item with { Due = Instant.FromUnixTimeTicks(due) }, _instant, _events);
        ref CustomerTable.Customer customer = ref _customers.Add(id.Value);
        customer = new CustomerTable.Customer { ArrivedAt = _now, Handling = handling, Due = due, Workload = workload, Group = group, Agent = -1, IsHere = true };
        _present++;
        _waiting++;
        _measuredHere += group >= 0 ? 1 : 0;
        if (patience >= 0)
        {
            customer.Leaving = Plan(id.Value, Leaving, _now + patience);
            customer.MayLeave = true;
        }

        if (_loads.HasRoom(item.Channel))
        {
            Dispatch();
        }

        TakeNotice();
    }

    /// <summary>Whoever is offered something takes it at once.</summary>
    private void Dispatch()
    {
        Instant now = _instant;
        TakeNotice();
        if (_scheduler.Dispatch(now, _events) == 0)
        {
            return;
        }

        int offered = _events.Count;
        for (int i = 0; i < offered; i++)
        {
            SchedulerEvent happened = _events[i];
            if (happened.Kind == SchedulerEventKind.Offered && _customers[happened.Item.Value].Agent < 0)
            {
                _scheduler.Accept(happened.Offer, now, _events);
                Begin(happened.Item.Value, _loads.NumberOf(happened.Agent));
            }
        }
    }

    private void Begin(long number, int agent)
    {
        ref CustomerTable.Customer customer = ref _customers[number];
        customer.Agent = agent;
        _waiting--;
        _loads.Take(agent, _items[customer.Workload].Channel);
        if (customer.MayLeave)
        {
            _calendar.TryRemove(customer.Leaving);
            customer.MayLeave = false;
        }

        if (customer.Group >= 0)
        {
            ref GroupTally tally = ref Tally(customer.Group, customer.Workload);
            long wait = _now - customer.ArrivedAt;
            tally.Served++;
            tally.AddWait(wait, _thresholds);
            tally.WaitOfServed += wait;
        }

        Plan(number, Completion, _now + customer.Handling);
    }

    private void Complete(long number)
    {
        Instant now = _instant;
        ref CustomerTable.Customer customer = ref _customers[number];
        int agent = customer.Agent;
        _scheduler.Complete(new WorkItemId(number), now, _events);
        _loads.Release(agent, _items[customer.Workload].Channel);
        if (customer.Group >= 0 && _now > customer.Due)
        {
            Tally(customer.Group, customer.Workload).DueMissed++;
        }

        Go(ref customer);
        if (_waiting > 0 && !_isOver)
        {
            AgentId id = _operation.Agents[agent].Id;
            while (_scheduler.TryDequeue(id, now, _events, out WorkItemId next))
            {
                Begin(next.Value, agent);
            }
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

        Go(ref customer);
        TakeNotice();
    }

    private void Go(ref CustomerTable.Customer customer)
    {
        customer.IsHere = false;
        _present--;
        _measuredHere -= customer.Group >= 0 ? 1 : 0;
        _isOver = _measuredHere == 0 && (_arrived >= _options.WarmUp + _options.Customers || _now >= _horizon || (_nextArrivalAt == long.MaxValue && _present == 0));
    }

    private void FireTimers()
    {
        _timerAt = long.MaxValue;
        _scheduler.AdvanceTo(_instant, _events);
        Dispatch();
        TakeNotice();
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

    /// <summary>The queue orders by 8 bits of band, then a key of 56: here the upper and lower bits of (ticks since the start, kind), which the queue's own sequence follows.</summary>
    private QueueHandle Plan(long what, int kind, long at)
    {
        long order = ((Math.Min(at, Farthest) - _start) << KindBits) | (long)kind;
        return _calendar.Enqueue(what, (byte)(order >> KeyBits), order & ((1L << KeyBits) - 1));
    }

    /// <summary>Plans the scheduler's next timer where none is planned as early. Planned ones that come too early find nothing to do.</summary>
    private void PlanTimer()
    {
        if (_scheduler.NextTimerAt is { } next && next.ToUnixTimeTicks() < _timerAt)
        {
            _timerAt = Math.Max(next.ToUnixTimeTicks(), _now);
            Plan(0, Timer, _timerAt);
        }
    }

    /// <summary>Reads the scheduler's events for who comes on and goes off duty, and forgets them.</summary>
    private void TakeNotice()
    {
        foreach (ref readonly SchedulerEvent happened in _events.Events)
        {
            _onDuty += happened.Kind switch
            {
                SchedulerEventKind.AgentOnDuty => 1,
                SchedulerEventKind.AgentOffDuty => -1,
                _ => 0,
            };
        }

        _events.Clear();
        PlanTimer();
    }

    private void Pass(long tick)
    {
        if (_group >= 0)
        {
            _times[_group].Add(tick - _now, _waiting, _loads.Busy, _onDuty);
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
