using System.Buffers;
using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

public sealed partial class WorkflowSchedulerTests
{
    private const int Agents = 12;

    /// <summary>Units of an agent; every item takes one.</summary>
    private const int Capacity = 3;

    internal const ulong PinnedHash = 8344886484335870026;

    /// <summary>
    /// Fifty thousand commands, a million with the scale at twenty, each leg under another order. After every command the counts agree with what the events say; who holds how much is checked
    /// with every event; now and then everything is counted anew, and a restored copy gets the same commands for a while.
    /// </summary>
    [Fact]
    public void ManyCommands_KeepTheInvariants()
    {
        const int leg = 10_000;
        WorkOrdering[] orderings = Enum.GetValues<WorkOrdering>();
        for (int i = 0; i < 5 * Properties.Scale; i++)
        {
            SchedulerProjection facts = new(Capacity);
            SchedulingPolicy policy = SchedulerPair.Policy(new SchedulerDraw((ulong)(100 + i)), orderings[i % orderings.Length]);
            Drive(policy, leg, seed: 5 + i, facts, (scheduler, step) => CheckCounts(scheduler, facts, step), copyEvery: 1_000);
        }
    }

    /// <summary>The number was the same on every machine, culture and instruction set tried; another one means that schedulers decide differently than before.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void LongScript_GivesThePinnedHash(string culture)
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            ScriptHash().Should().Be(PinnedHash);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    internal static ulong ScriptHash() => Drive(SchedulerPair.PolicyWithoutLevels(new SchedulerDraw(3), WorkOrdering.AgingRates), 20_000, seed: 11, new SchedulerProjection(), (_, _) => { });

