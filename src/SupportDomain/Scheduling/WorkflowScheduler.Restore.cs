using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <content>A scheduler made from a snapshot.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>Makes a scheduler in the state of a snapshot: every later command gives the same events as it would have given there.</summary>
    /// <param name="snapshot">What <see cref="WriteSnapshot"/> wrote.</param>
    /// <param name="policy">The policy in force then.</param>
    /// <param name="agents">The profiles of all agents who were there then, in any order; others are not looked at.</param>
    /// <returns>The scheduler.</returns>
    /// <exception cref="ArgumentNullException">An argument is null, or a profile is.</exception>
    /// <exception cref="ArgumentException"><paramref name="policy"/> is another one, a profile is missing, differs in skills, teams or capacity, or stands twice.</exception>
    /// <exception cref="FormatException"><paramref name="snapshot"/> is no snapshot of this version, or its parts contradict each other.</exception>
    public static WorkflowScheduler Restore(ReadOnlySpan<byte> snapshot, SchedulingPolicy policy, IEnumerable<AgentProfile> agents)
    {
        Guard.Against.Null(policy);
        Dictionary<AgentId, AgentProfile> profiles = [];
        foreach (AgentProfile profile in Guard.Against.Null(agents))
        {
            if (!profiles.TryAdd(Guard.Against.Null(profile, nameof(agents)).Id, profile))
            {
                throw new ArgumentException($"Agent {profile.Id} stands twice; one profile an agent is needed.", nameof(agents));
            }
        }

        BinaryInput binary = new(snapshot);
        binary.Number(SnapshotMark, SnapshotMark, "The mark of a snapshot");
        binary.Number(SnapshotVersion, SnapshotVersion, "The version of the snapshot");
        if (!binary.Bytes("The policy").SequenceEqual(PolicyFormat.BytesOf(policy)))
        {
            throw new ArgumentException("The snapshot was taken under another policy; hand in the one that was in force then.", nameof(policy));
        }

        long now = binary.Number(EarliestTick, LatestTick, "The time");
        WorkflowScheduler scheduler = new(policy, Instant.FromUnixTimeTicks(now))
        {
            _eventNumber = binary.Number(0, long.MaxValue, "The number of events"),
            _lastItem = binary.Number(0, LastNumber, "The number of items"),
            _lastSequence = binary.Number(0, LastNumber, "The number of places"),
            _lastOffer = binary.Number(0, LastNumber, "The number of offers"),
            _inSurge = binary.Small(policy.Surge is null ? 0 : 1, "Surge") == 1,
            _surgeSince = binary.Number(EarliestTick, now, "The beginning of surge"),
        };
        scheduler.Use(policy);
        scheduler.ReadAgents(ref binary, profiles, nameof(agents));
        int lastGiven = (int)binary.Number(-1, scheduler._agents.Count - 1, "The agent given something last");
        scheduler._lastGiven = lastGiven < 0 ? default : scheduler._agents[lastGiven].Id;
        scheduler.ReadGroups(ref binary);
        scheduler.ReadItems(ref binary);
        scheduler.ReadOffers(ref binary);
        scheduler.ReadWrapUps(ref binary);
        scheduler.FileAll();
        scheduler.ReadFlows(ref binary);
        return binary.IsAtEnd ? scheduler : throw binary.Fault("more data follow the end of the snapshot.");
    }

    private void ReadAgents(ref BinaryInput binary, Dictionary<AgentId, AgentProfile> profiles, string parameterName)
    {
        int count = binary.Count("The number of agents");
        for (int i = 0; i < count; i++)
        {
            AgentId id = SchedulerEventFormat.Parsed<AgentId>(binary.Text("An agent"), binary);
            if (_agentNumbers.ContainsKey(id))
            {
                throw binary.Fault($"agent {id} stands twice.");
            }

            AgentState agent = StateOf(id);
            if (!binary.Flag("Whether an agent is there"))
            {
                continue;
            }

            ReadOnlySpan<byte> known = binary.Bytes("A profile");
            if (!profiles.TryGetValue(id, out AgentProfile? profile) || !known.SequenceEqual(PolicyFormat.BytesOf(profile)))
            {
                throw new ArgumentException(
                    profile is null ? $"The profile of agent {id} is missing." : $"The profile of agent {id} has other skills, teams or capacity than when the snapshot was taken.",
                    parameterName);
            }

            agent.SignedIn = binary.Flag("Whether an agent is signed in");
            agent.IdleSince = binary.Number(EarliestTick, _now, "Since when an agent is idle");
            Use(profile, agent, _now);
        }
    }

    private void ReadGroups(ref BinaryInput binary)
    {
        int count = binary.Count("The number of teams");
        for (int i = 0; i < count; i++)
        {
            string name = binary.Text("A team");
            GroupState group = _groups[name.Length == 0 ? 0 : GroupOf(SchedulerEventFormat.Parsed<GroupId>(name, binary))];
            group.IsFrozen = binary.Flag("Whether a team is frozen");
            group.Stands = binary.Flag("Whether a team's clock stands") && group.IsFrozen;
            group.FrozenAt = binary.Number(EarliestTick, _now, "When a team was frozen");
            group.StoodBefore = binary.Number(0, GroupState.LongestStand, "How long a team's clock has stood");
        }
    }

    private void ReadItems(ref BinaryInput binary)
    {
        int count = Math.Min(binary.Count("The number of items"), ItemTable.MaximumItems);
        List<int> plans = [];
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            long id = binary.Number(last + 1, _lastItem, "An item's number");
            ItemState item = ReadState(ref binary, id);
            last = id;
            string? reference = binary.OptionalText("An item's reference");
            item.Group = binary.OptionalText("An item's team") is { } group ? GroupOf(SchedulerEventFormat.Parsed<GroupId>(group, binary)) : 0;
            item.Customer = binary.OptionalText("An item's customer") is { } customer ? CustomerOf(SchedulerEventFormat.Parsed<CustomerId>(customer, binary)) : 0;
            int declined = binary.Count("The number of declines");
            for (int d = 0; d < declined; d++)
            {
                int agent = binary.Small(_agents.Count - 1, "An agent who declined");
                if (!_sets.Contains(item.Declined, agent))
                {
                    int before = item.Declined;
                    item.Declined = _sets.Plus(before, agent);
                    _sets.Drop(before);
                }
            }

            int plan = binary.Small(plans.Count, "A routing plan");
            if (plan == plans.Count)
            {
                plans.Add(PlanOf(PlanFormat.Read(ref binary)));
            }

            item.Plan = plans[plan];
            if (item.Step >= _plans[item.Plan].After.Length)
            {
                throw binary.Fault($"item {id} is at step {item.Step} of a plan of {_plans[item.Plan].After.Length}.");
            }

            int slot = _items.Add(id, reference);
            _items[slot] = item;
        }
    }

    private ItemState ReadState(ref BinaryInput binary, long id)
    {
        ItemState item = new()
        {
            Id = id,
            Sequence = binary.Number(1, _lastSequence, "An item's place"),
            Status = (WorkItemStatus)binary.Small((int)WorkItemStatus.Assigned, "An item's status"),
            Kind = (WorkItemKind)binary.Small((int)WorkItemKind.WorkflowStep, "An item's kind"),
            Priority = (WorkPriority)binary.Small((int)WorkPriority.Low, "An item's priority"),
            Channel = (ContactChannel)binary.Small(AgentState.ChannelCount - 1, "An item's channel"),
            ServiceClass = (byte)binary.Small(_rates.Length - 1, "An item's class of service"),
            Flags = (ItemFlags)binary.Small((int)(ItemFlags.Timed - 1), "An item's flags"),
            Step = (byte)binary.Small(RoutingPlan.MaximumSteps - 1, "An item's step"),
            Arrival = binary.Number(EarliestTick, LatestTick, "An item's arrival"),
            Due = binary.Number(),
            Estimate = binary.Number(0, LongestEstimate.BclCompatibleTicks, "An item's estimate"),
            FirstOffer = -1,
            Cell = -1,
            NextHeld = -1,
            PreviousHeld = -1,
        };
        if (item.Due != ItemState.None && item.Due is < EarliestTick - GroupState.LongestStand or > LatestTick + GroupState.LongestStand)
        {
            throw binary.Fault($"the due time of item {id} is out of reach.");
        }

        item.Boost = binary.Number(-LongestEstimate.BclCompatibleTicks, LongestEstimate.BclCompatibleTicks, "An item's boost");
        item.CustomKey = binary.Number(-KeyLimit, KeyLimit, "An item's key");
        item.StandBase = binary.Number(0, GroupState.LongestStand, "An item's clock");
        item.Entered = binary.Number(EarliestTick, _now, "An item's beginning");
        item.OverflowDone = (uint)binary.Number(0, uint.MaxValue, "An item's rules of overflow");
        item.Known = (int)binary.Number(-1, _agents.Count - 1, "An item's known agent");
        long notBefore = binary.Number();
        item.NotBefore = item.Status == WorkItemStatus.Deferred ? notBefore : long.MinValue;
        item.DeferredAt = binary.Number(Math.Min(0, EarliestTick), Math.Max(0, _now), "When an item was deferred");
        item.KnownUntil = binary.Number();
        item.DeclinedAt = binary.Number(Math.Min(0, EarliestTick), Math.Max(0, _now), "When an item was declined");
        item.Flow = (byte)binary.Small(_virtualTimes.Length, "What an item's customer was charged");
        item.Agent = (int)binary.Number(-1, _agents.Count - 1, "An item's agent");
        item.Units = binary.Small(ChannelCapacity.Largest, "An item's units");
        bool isAssigned = item.Status == WorkItemStatus.Assigned;
        bool hasKnown = item.Known >= 0 || (item.Flags & ItemFlags.KnownOnly) == ItemFlags.None;
        return isAssigned == item.Agent >= 0 && hasKnown && (item.Agent < 0 || _agents[item.Agent].IsPresent)
            ? item
            : throw binary.Fault($"the agents of item {id} contradict its status.");
    }

    private void ReadOffers(ref BinaryInput binary)
    {
        int count = binary.Count("The number of offers");
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            last = binary.Number(last + 1, _lastOffer, "An offer's number");
            int slot = _items.Find(binary.Number());
            AgentState agent = _agents[binary.Small(_agents.Count - 1, "An offer's agent")];
            long expires = binary.Number(_now + 1, LatestTick * 2, "When an offer expires");
            int units = binary.Small(ChannelCapacity.Largest, "An offer's units");
            bool blocks = binary.Small(1, "Whether an offer blocks") == 1;
            if (slot < 0 || _items[slot].Status != WorkItemStatus.Offered || !agent.IsPresent)
            {
                throw binary.Fault($"offer {last} is of an item that is not offered, or to an agent who is not there.");
            }

            Link(_offers.Add(last, expires), slot, agent, units, blocks);
        }
    }

    private void ReadWrapUps(ref BinaryInput binary)
    {
        int count = binary.Count("The number of wrap-ups");
        long last = 0;
        for (int i = 0; i < count; i++)
        {
            last = binary.Number(last + 1, _lastItem, "A wrap-up's item");
            AgentState agent = _agents[binary.Small(_agents.Count - 1, "A wrap-up's agent")];
            ContactChannel channel = (ContactChannel)binary.Small(AgentState.ChannelCount - 1, "A wrap-up's channel");
            int units = binary.Small(ChannelCapacity.Largest, "A wrap-up's units");
            bool blocks = binary.Small(1, "Whether a wrap-up blocks") == 1;
            agent.Charge((int)channel, units, blocks);
            AddWrapUp(agent, new ItemState { Id = last, Channel = channel, Units = units }, binary.Number(_now + 1, LatestTick * 2, "The end of a wrap-up"), blocks);
        }
    }

    /// <summary>Puts every item where its status says.</summary>
    private void FileAll()
    {
        foreach (int slot in _items.SlotsById())
        {
            ref ItemState item = ref _items[slot];
            switch (item.Status)
            {
                case WorkItemStatus.Ready:
                    Push(slot, ref item);
                    SetTimer(slot, ref item, _now);
                    break;
                case WorkItemStatus.Deferred:
                    _deferred++;
                    if ((item.Flags & ItemFlags.Held) == ItemFlags.None && item.NotBefore != ItemState.None && item.NotBefore > _now)
                    {
                        item.Timer = _timers.Set(item.NotBefore, TimerKind.Wake, item.Id, slot);
                        item.Flags |= ItemFlags.Timed;
                    }

                    break;
                case WorkItemStatus.Offered:
                    if (item.FirstOffer < 0)
                    {
                        throw new FormatException($"Item {item.Id} is offered, but no offer of it is open.");
                    }

                    _offered++;
                    CountInHand(_customers[item.Customer], 1);
                    break;
                default:
                    AgentState agent = _agents[item.Agent];
                    agent.Charge((int)item.Channel, item.Units, (item.Flags & ItemFlags.Blocks) != ItemFlags.None);
                    Hold(slot, ref item, agent);
                    CountInHand(_customers[item.Customer], 1);
                    break;
            }
        }
    }

    private void ReadFlows(ref BinaryInput binary)
    {
        for (int band = 0; band < _virtualTimes.Length; band++)
        {
            _virtualTimes[band] = binary.Wide();
        }

        int count = binary.Count("The number of tags");
        for (int i = 0; i < count; i++)
        {
            string name = binary.Text("A customer");
            CustomerState customer = _customers[name.Length == 0 ? 0 : CustomerOf(SchedulerEventFormat.Parsed<CustomerId>(name, binary))];
            int band = binary.Small(_virtualTimes.Length - 1, "A band");
            if (!customer.Flows.TryGetValue(band, out FlowState? flow))
            {
                customer.Flows.Add(band, flow = new FlowState());
            }

            flow.Tag = binary.Wide();
        }
    }
}
