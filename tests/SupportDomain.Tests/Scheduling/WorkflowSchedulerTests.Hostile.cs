using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void TimeGoingBack_IsRefusedAndChangesNothing()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put(at: 5);
        byte[] before = SchedulerPair.Snapshot(scene.Scheduler);
        int events = scene.Events.Count;

        scene.Invoking(s => s.Put(at: 4)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("now");
        scene.Invoking(s => s.Scheduler.AdvanceTo(SchedulerScene.At(4), s.Events)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("now");
        SchedulerPair.Snapshot(scene.Scheduler).Should().Equal(before);
        scene.Events.Count.Should().Be(events);
    }

    /// <summary>Whoever sets several members at once is told which of them was wrong.</summary>
    [Fact]
    public void WrongMember_IsNamed()
    {
        Instant early = Instant.FromUtc(1900, 1, 1, 0, 0);
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId known = scene.Put();
        (Action Wrong, string Name)[] cases =
        [
            (() => _ = new SchedulingPolicy { AgeCap = Duration.FromDays(1), OfferDuration = Duration.Zero }, "OfferDuration"),
            (() => _ = new SchedulingPolicy { DueBand = 16 }, "DueBand"),
            (() => _ = new SchedulingPolicy { Ordering = (WorkOrdering)77 }, "Ordering"),
            (() => _ = new SurgePolicy(2, 1) { MinimumStay = -Duration.Epsilon }, "MinimumStay"),
            (() => _ = new ServiceClass("c") { Weight = 0 }, "Weight"),
            (() => scene.Put(new WorkItem { Due = early }), "item.Due"),
            (() => scene.Put(new WorkItem { NotBefore = early }), "item.NotBefore"),
            (() => scene.Put(new WorkItem { WaitingSince = early }), "item.WaitingSince"),
            (() => scene.Scheduler.Reprioritise(known, new WorkItemChange { Due = early }, SchedulerScene.At(1), scene.Events), "change.Due"),
        ];
        foreach ((Action wrong, string name) in cases)
        {
            wrong.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(name).WithMessage($"{name} is *; it must be *");
        }

        byte[] snapshot = SchedulerPair.Snapshot(scene.Scheduler);
        FluentActions.Invoking(() => WorkflowScheduler.Restore(snapshot, new SchedulingPolicy(), [])).Should().Throw<ArgumentException>().WithParameterName("agents");
    }

    [Fact]
    public void UnknownAndFinished_AreToldApart()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId item = scene.Put();
        scene.Scheduler.Cancel(item, SchedulerScene.At(1), scene.Events);

        scene.Refused(() => scene.Scheduler.Complete(item, SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.FinishedItem);
        scene.Refused(() => scene.Scheduler.Complete(new WorkItemId(2), SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.UnknownItem);
        scene.Refused(() => scene.Scheduler.Complete(default, SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.UnknownItem);
        scene.Refused(() => scene.Scheduler.Accept(new OfferId(1), SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.UnknownOffer);
        scene.Refused(() => scene.Offered("nobody", at: 2)).Fault.Should().Be(SchedulingFault.UnknownAgent);
        scene.Refused(() => scene.Agent("a", at: 2)).Fault.Should().Be(SchedulingFault.KnownAgent);
    }

    [Fact]
    public void CompletingWhatNobodyWorksOn_IsRefused()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId item = scene.Put();
        scene.Refused(() => scene.Scheduler.Complete(item, SchedulerScene.At(1), scene.Events)).Fault.Should().Be(SchedulingFault.ItemNotAssigned);
    }

    [Fact]
    public void AgentRemovedWhileHoldingWork_GivesItBackInOrder()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        for (int i = 0; i < 4; i++)
        {
            scene.Put();
        }

        scene.Scheduler.TryDequeue(SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events, out _);
        Offer open = scene.Offer("a", at: 1);
        scene.Scheduler.TryDequeue(SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events, out _);
        scene.Scheduler.RemoveAgent(SchedulerScene.Id("a"), SchedulerScene.At(2), scene.Events);

        scene.All().Where(e => e.At == SchedulerScene.At(2)).Select(e => (e.Kind, e.Item.Value)).Should().Equal(
            (SchedulerEventKind.AgentRemoved, 0), (SchedulerEventKind.OfferRevoked, 2), (SchedulerEventKind.Returned, 2), (SchedulerEventKind.Returned, 1), (SchedulerEventKind.Returned, 3));
        scene.Refused(() => scene.Scheduler.Accept(open.Id, SchedulerScene.At(3), scene.Events)).Fault.Should().Be(SchedulingFault.ClosedOffer);
        scene.Drain("b", at: 3).Should().Equal(1, 2, 3, 4);
    }

    [Fact]
    public void PolicySwappedInFlight_RekeysAndSaysSo()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Classes = [new ServiceClass("one"), new ServiceClass("two")] }).Agent("a");
        scene.Put(new WorkItem { Due = SchedulerScene.At(90) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(50), ServiceClass = 1 });

        scene.Refused(() => scene.Scheduler.ChangePolicy(new SchedulingPolicy(), SchedulerScene.At(1), scene.Events)).Fault.Should().Be(SchedulingFault.MissingServiceClass);
        scene.Scheduler.ChangePolicy(scene.Scheduler.Policy with { Ordering = WorkOrdering.DueTime }, SchedulerScene.At(2), scene.Events);

        scene.All().Where(e => e.At == SchedulerScene.At(2)).Select(e => (e.Kind, e.Item.Value)).Should().Equal((SchedulerEventKind.PolicyChanged, 0), (SchedulerEventKind.Rekeyed, 1), (SchedulerEventKind.Rekeyed, 2));
        scene.Drain("a", at: 3).Should().Equal(2, 1);
    }

    [Fact]
    public void HundredThousandSkills_AreToldApart()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", skills: ["skill-777", "skill-99999"]);
        for (int i = 0; i < 100_000; i++)
        {
            scene.Put(new WorkItem { Routing = SchedulerScene.Needs($"skill-{i}") });
        }

        scene.Drain("a", at: 1).Should().Equal(778, 100_000);
    }

    [Fact]
    public void ZeroCapacity_TakesWhatCostsNothing()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 0, channels: [new(ContactChannel.Email, 0, 1), new(ContactChannel.Phone, 1, 1), new(ContactChannel.Chat, 0, 0)]);
        scene.Put(new WorkItem { Channel = ContactChannel.Phone });
        scene.Put(new WorkItem { Channel = ContactChannel.Chat });
        scene.Put(new WorkItem { Channel = ContactChannel.Email });
        scene.Put(new WorkItem { Channel = ContactChannel.Email });

        scene.Drain("a", at: 1).Should().Equal(3);
        scene.Scheduler.Dispatch(SchedulerScene.At(2), scene.Events).Should().Be(0);
    }

    [Fact]
    public void FieldsOutOfReach_AreRefusedAndChangeNothing()
    {
        SchedulerScene scene = new();
        Duration tooLong = Duration.FromDays(1001);
        WorkItem[] bad =
        [
            new() { Due = WorkflowScheduler.Latest + Duration.FromTicks(1) },
            new() { WaitingSince = SchedulerScene.At(1) },
            new() { WaitingSince = WorkflowScheduler.Earliest - Duration.FromTicks(1) },
            new() { Estimate = -Duration.FromTicks(1) },
            new() { Estimate = tooLong },
            new() { Boost = tooLong },
            new() { Boost = -tooLong },
            new() { ServiceClass = 1 },
            new() { ServiceClass = -1 },
            new() { CustomKey = long.MaxValue },
            new() { Priority = (WorkPriority)4 },
            new() { Kind = (WorkItemKind)(-1) },
            new() { Channel = (ContactChannel)7 },
            new() { Group = default(GroupId) },
            new() { Customer = default(CustomerId) },
            new() { KnownAgent = default(AgentId) },
        ];
        foreach (WorkItem item in bad)
        {
            scene.Invoking(s => s.Put(item)).Should().Throw<ArgumentException>("{0} is out of reach", item);
        }

        scene.Events.Count.Should().Be(0);
        scene.Put(new WorkItem { Due = WorkflowScheduler.Latest, Boost = Duration.FromDays(1000), Estimate = Duration.FromDays(1000) }).Value.Should().Be(1);
    }

    [Fact]
    public void DamagedSnapshots_AreRefused()
    {
        SchedulerPair pair = new(WorkOrdering.DueTime, 9);
        SchedulerDraw draw = new(9);
        for (int i = 0; i < 150; i++)
        {
            pair.Step(draw.Below(int.MaxValue));
        }

        byte[] good = SchedulerPair.Snapshot(pair.Engine);
        AgentProfile[] profiles = [.. pair.Naive.Agents.Values.Select(a => a.Profile)];
        for (int length = 0; length < good.Length; length += 3)
        {
            FluentActions.Invoking(() => WorkflowScheduler.Restore(good.AsSpan(0, length), pair.Engine.Policy, profiles)).Should().Throw<FormatException>("it ends after {0} bytes", length);
        }

        for (int i = 0; i < good.Length; i += 2)
        {
            byte[] damaged = [.. good];
            damaged[i] ^= 0x55;
            try
            {
                ArrayBufferWriter<byte> again = new();
                WorkflowScheduler.Restore(damaged, pair.Engine.Policy, profiles).WriteSnapshot(again);
            }
            catch (Exception fault) when (fault is FormatException or ArgumentException)
            {
                // Refused, as it should be; what is accepted is another state, not a broken one.
            }
        }
    }

    [Fact]
    public void Restore_UnderAnotherPolicyOrWithoutAProfile_IsRefused()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        byte[] snapshot = SchedulerPair.Snapshot(scene.Scheduler);

        FluentActions.Invoking(() => WorkflowScheduler.Restore(snapshot, new SchedulingPolicy { OffersPerItem = 2 }, [SchedulerScene.Profile("a")])).Should().Throw<ArgumentException>().WithParameterName("policy");
        FluentActions.Invoking(() => WorkflowScheduler.Restore(snapshot, new SchedulingPolicy(), [])).Should().Throw<ArgumentException>().WithMessage("*agent a is missing*");
        FluentActions.Invoking(() => WorkflowScheduler.Restore(snapshot, new SchedulingPolicy(), [SchedulerScene.Profile("a", capacity: 7)])).Should().Throw<ArgumentException>();
        WorkflowScheduler.Restore(snapshot, new SchedulingPolicy(), [SchedulerScene.Profile("a")]).Now.Should().Be(scene.Scheduler.Now);
    }
}
