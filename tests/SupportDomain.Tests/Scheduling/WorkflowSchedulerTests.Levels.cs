using SupportDomain.Identifiers;
using SupportDomain.Reports;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <content>What an agent knows best, and who knows an item best.</content>
public sealed partial class WorkflowSchedulerTests
{
    private static readonly SchedulingPolicy ByLevel = new() { WorkChoice = WorkChoice.HighestLevel, AgentChoice = AgentChoice.HighestLevel };

    [Fact]
    public void WorkChoice_HighestLevel_TakesWhatTheAgentKnowsBest_ThenInOrder()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 700), ("linux", 300));
        scene.Put();
        scene.Put(Needing("linux"));
        scene.Put(Needing("french"));
        scene.Put(Needing("french"), at: 1);

        // What requires both is known as well as the less known of the two.
        scene.Put(Needing("french", "linux"), at: 2);

        scene.Drain("a", at: 3).Should().Equal(3, 4, 2, 5, 1);
    }

    [Fact]
    public void WorkChoice_FirstInOrder_DoesNotAskForLevels()
    {
        SchedulerScene scene = new();
        Join(scene, "a", ("french", 700), ("linux", 300));
        scene.Put(Needing("linux"));
        scene.Put(Needing("french"));

        scene.Drain("a", at: 3).Should().Equal(1, 2);
    }

    [Fact]
    public void WorkChoice_HighestLevel_LeavesBandsStrict()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 700), ("linux", 300));
        scene.Put(Needing("french"));
        scene.Put(Needing("linux") with { Priority = WorkPriority.Urgent });

        scene.Drain("a", at: 3).Should().Equal(2, 1);
    }

    [Fact]
    public void WorkChoice_HighestLevel_CountsTheFirstStepAlsoWhenItIsRelaxed()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 700));
        Join(scene, "b");
        scene.Put();
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(60), SkillRequirements.None) });
        scene.Put();

        scene.Offered("b", at: 59).Should().Be(1);
        scene.Offered("a", at: 61).Should().Be(2);
        scene.Offered("a", at: 61).Should().Be(3);
    }

    [Fact]
    public void Dispatch_ByLevel_GivesEachItemToWhoKnowsItBest()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", 1, ("french", 700));
        Join(scene, "b", 1, ("french", 300), ("linux", 900));
        scene.Put(Needing("french"));
        scene.Put(Needing("linux"));
        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);

        scene.All().Where(e => e.Kind == SchedulerEventKind.Offered).Select(e => (e.Item.Value, e.Agent.Value)).Should().Equal((2L, "b"), (1L, "a"));
    }

    [Fact]
    public void Dispatch_ToOneFreedAgent_ChoosesAsTheAgentWould()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", 1, ("french", 300), ("linux", 900));
        scene.Put(Needing("french"));
        scene.Put(Needing("linux"));
        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);

        scene.All().Single(e => e.Kind == SchedulerEventKind.Offered).Item.Value.Should().Be(2);
    }

    [Fact]
    public void AgentChoice_HighestLevel_ThenWhoHasBeenIdleLongest()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 300));
        Join(scene, "b", ("french", 700));
        Join(scene, "c", ("french", 700));
        List<string> given = [];
        for (int i = 1; i <= 3; i++)
        {
            scene.Put(Needing("french"), at: i);
            scene.Scheduler.Dispatch(SchedulerScene.At(i), scene.Events);
            given.Add(scene.All().Last(e => e.Kind == SchedulerEventKind.Offered).Agent.Value);
        }

        given.Should().Equal("b", "c", "b");
    }

    [Fact]
    public void ExplainNext_ByLevel_NamesBothLevels()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 700), ("linux", 300));
        WorkItemId linux = scene.Put(Needing("linux"));
        WorkItemId french = scene.Put(Needing("french"));

        scene.Scheduler.ExplainNext(SchedulerScene.Id("a")).Should().Be(new OrderReason(OrderCriterion.Level, french, 700, linux, 300));
        ReasonText.Of(scene.Scheduler.ExplainNextInReasons(SchedulerScene.Id("a")), WordingLanguage.English)
            .Should().Be("2 goes before 1: the agent's level for it is higher (700 against 300).");

        // Where an item stands is the same for all agents: levels apart.
        scene.Scheduler.Explain(french).Position.Should().Be(2);
    }

    [Fact]
    public void WorkChoice_ChangedWhileItemsWait_HoldsForThem()
    {
        SchedulerScene scene = new();
        Join(scene, "a", 1, ("french", 700), ("linux", 300));
        scene.Put(Needing("linux"));
        scene.Put(Needing("french"));
        scene.Scheduler.ChangePolicy(ByLevel, SchedulerScene.At(1), scene.Events);
        Next().Should().Be(2);
        scene.Scheduler.ChangePolicy(new SchedulingPolicy(), SchedulerScene.At(2), scene.Events);
        scene.Put(Needing("french"), at: 3);
        Next().Should().Be(1);

        long Next() => scene.Scheduler.ExplainNext(SchedulerScene.Id("a")).First.Value;
    }

    [Fact]
    public void WorkChoice_LevelsFollowTheProfile()
    {
        SchedulerScene scene = new(ByLevel);
        Join(scene, "a", ("french", 700), ("linux", 300));
        scene.Put(Needing("linux"));
        scene.Put(Needing("french"));
        scene.Scheduler.ExplainNext(SchedulerScene.Id("a")).First.Value.Should().Be(2);
        scene.Scheduler.UpdateAgent(Skilled("a", 100, ("french", 700), ("linux", 701)), SchedulerScene.At(1), scene.Events);

        scene.Drain("a", at: 2).Should().Equal(1, 2);
    }

    private static WorkItem Needing(params string[] skills) => new() { Routing = SchedulerScene.Needs(skills) };

    private static void Join(SchedulerScene scene, string id, params (string Skill, int Level)[] skills) => Join(scene, id, 100, skills);

    private static void Join(SchedulerScene scene, string id, int capacity, params (string Skill, int Level)[] skills) =>
        scene.Scheduler.AddAgent(Skilled(id, capacity, skills), SchedulerScene.At(0), scene.Events);

    private static AgentProfile Skilled(string id, int capacity, params (string Skill, int Level)[] skills) => new(
        SchedulerScene.Id(id),
        capacity,
        [.. Enum.GetValues<ContactChannel>().Select(c => new ChannelCapacity(c, 1, 1000))],
        new SkillSet(skills.Select(s => new SkillLevel(new SkillId(s.Skill), s.Level))));
}
