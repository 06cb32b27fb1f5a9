using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>Agents come, go, and change.</content>
public sealed partial class WorkflowScheduler
{
    private const int KnownAgents = 1024;

    private readonly Dictionary<AgentId, int> _agentNumbers = [];
    private readonly List<AgentState> _agents = [];

    /// <summary>By some bits of the id, the agent who was asked for last.</summary>
    private readonly AgentState?[] _knownAgents = new AgentState?[KnownAgents];

    /// <summary>Lets an agent join. The agent is on duty when signed in and within a shift; beyond the horizon of its shift calendar it is not.</summary>
    /// <param name="profile">What is known of the agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="signedIn">Whether the agent wants work from now on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is there already.</exception>
    public void AddAgent(AgentProfile profile, Instant now, SchedulerEventBuffer events, bool signedIn = true)
    {
        Guard.Against.Null(profile);
        long tick = Begin(Check(now, events), events);
        if (_agentNumbers.TryGetValue(profile.Id, out int number) && _agents[number].IsPresent)
        {
            throw new SchedulingException(SchedulingFault.KnownAgent, $"Agent {profile.Id} is there already; update the profile instead.") { Agent = profile.Id };
        }

        AgentState agent = StateOf(profile.Id);
        agent.SignedIn = signedIn;
        agent.IdleSince = tick;
        EmitAgent(SchedulerEventKind.AgentAdded, tick, agent);
        Use(profile, agent, tick);
        if (agent.OnDuty)
        {
            EmitAgent(SchedulerEventKind.AgentOnDuty, tick, agent);
        }

        ReviewDeclines(tick);
    }

    /// <summary>Replaces what is known of an agent. What the agent holds stays, with the capacity that it took; new capacity counts from now on.</summary>
    /// <param name="profile">The new profile.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="profile"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public void UpdateAgent(AgentProfile profile, Instant now, SchedulerEventBuffer events)
    {
        Guard.Against.Null(profile);
        long tick = Begin(Check(now, events), events);
        AgentState agent = Find(profile.Id);
        bool wasOnDuty = agent.OnDuty;
        EmitAgent(SchedulerEventKind.AgentUpdated, tick, agent);
        Use(profile, agent, tick);
        SayDuty(agent, wasOnDuty, tick);
        ReviewKnown(agent, tick);
        ReviewDeclines(tick);
    }

    /// <summary>
    /// Lets an agent leave for good. Open offers to the agent are revoked, then what the agent works on goes back to the ready order, each in the order of numbers; ages stay.
    /// </summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public void RemoveAgent(AgentId agent, Instant now, SchedulerEventBuffer events)
    {
        long tick = Begin(Check(now, events), events);
        AgentState state = Find(agent);
        EmitAgent(SchedulerEventKind.AgentRemoved, tick, state);
        state.SignedIn = false;
        state.Profile = null;
        state.Channels = [];
        Cover(state, null);
        CloseOffersOf(state, tick);
        ReturnWorkOf(state, tick);
        state.Departures++;
        state.ClearLoad();
        Touch(state);
        ReviewKnown(state, tick);
        ReviewDeclines(tick);
    }

    /// <summary>Says that an agent wants work.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.AgentOnDuty"/> if the shift is on and the agent was not signed in.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public void SignIn(AgentId agent, Instant now, SchedulerEventBuffer events) => Sign(agent, now, events, signedIn: true);

    /// <summary>Says that an agent wants no more work. Open offers and what the agent works on stay.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: <see cref="SchedulerEventKind.AgentOffDuty"/> if the agent was on duty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public void SignOut(AgentId agent, Instant now, SchedulerEventBuffer events) => Sign(agent, now, events, signedIn: false);

    private void Sign(AgentId agent, Instant now, SchedulerEventBuffer events, bool signedIn)
    {
        long tick = Begin(Check(now, events), events);
        AgentState state = Find(agent);
        bool wasOnDuty = state.OnDuty;
        state.SignedIn = signedIn;
        SayDuty(state, wasOnDuty, tick);
        ReviewDeclines(tick);
    }

