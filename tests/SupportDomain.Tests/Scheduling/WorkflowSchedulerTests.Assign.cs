using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Scheduling.Assignment;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <content>Giving a certain item to a certain agent.</content>
public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void Assign_GivesAnyWaitingItem_WithoutAskingForRouting()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put();
        WorkItemId french = scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french"), Group = new GroupId("others") });
        scene.Scheduler.Assign(french, SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events, "knows the building");

        scene.Scheduler.Explain(french).Agent.Should().Be(SchedulerScene.Id("a"));
        SchedulerEvent assigned = scene.All()[^1];
        (assigned.Kind, assigned.Item, assigned.Agent, assigned.Note).Should().Be((SchedulerEventKind.Assigned, french, SchedulerScene.Id("a"), "knows the building"));
        scene.Scheduler.Complete(french, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.AssignedCount.Should().Be(0);
    }

    [Fact]
    public void Assign_RevokesOffersFirst_AndEndsADeferral()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OffersPerItem = 2 }).Agent("a", capacity: 1).Agent("b", capacity: 1);
        WorkItemId offered = scene.Put();
        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);

        // The only unit of b is taken by the offer of this very item.
        scene.Scheduler.Assign(offered, SchedulerScene.Id("b"), SchedulerScene.At(2), scene.Events);
        scene.KindsOf(offered).TakeLast(3).Should().Equal(SchedulerEventKind.OfferRevoked, SchedulerEventKind.OfferRevoked, SchedulerEventKind.Assigned);
        scene.Scheduler.OpenOfferCount.Should().Be(0);

        WorkItemId asleep = scene.Put(new WorkItem { NotBefore = SchedulerScene.At(100) }, at: 3);
        scene.Scheduler.Assign(asleep, SchedulerScene.Id("a"), SchedulerScene.At(4), scene.Events);
        scene.Scheduler.DeferredCount.Should().Be(0);
        scene.Scheduler.AdvanceTo(SchedulerScene.At(200), scene.Events);
        scene.KindsOf(asleep)[^1].Should().Be(SchedulerEventKind.Assigned);
    }

    [Fact]
    public void Assign_OfWhatAnotherAgentWorksOn_HandsItOver()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 1).Agent("b", capacity: 1);
        WorkItemId item = scene.Put();
        WorkItemId next = scene.Put();
        scene.Drain("a", at: 1).Should().Equal(item.Value);
        scene.Scheduler.Assign(item, SchedulerScene.Id("b"), SchedulerScene.At(2), scene.Events);

        scene.Drain("b", at: 3).Should().BeEmpty();
        scene.Drain("a", at: 3).Should().Equal(next.Value);
    }

    [Fact]
    public void Assign_Refused_ChangesNothing()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 1).Agent("b").Agent("c", channels: [new ChannelCapacity(ContactChannel.Chat, 1, 1)]);
        WorkItemId item = scene.Put(new WorkItem { Group = new GroupId("g"), Channel = ContactChannel.Phone });
        WorkItemId held = scene.Put(new WorkItem { Channel = ContactChannel.Phone });
        scene.Scheduler.Assign(held, SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events);
        scene.Scheduler.SignOut(SchedulerScene.Id("b"), SchedulerScene.At(1), scene.Events);
        byte[] before = SchedulerPair.Snapshot(scene.Scheduler);

        Refused("a").Message.Should().Be("Agent 'a' has no capacity for another item of channel Phone: 1 of 1 units are taken.");
        Refused("b").Message.Should().Be("Agent 'b' is not on duty.");
        Refused("c").Fault.Should().Be(SchedulingFault.AgentNotAvailable);
        Refused("nobody").Fault.Should().Be(SchedulingFault.UnknownAgent);
        scene.Refused(() => scene.Scheduler.Assign(held, SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events)).Fault.Should().Be(SchedulingFault.ItemNotWaiting);
        scene.Refused(() => scene.Scheduler.Assign(new WorkItemId(99), SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events)).Fault.Should().Be(SchedulingFault.UnknownItem);
        SchedulerPair.Snapshot(scene.Scheduler).Should().Equal(before);

        scene.Scheduler.Freeze(new GroupId("g"), FreezeAge.Runs, SchedulerScene.At(1), scene.Events);
        Refused("a").Fault.Should().Be(SchedulingFault.FreezeState);

        SchedulingException Refused(string agent) => scene.Refused(() => scene.Scheduler.Assign(item, SchedulerScene.Id(agent), SchedulerScene.At(1), scene.Events));
    }

    [Fact]
    public void Assign_UnderFairness_CountsAsInHand_ButIsNotCharged()
    {
        CustomerId customer = new("k");
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy(caps: [new(customer, 1)]) }).Agent("a").Agent("b");
        WorkItemId first = scene.Put(new WorkItem { Customer = customer });
        WorkItemId second = scene.Put(new WorkItem { Customer = customer });
        WorkItemId other = scene.Put(new WorkItem { Customer = new CustomerId("other") });
        scene.Scheduler.Assign(first, SchedulerScene.Id("a"), SchedulerScene.At(1), scene.Events);

        // The customer is at the cap; by hand one more is given.
        scene.Scheduler.Explain(second).Blockers.Should().Contain(b => b.Kind == WorkBlockerKind.CustomerAtCap);
        scene.Scheduler.Assign(second, SchedulerScene.Id("b"), SchedulerScene.At(1), scene.Events);
        scene.Scheduler.Complete(first, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.Complete(second, SchedulerScene.At(2), scene.Events);
        WorkItemId third = scene.Put(new WorkItem { Customer = customer, WaitingSince = SchedulerScene.At(0) - Duration.FromSeconds(1) }, at: 3);

        // Equal tags: nothing was charged, so the older item goes first.
        scene.Drain("a", at: 4).Should().Equal(third.Value, other.Value);
    }

    [Fact]
    public void AssignmentOfMany_IsCarriedOutAtOnce()
    {
        // 1 + 2 is the least sum; giving the second item to b, for whom it costs nothing, would leave 4 or more for a.
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 1).Agent("b", capacity: 1);
        WorkItemId[] items = [.. Enumerable.Range(0, 3).Select(_ => scene.Put())];
        AgentId[] agents = [SchedulerScene.Id("a"), SchedulerScene.Id("b")];
        int[] itemOfAgent = new int[2];
        new AssignmentSolver().Solve(items.Length, [4, 1, 9, 2, 0, 5], itemOfAgent).Should().Be(new AssignmentResult(2, 3));
        for (int i = 0; i < agents.Length; i++)
        {
            scene.Scheduler.Assign(items[itemOfAgent[i]], agents[i], SchedulerScene.At(1), scene.Events);
        }

        scene.All().Where(e => e.Kind == SchedulerEventKind.Assigned).Select(e => (e.Agent.Value, e.Item.Value)).Should().Equal(("a", 2L), ("b", 1L));
    }
}
