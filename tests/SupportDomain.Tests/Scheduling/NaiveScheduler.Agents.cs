using System.Numerics;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <content>Agents, offers and the states of the desk.</content>
internal sealed partial class NaiveScheduler
{
    internal bool AddAgent(AgentProfile profile, Instant now, bool signedIn)
    {
        Advance(now);
        if (Agents.ContainsKey(profile.Id))
        {
            return false;
        }

        if (!_everJoined.Contains(profile.Id))
        {
            _everJoined.Add(profile.Id);
        }

        NaiveAgent agent = new() { Profile = profile, SignedIn = signedIn, IdleSince = Now, Joined = _everJoined.IndexOf(profile.Id) };
        Agents.Add(profile.Id, agent);
        Say(SchedulerEventKind.AgentAdded, agent: profile.Id);
        PlanShift(agent);
        if (agent.OnDuty)
        {
            Say(SchedulerEventKind.AgentOnDuty, agent: profile.Id);
        }

        ForgetWhatAllDeclined();
        return true;
    }

    internal bool UpdateAgent(AgentProfile profile, Instant now)
    {
        Advance(now);
        if (!Agents.TryGetValue(profile.Id, out NaiveAgent? agent))
        {
            return false;
        }

        bool was = agent.OnDuty;
        Say(SchedulerEventKind.AgentUpdated, agent: profile.Id);
        agent.Profile = profile;
        PlanShift(agent);
        SayDuty(agent, was);
        ReleaseKnown(profile.Id);
        ForgetWhatAllDeclined();
        return true;
    }

    internal bool RemoveAgent(AgentId id, Instant now)
    {
        Advance(now);
        if (!Agents.TryGetValue(id, out NaiveAgent? agent))
        {
            return false;
        }

        Say(SchedulerEventKind.AgentRemoved, agent: id);
        Agents.Remove(id);
        foreach (NaiveOffer offer in Offers.Where(o => o.Agent == id).OrderBy(o => o.Id).ToArray())
        {
            Say(SchedulerEventKind.OfferRevoked, offer.Item, id, offer.Id);
            Offers.Remove(offer);
            if (!Offers.Exists(o => o.Item == offer.Item))
            {
                Refund(offer.Item);
                Enter(offer.Item, SchedulerEventKind.Returned);
            }
        }

        foreach (NaiveItem item in Items.Where(i => i.Agent == id).OrderBy(i => i.Id).ToArray())
        {
            item.Agent = null;
            item.Charged = null;
            Enter(item, SchedulerEventKind.Returned);
        }

        WrapUps.RemoveAll(w => w.Agent == id);
        ReleaseKnown(id);
        ForgetWhatAllDeclined();
        return true;
    }

    internal bool Sign(AgentId id, bool signedIn, Instant now)
    {
        Advance(now);
        if (!Agents.TryGetValue(id, out NaiveAgent? agent))
        {
            return false;
        }

        bool was = agent.OnDuty;
        agent.SignedIn = signedIn;
        SayDuty(agent, was);
        ForgetWhatAllDeclined();
        return true;
    }

    internal bool Offer(AgentId id, Instant now, bool dequeues)
    {
        Advance(now);
        if (!Agents.TryGetValue(id, out NaiveAgent? agent))
        {
            return false;
        }

        NaiveItem? best = Items.Where(i => CanTake(i, agent, counts: !dequeues)).Order(Comparer<NaiveItem>.Create((x, y) => Compare(x, y, [agent], [agent]))).FirstOrDefault();
        if (best is null)
        {
            return true;
        }

        Charge(best);
        if (dequeues)
        {
            best.Status = WorkItemStatus.Assigned;
            best.Agent = id;
            ChannelCapacity cost = CostOf(agent, best);
            best.Units = cost.UnitsPerItem;
            best.Blocks = cost.BlocksOthers;
            agent.IdleSince = Now;
            _lastGiven = id;
            Say(SchedulerEventKind.Dequeued, best, id);
        }
        else
        {
            MakeOffer(best, agent);
        }

        return true;
    }

    internal bool Assign(long id, AgentId to, Instant now)
    {
        Advance(now);
        if (Find(id) is not { } item || !Agents.TryGetValue(to, out NaiveAgent? agent) || item.Agent == to || IsFrozen(item.Group) || !agent.OnDuty
            || !agent.Profile.Channels.Any(c => c.Channel == item.Channel) || !Fits(item, agent, HeldBy(to, except: item)))
        {
            return false;
        }

        Withdraw(item);
        Say(SchedulerEventKind.Assigned, item, to);
        item.Status = WorkItemStatus.Assigned;
        item.Agent = to;
        item.Units = CostOf(agent, item).UnitsPerItem;
        item.Blocks = CostOf(agent, item).BlocksOthers;
        agent.IdleSince = Now;
        _lastGiven = to;
        return true;
    }

