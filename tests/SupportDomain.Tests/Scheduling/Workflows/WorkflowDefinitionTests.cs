using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Workforce;
using static SupportDomain.Tests.Scheduling.Workflows.Graphs;

namespace SupportDomain.Tests.Scheduling.Workflows;

public sealed class WorkflowDefinitionTests
{
    private const int Many = 100_000;

    [Fact]
    public void Constructor_Cycle_IsNamed()
    {
        WorkflowCycleException fault = FluentActions.Invoking(() => new WorkflowDefinition("w", Step(0, 1), Step(1, 1, 0, 3), Step(2, 1, 1), Step(3, 1, 2), Step(4, 1, 3)))
            .Should().Throw<WorkflowCycleException>().WithMessage("*'s*' → *in a circle*").Which;
        fault.ParamName.Should().Be("steps");
        fault.Cycle.Should().BeEquivalentTo([Id(1), Id(2), Id(3)]);
        fault.Cycle[(fault.Cycle.IndexOf(Id(1)) + 1) % 3].Should().Be(Id(2), "each is a prerequisite of the next");
        FluentActions.Invoking(() => new WorkflowDefinition("w", Step(7, 1, 7))).Should().Throw<WorkflowCycleException>().Which.Cycle.Should().Equal(Id(7));
    }

    [Fact]
    public void Constructor_RandomGraphsWithBackEdges_FindsARealCycleOrNone()
    {
        Random random = new(20261121);
        int cyclic = 0;
        for (int run = 0; run < 500; run++)
        {
            int count = random.Next(1, 9);
            Dictionary<WorkflowStepId, WorkflowStep> steps = Enumerable.Range(0, count)
                .Select(i => Step(i, 1, Enumerable.Range(0, count).Where(_ => random.Next(5) == 0))).ToDictionary(s => s.Id);
            try
            {
                _ = new WorkflowDefinition("w", steps.Values);
                HasCycle(steps).Should().BeFalse();
            }
            catch (WorkflowCycleException e)
            {
                cyclic++;
                e.Cycle.Should().OnlyHaveUniqueItems();
                for (int i = 0; i < e.Cycle.Length; i++)
                {
                    steps[e.Cycle[(i + 1) % e.Cycle.Length]].Prerequisites.Should().Contain(e.Cycle[i]);
                }
            }
        }

        cyclic.Should().BeInRange(100, 400);
    }

    [Fact]
    public void Constructor_CycleOfAHundredThousandSteps_IsNamedShortly()
    {
        WorkflowCycleException fault = FluentActions.Invoking(() => new WorkflowDefinition("w", Enumerable.Range(0, Many).Select(i => Step(i, 0, i == 0 ? Many - 1 : i - 1))))
            .Should().Throw<WorkflowCycleException>().Which;
        fault.Cycle.Should().HaveCount(Many);
        fault.Message.Should().Contain("99990 more").And.Subject.Length.Should().BeLessThan(500);
    }

    [Fact]
    public void Constructor_ContradictorySteps_AreRefusedByName()
    {
        Refused("steps", "*'s1'*steps 1 and 3*", () => new WorkflowDefinition("w", Step(1, 1), Step(2, 1), Step(1, 2)));
        Refused("steps", "*'s1' waits for 's9'*no step*", () => new WorkflowDefinition("w", Step(1, 1, 9)));
        Refused("steps", "*null*", () => new WorkflowDefinition("w", Step(1, 1), null!));
        Refused("name", "*", () => new WorkflowDefinition(" "));
        Refused("steps", "*'s1' may send back to 's9'*", () => new WorkflowDefinition("w", new WorkflowStep(Id(1), "x", maySendBackTo: [Id(9)])));
        Refused("steps", "*'s2' may send back to 's1', which does not come before*", () => new WorkflowDefinition("w", Step(1, 1), new WorkflowStep(Id(2), "x", maySendBackTo: [Id(1)])));
        Refused("steps", "*'s2' may send back to 's2'*", () => new WorkflowDefinition("w", new WorkflowStep(Id(2), "x", maySendBackTo: [Id(2)])));
        Refused("id", "*default*", () => new WorkflowStep(default, "x"));
        Refused("title", "*", () => new WorkflowStep(Id(1), ""));
        Refused("prerequisites", "*'s2'*twice*", () => new WorkflowStep(Id(1), "x", [Id(2), Id(2)]));
        Refused("prerequisites", "*default*", () => new WorkflowStep(Id(1), "x", [default]));
        Refused("maySendBackTo", "*twice*", () => new WorkflowStep(Id(1), "x", maySendBackTo: [Id(2), Id(2)]));
        Refused("effort", "*zero*", () => new WorkflowStep(Id(1), "x", effort: -Duration.Epsilon));
        Refused("effort", "*", () => new WorkflowStep(Id(1), "x", effort: WorkflowStep.MaximumEffort + Duration.Epsilon));
        Refused("target", "*", () => new WorkflowStep(Id(1), "x", target: Duration.MaxValue));
        Refused("owner", "*", () => new WorkflowStep(Id(1), "x", owner: (PersonRole)77));
    }

