using System.Numerics;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

/// <content>Order, fairness and time.</content>
internal sealed partial class NaiveScheduler
{
    private readonly Dictionary<string, List<(long From, long? To, FreezeAge Age)>> _freezes = [];
    private readonly Dictionary<(string Customer, int Band), BigInteger> _tags = [];
    private readonly Dictionary<int, BigInteger> _virtualTimes = [];
    private int? _stayedInBand;

    internal int Band(NaiveItem item)
    {
        int band = (InSurge ? Policy.Surge!.Bands : Policy.Bands).Of(item.Priority);
        return item.DueEscalated ? Math.Min(band, Policy.DueBand) : band;
    }

    internal long Key(NaiveItem item) => Policy.Ordering switch
    {
        WorkOrdering.DueTime => item.Due + Stood(item) ?? long.MaxValue,
        WorkOrdering.AgeWithBoost => item.Arrival + Stood(item) - item.Boost,
        WorkOrdering.CappedAge => item.Capped ? -item.Boost : item.Arrival + Stood(item) - item.Boost,
        WorkOrdering.LeastLaxity => item.Due + Stood(item) - item.Estimate ?? long.MaxValue,
        WorkOrdering.WeightedShortestTime => item.Estimate * 16 / Policy.Classes[item.ServiceClass].Weight,
        WorkOrdering.CustomKey => item.CustomKey,
        _ => item.Arrival + Stood(item),
    };

    /// <summary>Compares two items, each with the agents who could take it now.</summary>
    internal int Compare(NaiveItem left, NaiveItem right, NaiveAgent[] forLeft, NaiveAgent[] forRight)
    {
        int order = BandByte(left).CompareTo(BandByte(right));
        if (order == 0 && Policy.WorkChoice == WorkChoice.HighestLevel)
        {
            order = forRight.Max(a => LevelFor(a, right)).CompareTo(forLeft.Max(a => LevelFor(a, left)));
        }

        if (order == 0 && Policy.Fairness is not null)
        {
            order = _tags[(Name(left), BandByte(left))].CompareTo(_tags[(Name(right), BandByte(right))]);
        }

        if (order == 0)
        {
            order = Policy.Ordering switch
            {
                WorkOrdering.Arrival => Wait(right).CompareTo(Wait(left)),
                WorkOrdering.AgeWithBoost => (right.Boost + Wait(right)).CompareTo(left.Boost + Wait(left)),
                WorkOrdering.CappedAge => CappedAge(right).CompareTo(CappedAge(left)),
                WorkOrdering.AgingRates or WorkOrdering.CostOfDelay => CompareScores(left, right),
                _ => Key(left).CompareTo(Key(right)),
            };
        }

        return order != 0 ? order : left.Sequence.CompareTo(right.Sequence);
    }

    private static int LevelFor(NaiveAgent agent, NaiveItem item) =>
        item.Plan.Steps[0].Requirements.All.Select(r => agent.Profile.Skills.Levels.FirstOrDefault(l => l.Skill == r.Skill).Level).DefaultIfEmpty(0).Min();

    private long Wait(NaiveItem item) => Now - (item.Arrival + Stood(item));

    private long CappedAge(NaiveItem item) => item.Boost + Math.Min(Wait(item), Policy.AgeCap.BclCompatibleTicks);

    private int CompareScores(NaiveItem left, NaiveItem right)
    {
        (BigInteger leftTop, BigInteger leftBottom) = Score(left);
        (BigInteger rightTop, BigInteger rightBottom) = Score(right);
        return (rightTop * leftBottom).CompareTo(leftTop * rightBottom);
    }

    private (BigInteger Top, BigInteger Bottom) Score(NaiveItem item)
    {
        ServiceClass service = Policy.Classes[item.ServiceClass];
        if (Policy.Ordering == WorkOrdering.CostOfDelay)
        {
            return (new BigInteger((long)(service.CostPerHour?.MinorUnits ?? 0)) * Wait(item), new BigInteger(service.MeanHandling.TotalSeconds));
        }

        return ((service.AgingRate.Denominator * service.HeadStart.BclCompatibleTicks) + (service.AgingRate.Numerator * Wait(item)), service.AgingRate.Denominator);
    }

    private int BandByte(NaiveItem item) => (Band(item) * 2) + (item.Breached ? 0 : 1);