    internal void Dispatch(Instant now)
    {
        Advance(now);
        NaiveAgent[] Able(NaiveItem item) => [.. Agents.Values.Where(a => CanTake(item, a, counts: true))];
        while (Items.Where(i => Able(i).Length > 0).Order(Comparer<NaiveItem>.Create((x, y) => Compare(x, y, Able(x), Able(y)))).FirstOrDefault() is { } item)
        {
            NaiveAgent[] able = Able(item);
            Charge(item);
            List<NaiveAgent> left = [.. able];
            for (int i = 0; i < Policy.OffersPerItem && left.Count > 0; i++)
            {
                NaiveAgent chosen = left.Order(Comparer<NaiveAgent>.Create((x, y) => CompareAgents(x, y, item))).First();
                left.Remove(chosen);
                MakeOffer(item, chosen);
            }
        }
    }

    internal bool Accept(long offer, Instant now)
    {
        Advance(now);
        if (Offers.Find(o => o.Id == offer) is not { } open)
        {
            return false;
        }

        Say(SchedulerEventKind.Accepted, open.Item, open.Agent, offer);
        Offers.Remove(open);
        RevokeAll(open.Item);
        open.Item.Status = WorkItemStatus.Assigned;
        open.Item.Agent = open.Agent;
        open.Item.Units = open.Units;
        open.Item.Blocks = open.Blocks;
        return true;
    }

    internal bool Decline(long offer, Instant now)
    {
        Advance(now);
        if (Offers.Find(o => o.Id == offer) is not { } open)
        {
            return false;
        }

        Say(SchedulerEventKind.Declined, open.Item, open.Agent, offer);
        Close(open, counts: true);
        return true;
    }

    internal bool Freeze(GroupId? group, FreezeAge age, Instant now)
    {
        Advance(now);
        if (IsFrozen(group))
        {
            return false;
        }

        if (!_freezes.TryGetValue(Name(group), out List<(long From, long? To, FreezeAge Age)>? freezes))
        {
            _freezes.Add(Name(group), freezes = []);
        }

        freezes.Add((Now, null, age));
        Say(SchedulerEventKind.Frozen, to: (long)age, group: group ?? default);
        return true;
    }

    internal bool Unfreeze(GroupId? group, Instant now)
    {
        Advance(now);
        if (!IsFrozen(group))
        {
            return false;
        }

        List<(long From, long? To, FreezeAge Age)> freezes = _freezes[Name(group)];
        freezes[^1] = freezes[^1] with { To = Now };
        Say(SchedulerEventKind.Unfrozen, group: group ?? default);
        return true;
    }

    internal bool Surge(bool enter, Instant now)
    {
        Advance(now);
        if (Policy.Surge is null || InSurge == enter || (!enter && Now - _surgeSince < Policy.Surge.MinimumStay.BclCompatibleTicks))
        {
            return false;
        }

        Say(enter ? SchedulerEventKind.SurgeEntered : SchedulerEventKind.SurgeLeft, note: "test");
        _surgeSince = enter ? Now : _surgeSince;
        Rekey(Policy, enter);
        return true;
    }

    internal bool ChangePolicy(SchedulingPolicy policy, Instant now)
    {
        Advance(now);
        if (Items.Exists(i => i.ServiceClass >= policy.Classes.Length))
        {
            return false;
        }

        Say(SchedulerEventKind.PolicyChanged);
        bool ends = InSurge && policy.Surge is null;
        if (ends)
        {
            Say(SchedulerEventKind.SurgeLeft);
        }

        Rekey(policy, InSurge && !ends);
        return true;
    }

    private void Rekey(SchedulingPolicy policy, bool inSurge)
    {
        List<(NaiveItem Item, long Key, int Band, bool WasReady)> before = [.. Items.OrderBy(i => i.Id).Select(i => (i, Key(i), Band(i), i.Status == WorkItemStatus.Ready))];
        _tags.Clear();
        _virtualTimes.Clear();
        foreach ((NaiveItem item, _, _, bool ready) in before)
        {
            item.Charged = null;
            item.Status = ready ? WorkItemStatus.Deferred : item.Status;
        }

        Policy = policy;
        InSurge = inSurge;
        foreach ((NaiveItem item, long key, int band, bool ready) in before)
        {
            item.DueEscalated = item.Breached = item.Capped = false;
            if (ready)
            {
                CatchUp(item);
                if ((Key(item), Band(item)) != (key, band))
                {
                    Say(SchedulerEventKind.Rekeyed, item, from: key, to: Key(item));
                }

                File(item);
            }
            else if (item.Held && !MustHold(item))
            {
                Wake(item);
            }
        }
    }

