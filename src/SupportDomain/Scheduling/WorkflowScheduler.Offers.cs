using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <content>Items meet agents: offers, their answers, and taking without an offer.</content>
public sealed partial class WorkflowScheduler
{
    private long _offerTicks;
    private long _declineMemory;

    /// <summary>Offers an agent the first item that the agent may take and has capacity for.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="offer">The offer, or <c>default</c>.</param>
    /// <returns>False if there is nothing for the agent, or the agent is not on duty or has no capacity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public bool TryOffer(AgentId agent, Instant now, SchedulerEventBuffer events, out Offer offer)
    {
        long tick = Begin(Check(now, events), events);
        AgentState state = Find(agent);
        int slot = PullFor(state, tick, Policy.OffersPerAgent);
        if (slot < 0)
        {
            offer = default;
            return false;
        }

        ref ItemState item = ref _items[slot];
        item.Status = WorkItemStatus.Offered;
        _offered++;
        int made = MakeOffer(slot, ref item, state, tick);
        ref OfferState open = ref _offers[made];
        offer = new Offer(new OfferId(open.Id), new WorkItemId(item.Id), state.Id, Instant.FromUnixTimeTicks(open.ExpiresAt));
        return true;
    }

    /// <summary>Gives an agent the first item that the agent may take and has capacity for, without an offer: the agent works on it from now on.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="item">The item, or <c>default</c>.</param>
    /// <returns>False if there is nothing for the agent, or the agent is not on duty or has no capacity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The agent is unknown.</exception>
    public bool TryDequeue(AgentId agent, Instant now, SchedulerEventBuffer events, out WorkItemId item)
    {
        long tick = Begin(Check(now, events), events);
        AgentState state = Find(agent);
        int slot = PullFor(state, tick, int.MaxValue);
        if (slot < 0)
        {
            item = default;
            return false;
        }

        ref ItemState taken = ref _items[slot];
        Give(slot, ref taken, state, tick);
        Emit(SchedulerEventKind.Dequeued, tick, taken, state.Id);
        item = new WorkItemId(taken.Id);
        return true;
    }

    /// <summary>
    /// Offers ready items to agents, the first item first, each to up to <see cref="SchedulingPolicy.OffersPerItem"/> agents of <see cref="SchedulingPolicy.AgentChoice"/>, until no ready item
    /// has an agent who may take it and has capacity.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: the offers.</param>
    /// <returns>How many offers were made.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    public int Dispatch(Instant now, SchedulerEventBuffer events)
    {
        long tick = Begin(Check(now, events), events);
        int made = 0;
        for (int cell = NextToOffer(tick); cell >= 0; cell = NextToOffer(tick))
        {
            int slot = PullHead(cell);
            ref ItemState item = ref _items[slot];
            Serve(ref item);
            item.Status = WorkItemStatus.Offered;
            _offered++;
            ulong[] able = AbleFor(item);
            for (int i = 0; i < Policy.OffersPerItem; i++)
            {
                AgentState? agent = Choose(item, able);
                if (agent is null)
                {
                    break;
                }

                Bits.Remove(able, agent.Number);
                MakeOffer(slot, ref item, agent, tick);
                made++;
            }
        }

        return made;
    }

    /// <summary>The cell whose first item is offered next, or -1.</summary>
    private int NextToOffer(long tick)
    {
        if (_ready == 0)
        {
            return -1;
        }

        RefreshFree();
        return BestFreeCell(tick);
    }

    /// <summary>Accepts an offer: the agent works on the item from now on. Other offers of the item are revoked, in the order of their agents' ids.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The offer is unknown, or no longer open: answered, expired (at its instant already), or taken back.</exception>
    public void Accept(OfferId offer, Instant now, SchedulerEventBuffer events)
    {
        long tick = Begin(Check(now, events), events);
        int place = Find(offer);
        ref OfferState open = ref _offers[place];
        int slot = open.Item;
        ref ItemState item = ref _items[slot];
        AgentState agent = _agents[open.Agent];
        item.Units = open.Units;
        SetBlocks(ref item, open.Blocks);
        Emit(SchedulerEventKind.Accepted, tick, item, agent.Id, offer);
        Unlink(place, ref item);
        if (item.FirstOffer >= 0)
        {
            RevokeOffers(ref item, tick);
        }

        _offered--;
        Hold(slot, ref item, agent);
    }

