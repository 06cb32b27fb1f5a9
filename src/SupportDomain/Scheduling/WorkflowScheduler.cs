using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <summary>
/// Decides who does what next: an ordered store of work items, the agents who may take them, and the offers between them. Deterministic: equal policies and equal
/// commands give equal events, on every machine.
/// </summary>
/// <remarks>
/// <para>
/// Every command takes the time and a buffer. First time advances: timers that are due fire in the order (time, kind, number), each at its own time. Then the command is carried out. What
/// happened is appended to the buffer as events. Time that goes back is refused, and so is what the state forbids; a refused command changes nothing beyond the time.
/// </para>
/// <para>The order is total: band, then what <see cref="SchedulingPolicy"/> says, then the number of arrival. Nothing inside reads a clock or draws a random number.</para>
/// <para>
/// Cost: enqueueing, accepting, declining, completing, cancelling and deferring take amortised constant time on keys that spread evenly, plus the logarithm of the number of
/// timers. An offer looks at the first item of each cell (skills, channel, team) that the agent covers; <see cref="Dispatch"/> at each cell. At most 16,777,215 unfinished items.
/// </para>
/// <para>Changes in place; compared by reference. Not thread-safe: any number of threads may read while nobody commands.</para>
/// </remarks>
[DebuggerDisplay("Ready = {ReadyCount}, offered {OfferedCount}, assigned {AssignedCount}, deferred {DeferredCount}")]
public sealed partial class WorkflowScheduler
{
    /// <summary>2030-01-01T00:00Z in ticks since 1970: the middle of the times that keys can tell apart.</summary>
    internal const long KeyEpoch = 1_893_456_000L * NodaConstants.TicksPerSecond;

    internal const long EarliestTick = -631_152_000L * NodaConstants.TicksPerSecond;

    internal const long LatestTick = 4_417_977_600L * NodaConstants.TicksPerSecond;

    /// <summary>The greatest distance of a key from zero. Beyond it lie the key of items without a due time and room for clocks that stand.</summary>
    internal const long KeyLimit = (1L << 55) - (1L << 53) - 2;

    internal const long NoDueKey = KeyLimit + 1;

    private const long LastNumber = (1L << Timers.SequenceBits) - 1;

    private readonly ItemTable _items = new();
    private readonly OfferTable _offers = new();
    private readonly Timers _timers = new();
    private SchedulerEventBuffer _out = new(0);
    private long _now;
    private long _eventNumber;
    private long _lastItem;
    private long _lastSequence;
    private long _lastOffer;
    private int _ready;
    private int _deferred;
    private int _offered;
    private int _assigned;

    /// <summary>Makes a scheduler without items and agents.</summary>
    /// <param name="policy">The rules.</param>
    /// <param name="start">The time to begin at; no command may be earlier.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is not from <see cref="Earliest"/> to <see cref="Latest"/>.</exception>
    public WorkflowScheduler(SchedulingPolicy policy, Instant start)
    {
        _now = Guard.Against.OutOfRange(start, Earliest, Latest).ToUnixTimeTicks();
        _groups.Add(new GroupState(default, 0));
        _customers.Add(new CustomerState(default));
        PlanOf(RoutingPlan.Anybody);
        Use(Guard.Against.Null(policy));
    }

    /// <summary>The earliest time that a command or an item may name: 1950-01-01T00:00Z, inclusive.</summary>
    public static Instant Earliest => Instant.FromUnixTimeTicks(EarliestTick);

    /// <summary>The latest time that a command or an item may name: 2110-01-01T00:00Z, inclusive.</summary>
    public static Instant Latest => Instant.FromUnixTimeTicks(LatestTick);

    /// <summary>The rules in force.</summary>
    public SchedulingPolicy Policy { get; private set; } = null!;

    /// <summary>How far time has advanced.</summary>
    public Instant Now => Instant.FromUnixTimeTicks(_now);

    /// <summary>How many items are in the ready order.</summary>
    public int ReadyCount => _ready;

    /// <summary>How many items are deferred.</summary>
    public int DeferredCount => _deferred;

    /// <summary>How many items are offered.</summary>
    public int OfferedCount => _offered;

    /// <summary>How many items somebody works on.</summary>
    public int AssignedCount => _assigned;

    /// <summary>How many offers are open.</summary>
    public int OpenOfferCount => _offers.Count;

    /// <summary>The number of the last event; 0 before the first.</summary>
    public long LastEventNumber => _eventNumber;

    /// <summary>Puts a work item in.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.Enqueued"/> first.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="now"/> is before <see cref="Now"/>, or a field of <paramref name="item"/> is undefined, negative where it may not be, or out of reach: times must be from
    /// <see cref="Earliest"/> to <see cref="Latest"/>, estimates and <see cref="WorkItem.KnownAgentOnly"/> at most 1,000 days, a boost at most 1,000 days to either side.
    /// </exception>
    /// <exception cref="ArgumentException">An identifier of <paramref name="item"/> is <c>default</c>.</exception>
    /// <exception cref="InvalidOperationException">16,777,215 items are unfinished, or 2^35 - 1 have been enqueued.</exception>
    public WorkItemId Enqueue(in WorkItem item, Instant now, SchedulerEventBuffer events)
    {
        ExpectPush(item);
        long tick = Check(now, events);
        Check(item, tick, out long arrival, out long due, out long notBefore);
        if (_items.IsFull || _lastSequence >= LastNumber)
        {
            throw TooManyItems();
        }

        Begin(tick, events);
        int plan = item.Routing is { } routing ? PlanOf(routing) : 0;
        int slot = _items.Add(++_lastItem, item.Reference);
        ref ItemState kept = ref _items[slot];
        Fill(ref kept, item, arrival, due, notBefore);
        kept.Id = _lastItem;
        kept.Sequence = ++_lastSequence;
        kept.Group = item.Group is { } group ? GroupOf(group) : 0;
        kept.Customer = item.Customer is { } customer ? CustomerOf(customer) : 0;
        kept.Plan = plan;
        kept.StandBase = _groups[kept.Group].Stood(tick);
        kept.Entered = tick;
        Emit(SchedulerEventKind.Enqueued, tick, kept, to: NaturalKey(kept, tick));
        if (item.KnownAgent is { } known)
        {
            Know(ref kept, known, tick);
        }

        OverflowByLength(ref kept, tick);
        if (notBefore > tick)
        {
            Sleep(slot, ref kept, tick);
        }
        else
        {
            EnterReady(slot, ref kept, tick);
        }

        return new WorkItemId(kept.Id);
    }