    private void PlanShift(NaiveAgent agent)
    {
        Instant at = Instant.FromUnixTimeTicks(Now);
        agent.InShift = agent.Profile.IsOnDuty(at);
        agent.NextShiftChange = agent.Profile.NextChange(at).TryGetValue(out Instant change) ? change.ToUnixTimeTicks() : null;
    }

    private void ChangeShift(NaiveAgent agent)
    {
        bool was = agent.OnDuty;
        PlanShift(agent);
        SayDuty(agent, was);
        ForgetWhatAllDeclined();
    }

    private void SayDuty(NaiveAgent agent, bool was)
    {
        if (agent.OnDuty != was)
        {
            agent.IdleSince = agent.OnDuty ? Now : agent.IdleSince;
            Say(agent.OnDuty ? SchedulerEventKind.AgentOnDuty : SchedulerEventKind.AgentOffDuty, agent: agent.Id);
        }
    }

    private void ReleaseKnown(AgentId agent) =>
        Refile(Items.Where(i => i.Status == WorkItemStatus.Ready && i.KnownOnly && i.Known == agent && !MayTake(i, agent)));

    private void ForgetWhatAllDeclined() => Refile(Items.Where(i => i.Status == WorkItemStatus.Ready && HasBeenDeclinedByAll(i)));

    private void Refile(IEnumerable<NaiveItem> items)
    {
        foreach (NaiveItem item in items.OrderBy(i => i.Id).ToArray())
        {
            _stayedInBand = BandByte(item);
            item.Status = WorkItemStatus.Deferred;
            File(item);
            _stayedInBand = null;
        }
    }

    private static ChannelCapacity CostOf(NaiveAgent agent, NaiveItem item) => agent.Profile.Channels.Single(c => c.Channel == item.Channel);

    /// <summary>What an agent holds: offers, work, and what is being wrapped up.</summary>
    private IEnumerable<(ContactChannel Channel, int Units, bool Blocks)> HeldBy(AgentId agent, NaiveItem? except = null) =>
        Offers.Where(o => o.Agent == agent && o.Item != except).Select(o => (o.Item.Channel, o.Units, o.Blocks))
            .Concat(Items.Where(i => i.Agent == agent).Select(i => (i.Channel, i.Units, i.Blocks)))
            .Concat(WrapUps.Where(w => w.Agent == agent).Select(w => (w.Channel, w.Units, w.Blocks)));

    internal int LoadOf(AgentId agent) => HeldBy(agent).Sum(h => h.Units);

    private bool CanTake(NaiveItem item, NaiveAgent agent, bool counts)
    {
        if (item.Status != WorkItemStatus.Ready || IsFrozen(item.Group) || IsParked(item) || !agent.OnDuty || !MayTake(item, agent.Id)
            || item.Declined.Contains(agent.Id) || (item.KnownOnly && item.Known != agent.Id)
            || (counts && Offers.Count(o => o.Agent == agent.Id) >= Policy.OffersPerAgent)
            || !agent.Profile.Channels.Any(c => c.Channel == item.Channel))
        {
            return false;
        }

        return Fits(item, agent, HeldBy(agent.Id));
    }

    private static bool Fits(NaiveItem item, NaiveAgent agent, IEnumerable<(ContactChannel Channel, int Units, bool Blocks)> inHand)
    {
        ChannelCapacity cost = CostOf(agent, item);
        (ContactChannel Channel, int Units, bool Blocks)[] held = [.. inHand];
        return held.Sum(h => h.Units) + cost.UnitsPerItem <= agent.Profile.CapacityUnits
            && held.Count(h => h.Channel == item.Channel) < cost.MaximumItems
            && !held.Any(h => h.Blocks && h.Channel != item.Channel);
    }

    private bool IsParked(NaiveItem item)
    {
        if (Policy.Fairness is null || item.Customer is not { } customer)
        {
            return false;
        }

        int cap = Policy.Fairness.Caps.GetValueOrDefault(customer, Policy.Fairness.Cap ?? int.MaxValue);
        return Items.Count(i => i.Customer == customer && i.Status is WorkItemStatus.Offered or WorkItemStatus.Assigned && i.Customer == customer) >= cap;
    }