    private AgentState Find(AgentId id)
    {
        ref AgentState? known = ref _knownAgents[KnownAgentPlace(id)];
        if (known is { IsPresent: true } seen && seen.Id == id)
        {
            return seen;
        }

        known = _agentNumbers.TryGetValue(id, out int number) && _agents[number].IsPresent
            ? _agents[number]
            : throw new SchedulingException(SchedulingFault.UnknownAgent, $"Agent {id} is unknown; add the agent first.") { Agent = id };
        return known;
    }

    /// <summary>From the last characters, which differ most often; that agents share a place costs time only.</summary>
    private static int KnownAgentPlace(AgentId id)
    {
        unchecked
        {
            ReadOnlySpan<char> text = id.IsDefault ? [] : id.Value;
            return text.Length < 3 ? text.Length : (text[^1] + (text[^2] * 10) + (text[^3] * 100)) & (KnownAgents - 1);
        }
    }

    /// <summary>The state of an agent, who gets a number when first heard of.</summary>
    private AgentState StateOf(AgentId id)
    {
        if (!_agentNumbers.TryGetValue(id, out int number))
        {
            number = _agents.Count;
            _agents.Add(new AgentState(id, number));
            _agentNumbers.Add(id, number);
        }

        return _agents[number];
    }

    private void Use(AgentProfile profile, AgentState agent, long tick)
    {
        agent.Use(profile);
        Cover(agent, profile);
        PlanShift(agent, tick);
        Touch(agent);
    }

    /// <summary>Brings up to date what an agent covers.</summary>
    private void Cover(AgentState agent, AgentProfile? profile)
    {
        foreach (RequirementState requirement in _requirements)
        {
            requirement.Forget(agent);
            requirement.Covers = Bits.Set(requirement.Covers, agent.Number, profile is not null && profile.Skills.Covers(requirement.Skills));
        }

        for (int i = 1; i < _groups.Count; i++)
        {
            _groups[i].Members = Bits.Set(_groups[i].Members, agent.Number, profile is not null && profile.IsIn(_groups[i].Id));
        }

        agent.Families.Clear();
        int last = -1;
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is not { } cell)
            {
                continue;
            }