    private static string Name(NaiveItem item) => item.Customer is { } customer ? customer.Value : string.Empty;

    private static string Name(GroupId? group) => group is { } id ? id.Value : string.Empty;

    private long Stood(NaiveItem item)
    {
        long stood = 0;
        if (_freezes.TryGetValue(Name(item.Group), out List<(long From, long? To, FreezeAge Age)>? freezes))
        {
            foreach ((long from, long? to, FreezeAge age) in freezes.Where(f => f.Age == FreezeAge.Stands))
            {
                stood += Math.Max(0, (to ?? Now) - Math.Max(from, item.StatedAt));
            }
        }

        return stood;
    }

    private bool IsFrozen(GroupId? group) => _freezes.TryGetValue(Name(group), out List<(long From, long? To, FreezeAge Age)>? freezes) && freezes[^1].To is null;

    private bool MustHold(NaiveItem item) => InSurge && Band(item) >= Policy.Surge!.HoldFromBand;

    private void Enter(NaiveItem item, SchedulerEventKind kind = SchedulerEventKind.None)
    {
        if (kind != SchedulerEventKind.None)
        {
            Say(kind, item, to: Key(item));
        }

        CatchUp(item);
        File(item);
    }

    private void CatchUp(NaiveItem item)
    {
        while (TimersOf(item).Where(t => t.Tick <= Now).Order().FirstOrDefault() is { Tick: > 0 } due)
        {
            Apply(item, due.Kind);
        }
    }

    private void File(NaiveItem item)
    {
        if (item.KnownOnly && (item.Declined.Contains(item.Known!.Value) || !MayTake(item, item.Known.Value)))
        {
            item.KnownOnly = false;
            Say(SchedulerEventKind.KnownAgentReleased, item, item.Known.Value);
        }

        if (HasBeenDeclinedByAll(item))
        {
            item.Declined.Clear();
            Say(SchedulerEventKind.DeclinesForgotten, item);
        }

        if (MustHold(item))
        {
            item.Status = WorkItemStatus.Deferred;
            item.Held = true;
            Say(SchedulerEventKind.Deferred, item, to: long.MaxValue);
            return;
        }

        int band = BandByte(item);
        bool wasIdle = !Items.Exists(i => i != item && i.Status == WorkItemStatus.Ready && Name(i) == Name(item) && BandByte(i) == band);
        item.Status = WorkItemStatus.Ready;
        if (Policy.Fairness is not null)
        {
            BigInteger tag = _tags.GetValueOrDefault((Name(item), band));
            _tags[(Name(item), band)] = wasIdle && _stayedInBand != band ? BigInteger.Max(tag, _virtualTimes.GetValueOrDefault(band)) : tag;
        }
    }

    private bool HasBeenDeclinedByAll(NaiveItem item)
    {
        AgentId[] able = [.. Agents.Values.Where(a => a.OnDuty && MayTake(item, a.Id)).Select(a => a.Id)];
        return item.Declined.Count > 0 && able.Length > 0 && able.All(item.Declined.Contains);
    }

    private bool MayTake(NaiveItem item, AgentId agent) =>
        Agents.TryGetValue(agent, out NaiveAgent? state)
        && (item.Group is not { } group || state.Profile.Groups.Contains(group))
        && item.Plan.Steps[item.Step].Requirements.All.All(r => state.Profile.Skills.Levels.Any(l => l.Skill == r.Skill && l.Level >= r.MinimumLevel));

    private void Wake(NaiveItem item)
    {
        EndDeferral(item);
        Enter(item, SchedulerEventKind.Woke);
    }

    private void EndDeferral(NaiveItem item)
    {
        if (item.DueStands)
        {
            item.Due += Now - item.DeferredAt;
        }

        item.DueStands = false;
        item.Held = false;
    }