    [Fact]
    public void Constructor_ChainLongerThan292Years_IsRefused()
    {
        WorkflowStep longest = new(Id(1), "x", effort: WorkflowStep.MaximumEffort);
        new WorkflowDefinition("w", longest, new WorkflowStep(Id(2), "y", [Id(1)]), new WorkflowStep(Id(3), "z", effort: WorkflowStep.MaximumEffort)).Steps.Should().HaveCount(3);
        Refused("steps", "*ends with 's2'*292 years*", () => new WorkflowDefinition("w", longest, new WorkflowStep(Id(2), "y", [Id(1)], Duration.Epsilon)));
    }

    [Fact]
    public void Constructor_SendBacksToEveryStepOfALongChain_AreChecked()
    {
        // 20,000 targets in batches of 64; the last rule is checked as the first is.
        WorkflowStep[] steps = [.. Enumerable.Range(0, 20_000).Select(i => new WorkflowStep(Id(i), "x", i == 0 ? null : [Id(i - 1)], maySendBackTo: i == 0 ? null : [Id(i - 1)]))];
        new WorkflowDefinition("w", steps).Steps.Should().HaveCount(20_000);
        steps[100] = new WorkflowStep(Id(100), "x", [Id(99)], maySendBackTo: [Id(19_999)]);
        Refused("steps", "*'s100' may send back to 's19999'*", () => new WorkflowDefinition("w", steps));
    }

    [Fact]
    public void Equality_IsByValue()
    {
        WorkflowDefinition first = new("w", Full(), Step(1, 1), Step(2, 2));
        WorkflowDefinition second = new("w", Full(), Step(1, 1), Step(2, 2));
        first.Should().Be(second);
        (first == second).Should().BeTrue();
        first.GetHashCode().Should().Be(second.GetHashCode());
        first.Should().NotBe(new WorkflowDefinition("w", Full(), Step(2, 2), Step(1, 1)), "the order settles equal claims");
        first.Should().NotBe(new WorkflowDefinition("v", Full(), Step(1, 1), Step(2, 2)));
        first.StepOf(Id(2)).Effort.Should().Be(Duration.FromHours(2));
        first.Contains(Id(8)).Should().BeFalse();
        FluentActions.Invoking(() => first.StepOf(Id(8))).Should().Throw<ArgumentException>().WithMessage("*'s8'*3 steps*");

        static WorkflowStep Full() => new(
            Id(3), "x", [Id(2), Id(1)], Duration.FromHours(1), new SkillRequirements(new SkillRequirement(new SkillId("a"))), Duration.FromHours(2), PersonRole.Manager, true, true, [Id(2), Id(1)]);
    }

    private static bool HasCycle(Dictionary<WorkflowStepId, WorkflowStep> steps)
    {
        return steps.Keys.Any(start => Reaches(start, start, []));

        bool Reaches(WorkflowStepId from, WorkflowStepId goal, HashSet<WorkflowStepId> seen) =>
            steps[from].Prerequisites.Any(next => next == goal || (seen.Add(next) && Reaches(next, goal, seen)));
    }

    private static void Refused(string parameter, string message, Func<object> build) =>
        FluentActions.Invoking(build).Should().Throw<ArgumentException>().WithMessage(message).Which.ParamName.Should().Be(parameter);
}
