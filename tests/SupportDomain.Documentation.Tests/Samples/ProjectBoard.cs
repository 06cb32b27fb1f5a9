using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Workforce;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class ProjectBoard
{
    internal static void Run()
    {
        #region ProjectBoard
        WorkflowStepId design = new("design");
        WorkflowStepId build = new("build");
        WorkflowStepId texts = new("texts");
        WorkflowDefinition project = new(
            "New portal",
            new WorkflowStep(design, "Design", effort: Duration.FromHours(4)),
            new WorkflowStep(texts, "Write the texts", [design], Duration.FromHours(1)),
            new WorkflowStep(build, "Build", [design], Duration.FromHours(6)),
            new WorkflowStep(new WorkflowStepId("ship"), "Ship", [build, texts], Duration.FromHours(1)));
        Instant now = Instant.FromUtc(2026, 3, 2, 8, 0);
        WorkflowRun run = WorkflowRun.Start(project, now);
        WorkflowSchedule plan = run.Schedule(now, due: now + Duration.FromHours(24));

        // The plan's latest finish is the due time of each step, so that the least laxity is the least latest start.
        WorkflowFeed feed = new(run, new WorkItem { Reference = "P-7" }, plan: plan);
        WorkflowScheduler board = new(new SchedulingPolicy { Ordering = WorkOrdering.LeastLaxity }, now);
        SchedulerEventBuffer events = new();
        AgentId ana = new("ana");
        board.AddAgent(new AgentProfile(ana, 1, [new ChannelCapacity(ContactChannel.Unknown, 1, 1)]), now, events);
        while (!run.IsFinished)
        {
            feed.Synchronise(board, now, events);
            board.TryDequeue(ana, now, events, out WorkItemId item);
            WorkflowStepId step = feed.StepOf(item)!.Value;
            Console.WriteLine($"{now}: {step}, at the latest {plan.LatestStartOf(step).Value}");

            now += project.StepOf(step).Effort;
            events.Clear();
            board.Complete(item, now, events);
            foreach (SchedulerEvent happened in events.Events)
            {
                feed.Take(happened);
            }
        }
        // → 2026-03-02T08:00:00Z: design, at the latest 2026-03-02T21:00:00Z
        // → 2026-03-02T12:00:00Z: build, at the latest 2026-03-03T01:00:00Z
        // → 2026-03-02T18:00:00Z: texts, at the latest 2026-03-03T06:00:00Z
        // → 2026-03-02T19:00:00Z: ship, at the latest 2026-03-03T07:00:00Z
        #endregion
    }
}
