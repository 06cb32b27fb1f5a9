using System.Buffers;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Documentation.Tests.Samples;

internal static class FaultWorkflow
{
    internal static void Run()
    {
        #region FaultWorkflow
        WorkflowStepId reproduce = new("reproduce");
        WorkflowStepId patch = new("patch");
        WorkflowStepId notice = new("notice");
        WorkflowStepId release = new("release");
        WorkflowDefinition fault = new(
            "Product fault",
            new WorkflowStep(reproduce, "Reproduce the fault", effort: Duration.FromHours(2)),
            new WorkflowStep(patch, "Write the patch", [reproduce], Duration.FromHours(3)),
            new WorkflowStep(notice, "Tell the customers", [reproduce], Duration.FromHours(1), isOptional: true),
            new WorkflowStep(release, "Try and release", [patch, notice], Duration.FromHours(1), owner: PersonRole.Manager, maySendBackTo: [patch]));

        // Monday noon to Wednesday noon, 9 to 5: 16 hours of work, of which the longest chain takes 6.
        BusinessCalendar office = new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/London"])
            .WithWeeklyHours(WeeklyHours.Closed.With(
                new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
            .Build();
        Instant monday = Instant.FromUtc(2026, 1, 12, 12, 0);
        WorkflowSchedule plan = fault.Schedule(monday, monday + Duration.FromDays(2), office);
        Console.WriteLine($"{string.Join(", ", plan.CriticalPath())}: done by {plan.EarliestFinish}");
        foreach (StepSchedule step in plan.Steps.OrderBy(s => s.LatestStart.Value))
        {
            Console.WriteLine($"{step.Step} may wait until {step.LatestStart.Value}, {step.Slack.TotalHours} h");
        }

        ArrayBufferWriter<WorkflowEvent> events = new();
        WorkflowRun run = WorkflowRun.Start(fault, monday, events);
        run.Complete(reproduce, monday, events);
        run.Skip(notice, monday, events);
        run.Complete(patch, monday, events);
        events.ResetWrittenCount();
        run.SendBack(release, patch, monday, events);
        foreach (WorkflowEvent happened in events.WrittenSpan)
        {
            Console.WriteLine($"{happened.Sequence}: {happened.Kind} {happened.Step}, round {happened.Round}");
        }

        // → reproduce, patch, release: done by 2026-01-13T10:00:00Z
        // → reproduce may wait until 2026-01-13T14:00:00Z, 10 h
        // → patch may wait until 2026-01-13T16:00:00Z, 10 h
        // → notice may wait until 2026-01-14T10:00:00Z, 12 h
        // → release may wait until 2026-01-14T11:00:00Z, 10 h
        // → 9: StepSentBack patch, round 1
        // → 10: StepReset release, round 1
        // → 11: StepReady patch, round 2
        #endregion
    }
}
