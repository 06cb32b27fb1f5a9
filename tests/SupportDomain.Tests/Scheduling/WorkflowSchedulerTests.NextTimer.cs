using NodaTime;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Scheduling;

public sealed partial class WorkflowSchedulerTests
{
    [Fact]
    public void NextTimerAt_IsTheFirstOfAllTimers_AndForgetsAnsweredOffers()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10) }).Agent("a");
        scene.Scheduler.NextTimerAt.Should().BeNull("nothing waits for time");
        scene.Put(new WorkItem { NotBefore = SchedulerScene.At(30) });
        scene.Scheduler.NextTimerAt.Should().Be(SchedulerScene.At(30));
        scene.Put();
        Offer offer = scene.Offer("a", at: 1);
        scene.Scheduler.NextTimerAt.Should().Be(SchedulerScene.At(11));
        scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.NextTimerAt.Should().Be(SchedulerScene.At(30), "the offer was answered");
        scene.Scheduler.Complete(offer.Item, SchedulerScene.At(3), scene.Events, wrapUp: SchedulerScene.Seconds(4));
        scene.Scheduler.NextTimerAt.Should().Be(SchedulerScene.At(7));
        scene.Scheduler.AdvanceTo(SchedulerScene.At(7), scene.Events);
        scene.Scheduler.NextTimerAt.Should().Be(SchedulerScene.At(30));
    }

    /// <summary>Under random commands: advancing to just before it does nothing; and going from one to the next gives the same events as one long step.</summary>
    [Fact]
    public void NextTimerAt_IsNeverLaterThanWhatTimeDoesNext()
    {
        SchedulerDraw draw = new(21);
        int happened = 0;
        for (int run = 0; run < 40 * Properties.Scale; run++)
        {
            WorkflowScheduler scheduler = new(CommandDraw.Policy(ref draw), SchedulerScene.Start);
            Instant now = SchedulerScene.Start;
            SchedulerEventBuffer events = new();
            for (int step = 0; step < 60; step++)
            {
                now += Duration.FromTicks(draw.Below(10_000_000));
                int kind = step < 4 ? (int)SchedulerCommandKind.AddAgent : 1 + draw.Below(CommandDraw.Kinds - 2);
                TryAny(scheduler, CommandDraw.Next(ref draw, kind, scheduler, now).Command, events);
                now = Instant.Max(now, scheduler.Now);
            }

            byte[] state = SchedulerPair.Snapshot(scheduler);
            WorkflowScheduler twin = WorkflowScheduler.Restore(state, scheduler.Policy, scheduler.GetProfiles());
            happened += StepByStep(scheduler, twin, now + Duration.FromSeconds(40));
        }

        happened.Should().BePositive();
    }

    private static void TryAny(WorkflowScheduler scheduler, in SchedulerCommand command, SchedulerEventBuffer events)
    {
        try
        {
            scheduler.Apply(command, events);
        }
        catch (Exception refusal) when (refusal is ArgumentException or SchedulingException)
        {
            // Drawn at random, many commands are impossible.
        }
    }

    private static int StepByStep(WorkflowScheduler scheduler, WorkflowScheduler twin, Instant end)
    {
        SchedulerEventBuffer stepwise = new();
        while (scheduler.NextTimerAt is { } next && next <= end)
        {
            int before = stepwise.Count;
            scheduler.AdvanceTo(Instant.Max(scheduler.Now, next - Duration.FromTicks(1)), stepwise);
            stepwise.Count.Should().Be(before, "nothing happens before {0}", next);
            scheduler.AdvanceTo(next, stepwise);
        }

        scheduler.AdvanceTo(end, stepwise);
        SchedulerEventBuffer atOnce = new();
        twin.AdvanceTo(end, atOnce);
        stepwise.Events.SequenceEqual(atOnce.Events).Should().BeTrue();
        return stepwise.Count;
    }
}
