using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling;

/// <content>Giving a certain item to a certain agent.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>
    /// Gives an item to an agent, who works on it from now on: for who decides by hand, such as a manager who takes over a hard case or an agent who picks one, and for carrying out what an assignment of
    /// many items to many agents has found. Offers of the item are revoked, a deferral ends, and an agent who works on it is free of it. Constant time, but for the item's offers.
    /// </summary>
    /// <remarks>
    /// The agent must be on duty and have capacity, and the item's team must not be frozen. What routes items by themselves is not asked: skills, team, declines, who knows the case, and the cap of the
    /// customer; who gives the command answers for it. Under fairness the item counts as in hand, but is not charged to the customer's share.
    /// </remarks>
    /// <param name="item">The item: ready, offered, deferred, or in the hands of another agent.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="now">The time.</param>
    /// <param name="events">Receives what happens: each <see cref="SchedulerEventKind.OfferRevoked"/>, then <see cref="SchedulerEventKind.Assigned"/>.</param>
    /// <param name="reason">Why, for the event; null if nothing is said.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="now"/> is before <see cref="Now"/>.</exception>
    /// <exception cref="SchedulingException">
    /// The item is unknown or finished, the agent is unknown, works on it already, is not on duty or has no capacity for it, or the item's team is frozen.
    /// </exception>
    public void Assign(WorkItemId item, AgentId agent, Instant now, SchedulerEventBuffer events, string? reason = null)
    {
        long tick = Begin(Check(now, events), events);
        int slot = Find(item);
        AgentState to = Find(agent);
        ref ItemState state = ref _items[slot];
        NeedRoom(item, state, to);
        TakeOut(ref state, tick);
        Emit(SchedulerEventKind.Assigned, tick, state, agent, note: reason);
        CountInHand(_customers[state.Customer], 1);
        Give(slot, ref state, to, tick);
    }

    private void NeedRoom(WorkItemId id, in ItemState item, AgentState agent)
    {
        if (_groups[item.Group].IsFrozen)
        {
            throw FreezeFault(_groups[item.Group]);
        }

        if (item.Status == WorkItemStatus.Assigned && item.Agent == agent.Number)
        {
            throw new SchedulingException(SchedulingFault.ItemNotWaiting, $"Item {id} is in the hands of agent '{agent.Id}' already.") { Item = id };
        }

        if (!HasRoom(item, agent))
        {
            throw new SchedulingException(
                SchedulingFault.AgentNotAvailable,
                string.Create(CultureInfo.InvariantCulture, $"Agent '{agent.Id}' {WhyNoRoom(item, agent)}."))
            {
                Item = id,
                Agent = agent.Id,
            };
        }
    }

    private static string WhyNoRoom(in ItemState item, AgentState agent) => !agent.OnDuty ? "is not on duty"
        : PlacesOf(agent, item) == 0 ? $"takes no items of channel {item.Channel}; the profile has no place for one"
        : string.Create(CultureInfo.InvariantCulture, $"has no capacity for another item of channel {item.Channel}: {agent.Load} of {agent.Capacity} units are taken");

    /// <summary>Whether an agent could take an item, once an offer of it that the agent has is taken back.</summary>
    private bool HasRoom(in ItemState item, AgentState agent)
    {
        int channel = (int)item.Channel;
        for (int place = item.FirstOffer; place >= 0; place = _offers[place].NextOfItem)
        {
            if (_offers[place].Agent == agent.Number)
            {
                agent.Release(channel, _offers[place].Units, _offers[place].Blocks);
                bool hasRoom = agent.CanTake(channel, int.MaxValue);
                agent.Charge(channel, _offers[place].Units, _offers[place].Blocks);
                return hasRoom;
            }
        }

        return agent.CanTake(channel, int.MaxValue);
    }

    /// <summary>Puts an item, which has been taken out of where it stood, into an agent's hands, and charges the agent's capacity.</summary>
    private void Give(int slot, ref ItemState item, AgentState agent, long tick)
    {
        int channel = (int)item.Channel;
        item.Units = agent.Loads[channel].UnitsPerItem;
        SetBlocks(ref item, agent.Loads[channel].BlocksOthers);
        agent.Charge(channel, item.Units, agent.Loads[channel].BlocksOthers);
        agent.IdleSince = tick;
        _lastGiven = agent.Id;
        Hold(slot, ref item, agent);
    }
}