    /// <summary>What time will do to an item that is ready, or has already done while it was not.</summary>
    private IEnumerable<(long Tick, int Kind)> TimersOf(NaiveItem item)
    {
        if (item.KnownOnly)
        {
            yield return (item.KnownUntil, 4);
        }

        if (item.Step + 1 < item.Plan.Steps.Length)
        {
            Int128 after = item.Plan.Steps[item.Step + 1].After.BclCompatibleTicks;
            yield return (item.Entered + (long)(InSurge ? after * Policy.Surge!.RelaxationPerMille / 1000 : after), 5);
        }

        for (int i = 0; i < Policy.Overflow.Length; i++)
        {
            if (Policy.Overflow[i].Wait is { } wait && Policy.Overflow[i].From == item.Group && !item.OverflowDone.Contains(i))
            {
                yield return (item.Entered + wait.BclCompatibleTicks, 6);
            }
        }

        if (item.Due is { } due)
        {
            if (Policy.EscalateBeforeDue is { } before && !item.DueEscalated)
            {
                yield return (due - before.BclCompatibleTicks, 7);
            }

            if (Policy.BreachedFirst && !item.Breached)
            {
                yield return (due, 8);
            }
        }

        if (Policy.Ordering == WorkOrdering.CappedAge && !item.Capped)
        {
            // While the clock stands, what has not been reached yet is not reached.
            long cap = item.Arrival + Stood(item) + Policy.AgeCap.BclCompatibleTicks;
            bool stands = IsFrozen(item.Group) && _freezes[Name(item.Group)][^1].Age == FreezeAge.Stands;
            if (cap <= Now || !stands)
            {
                yield return (cap, 9);
            }
        }

        if (item.Declined.Count > 0 && Policy.DeclineMemory is { } memory)
        {
            yield return (item.DeclinedAt + memory.BclCompatibleTicks, 10);
        }
    }

    private void Apply(NaiveItem item, int kind)
    {
        int band = Band(item);
        switch (kind)
        {
            case 4:
                item.KnownOnly = false;
                Say(SchedulerEventKind.KnownAgentReleased, item, item.Known!.Value);
                break;
            case 5:
                item.Step++;
                Say(SchedulerEventKind.Relaxed, item, from: item.Step - 1, to: item.Step);
                break;
            case 6:
                for (int i = 0; i < Policy.Overflow.Length; i++)
                {
                    if (Policy.Overflow[i].Wait is { } wait && Policy.Overflow[i].From == item.Group && !item.OverflowDone.Contains(i) && item.Entered + wait.BclCompatibleTicks <= Now)
                    {
                        MoveByRule(i, item);
                    }
                }

                break;
            case 7:
                item.DueEscalated = true;
                if (Band(item) != band)
                {
                    Say(SchedulerEventKind.DueEscalated, item, from: band, to: Band(item));
                }

                break;
            case 8:
                item.Breached = true;
                Say(SchedulerEventKind.Breached, item);
                break;
            case 9:
                item.Capped = true;
                Say(SchedulerEventKind.AgeCapped, item);
                break;
            default:
                item.Declined.Clear();
                Say(SchedulerEventKind.DeclinesForgotten, item);
                break;
        }
    }

    internal void Advance(Instant to)
    {
        long until = to.ToUnixTimeTicks();
        while (true)
        {
            (long Tick, int Kind, long Number) next = (long.MaxValue, 0, 0);
            Action act = () => { };
            void Consider(long tick, int kind, long number, Action action)
            {
                if ((tick, kind, number).CompareTo(next) < 0)
                {
                    next = (tick, kind, number);
                    act = action;
                }
            }

            foreach (NaiveAgent agent in Agents.Values)
            {
                if (agent.NextShiftChange is { } change)
                {
                    Consider(change, 0, agent.Joined, () => ChangeShift(agent));
                }
            }

            WrapUps.ForEach(w => Consider(w.Until, 1, w.Item, () => EndWrapUp(w)));
            Offers.ForEach(o => Consider(o.ExpiresAt, 2, o.Id, () => Expire(o)));
            foreach (NaiveItem item in Items)
            {
                if (item is { Status: WorkItemStatus.Deferred, Held: false, NotBefore: { } wake })
                {
                    Consider(wake, 3, item.Id, () => Wake(item));
                }
                else if (item.Status == WorkItemStatus.Ready)
                {
                    (long tick, int kind) = TimersOf(item).DefaultIfEmpty((long.MaxValue, 0)).Min();
                    Consider(Math.Max(tick, Now), kind, item.Id, () => FireReady(item, kind));
                }
            }

            if (next.Tick > until)
            {
                Now = until;
                return;
            }

            Now = next.Tick;
            act();
        }
    }

    private void FireReady(NaiveItem item, int kind)
    {
        int band = BandByte(item);
        item.Status = WorkItemStatus.Deferred;
        Apply(item, kind);
        _stayedInBand = band;
        File(item);
        _stayedInBand = null;
    }
}