            CellKey key = cell.Key;
            bool covers = profile is not null
                && Bits.Has(_requirements[key.Requirements].Covers, agent.Number)
                && (key.Group == 0 || Bits.Has(_groups[key.Group].Members, agent.Number))
                && !_sets.Contains(key.Declined, agent.Number)
                && (key.Known < 0 || key.Known == agent.Number);
            cell.Covers = Bits.Set(cell.Covers, agent.Number, covers);
            int family = number & -CellsOfFamily;
            if (covers && family != last)
            {
                agent.Families.Add(family);
                last = family;
            }
        }
    }

    private void PlanShift(AgentState agent, long tick)
    {
        AgentProfile profile = agent.Profile!;
        Instant at = Instant.FromUnixTimeTicks(tick);
        bool isCovered = profile.Shifts.Covers(at);
        agent.InShift = isCovered && profile.IsOnDuty(at);
        if (agent.ShiftChange != long.MaxValue)
        {
            _timers.Cancel(agent.ShiftTimer);
            agent.ShiftChange = long.MaxValue;
        }

        if (isCovered)
        {
            BusinessTimeResult next = profile.NextChange(at);
            Instant change = next.TryGetValue(out Instant found) ? found : profile.Shifts.Timeline.End;
            bool matters = next.TryGetValue(out _) || agent.InShift;
            if (matters && change <= Latest)
            {
                // A change between two ticks counts from the later one.
                long ticks = change.ToUnixTimeTicks();
                agent.ShiftChange = Instant.FromUnixTimeTicks(ticks) < change ? ticks + 1 : ticks;
                agent.ShiftTimer = _timers.Set(agent.ShiftChange, TimerKind.ShiftChange, agent.Number, agent.Number);
            }
        }
    }

    private void ChangeShift(AgentState agent, long tick)
    {
        agent.ShiftChange = long.MaxValue;
        if (!agent.IsPresent)
        {
            return;
        }

        bool wasOnDuty = agent.OnDuty;
        PlanShift(agent, tick);
        SayDuty(agent, wasOnDuty, tick);
        ReviewDeclines(tick);
    }

    private void SayDuty(AgentState agent, bool wasOnDuty, long tick)
    {
        Touch(agent);
        if (agent.OnDuty != wasOnDuty)
        {
            agent.IdleSince = agent.OnDuty ? tick : agent.IdleSince;
            EmitAgent(agent.OnDuty ? SchedulerEventKind.AgentOnDuty : SchedulerEventKind.AgentOffDuty, tick, agent);
        }
    }

    private void CloseOffersOf(AgentState agent, long tick)
    {
        while (agent.FirstOffer >= 0)
        {
            int place = agent.FirstOffer;
            for (int at = place; at >= 0; at = _offers[at].NextOfAgent)
            {
                place = _offers[at].Id < _offers[place].Id ? at : place;
            }

            int slot = _offers[place].Item;
            ref ItemState item = ref _items[slot];
            Emit(SchedulerEventKind.OfferRevoked, tick, item, agent.Id, new OfferId(_offers[place].Id));
            ReleaseOffer(place, item, agent);
            Unlink(place, ref item);
            if (item.FirstOffer < 0)
            {
                _offered--;
                Unserve(ref item);
                EnterReady(slot, ref item, tick, SchedulerEventKind.Returned);
            }
        }
    }

    private void ReturnWorkOf(AgentState agent, long tick)
    {
        List<(long Id, int Slot)> held = [];
        for (int slot = agent.FirstHeld; slot >= 0; slot = _items[slot].NextHeld)
        {
            held.Add((_items[slot].Id, slot));
        }

        held.Sort();
        foreach ((_, int slot) in held)
        {
            ref ItemState item = ref _items[slot];
            Unhold(ref item, agent, tick);
            EnterReady(slot, ref item, tick, SchedulerEventKind.Returned);
        }
    }

    /// <summary>Releases what is kept for an agent who may not take it any more.</summary>
    private void ReviewKnown(AgentState agent, long tick) =>
        Refile(cell => cell.Key.Known == agent.Number && !Bits.Has(cell.Covers, agent.Number), tick);

    /// <summary>Forgets who declined what everybody on duty has declined.</summary>
    private void ReviewDeclines(long tick)
    {
        if (!_sets.IsEmpty)
        {
            Refile(cell => cell.Key.Declined != 0, tick, item => AllHaveDeclined(item));
        }
    }

    /// <summary>Files again the items of some cells, in the order of their numbers.</summary>
    private void Refile(Func<Cell, bool> cells, long tick, Func<ItemState, bool>? items = null)
    {
        List<(long Id, int Slot)> found = [];
        for (int number = 0; number < _cellCount; number++)
        {
            if (_cells[number] is { Count: > 0 } cell && cells(cell))
            {
                found.AddRange(cell.Slots().Where(slot => items is null || items(_items[slot])).Select(slot => (_items[slot].Id, slot)));
            }
        }

        found.Sort();
        foreach ((_, int slot) in found)
        {
            ref ItemState item = ref _items[slot];
            Stay stay = Leave(ref item);
            FileReady(slot, ref item, tick);
            Rejoin(item, stay);
        }
    }

    private void EmitAgent(SchedulerEventKind kind, long tick, AgentState agent) =>
        _out.Add(new SchedulerEvent(++_eventNumber, tick, kind) { Agent = agent.Id });
}