    private int CompareAgents(NaiveAgent left, NaiveAgent right, NaiveItem item)
    {
        if (Policy.AgentChoice == AgentChoice.RoundRobin)
        {
            bool IsNext(NaiveAgent a) => _lastGiven is not { } last || string.CompareOrdinal(a.Id.Value, last.Value) > 0;
            return IsNext(left) != IsNext(right) ? (IsNext(left) ? -1 : 1) : string.CompareOrdinal(left.Id.Value, right.Id.Value);
        }

        int order = Policy.AgentChoice == AgentChoice.HighestLevel ? LevelFor(right, item).CompareTo(LevelFor(left, item)) : 0;
        SkillRequirements required = item.Plan.Steps[item.Step].Requirements;
        if (Policy.AgentChoice == AgentChoice.BestFit)
        {
            order = Extra(left).CompareTo(Extra(right));
            order = order != 0 ? order : Surplus(left).CompareTo(Surplus(right));
        }

        if (order == 0 && Policy.AgentChoice != AgentChoice.LongestIdle && Policy.AgentChoice != AgentChoice.HighestLevel)
        {
            order = Ratio(left).CompareTo(Ratio(right));
        }

        if (order == 0)
        {
            order = (left.Id == item.Known ? 0 : 1).CompareTo(right.Id == item.Known ? 0 : 1);
        }

        order = order != 0 ? order : left.IdleSince.CompareTo(right.IdleSince);
        return order != 0 ? order : string.CompareOrdinal(left.Id.Value, right.Id.Value);

        int Extra(NaiveAgent a) => a.Profile.Skills.Levels.Count(l => !required.All.Any(r => r.Skill == l.Skill));
        int Surplus(NaiveAgent a) => required.All.Sum(r => a.Profile.Skills.Levels.Single(l => l.Skill == r.Skill).Level - r.MinimumLevel);
        decimal Ratio(NaiveAgent a) => (decimal)LoadOf(a.Id) / Math.Max(1, a.Profile.CapacityUnits);
    }

    private void Charge(NaiveItem item)
    {
        item.Status = WorkItemStatus.Offered;
        if (Policy.Fairness is not null)
        {
            (string Customer, int Band) flow = (Name(item), BandByte(item));
            int weight = item.Customer is { } customer ? Policy.Fairness.Weights.GetValueOrDefault(customer, 1) : 1;
            BigInteger cost = (BigInteger.One << 32) / weight;
            _virtualTimes[flow.Band] = BigInteger.Max(_virtualTimes.GetValueOrDefault(flow.Band), _tags[flow]);
            _tags[flow] += cost;
            item.Charged = (flow.Customer, flow.Band, cost);
        }
    }

    private void Refund(NaiveItem item)
    {
        if (item.Charged is { } charge)
        {
            _tags[(charge.Customer, charge.Band)] -= charge.Cost;
            item.Charged = null;
        }
    }

    private void MakeOffer(NaiveItem item, NaiveAgent agent)
    {
        ChannelCapacity cost = CostOf(agent, item);
        NaiveOffer offer = new(++LastOffer, item, agent.Id, Now + Policy.OfferDuration.BclCompatibleTicks, cost.UnitsPerItem, cost.BlocksOthers);
        Offers.Add(offer);
        agent.IdleSince = Now;
        _lastGiven = agent.Id;
        Say(SchedulerEventKind.Offered, item, agent.Id, offer.Id, to: offer.ExpiresAt);
    }

    private void RevokeAll(NaiveItem item)
    {
        foreach (NaiveOffer offer in Offers.Where(o => o.Item == item).OrderBy(o => o.Agent.Value, StringComparer.Ordinal).ToArray())
        {
            Say(SchedulerEventKind.OfferRevoked, item, offer.Agent, offer.Id);
            Offers.Remove(offer);
        }
    }

    private void Expire(NaiveOffer offer)
    {
        Say(SchedulerEventKind.OfferExpired, offer.Item, offer.Agent, offer.Id);
        Close(offer, Policy.ExpiryCountsAsDecline);
    }

    private void Close(NaiveOffer offer, bool counts)
    {
        Offers.Remove(offer);
        if (counts)
        {
            offer.Item.Declined.Add(offer.Agent);
            offer.Item.DeclinedAt = Now;
        }

        if (!Offers.Exists(o => o.Item == offer.Item))
        {
            Refund(offer.Item);
            if (Policy.ReturnAge == AgeRule.Restart)
            {
                Restart(offer.Item);
            }

            Enter(offer.Item, SchedulerEventKind.Returned);
        }
    }

    private void EndWrapUp(NaiveWrapUp wrapUp)
    {
        WrapUps.Remove(wrapUp);
        Agents[wrapUp.Agent].IdleSince = Now;
        Events.Add(new SchedulerEvent { Number = Events.Count + 1, Ticks = Now, Kind = SchedulerEventKind.WrapUpEnded, Item = new WorkItemId(wrapUp.Item), Agent = wrapUp.Agent });
    }
}