    /// <summary>Declines an offer. If no other offer of the item is open, the item goes back to the ready order.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">The offer is unknown, or no longer open: answered, expired (at its instant already), or taken back.</exception>
    public void Decline(OfferId offer, Instant now, SchedulerEventBuffer events, string? reason = null)
    {
        long tick = Begin(Check(now, events), events);
        int place = Find(offer);
        int agent = _offers[place].Agent;
        Emit(SchedulerEventKind.Declined, tick, _items[_offers[place].Item], _agents[agent].Id, offer, note: reason);
        CloseUnanswered(place, tick, counts: true);
    }

    private int Find(OfferId id)
    {
        int place = _offers.Find(id.Value);
        return place >= 0 ? place
            : id.Value >= 1 && id.Value <= _lastOffer
                ? throw new SchedulingException(SchedulingFault.ClosedOffer, $"Offer {id} is closed: it was answered, expired or was taken back.") { Offer = id }
                : throw new SchedulingException(SchedulingFault.UnknownOffer, $"Offer {id} is unknown; offers 1 to {_lastOffer} have been made.") { Offer = id };
    }

    private void Expire(long offer, long tick)
    {
        int place = _offers.Find(offer);
        Emit(SchedulerEventKind.OfferExpired, tick, _items[_offers[place].Item], _agents[_offers[place].Agent].Id, new OfferId(offer));
        CloseUnanswered(place, tick, Policy.ExpiryCountsAsDecline);
    }

    /// <summary>Ends an offer that nobody accepted.</summary>
    private void CloseUnanswered(int place, long tick, bool counts)
    {
        int slot = _offers[place].Item;
        AgentState agent = _agents[_offers[place].Agent];
        ref ItemState item = ref _items[slot];
        ReleaseOffer(place, item, agent);
        Unlink(place, ref item);
        if (counts)
        {
            int before = item.Declined;
            if (!_sets.Contains(before, agent.Number))
            {
                item.Declined = _sets.Plus(before, agent.Number);
                _sets.Drop(before);
            }

            item.DeclinedAt = tick;
        }

        if (item.FirstOffer < 0)
        {
            ReturnFromOffer(slot, ref item, tick);
        }
    }

    private void ReturnFromOffer(int slot, ref ItemState item, long tick)
    {
        _offered--;
        Unserve(ref item);
        if (Policy.ReturnAge == AgeRule.Restart)
        {
            RestartAge(ref item, tick);
        }

        EnterReady(slot, ref item, tick, SchedulerEventKind.Returned);
    }

    private void RestartAge(ref ItemState item, long tick)
    {
        item.Arrival = tick;
        if (item.Due != ItemState.None)
        {
            item.Due += _groups[item.Group].Stood(tick) - item.StandBase;
        }

        item.StandBase = _groups[item.Group].Stood(tick);
        item.Sequence = NextSequence();
        item.Entered = tick;
        item.Step = 0;
        item.OverflowDone = 0;
        item.Flags &= ~ItemFlags.Capped;
    }

    private long NextSequence() => _lastSequence < LastNumber ? ++_lastSequence : throw TooManyItems();

    private int MakeOffer(int slot, ref ItemState item, AgentState agent, long tick)
    {
        int channel = (int)item.Channel;
        int units = agent.Loads[channel].UnitsPerItem;
        bool blocks = agent.Loads[channel].BlocksOthers;
        long expires = tick + _offerTicks;
        int place = _offers.Add(++_lastOffer, expires);
        Link(place, slot, agent, units, blocks);
        agent.IdleSince = tick;
        _lastGiven = agent.Id;
        Emit(SchedulerEventKind.Offered, tick, item, agent.Id, new OfferId(_lastOffer), to: expires);
        return place;
    }

    /// <summary>Puts an open offer into the lists of its item and its agent, and charges the agent's capacity.</summary>
    private void Link(int place, int slot, AgentState agent, int units, bool blocks)
    {
        ref ItemState item = ref _items[slot];
        ref OfferState offer = ref _offers[place];
        offer.Item = slot;
        offer.Agent = agent.Number;
        offer.Units = units;
        offer.Blocks = blocks;
        offer.NextOfItem = item.FirstOffer;
        item.FirstOffer = place;
        offer.PreviousOfAgent = -1;
        offer.NextOfAgent = agent.FirstOffer;
        if (agent.FirstOffer >= 0)
        {
            _offers[agent.FirstOffer].PreviousOfAgent = place;
        }

        agent.FirstOffer = place;
        agent.OpenOffers++;
        agent.Charge((int)item.Channel, units, blocks);
        Touch(agent);
    }