    /// <summary>Says that an item is done.</summary>
    /// <param name="item">The item; somebody must be working on it.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="wrapUp">How long the agent's capacity stays taken for finishing notes; zero or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>, or <paramref name="wrapUp"/> is negative or more than 1,000 days.</exception>
    /// <exception cref="SchedulingException">The item is unknown, finished, or nobody works on it.</exception>
    public void Complete(WorkItemId item, Instant now, SchedulerEventBuffer events, Duration wrapUp = default)
    {
        Guard.Against.OutOfRange(wrapUp, Duration.Zero, LongestEstimate);
        long tick = Begin(Check(now, events), events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        if (state.Status != WorkItemStatus.Assigned)
        {
            throw NotAssigned(state);
        }

        AgentState agent = _agents[state.Agent];
        long free = tick + wrapUp.BclCompatibleTicks;
        Emit(SchedulerEventKind.Completed, tick, state, agent.Id, to: free);
        Unhold(ref state, agent, tick, free > tick ? free : null);
        Finish(slot, state);
    }

    /// <summary>Withdraws an item, wherever it stands. Open offers of it are revoked, and an agent who works on it is free of it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public void Cancel(WorkItemId item, Instant now, SchedulerEventBuffer events, string? reason = null)
    {
        long tick = Begin(Check(now, events), events);
        int slot = Find(item);
        ref ItemState state = ref _items[slot];
        AgentId agent = state.Status == WorkItemStatus.Assigned ? _agents[state.Agent].Id : default;
        Emit(SchedulerEventKind.Cancelled, tick, state, agent, note: reason);
        TakeOut(ref state, tick);
        Finish(slot, state);
    }

    /// <summary>Lets time pass: timers that are due fire.</summary>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    public void AdvanceTo(Instant now, SchedulerEventBuffer events) => Begin(Check(now, events), events);

    /// <summary>Checks the arguments that every command has, and changes nothing.</summary>
    private long Check(Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.Null(events);
        long tick = now.ToUnixTimeTicks();
        return tick >= _now && tick <= LatestTick
            ? tick
            : throw new ArgumentOutOfRangeException(nameof(now), now, $"now is {now}; it must be from {Now}, to which time has advanced already, to {Latest}.");
    }

    private long Begin(long tick, SchedulerEventBuffer events)
    {
        _out = events;
        if (_emptyPassing > FewestCellsToSweep && _emptyPassing > _cellsKept / 2)
        {
            SweepCells();
        }

        FireUntil(tick);
        _now = tick;
        return tick;
    }

    private int Find(WorkItemId id)
    {
        int slot = _items.Find(id.Value);
        return slot >= 0 ? slot : throw Missing(id);
    }

    private SchedulingException Missing(WorkItemId id) => id.Value >= 1 && id.Value <= _lastItem
        ? new(SchedulingFault.FinishedItem, $"Item {id} is finished: it was completed or cancelled.") { Item = id }
        : new(SchedulingFault.UnknownItem, string.Create(CultureInfo.InvariantCulture, $"Item {id} is unknown; items 1 to {_lastItem} have been enqueued.")) { Item = id };

    private static SchedulingException NotAssigned(in ItemState state) =>
        new(SchedulingFault.ItemNotAssigned, $"Item {state.Id} is {state.Status}; only an item that somebody works on is completed.") { Item = new WorkItemId(state.Id) };

    private InvalidOperationException TooManyItems() => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{_items.Count} items are unfinished and {_lastSequence} places have been given out; at most {ItemTable.MaximumItems} items wait at once, and at most {LastNumber} places are given out."));

    /// <summary>Notes who knows the case. An agent who is not known here is nobody to wait for.</summary>
    private void Know(ref ItemState item, AgentId known, long tick)
    {
        bool isExclusive = item.KnownUntil > 0;
        if (_agentNumbers.TryGetValue(known, out int number))
        {
            item.Known = number;
            item.KnownUntil += tick;
            item.Flags |= isExclusive ? ItemFlags.KnownOnly : ItemFlags.None;
        }
        else if (isExclusive)
        {
            Emit(SchedulerEventKind.KnownAgentReleased, tick, item, known);
        }
    }

    /// <summary>Forgets an item that stands nowhere any more.</summary>
    private void Finish(int slot, in ItemState state)
    {
        _sets.Drop(state.Declined);
        _items.Remove(slot);
    }

    private void Emit(
        SchedulerEventKind kind, long tick, in ItemState item, AgentId agent = default, OfferId offer = default, long from = 0, long to = 0, GroupId group = default, string? note = null) =>
        _out.Add(new SchedulerEvent(++_eventNumber, tick, kind)
        {
            Item = new WorkItemId(item.Id),
            Agent = agent,
            Offer = offer,
            From = from,
            To = to,
            Group = group,
            Note = note,
            Band = unchecked((byte)BandOf(item)),
        });
}
