using System.Globalization;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Scheduling;

/// <content>Rows of the semantics that no other test states on its own.</content>
public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void DueTime_EarliestFirst_NoneLast()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }).Agent("a");
        scene.Put();
        scene.Put(new WorkItem { Due = SchedulerScene.At(20) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(-5) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(20) });
        scene.Drain("a", at: 1).Should().Equal(3, 2, 4, 1);
    }

    [Fact]
    public void Reprioritise_KeepsArrivalAndSequence()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId first = scene.Put();
        scene.Put();
        scene.Put(new WorkItem { Priority = WorkPriority.High });
        scene.Scheduler.Reprioritise(first, new WorkItemChange { Priority = WorkPriority.High }, SchedulerScene.At(1), scene.Events);
        scene.Drain("a", at: 2).Should().Equal([1, 3, 2], "it is before what came later at the same priority");
    }

    [Fact]
    public void Cancel_ShowsAtOnceInCountsAndPositions()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId first = scene.Put();
        WorkItemId second = scene.Put();
        scene.Scheduler.Cancel(first, SchedulerScene.At(1), scene.Events, "spam");
        (scene.Scheduler.ReadyCount, scene.Scheduler.Explain(second).Position).Should().Be((1, 1));
        scene.All()[^1].Note.Should().Be("spam");
    }

    [Fact]
    public void Deferred_WakeTogetherInTheOrderOfEnqueueing_AtTheirOldAge()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId first = scene.Put();
        WorkItemId second = scene.Put();
        scene.Scheduler.Defer(second, SchedulerScene.At(10), SchedulerScene.At(1), scene.Events);
        scene.Scheduler.Defer(first, SchedulerScene.At(10), SchedulerScene.At(2), scene.Events);
        scene.Put(at: 3);
        scene.Drain("a", at: 9.9).Should().Equal(3);
        scene.Drain("a", at: 10).Should().Equal(1, 2);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Woke).Select(e => e.Item).Should().Equal(first, second);
    }

    [Fact]
    public void DoubleAccept_AndLateAnswers_AreRefusedByTheOffersNumber()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put();
        Offer offer = scene.Offer("a", at: 1);
        scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events);
        byte[] before = SchedulerPair.Snapshot(scene.Scheduler);
        scene.Refused(() => scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events)).Offer.Should().Be(offer.Id);
        scene.Refused(() => scene.Scheduler.Decline(offer.Id, SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.ClosedOffer);
        SchedulerPair.Snapshot(scene.Scheduler).Should().Equal(before);
    }

    [Fact]
    public void KnownAgent_WithoutATime_IsPreferredWhereAgentsTie()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("b") });
        scene.Scheduler.Dispatch(SchedulerScene.At(0), scene.Events);
        scene.All()[^1].Agent.Should().Be(SchedulerScene.Id("b"));
    }

    [Fact]
    public void RateClasses_AreSixtyFourAtMost()
    {
        SchedulingPolicy policy = new() { Classes = [.. Enumerable.Range(1, 64).Select(i => new ServiceClass($"c{i}") { AgingRate = i })] };
        policy.Classes.Should().HaveCount(SchedulingPolicy.MaximumClasses);
        FluentActions.Invoking(() => policy with { Classes = policy.Classes.Add(new ServiceClass("more")) }).Should().Throw<ArgumentException>().WithMessage("*65*64*");
    }

    [Fact]
    public void Position_IsExactInTheOwnBand()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.CustomKey }).Agent("a");
        int[] keys = [5, 1, 4, 1, 3];
        foreach (int key in keys)
        {
            scene.Put(new WorkItem { CustomKey = key });
            scene.Put(new WorkItem { CustomKey = key, Priority = WorkPriority.Urgent });
        }

        // Keys 1, 1, 3, 4, 5 stand in places 2, 4, 5, 3, 1 of the list.
        Enumerable.Range(0, 5).Select(i => scene.Scheduler.Explain(new WorkItemId(1 + (2 * i))).Position).Should().Equal(5, 1, 4, 2, 3);
    }

    /// <summary>Parts of a command, one refused at the end: nothing of it happened.</summary>
    [Fact]
    public void RefusedCommands_ChangeNothingButTheTime()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId item = scene.Put();
        scene.Offered("a", at: 1);
        scene.Scheduler.AdvanceTo(SchedulerScene.At(2), scene.Events);
        byte[] before = SchedulerPair.Snapshot(scene.Scheduler);
        int events = scene.Events.Count;
        scene.Invoking(s => s.Scheduler.Transfer(item, default(GroupId), AgeRule.Keep, SchedulerScene.At(2), s.Events)).Should().Throw<ArgumentException>();
        scene.Invoking(s => s.Scheduler.Escalate(item, null, (WorkPriority)9, AgeRule.Keep, SchedulerScene.At(2), s.Events)).Should().Throw<ArgumentOutOfRangeException>();
        scene.Invoking(s => s.Scheduler.Reprioritise(item, new WorkItemChange { Due = SchedulerScene.At(1), RemovesDue = true }, SchedulerScene.At(2), s.Events)).Should().Throw<ArgumentException>();
        scene.Refused(() => scene.Scheduler.ReportLevel(1, "none", SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.NoSurgePolicy);
        scene.Refused(() => scene.Scheduler.Unfreeze(null, SchedulerScene.At(2), scene.Events)).Fault.Should().Be(SchedulingFault.FreezeState);
        SchedulerPair.Snapshot(scene.Scheduler).Should().Equal(before);
        scene.Events.Count.Should().Be(events);
    }

    /// <summary>
    /// The table of the guide from the closed forms, in exact thousandths of thousandths: W0 = load for one agent with exponential times of mean 1; Cobham: W1 = W0 / (1 - l1);
    /// Kleinrock: W2 = (W0 / (1 - l)) / (1 - l1 (1 - r)), W1 = W0 / (1 - l) - l2 W2 (1 - r), for loads l1 = 0.2, l2 = l - 0.2 and rates 1 to r = 0.25.
    /// </summary>
    [Fact]
    public void OverloadTable_IsThatOfTheFormulas()
    {
        string[] lines = File.ReadAllLines(Repository.File("docs", "scheduling.md"));
        decimal[] loads = Row("| load |");
        decimal[] aging = Row("| aging 1 : 0.25 |");
        decimal[] strict = Row("| strict bands |");
        loads.Should().Equal(0.8m, 0.9m, 0.95m, 0.99m, 0.999m);
        for (int i = 0; i < loads.Length; i++)
        {
            decimal all = loads[i] / (1 - loads[i]);
            decimal low = all / (1 - (0.2m * 0.75m));
            decimal high = all - ((loads[i] - 0.2m) * low * 0.75m);
            aging[i].Should().BeApproximately(high, high >= 100 ? 0.05m : 0.005m);
            strict[i].Should().BeApproximately(loads[i] / 0.8m, 0.0005m);
        }

        decimal[] Row(string head) =>
            [.. lines.Single(l => l.StartsWith(head, StringComparison.Ordinal)).Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(c => decimal.Parse(c, CultureInfo.InvariantCulture))];
    }
}
