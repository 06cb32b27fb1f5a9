using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Tests.BusinessTime;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Scheduling.Workflows.Graphs;

namespace SupportDomain.Tests.Scheduling.Workflows;

public sealed class WorkflowScheduleTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 12, 9, 0);
    private static readonly BusinessCalendar London = Desk.NineToFive("Europe/London").ValidBetween(new LocalDate(2025, 1, 1), new LocalDate(2028, 1, 1)).Build();

    /// <summary>A 2 h before B 3 h and C 1 h, both before D 1 h.</summary>
    private static readonly WorkflowDefinition Diamond = new("diamond", Step(3, 1, 2, 1), Step(0, 2), Step(1, 3, 0), Step(2, 1, 0));

    [Fact]
    public void Schedule_WorkedExample_GivesPathSlackAndLatestStarts()
    {
        WorkflowSchedule plan = Diamond.Schedule(Start);
        plan.Length.Should().Be(Duration.FromHours(6));
        plan.EarliestFinish.Value.Should().Be(Start + Duration.FromHours(6));
        plan.CriticalPath().Should().Equal(Id(0), Id(1), Id(3));
        plan.Slack.Should().Be(Duration.Zero);
        plan.Of(Id(2)).Should().Be(new StepSchedule(Id(2), At(2), At(3), At(4), At(5), Duration.FromHours(2), false));
        plan.Of(Id(1)).Should().Be(new StepSchedule(Id(1), At(2), At(5), At(2), At(5), Duration.Zero, true));
        plan.LatestStartOf(Id(3)).Should().Be(At(5));
        plan.Steps.Select(s => s.Step).Should().Equal(Id(3), Id(0), Id(1), Id(2));

        Diamond.Schedule(Start, Start + Duration.FromHours(5)).Of(Id(2)).Slack.Should().Be(Duration.FromHours(1));
        Diamond.Schedule(Start, Start + Duration.FromHours(5)).Slack.Should().Be(-Duration.FromHours(1));
        Diamond.Schedule(Start, Start - Duration.FromHours(1)).LatestStartOf(Id(0)).Should().Be(At(-7));

        static BusinessTimeResult At(int hours) => BusinessTimeResult.Found(Start + Duration.FromHours(hours));
    }

    [Fact]
    public void Schedule_InWorkingTime_ClosesInTheEveningAndOpensInTheMorning()
    {
        // Started on a Monday at 12:00, due on Wednesday at 12:00: 16 h of work, of which the longest chain takes 6.
        WorkflowSchedule plan = Diamond.Schedule(London.Wall("2026-01-12T12:00"), London.Wall("2026-01-14T12:00"), London);
        plan.EarliestFinish.Value.Should().Be(London.Wall("2026-01-13T10:00"));
        plan.Slack.Should().Be(Duration.FromHours(10));
        StepSchedule last = plan.Of(Id(3));
        last.EarliestStart.Value.Should().Be(London.Wall("2026-01-13T09:00"), "the prerequisites are done at close of business, and the next hour of work begins in the morning");
        plan.Of(Id(1)).EarliestFinish.Value.Should().Be(London.Wall("2026-01-12T17:00"));
        last.LatestStart.Value.Should().Be(London.Wall("2026-01-14T11:00"));
        plan.Of(Id(0)).LatestStart.Value.Should().Be(London.Wall("2026-01-13T14:00"));
        plan.Of(Id(2)).Slack.Should().Be(Duration.FromHours(12));
    }

    [Fact]
    public void Schedule_StepsWithoutEffort_BeginWhenTheyEnd()
    {
        WorkflowDefinition workflow = new("w", Step(0, 5), Step(1, 0, 0), Step(2, 0, 1));
        WorkflowSchedule plan = workflow.Schedule(London.Wall("2026-01-12T12:00"), null, London);
        plan.Of(Id(1)).EarliestStart.Value.Should().Be(London.Wall("2026-01-12T17:00"));
        plan.Of(Id(1)).EarliestFinish.Should().Be(plan.Of(Id(1)).EarliestStart);
        plan.CriticalPath().Should().Equal(Id(0), Id(1), Id(2));

        WorkflowSchedule nothing = new WorkflowDefinition("w", Step(0, 0), Step(1, 0)).Schedule(Start);
        nothing.Length.Should().Be(Duration.Zero);
        nothing.CriticalPath().Should().Equal(Id(0));
        nothing.Steps.Should().OnlyContain(s => s.IsCritical);
        new WorkflowDefinition("empty").Schedule(Start).CriticalPath().Should().BeEmpty();
    }

    [Fact]
    public void Schedule_AtTheEndsOfTime_SaysSo()
    {
        Diamond.Schedule(Instant.MaxValue).EarliestFinish.Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        Diamond.Schedule(Instant.MaxValue).Of(Id(0)).LatestStart.Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        Diamond.Schedule(Instant.MaxValue, Instant.MinValue).LatestStartOf(Id(0)).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        Diamond.Schedule(Instant.MaxValue, Instant.MinValue).Slack.Should().Be(Instant.MinValue - Instant.MaxValue - Duration.FromHours(6));
        WorkflowSchedule late = Diamond.Schedule(London.Wall("2027-12-31T16:00"), null, London);
        late.EarliestFinish.Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        late.Of(Id(2)).Slack.Should().Be(Duration.FromHours(2), "slack needs no instant");
        FluentActions.Invoking(() => Diamond.Schedule(Instant.FromUtc(2040, 1, 1, 0, 0), null, London)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("start");
        FluentActions.Invoking(() => Diamond.Schedule(Start, Instant.FromUtc(2040, 1, 1, 0, 0), London)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("due");
        FluentActions.Invoking(() => Diamond.Schedule(Start).Of(Id(9))).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(100_000)]
    public void Schedule_HundredThousandSteps_OfAnyDepth(int width)
    {
        // Layers of a width, each step after two of the layer before: depth 100,000, 333 and 1.
        const int Count = 100_000;
        WorkflowDefinition workflow = new("large", Enumerable.Range(0, Count).Select(i => new WorkflowStep(Id(i), "x", Before(i).Distinct().Select(Id), Duration.FromMinutes(1))));
        int depth = (Count + width - 1) / width;
        WorkflowSchedule plan = workflow.Schedule(Start);
        plan.Length.Should().Be(Duration.FromMinutes(depth));
        plan.CriticalPath().Should().HaveCount(depth);
        plan.Of(Id(Count - 1)).EarliestFinish.Value.Should().Be(Start + Duration.FromMinutes(depth));
        plan.Steps.Count(s => s.Slack < Duration.Zero).Should().Be(0);

        int[] Before(int step) => step < width ? [] : [step - width, ((step / width) - 1) * width];
    }

    [Fact]
    public void Schedule_RandomGraphs_EqualsWalkingEveryPath()
    {
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                Random random = new(seed);
                WorkflowDefinition workflow = Random(random, 9);
                Instant due = Start + Duration.FromHours(random.Next(-5, 80));
                WorkflowSchedule plan = workflow.Schedule(Start, due);
                List<WorkflowStepId[]> paths = [.. workflow.Steps.Where(s => s.Prerequisites.IsEmpty).SelectMany(s => PathsFrom(workflow, [s.Id]))];
                Duration longest = paths.Select(p => Total(workflow, p)).DefaultIfEmpty(Duration.Zero).Max();
                plan.Length.Should().Be(longest);
                foreach (WorkflowStep step in workflow.Steps)
                {
                    Duration before = paths.Where(p => p.Contains(step.Id)).Max(p => Total(workflow, p.TakeWhile(s => s != step.Id)));
                    Duration after = paths.Where(p => p.Contains(step.Id)).Max(p => Total(workflow, p.SkipWhile(s => s != step.Id)));
                    plan.Of(step.Id).Should().Be(new StepSchedule(
                        step.Id, Found(Start + before), Found(Start + before + step.Effort), Found(due - after), Found(due - after + step.Effort), due - Start - before - after, before + after == longest));
                }

                AssertCritical(workflow, plan, paths, longest);
            },
            cases: 300);

        static BusinessTimeResult Found(Instant instant) => BusinessTimeResult.Found(instant);
    }

    [Fact]
    public void Schedule_RandomGraphsInWorkingTime_EqualsGoingFromStepToStep()
    {
        Properties.Check(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                // The plan adds up durations and asks the calendar once a step; here each step starts where the calendar says that the one before ended.
                Random random = new(seed);
                WorkflowDefinition workflow = Random(random, 9);
                Instant start = London.Wall("2026-03-27T00:00") + Duration.FromMinutes(random.Next(6000));
                Instant due = start + Duration.FromMinutes(random.Next(-3000, 20_000));
                WorkflowSchedule plan = workflow.Schedule(start, due, London);
                foreach (WorkflowStep step in workflow.Steps)
                {
                    plan.Of(step.Id).EarliestFinish.Value.Should().Be(Finish(step));
                    plan.Of(step.Id).LatestStart.Value.Should().Be(LatestStart(step));
                    plan.Of(step.Id).Slack.Should().Be(Signed(start, due) - Signed(start, Finish(step)) + step.Effort - Signed(LatestStart(step), due));
                }

                Instant Finish(WorkflowStep step) => London.Due(
                    step.Prerequisites.Select(p => Finish(workflow.StepOf(p))).Append(start).Max(), step.Effort);

                Instant LatestStart(WorkflowStep step) => London.SubtractWorkingTime(
                    workflow.Steps.Where(s => s.Prerequisites.Contains(step.Id)).Select(LatestStart).Append(due).Min(), step.Effort, StartConvention.LatestStart).Value;
            },
            cases: 100);

        static Duration Signed(Instant from, Instant to) => from <= to ? London.WorkingTimeBetween(from, to) : -London.WorkingTimeBetween(to, from);
    }

    [Fact]
    public void Schedule_OfARun_PlansWhatIsLeft()
    {
        WorkflowRun run = WorkflowRun.Start(Diamond, Start);
        run.Complete(Id(0), Start + Duration.FromHours(10));
        WorkflowSchedule plan = run.Schedule(run.Now);
        plan.Length.Should().Be(Duration.FromHours(4));
        plan.CriticalPath().Should().Equal(Id(1), Id(3));
        plan.Steps.Should().HaveCount(3);
        FluentActions.Invoking(() => plan.Of(Id(0))).Should().Throw<InvalidOperationException>().WithMessage("*'s0' is Completed*");
        run.Complete(Id(1), run.Now);
        run.Complete(Id(2), run.Now);
        run.Complete(Id(3), run.Now);
        run.Schedule(run.Now).CriticalPath().Should().BeEmpty();
        run.Schedule(run.Now).Length.Should().Be(Duration.Zero);
        plan.Length.Should().Be(Duration.FromHours(4), "a plan does not change with its run");
    }

    private static void AssertCritical(WorkflowDefinition workflow, WorkflowSchedule plan, List<WorkflowStepId[]> paths, Duration longest)
    {
        WorkflowStepId[] critical = [.. plan.CriticalPath()];
        Total(workflow, critical).Should().Be(longest);
        if (critical.Length > 0)
        {
            paths.Should().Contain(path => path.SequenceEqual(critical), "it leads from a first step to a last one");
        }
    }

    private static IEnumerable<WorkflowStepId[]> PathsFrom(WorkflowDefinition workflow, WorkflowStepId[] path)
    {
        WorkflowStep[] after = [.. workflow.Steps.Where(s => s.Prerequisites.Contains(path[^1]))];
        return after.Length == 0 ? [path] : after.SelectMany(s => PathsFrom(workflow, [.. path, s.Id]));
    }

    private static Duration Total(WorkflowDefinition workflow, IEnumerable<WorkflowStepId> steps) => steps.Aggregate(Duration.Zero, (sum, step) => sum + workflow.StepOf(step).Effort);
}