    /// <summary>Gives back the capacity that an open offer took.</summary>
    private void ReleaseOffer(int place, in ItemState item, AgentState agent)
    {
        ref OfferState offer = ref _offers[place];
        agent.Release((int)item.Channel, offer.Units, offer.Blocks);
        Touch(agent);
    }

    /// <summary>Takes an offer out of the lists of its item and its agent, and forgets it.</summary>
    private void Unlink(int place, ref ItemState item)
    {
        ref OfferState offer = ref _offers[place];
        if (item.FirstOffer == place)
        {
            item.FirstOffer = offer.NextOfItem;
        }
        else
        {
            int at = item.FirstOffer;
            while (_offers[at].NextOfItem != place)
            {
                at = _offers[at].NextOfItem;
            }

            _offers[at].NextOfItem = offer.NextOfItem;
        }

        AgentState agent = _agents[offer.Agent];
        if (offer.PreviousOfAgent >= 0)
        {
            _offers[offer.PreviousOfAgent].NextOfAgent = offer.NextOfAgent;
        }
        else
        {
            agent.FirstOffer = offer.NextOfAgent;
        }

        if (offer.NextOfAgent >= 0)
        {
            _offers[offer.NextOfAgent].PreviousOfAgent = offer.PreviousOfAgent;
        }

        agent.OpenOffers--;
        Touch(agent);
        _offers.Remove(place);
    }

    /// <summary>Takes back every open offer of an item, in the order of the agents' ids.</summary>
    private void RevokeOffers(ref ItemState item, long tick)
    {
        while (item.FirstOffer >= 0)
        {
            int first = item.FirstOffer;
            for (int at = _offers[first].NextOfItem; at >= 0; at = _offers[at].NextOfItem)
            {
                if (_agents[_offers[at].Agent].Id < _agents[_offers[first].Agent].Id)
                {
                    first = at;
                }
            }

            AgentState agent = _agents[_offers[first].Agent];
            Emit(SchedulerEventKind.OfferRevoked, tick, item, agent.Id, new OfferId(_offers[first].Id));
            ReleaseOffer(first, item, agent);
            Unlink(first, ref item);
        }
    }

    /// <summary>Notes that an agent, whose capacity is charged already, works on an item.</summary>
    private void Hold(int slot, ref ItemState item, AgentState agent)
    {
        item.Status = WorkItemStatus.Assigned;
        item.Agent = agent.Number;
        item.PreviousHeld = -1;
        item.NextHeld = agent.FirstHeld;
        if (agent.FirstHeld >= 0)
        {
            _items[agent.FirstHeld].PreviousHeld = slot;
        }

        agent.FirstHeld = slot;
        _assigned++;
        Touch(agent);
    }

    /// <summary>Ends an agent's work on an item; the capacity is free at once, or at a tick.</summary>
    private void Unhold(ref ItemState item, AgentState agent, long tick, long? freeAt = null)
    {
        agent.IdleSince = tick;
        if (item.PreviousHeld >= 0)
        {
            _items[item.PreviousHeld].NextHeld = item.NextHeld;
        }
        else
        {
            agent.FirstHeld = item.NextHeld;
        }

        if (item.NextHeld >= 0)
        {
            _items[item.NextHeld].PreviousHeld = item.PreviousHeld;
        }

        _assigned--;
        item.Agent = -1;
        item.Flow = 0;
        CountInHand(_customers[item.Customer], -1);
        bool blocks = (item.Flags & ItemFlags.Blocks) != ItemFlags.None;
        if (freeAt is { } end)
        {
            AddWrapUp(agent, item, end, blocks);
        }
        else
        {
            agent.Release((int)item.Channel, item.Units, blocks);
        }

        Touch(agent);
    }

    private static void SetBlocks(ref ItemState item, bool blocks) => item.Flags = blocks ? item.Flags | ItemFlags.Blocks : item.Flags & ~ItemFlags.Blocks;
}
