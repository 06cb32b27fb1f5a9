using System.Buffers;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <summary>The engine and the naive scheduler side by side, given the same commands; every difference fails at once.</summary>
internal sealed class SchedulerPair
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private static readonly ContactChannel[] Channels = [ContactChannel.Email, ContactChannel.Phone, ContactChannel.Chat];
    private static readonly SkillId[] Skills = [new("a"), new("b"), new("c")];
    private static readonly GroupId[] Groups = [new("g1"), new("g2")];
    private static readonly CustomerId[] Customers = [new("k1"), new("k2"), new("k3")];
    private static readonly AgentId[] AgentIds = [.. Enumerable.Range(0, 5).Select(i => new AgentId($"w{i}"))];
    private static readonly RoutingPlan[] Plans =
    [
        RoutingPlan.Anybody,
        new(Need(0)),
        new(Need(1)),
        new(new SkillRequirements(new SkillRequirement(Skills[0], 3), new SkillRequirement(Skills[1]))),
        new RoutingPlan(new SkillRequirements(new SkillRequirement(Skills[2], 9))).RelaxAfter(Duration.FromSeconds(5), Need(2)).RelaxAfter(Duration.FromSeconds(12), SkillRequirements.None),
        new RoutingPlan(Need(0)).RelaxAfter(Duration.FromSeconds(8), SkillRequirements.None),
    ];

    private static readonly BusinessCalendar Shifts = BusinessCalendar.AlwaysOpen;

    private readonly WorkOrdering _ordering;
    private Instant _now = Start;
    private int _compared;

    internal SchedulerPair(WorkOrdering ordering, int seed)
    {
        _ordering = ordering;
        SchedulingPolicy policy = Policy(new SchedulerDraw(unchecked((ulong)seed)), ordering);
        Engine = new WorkflowScheduler(policy, Start);
        Naive = new NaiveScheduler(policy, Start);
        for (int i = 0; i < 3; i++)
        {
            SchedulerDraw draw = new(unchecked((ulong)(seed + i)));
            AddAgent(ref draw, AgentIds[i]);
        }
    }

    internal WorkflowScheduler Engine { get; private set; }

    internal NaiveScheduler Naive { get; }

    internal SchedulerEventBuffer Buffer { get; } = new();

    internal void Step(int number)
    {
        SchedulerDraw draw = new(unchecked((ulong)number));
        _now += Duration.FromTicks(draw.Below(4) switch
        {
            0 => 0,
            1 => draw.Below(3),
            2 => draw.Below(3 * (int)NodaConstants.TicksPerSecond),
            _ => draw.Below(2) * NodaConstants.TicksPerSecond,
        });
        Command(ref draw);
        CompareNow();
        if (draw.OneIn(12))
        {
            Reload();
        }
    }

    /// <summary>Goes on with a scheduler made from a snapshot, whose own snapshot must be the same bytes.</summary>
    private void Reload()
    {
        byte[] bytes = Snapshot(Engine);
        Engine = WorkflowScheduler.Restore(bytes, Engine.Policy, Naive.Agents.Values.Select(a => a.Profile));
        Snapshot(Engine).AsSpan().SequenceEqual(bytes).Should().BeTrue("a restored scheduler is in the same state");
        CompareNow();
    }

    internal static byte[] Snapshot(WorkflowScheduler scheduler)
    {
        ArrayBufferWriter<byte> buffer = new();
        scheduler.WriteSnapshot(buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private void Command(ref SchedulerDraw draw)
    {
        Instant now = _now;
        switch (draw.Below(34))
        {
            case <= 8:
                WorkItem item = Item(ref draw);
                long expected = Naive.Enqueue(item, now);
                Engine.Enqueue(item, now, Buffer).Value.Should().Be(expected);
                break;
            case <= 12:
                AgentId puller = draw.Of(AgentIds);
                Same(Naive.Offer(puller, now, dequeues: false), () => Engine.TryOffer(puller, now, Buffer, out _));
                break;
            case 13:
                AgentId taker = draw.Of(AgentIds);
                Same(Naive.Offer(taker, now, dequeues: true), () => Engine.TryDequeue(taker, now, Buffer, out _));
                break;
            case <= 16:
                Naive.Dispatch(now);
                Engine.Dispatch(now, Buffer);
                break;
            case <= 19:
                long accepted = OfferNumber(ref draw);
                Same(Naive.Accept(accepted, now), () => Engine.Accept(new OfferId(accepted), now, Buffer));
                break;
            case <= 21:
                long declined = OfferNumber(ref draw);
                Same(Naive.Decline(declined, now), () => Engine.Decline(new OfferId(declined), now, Buffer));
                break;
            case 22 or 23:
                long done = ItemNumber(ref draw);
                Duration wrapUp = draw.OneIn(3) ? Duration.FromSeconds(draw.Below(4)) : Duration.Zero;
                Same(Naive.Complete(done, now, wrapUp), () => Engine.Complete(new WorkItemId(done), now, Buffer, wrapUp));
                break;
            case 24:
                ChangeItem(ref draw);
                break;
            case 25:
                MoveItem(ref draw);
                break;
            case 26:
                DeferItem(ref draw);
                break;
            case 27:
                ChangeAgent(ref draw);
                break;
            case 28 or 29:
                ChangeDesk(ref draw);
                break;
            case 30:
                long cancelled = ItemNumber(ref draw);
                Same(Naive.Cancel(cancelled, now), () => Engine.Cancel(new WorkItemId(cancelled), now, Buffer));
                break;
            case 31:
                Naive.Advance(now);
                Engine.AdvanceTo(now, Buffer);
                break;
            default:
                long assigned = ItemNumber(ref draw);
                AgentId assignee = draw.Of(AgentIds);
                Same(Naive.Assign(assigned, assignee, now), () => Engine.Assign(new WorkItemId(assigned), assignee, now, Buffer));
                break;
        }
    }

    private void ChangeItem(ref SchedulerDraw draw)
    {
        long id = ItemNumber(ref draw);
        bool removes = draw.OneIn(6);
        WorkItemChange change = new()
        {
            Priority = draw.OneIn(2) ? (WorkPriority)draw.Below(4) : null,
            Due = !removes && draw.OneIn(2) ? _now + Duration.FromSeconds(draw.Below(30) - 5) : null,
            RemovesDue = removes,
            Estimate = draw.OneIn(3) ? Duration.FromSeconds(draw.Below(20)) : null,
            Boost = draw.OneIn(3) ? Duration.FromSeconds(draw.Below(20) - 5) : null,
            CustomKey = draw.OneIn(3) ? draw.Below(9) - 4 : null,
            ServiceClass = draw.OneIn(4) ? draw.Below(3) : null,
        };
        Same(Naive.Reprioritise(id, change, _now), () => Engine.Reprioritise(new WorkItemId(id), change, _now, Buffer));
    }

    private void MoveItem(ref SchedulerDraw draw)
    {
        long id = ItemNumber(ref draw);
        GroupId? to = draw.OneIn(3) ? null : draw.Of(Groups);
        AgeRule age = (AgeRule)draw.Below(2);
        if (draw.OneIn(2))
        {
            Same(Naive.Move(id, to, null, age, _now), () => Engine.Transfer(new WorkItemId(id), to, age, _now, Buffer));
            return;
        }

        WorkPriority priority = (WorkPriority)draw.Below(4);
        Same(Naive.Move(id, to, priority, age, _now), () => Engine.Escalate(new WorkItemId(id), to, priority, age, _now, Buffer));
    }

    private void DeferItem(ref SchedulerDraw draw)
    {
        long id = ItemNumber(ref draw);
        if (draw.OneIn(3))
        {
            Same(Naive.Resume(id, _now), () => Engine.Resume(new WorkItemId(id), _now, Buffer));
            return;
        }

        Instant? until = draw.OneIn(4) ? null : _now + Duration.FromSeconds(draw.Below(10) - 1);
        bool stands = draw.OneIn(2);
        Same(Naive.Defer(id, until, _now, stands), () => Engine.Defer(new WorkItemId(id), until, _now, Buffer, stands));
    }

    private void ChangeAgent(ref SchedulerDraw draw)
    {
        AgentId id = draw.Of(AgentIds);
        switch (draw.Below(6))
        {
            case 0:
                Same(Naive.RemoveAgent(id, _now), () => Engine.RemoveAgent(id, _now, Buffer));
                break;
            case 1:
                AgentProfile profile = Profile(ref draw, id);
                Same(Naive.UpdateAgent(profile, _now), () => Engine.UpdateAgent(profile, _now, Buffer));
                break;
            case 2:
                Same(Naive.Sign(id, false, _now), () => Engine.SignOut(id, _now, Buffer));
                break;
            case 3:
                Same(Naive.Sign(id, true, _now), () => Engine.SignIn(id, _now, Buffer));
                break;
            default:
                AddAgent(ref draw, id);
                break;
        }
    }

    private void ChangeDesk(ref SchedulerDraw draw)
    {
        GroupId? group = draw.OneIn(3) ? null : draw.Of(Groups);
        switch (draw.Below(8))
        {
            case 0 or 1:
                FreezeAge age = (FreezeAge)draw.Below(2);
                Same(Naive.Freeze(group, age, _now), () => Engine.Freeze(group, age, _now, Buffer));
                break;
            case <= 4:
                Same(Naive.Unfreeze(group, _now), () => Engine.Unfreeze(group, _now, Buffer));
                break;
            case 5:
                Same(Naive.Surge(true, _now), () => Engine.EnterSurge("test", _now, Buffer));
                break;
            case 6:
                Same(Naive.Surge(false, _now), () => Engine.LeaveSurge("test", _now, Buffer));
                break;
            default:
                SchedulingPolicy policy = Policy(draw, draw.OneIn(2) ? _ordering : (WorkOrdering)draw.Below(9));
                Same(Naive.ChangePolicy(policy, _now), () => Engine.ChangePolicy(policy, _now, Buffer));
                break;
        }
    }

    private void AddAgent(ref SchedulerDraw draw, AgentId id)
    {
        AgentProfile profile = Profile(ref draw, id);
        bool signedIn = !draw.OneIn(5);
        Same(Naive.AddAgent(profile, _now, signedIn), () => Engine.AddAgent(profile, _now, Buffer, signedIn));
    }

    private void Same(bool expected, Action command)
    {
        try
        {
            command();
        }
        catch (SchedulingException refusal)
        {
            expected.Should().BeFalse("the engine refused: {0}", refusal.Message);
            return;
        }

        expected.Should().BeTrue("the engine did not refuse what is to be refused");
    }

    /// <summary>The events since the last comparison, and what can be asked at any time.</summary>
    private void CompareNow()
    {
        for (; _compared < Math.Max(Buffer.Count, Naive.Events.Count); _compared++)
        {
            SchedulerEvent ours = _compared < Buffer.Count ? Buffer[_compared] : default;
            SchedulerEvent expected = _compared < Naive.Events.Count ? Naive.Events[_compared] : default;
            if (ours != expected)
            {
                throw new Xunit.Sdk.XunitException($"Event {_compared + 1}: the engine says {Text(ours)}; the naive scheduler says {Text(expected)}. Ordering {Naive.Policy.Ordering}, fair {Naive.Policy.Fairness is not null}. Events before: {string.Join("; ", Naive.Events.Take(_compared).Skip(6).Select(e => Text(e)))}");
            }
        }

        Engine.ReadyCount.Should().Be(Naive.Items.Count(i => i.Status == WorkItemStatus.Ready));
        Engine.DeferredCount.Should().Be(Naive.Items.Count(i => i.Status == WorkItemStatus.Deferred));
        Engine.OfferedCount.Should().Be(Naive.Items.Count(i => i.Status == WorkItemStatus.Offered));
        Engine.AssignedCount.Should().Be(Naive.Items.Count(i => i.Status == WorkItemStatus.Assigned));
        Engine.OpenOfferCount.Should().Be(Naive.Offers.Count);
    }

    private static string Text(in SchedulerEvent e) =>
        $"{e.Kind} at {e.Ticks - Start.ToUnixTimeTicks()} item {e.Item} offer {e.Offer} agent {e.Agent} group {e.Group} from {e.From} to {e.To} band {e.Band} note {e.Note}";

    private long ItemNumber(ref SchedulerDraw draw) => draw.OneIn(12) || Naive.Items.Count == 0 ? draw.Below(checked((int)Naive.LastItem + 3)) : Naive.Items[draw.Below(Naive.Items.Count)].Id;

    private long OfferNumber(ref SchedulerDraw draw) => draw.OneIn(12) || Naive.Offers.Count == 0 ? draw.Below(checked((int)Naive.LastOffer + 3)) : Naive.Offers[draw.Below(Naive.Offers.Count)].Id;

    private static SkillRequirements Need(int skill) => new(new SkillRequirement(Skills[skill]));

    private static AgentProfile Profile(ref SchedulerDraw draw, AgentId id)
    {
        List<SkillLevel> levels = [];
        foreach (SkillId skill in Skills)
        {
            if (draw.OneIn(2))
            {
                levels.Add(new SkillLevel(skill, 1 + draw.Below(10)));
            }
        }

        int phone = draw.Below(4);
        int chat = 1 + draw.Below(3);
        ChannelCapacity[] channels =
        [
            new(ContactChannel.Email, draw.Below(2), 1 + draw.Below(3)),
            new(ContactChannel.Phone, phone, draw.Below(3), blocksOthers: draw.OneIn(2)),
            new(ContactChannel.Chat, chat, 1 + draw.Below(3)),
        ];
        List<GroupId> groups = [];
        foreach (GroupId group in Groups)
        {
            if (!draw.OneIn(3))
            {
                groups.Add(group);
            }
        }

        Absence[] absences = draw.OneIn(4) ? [Away(ref draw)] : [];
        return new AgentProfile(id, 2 + draw.Below(5), channels, new SkillSet(levels), groups, shifts: Shifts, absences: absences);
    }

    private static Absence Away(ref SchedulerDraw draw)
    {
        LocalDateTime from = Start.InUtc().LocalDateTime.PlusSeconds(draw.Below(60));
        return Absence.OfHours(from, from.PlusSeconds(1 + draw.Below(30)));
    }

    private WorkItem Item(ref SchedulerDraw draw) => new()
    {
        Priority = (WorkPriority)draw.Below(4),
        Channel = draw.Of(Channels),
        Routing = draw.Of(Plans),
        Group = draw.OneIn(2) ? draw.Of(Groups) : null,
        Customer = draw.OneIn(4) ? null : draw.Of(Customers),
        ServiceClass = draw.Below(3),
        Due = draw.OneIn(4) ? null : _now + Duration.FromSeconds(draw.Below(30)),
        Estimate = Duration.FromSeconds(draw.Below(10)),
        Boost = Duration.FromSeconds(draw.Below(10) - 3),
        CustomKey = draw.Below(7) - 3,
        WaitingSince = draw.OneIn(4) ? _now - Duration.FromSeconds(draw.Below(20)) : null,
        NotBefore = draw.OneIn(6) ? _now + Duration.FromSeconds(draw.Below(8)) : null,
        KnownAgent = draw.OneIn(4) ? draw.Of(AgentIds) : null,
        KnownAgentOnly = draw.OneIn(2) ? Duration.FromSeconds(draw.Below(10)) : Duration.Zero,
    };

    /// <summary>Every part of a policy by chance, levels too.</summary>
    internal static SchedulingPolicy Policy(SchedulerDraw draw, WorkOrdering ordering)
    {
        SchedulingPolicy policy = PolicyWithoutLevels(draw, ordering);
        SchedulerDraw levels = new((ulong)draw.Below(int.MaxValue));
        return policy with { WorkChoice = (WorkChoice)levels.Below(2), AgentChoice = levels.OneIn(4) ? AgentChoice.HighestLevel : policy.AgentChoice };
    }

    internal static SchedulingPolicy PolicyWithoutLevels(SchedulerDraw draw, WorkOrdering ordering)
    {
        Money Cost(int amount) => new(amount, Currency.Euro);
        FairnessPolicy fairness = new(
            [new(Customers[0], 1 + draw.Below(3)), new(Customers[1], 7)],
            draw.OneIn(2) ? 1 + draw.Below(3) : null,
            [new(Customers[2], 2)]);
        List<OverflowRule> rules = [];
        if (draw.OneIn(2))
        {
            rules.Add(OverflowRule.ByLength(Groups[0], Groups[1], draw.Below(4)));
            rules.Add(OverflowRule.ByWait(Groups[1], null, Duration.FromSeconds(1 + draw.Below(10))));
            rules.Add(OverflowRule.ByWait(null, Groups[0], Duration.FromSeconds(1 + draw.Below(15))));
        }

        return new SchedulingPolicy
        {
            Ordering = ordering,
            Bands = draw.OneIn(2) ? PriorityBands.Strict : draw.OneIn(2) ? PriorityBands.Flat : new PriorityBands(0, 1, 1, 2),
            Classes =
            [
                new ServiceClass("one") { AgingRate = 1, CostPerHour = Cost(10), MeanHandling = Duration.FromSeconds(7), Weight = 3 },
                new ServiceClass("two") { AgingRate = new Rational(1, 3), HeadStart = Duration.FromSeconds(4), CostPerHour = Cost(25), MeanHandling = Duration.FromSeconds(11), Weight = 1 },
                new ServiceClass("three") { AgingRate = 0, HeadStart = Duration.FromSeconds(6), MeanHandling = Duration.FromSeconds(3), Weight = 2 },
            ],
            AgeCap = Duration.FromSeconds(draw.Below(15)),
            OfferDuration = Duration.FromSeconds(1 + draw.Below(5)),
            OffersPerItem = 1 + draw.Below(3),
            OffersPerAgent = draw.OneIn(2) ? int.MaxValue : 1 + draw.Below(2),
            ReturnAge = draw.OneIn(3) ? AgeRule.Restart : AgeRule.Keep,
            ExpiryCountsAsDecline = draw.OneIn(2),
            DeclineMemory = draw.OneIn(2) ? Duration.FromSeconds(1 + draw.Below(8)) : null,
            AgentChoice = (AgentChoice)draw.Below(4),
            BreachedFirst = draw.OneIn(2),
            EscalateBeforeDue = draw.OneIn(2) ? Duration.FromSeconds(draw.Below(8) - 2) : null,
            DueBand = draw.Below(2),
            Overflow = [.. rules],
            Fairness = draw.OneIn(2) ? fairness : null,
            Surge = draw.OneIn(3) ? null : new SurgePolicy(100, 50)
            {
                Bands = new PriorityBands(0, 1, 2, 3),
                HoldFromBand = 2 + draw.Below(3),
                RelaxationPerMille = draw.Below(1001),
                MinimumStay = Duration.FromSeconds(draw.Below(5)),
            },
        };
    }
}
