using System.Buffers;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <content>The state as canonical bytes.</content>
public sealed partial class WorkflowScheduler
{
    private const long SnapshotMark = 0x53445753;
    private const int SnapshotVersion = 1;

    /// <summary>
    /// Writes the state in canonical form: equal states give equal bytes, on every machine, however they came about inside. The policy and what profiles say of skills, teams
    /// and capacity are in it, so that others are not taken for them; shifts and absences are not. n log n time.
    /// </summary>
    /// <param name="output">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is null.</exception>
    public void WriteSnapshot(IBufferWriter<byte> output)
    {
        BinaryOutput binary = new(Guard.Against.Null(output));
        binary.Number(SnapshotMark);
        binary.Number(SnapshotVersion);
        binary.Bytes(PolicyFormat.BytesOf(Policy));
        foreach (long number in (long[])[_now, _eventNumber, _lastItem, _lastSequence, _lastOffer, _inSurge ? 1 : 0, _inSurge ? _surgeSince : EarliestTick])
        {
            binary.Number(number);
        }

        WriteAgents(binary);
        binary.Number(_lastGiven.IsDefault ? -1 : _agentNumbers[_lastGiven]);
        WriteGroups(binary);
        WriteItems(binary);
        WriteOffers(binary);
        WriteWrapUps(binary);
        WriteFlows(binary);
    }

    private void WriteAgents(BinaryOutput binary)
    {
        binary.Number(_agents.Count);
        foreach (AgentState agent in _agents)
        {
            binary.Text(agent.Id.Value);
            binary.Flag(agent.IsPresent);
            if (agent.Profile is { } profile)
            {
                binary.Bytes(PolicyFormat.BytesOf(profile));
                binary.Flag(agent.SignedIn);
                binary.Number(agent.IdleSince);
            }
        }
    }

    private void WriteGroups(BinaryOutput binary)
    {
        GroupState[] groups = [.. _groups.Where(g => g.IsFrozen || g.StoodBefore != 0).OrderBy(g => g.Id)];
        binary.Number(groups.Length);
        foreach (GroupState group in groups)
        {
            binary.Text(group.Id.IsDefault ? string.Empty : group.Id.Value);
            binary.Flag(group.IsFrozen);
            binary.Flag(group.Stands);
            binary.Number(group.IsFrozen ? group.FrozenAt : EarliestTick);
            binary.Number(group.StoodBefore);
        }
    }

    private void WriteItems(BinaryOutput binary)
    {
        Dictionary<int, int> plans = [];
        binary.Number(_items.Count);
        foreach (int slot in _items.SlotsById())
        {
            ref ItemState item = ref _items[slot];
            WriteItem(binary, item, _items.ReferenceOf(slot), plans);
        }
    }

    private void WriteItem(BinaryOutput binary, in ItemState item, string? reference, Dictionary<int, int> plans)
    {
        bool isDeferred = item.Status == WorkItemStatus.Deferred;
        ItemFlags meant = ~(ItemFlags.Timed | (item.Status == WorkItemStatus.Assigned ? ItemFlags.None : ItemFlags.Blocks));
        foreach (long number in (long[])[
            item.Id, item.Sequence, (int)item.Status, (int)item.Kind, (int)item.Priority, (int)item.Channel, item.ServiceClass, (int)(item.Flags & meant), item.Step,
            item.Arrival, item.Due, item.Estimate, item.Boost, item.CustomKey, item.StandBase, item.Entered, item.OverflowDone, item.Known,
            isDeferred ? item.NotBefore : 0, isDeferred ? item.DeferredAt : 0, (item.Flags & ItemFlags.KnownOnly) != ItemFlags.None ? item.KnownUntil : 0,
            item.Declined != 0 ? item.DeclinedAt : 0, item.Status == WorkItemStatus.Offered ? item.Flow : 0,
            item.Status == WorkItemStatus.Assigned ? item.Agent : -1, item.Status == WorkItemStatus.Assigned ? item.Units : 0])
        {
            binary.Number(number);
        }

        binary.OptionalText(reference);
        binary.OptionalText(item.Group == 0 ? null : _groups[item.Group].Id.Value);
        binary.OptionalText(item.Customer == 0 ? null : _customers[item.Customer].Id.Value);
        ReadOnlySpan<int> declined = _sets.Members(item.Declined);
        binary.Number(declined.Length);
        foreach (int agent in declined)
        {
            binary.Number(agent);
        }

        bool isNew = plans.TryAdd(item.Plan, plans.Count);
        binary.Number(plans[item.Plan]);
        if (isNew)
        {
            PlanFormat.Write(binary, _plans[item.Plan].Plan);
        }
    }

    private void WriteOffers(BinaryOutput binary)
    {
        int[] places = [.. _agents.SelectMany(OffersOf).OrderBy(place => _offers[place].Id)];
        binary.Number(places.Length);
        foreach (int place in places)
        {
            OfferState offer = _offers[place];
            foreach (long number in (long[])[offer.Id, _items[offer.Item].Id, offer.Agent, offer.ExpiresAt, offer.Units, offer.Blocks ? 1 : 0])
            {
                binary.Number(number);
            }
        }
    }

    private IEnumerable<int> OffersOf(AgentState agent)
    {
        for (int place = agent.FirstOffer; place >= 0; place = _offers[place].NextOfAgent)
        {
            yield return place;
        }
    }

    private void WriteWrapUps(BinaryOutput binary)
    {
        WrapUpState[] wrapUps = [.. _wrapUps.Values.Where(w => _agents[w.Agent].Departures == w.Departures).OrderBy(w => w.Item)];
        binary.Number(wrapUps.Length);
        foreach (WrapUpState wrapUp in wrapUps)
        {
            foreach (long number in (long[])[wrapUp.Item, wrapUp.Agent, (int)wrapUp.Channel, wrapUp.Units, wrapUp.Blocks ? 1 : 0, wrapUp.Until])
            {
                binary.Number(number);
            }
        }
    }

    /// <summary>Virtual times, and the tags that are not what an idle customer would get anyway.</summary>
    private void WriteFlows(BinaryOutput binary)
    {
        foreach (Int128 time in _virtualTimes)
        {
            binary.Wide(time);
        }

        (CustomerId Customer, int Band, Int128 Tag)[] tags =
        [
            .. _customers.SelectMany(c => c.Flows.Where(f => f.Value.Ready > 0 || f.Value.Tag > _virtualTimes[f.Key] || IsCharged(c, f.Key)).Select(f => (c.Id, f.Key, f.Value.Tag)))
                .OrderBy(f => f.Id).ThenBy(f => f.Key),
        ];
        binary.Number(tags.Length);
        foreach ((CustomerId customer, int band, Int128 tag) in tags)
        {
            binary.Text(customer.IsDefault ? string.Empty : customer.Value);
            binary.Number(band);
            binary.Wide(tag);
        }
    }

    /// <summary>Whether an offer that is not accepted would give a tag back.</summary>
    private bool IsCharged(CustomerState customer, int band)
    {
        int number = _customers.IndexOf(customer);
        return _agents.SelectMany(OffersOf).Any(place => _items[_offers[place].Item].Customer == number && _items[_offers[place].Item].Flow == band + 1);
    }
}