    [Fact]
    public void AgingRates_StarveNobody()
    {
        // Work is served one item a second; the slow class has a third of the rate. An item that waits w is overtaken only by items that arrive within w (1 - 1/3) of its arrival: with at
        // most one fast arrival a second, its wait is at most 1 + (the 30 before it) + 2/3 of its own wait, that is 3 × 31 = 93 s.
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.AgingRates,
            Classes = [new ServiceClass("fast") { AgingRate = 3 }, new ServiceClass("slow")],
        }).Agent("a", capacity: 1);
        for (int i = 0; i < 30; i++)
        {
            scene.Put();
        }

        WorkItemId slow = scene.Put(new WorkItem { ServiceClass = 1 });
        int second = 0;
        for (bool served = false; !served; second++)
        {
            scene.Scheduler.TryDequeue(SchedulerScene.Id("a"), SchedulerScene.At(second), scene.Events, out WorkItemId item).Should().BeTrue();
            served = item == slow;
            scene.Scheduler.Complete(item, SchedulerScene.At(second), scene.Events);
            scene.Put(at: second);
        }

        second.Should().BeLessThanOrEqualTo(93);
    }

    [Fact]
    public void Fairness_GapStaysWithinItsBound()
    {
        // Goyal, Vin and Cheng: two customers who always wait differ by at most 1/w1 + 1/w2 items of weight 1.
        CustomerId[] customers = [new("one"), new("three"), new("seven")];
        int[] weights = [1, 3, 7];
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy([new(customers[1], 3), new(customers[2], 7)]) }).Agent("a");
        Dictionary<long, int> ownerOf = [];
        for (int i = 0; i < 900; i++)
        {
            ownerOf.Add(scene.Put(new WorkItem { Customer = customers[i % 3] }).Value, i % 3);
        }

        double[] served = new double[3];
        for (int i = 0; i < 400; i++)
        {
            scene.Scheduler.TryDequeue(SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events, out WorkItemId item).Should().BeTrue();
            scene.Scheduler.Complete(item, SchedulerScene.At(1), scene.Events);
            int owner = ownerOf[item.Value];
            served[owner] += 1.0 / weights[owner];
            for (int other = 0; other < 3; other++)
            {
                Math.Abs(served[owner] - served[other]).Should().BeLessThanOrEqualTo((1.0 / weights[owner]) + (1.0 / weights[other]) + 1e-6);
            }
        }
    }

    /// <summary>Random commands on one engine, its events folded; gives the hash (FNV-1a) of the events' bytes and of the last snapshot.</summary>
    private static ulong Drive(
        SchedulingPolicy policy, int commands, int seed, SchedulerProjection facts, Action<WorkflowScheduler, int> check, int copyEvery = int.MaxValue)
    {
        const int copyLives = 50;
        WorkflowScheduler scheduler = new(policy, SchedulerScene.Start);
        WorkflowScheduler? copy = null;
        SchedulerEventBuffer events = new();
        SchedulerEventBuffer copyEvents = new();
        for (int i = 0; i < Agents; i++)
        {
            scheduler.AddAgent(Profile(i), SchedulerScene.Start, events);
        }

        SchedulerDraw draw = new((ulong)seed);
        Instant now = SchedulerScene.Start;
        ulong hash = 14695981039346656037;
        ArrayBufferWriter<byte> bytes = new();
        for (int step = 0; step < commands; step++)
        {
            now += Duration.FromTicks(draw.Below(2_000_000));
            SchedulerDraw same = draw;
            Command(scheduler, facts, ref draw, now, events);
            if (copy is not null)
            {
                Command(copy, facts, ref same, now, copyEvents);
                copyEvents.Events.SequenceEqual(events.Events).Should().BeTrue("a restored copy goes on as the first does, at step {0} of seed {1}", step, seed);
                copyEvents.Clear();
            }

            foreach (ref readonly SchedulerEvent happened in events.Events)
            {
                facts.Apply(happened);
                SchedulerEventFormat.Write(happened, bytes);
            }

            hash = Hash(hash, bytes.WrittenSpan);
            bytes.ResetWrittenCount();
            events.Clear();
            check(scheduler, step);
            if (step % copyEvery == 0 && step > 0)
            {
                copy = WorkflowScheduler.Restore(SchedulerPair.Snapshot(scheduler), policy, Enumerable.Range(0, Agents).Select(Profile));
            }
            else if (copy is not null && step % copyEvery == copyLives)
            {
                SchedulerPair.Snapshot(copy).AsSpan().SequenceEqual(SchedulerPair.Snapshot(scheduler)).Should().BeTrue("equal schedulers have equal snapshots, at step {0} of seed {1}", step, seed);
                copy = null;
            }
        }

        return Hash(hash, SchedulerPair.Snapshot(scheduler));
    }

    /// <summary>No item is lost, none is served twice.</summary>
    private static void CheckCounts(WorkflowScheduler scheduler, SchedulerProjection facts, int step)
    {
        bool agrees = scheduler.ReadyCount == facts.CountOf(WorkItemStatus.Ready)
            && scheduler.DeferredCount == facts.CountOf(WorkItemStatus.Deferred)
            && scheduler.OfferedCount == facts.CountOf(WorkItemStatus.Offered)
            && scheduler.AssignedCount == facts.CountOf(WorkItemStatus.Assigned)
            && scheduler.OpenOfferCount == facts.Offers.Count;
        agrees.Should().BeTrue("the engine's counts are those of its events, at step {0}", step);
        if (step % 2_000 == 1_999)
        {
            facts.Items.Values.Count(s => s == WorkItemStatus.Ready).Should().Be(scheduler.ReadyCount);
            facts.Items.Values.Count(s => s == WorkItemStatus.Assigned).Should().Be(facts.Holders.Count).And.Be(scheduler.AssignedCount);
            facts.Held.Values.Sum().Should().Be(facts.Holders.Count + facts.Offers.Count);
            foreach ((long id, WorkItemStatus status) in facts.Items.Take(5))
            {
                scheduler.Explain(new WorkItemId(id)).Status.Should().Be(status);
            }
        }
    }

    private static void Command(WorkflowScheduler scheduler, SchedulerProjection facts, ref SchedulerDraw draw, Instant now, SchedulerEventBuffer events)
    {
        AgentId agent = new($"w{draw.Below(Agents):00}");
        int kind = draw.Below(20);
        if (kind < 4)
        {
            scheduler.Enqueue(
                new WorkItem
                {
                    Priority = (WorkPriority)draw.Below(4),
                    Routing = draw.OneIn(3) ? SchedulerScene.Needs($"s{draw.Below(3)}") : null,
                    ServiceClass = draw.Below(3),
                    Customer = draw.OneIn(2) ? new CustomerId($"k{draw.Below(5)}") : null,
                    Due = draw.OneIn(2) ? now + Duration.FromSeconds(draw.Below(20)) : null,
                    NotBefore = draw.OneIn(9) ? now + Duration.FromSeconds(draw.Below(5)) : null,
                },
                now,
                events);
        }
        else if (kind < 10)
        {
            scheduler.TryOffer(agent, now, events, out _);
        }
        else if (kind == 10)
        {
            scheduler.Dispatch(now, events);
        }
        else if (kind == 14)
        {
            long item = Any(facts.Items.Keys, ref draw);
            Try(() => scheduler.Assign(new WorkItemId(item), agent, now, events));
        }
        else if (kind < 15)
        {
            long offer = Any(facts.Offers.Keys, ref draw);
            Try(() => Answer(scheduler, offer, kind, now, events));
        }
        else if (kind < 18)
        {
            long item = Any(facts.Holders.Keys, ref draw);
            Try(() => scheduler.Complete(new WorkItemId(item), now, events));
        }
        else if (kind == 18)
        {
            long item = Any(facts.Items.Keys, ref draw);
            bool cancels = draw.OneIn(2);
            Try(() => Disturb(scheduler, item, cancels, now, events));
        }
        else if (draw.OneIn(2))
        {
            scheduler.RemoveAgent(agent, now, events);
            scheduler.AddAgent(Profile(int.Parse(agent.Value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)), now, events);
        }
        else
        {
            scheduler.AdvanceTo(now, events);
        }
    }

    private static void Answer(WorkflowScheduler scheduler, long offer, int kind, Instant now, SchedulerEventBuffer events)
    {
        if (kind == 11)
        {
            scheduler.Decline(new OfferId(offer), now, events);
        }
        else
        {
            scheduler.Accept(new OfferId(offer), now, events);
        }
    }

    private static void Disturb(WorkflowScheduler scheduler, long item, bool cancels, Instant now, SchedulerEventBuffer events)
    {
        if (cancels)
        {
            scheduler.Cancel(new WorkItemId(item), now, events);
        }
        else
        {
            scheduler.Reprioritise(new WorkItemId(item), new WorkItemChange { Priority = WorkPriority.Urgent, Due = now + Duration.FromSeconds(3) }, now, events);
        }
    }

    /// <summary>Refusals are part of the game: an offer may have expired by now.</summary>
    private static void Try(Action command)
    {
        try
        {
            command();
        }
        catch (SchedulingException)
        {
            // It changed nothing, which the next comparison checks.
        }
    }

    private static long Any(IReadOnlyCollection<long> ids, ref SchedulerDraw draw) => ids.Count == 0 ? 1 : ids.ElementAt(draw.Below(Math.Min(ids.Count, 40)));

    private static AgentProfile Profile(int number) => SchedulerScene.Profile($"w{number:00}", capacity: Capacity, skills: [$"s{number % 3}", $"s{number % 2}"[..2] == $"s{number % 3}" ? "other" : $"s{number % 2}"]);

    private static ulong Hash(ulong hash, ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            foreach (byte value in bytes)
            {
                hash = (hash ^ value) * 1099511628211;
            }

            return hash;
        }
    }
}
