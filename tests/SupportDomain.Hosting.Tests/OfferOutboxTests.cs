using SupportDomain.Scheduling;

namespace SupportDomain.Hosting.Tests;

public sealed class OfferOutboxTests
{
    [Fact]
    public void OffersThatAreOver_TakeNoRoom_AlsoWhileNothingIsHandedOut()
    {
        // As in a replay of a long log, where each offer was answered long ago.
        WorkflowScheduler scheduler = new(new SchedulingPolicy(), Scene.Start);
        SchedulerEventBuffer events = new();
        OfferOutbox outbox = new(capacity: 4, () => { });
        scheduler.Apply(Scene.Join("ana").WithTime(Scene.Start), events);
        for (int i = 1; i <= 1000; i++)
        {
            events.Clear();
            scheduler.Apply(Scene.Mail().WithTime(Scene.Start), events);
            scheduler.Apply(SchedulerCommand.Dispatch(Scene.Start), events);
            outbox.Observe(events.Events, isDispatch: true);
            events.Clear();
            scheduler.Accept(new OfferId(i), Scene.Start, events);
            scheduler.Complete(new WorkItemId(i), Scene.Start, events);
            outbox.Observe(events.Events, isDispatch: false);
            outbox.WaitingCount.Should().BeLessThanOrEqualTo(20);
        }

        outbox.OpenCount.Should().Be(0);
        outbox.Publish();
        outbox.Reader.TryRead(out _).Should().BeFalse();
    }
}
