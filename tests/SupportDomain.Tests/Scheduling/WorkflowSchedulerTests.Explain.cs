using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void Explain_SaysWhatDecidedWithBothValues()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }).Agent("a");
        WorkItemId late = scene.Put(new WorkItem { Due = SchedulerScene.At(20) });
        WorkItemId first = scene.Put(new WorkItem { Due = SchedulerScene.At(10) });
        WorkItemId low = scene.Put(new WorkItem { Priority = WorkPriority.Low });

        WorkItemExplanation explained = scene.Scheduler.Explain(late);
        (explained.Status, explained.Position, explained.Blockers.Length, explained.At).Should().Be((WorkItemStatus.Ready, 2, 0, SchedulerScene.At(0)));
        explained.Behind.Should().Be(new OrderReason(OrderCriterion.Key, first, SchedulerScene.At(10).ToUnixTimeTicks(), late, SchedulerScene.At(20).ToUnixTimeTicks()));
        scene.Scheduler.Explain(low).Behind.Should().Be(new OrderReason(OrderCriterion.Band, first, 2, low, 3));
        scene.Scheduler.Explain(first).Behind.Should().Be(default(OrderReason));
        scene.Scheduler.ExplainNext(SchedulerScene.Id("a")).Should().Be(explained.Behind);
    }

    [Fact]
    public void Explain_ByRates_GivesScores()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.AgingRates,
            Classes = [new ServiceClass("slow"), new ServiceClass("fast") { AgingRate = 3 }],
        }).Agent("a");
        WorkItemId slow = scene.Put();
        WorkItemId fast = scene.Put(new WorkItem { ServiceClass = 1 }, at: 2);
        scene.Scheduler.AdvanceTo(SchedulerScene.At(4), scene.Events);

        // 4 s × 1 against 2 s × 3, in ticks.
        scene.Scheduler.Explain(slow).Behind.Should().Be(new OrderReason(OrderCriterion.Key, fast, 60_000_000, slow, 40_000_000));
    }

    [Fact]
    public void Explain_NamesEachBlockerAndItsEarliestEnd()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy(cap: 1), OfferDuration = SchedulerScene.Seconds(30) })
            .Agent("a", capacity: 1).Agent("b", skills: ["linux"], groups: ["g"]);
        WorkItemId french = scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(60), SkillRequirements.None) });
        WorkItemId asleep = scene.Put(new WorkItem { NotBefore = SchedulerScene.At(40) });
        WorkItemId taken = scene.Put(new WorkItem { Customer = new CustomerId("k") });
        WorkItemId capped = scene.Put(new WorkItem { Customer = new CustomerId("k"), Routing = SchedulerScene.Needs("linux") });
        WorkItemId frozen = scene.Put(new WorkItem { Group = new GroupId("g"), Routing = SchedulerScene.Needs("linux") });
        WorkItemId kept = scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("a"), KnownAgentOnly = SchedulerScene.Seconds(50) });
        scene.Scheduler.Freeze(new GroupId("g"), FreezeAge.Runs, SchedulerScene.At(1), scene.Events);
        Offer offer = scene.Offer("a", at: 1);

        offer.Item.Should().Be(taken);
        Blockers(french).Should().Equal(new WorkBlocker(WorkBlockerKind.NobodyCovers, SchedulerScene.At(60)));
        Blockers(asleep).Should().Equal(new WorkBlocker(WorkBlockerKind.Deferred, SchedulerScene.At(40)));
        Blockers(taken).Should().Equal(new WorkBlocker(WorkBlockerKind.Offered, SchedulerScene.At(31)));
        Blockers(capped).Should().Equal(new WorkBlocker(WorkBlockerKind.CustomerAtCap, null));
        Blockers(frozen).Should().Equal(new WorkBlocker(WorkBlockerKind.TeamFrozen, null));
        Blockers(kept).Should().Equal(new WorkBlocker(WorkBlockerKind.KnownAgentOnly, SchedulerScene.At(50)));

        scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.SignOut(SchedulerScene.Id("b"), SchedulerScene.At(2), scene.Events);
        scene.Scheduler.Explain(taken).Agent.Should().Be(SchedulerScene.Id("a"));
        Blockers(capped)[^1].Should().Be(new WorkBlocker(WorkBlockerKind.NobodyOnDuty, null));
        Blockers(scene.Put(at: 3)).Should().Equal(new WorkBlocker(WorkBlockerKind.NoCapacity, null));

        WorkBlocker[] Blockers(WorkItemId item) => [.. scene.Scheduler.Explain(item).Blockers];
    }
}
