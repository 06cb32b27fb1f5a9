using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

/// <content>Lists of what is there.</content>
public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void GetItems_TellsEveryUnfinishedItem_InTheOrderOfNumbers()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Scheduler.GetItems().Should().BeEmpty();
        WorkItemId taken = scene.Put(new WorkItem { Priority = WorkPriority.Urgent });
        WorkItemId done = scene.Put(new WorkItem { Priority = WorkPriority.High });
        WorkItemId waiting = scene.Put(
            new WorkItem
            {
                Reference = "T-3",
                Kind = WorkItemKind.ProjectTask,
                Priority = WorkPriority.Low,
                Channel = ContactChannel.Chat,
                Group = new GroupId("g"),
                Customer = new CustomerId("k"),
                WaitingSince = SchedulerScene.At(-5),
                Due = SchedulerScene.At(100),
            },
            at: 1);
        WorkItemId asleep = scene.Put(new WorkItem { NotBefore = SchedulerScene.At(50) }, at: 2);
        scene.Scheduler.Assign(taken, SchedulerScene.Id("a"), SchedulerScene.At(3), scene.Events);
        scene.Scheduler.Cancel(done, SchedulerScene.At(3), scene.Events);

        scene.Scheduler.GetItems().Should().Equal(
            new WorkItemSummary(
                taken, null, WorkItemKind.Ticket, WorkItemStatus.Assigned, WorkPriority.Urgent, ContactChannel.Unknown, null, null, SchedulerScene.Id("a"), SchedulerScene.At(0), null, SchedulerScene.At(3)),
            new WorkItemSummary(
                waiting, "T-3", WorkItemKind.ProjectTask, WorkItemStatus.Ready, WorkPriority.Low, ContactChannel.Chat, new GroupId("g"), new CustomerId("k"), null, SchedulerScene.At(-5), SchedulerScene.At(100), SchedulerScene.At(3)),
            new WorkItemSummary(
                asleep, null, WorkItemKind.Ticket, WorkItemStatus.Deferred, WorkPriority.Normal, ContactChannel.Unknown, null, null, null, SchedulerScene.At(2), null, SchedulerScene.At(3)));
        scene.Scheduler.GetItem(waiting).Should().Be(scene.Scheduler.GetItems()[1]);
        scene.Refused(() => scene.Scheduler.GetItem(done)).Fault.Should().Be(SchedulingFault.FinishedItem);
        scene.Refused(() => scene.Scheduler.GetItem(new WorkItemId(9))).Fault.Should().Be(SchedulingFault.UnknownItem);
    }

    /// <summary>A freeze whose time stands moves waits and due times by its length, 10 s here; after a restart from a snapshot too.</summary>
    [Fact]
    public void GetItem_AfterAFreezeWithStandingTime_IsMovedByItsLength()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        WorkItemId item = scene.Put(new WorkItem { Due = SchedulerScene.At(100) });
        scene.Scheduler.Freeze(null, FreezeAge.Stands, SchedulerScene.At(20), scene.Events);
        scene.Scheduler.AdvanceTo(SchedulerScene.At(24), scene.Events);
        Times(scene.Scheduler.GetItem(item)).Should().Be((SchedulerScene.At(4), SchedulerScene.At(104)));
        scene.Scheduler.Unfreeze(null, SchedulerScene.At(30), scene.Events);
        Times(scene.Scheduler.GetItem(item)).Should().Be((SchedulerScene.At(10), SchedulerScene.At(110)));

        WorkflowScheduler restored = WorkflowScheduler.Restore(SchedulerPair.Snapshot(scene.Scheduler), scene.Scheduler.Policy, scene.Scheduler.GetProfiles());
        restored.GetItems().Should().Equal(scene.Scheduler.GetItems());

        static (Instant, Instant?) Times(WorkItemSummary summary) => (summary.WaitingSince, summary.Due);
    }
}
