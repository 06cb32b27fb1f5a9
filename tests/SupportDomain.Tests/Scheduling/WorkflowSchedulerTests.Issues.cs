using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <content>What users of other routers complain about, each as a test worked out by hand.</content>
public sealed partial class WorkflowSchedulerTests
{
    /// <summary>Genesys shows nobody its score, and its users dispute whether a point is a minute, a second or a millisecond: here a head start is a duration, and the answer names both values.</summary>
    [Fact]
    public void Issue_Genesys_WhyThisOneFirst_IsToldWithBothValues()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.AgeWithBoost }).Agent("a");
        WorkItemId mail = scene.Put();
        WorkItemId call = scene.Put(new WorkItem { Boost = SchedulerScene.Seconds(60) }, at: 30);
        scene.Scheduler.Explain(mail).Behind.Should().Be(
            new OrderReason(OrderCriterion.Key, call, SchedulerScene.At(-30).ToUnixTimeTicks(), mail, SchedulerScene.At(0).ToUnixTimeTicks()), "30 s - 60 s lies before 0 s");
        scene.Scheduler.ExplainNextInReasons(SchedulerScene.Id("a")).Code.Should().Be(SchedulingReasons.ByAge.Code);
        scene.Offered("a", at: 31).Should().Be(call.Value);
    }

    /// <summary>chatwoot#10376, #10685, #13050: what came while everybody was away is served before what comes later.</summary>
    [Fact]
    public void Issue_Chatwoot10376_And10685_And13050_TheBacklogComesFirst()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 1);
        scene.Scheduler.SignOut(SchedulerScene.Id("a"), SchedulerScene.At(0), scene.Events);
        scene.Put(at: 1);
        scene.Put(at: 2);
        scene.Scheduler.SignIn(SchedulerScene.Id("a"), SchedulerScene.At(3), scene.Events);
        scene.Put(at: 4);
        scene.Offered("a", at: 5).Should().Be(1);
    }

    /// <summary>chatwoot#5672: what was offered to somebody who is gone goes back at its old age; chatwoot#9587: nobody waits for a known agent who is gone.</summary>
    [Fact]
    public void Issue_Chatwoot5672_And9587_WorkOfAnAbsentAgent_GoesToAnother()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        WorkItemId first = scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("a"), KnownAgentOnly = SchedulerScene.Seconds(3600) });
        scene.Put();
        scene.Offered("a", at: 1).Should().Be(first.Value);
        scene.Scheduler.RemoveAgent(SchedulerScene.Id("a"), SchedulerScene.At(2), scene.Events);
        scene.Drain("b", at: 3).Should().Equal(1, 2);
    }

    /// <summary>chatwoot#11034: five items among agents of equal capacity come out even.</summary>
    [Fact]
    public void Issue_Chatwoot11034_EqualAgents_GetEqualShares()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b").Agent("c");
        for (int i = 0; i < 6; i++)
        {
            scene.Put();
        }

        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Offered).GroupBy(e => e.Agent).Select(g => g.Count()).Should().Equal(2, 2, 2);
    }

    /// <summary>Salesforce 000382420: the only agent, who let an offer pass, gets the item again without signing out and in.</summary>
    [Fact]
    public void Issue_Salesforce000382420_SoleAgentWhoLetAnOfferPass_GetsItAgain()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10) }).Agent("a");
        WorkItemId item = scene.Put();
        scene.Offered("a", at: 0).Should().Be(item.Value);
        scene.Offered("a", at: 10).Should().Be(item.Value);
    }

    /// <summary>Salesforce 004576806, Twilio's stuck tasks: an offer that nobody answers ends at its time, and the capacity that it took is free.</summary>
    [Fact]
    public void Issue_Salesforce004576806_And_Twilio_UnansweredOffer_EndsAndFreesItsAgent()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10) }).Agent("a", capacity: 1).Agent("b", capacity: 1);
        WorkItemId stuck = scene.Put();
        Offer offer = scene.Offer("a", at: 0);
        WorkItemId next = scene.Put(at: 1);
        scene.Offered("b", at: 10).Should().Be(stuck.Value, "it keeps its age");
        scene.Refused(() => scene.Scheduler.Accept(offer.Id, SchedulerScene.At(10), scene.Events)).Fault.Should().Be(SchedulingFault.ClosedOffer);
        scene.Offered("a", at: 10).Should().Be(next.Value);
    }

    /// <summary>Twilio CCIS-1719: low priority never goes before high, however long it has waited, where bands are strict.</summary>
    [Fact]
    public void Issue_TwilioCcis1719_LowPriority_NeverGoesBeforeHigh()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put(new WorkItem { Priority = WorkPriority.Low });
        scene.Put(new WorkItem { Priority = WorkPriority.High }, at: 1_000_000);
        scene.Drain("a", at: 1_000_001).Should().Equal(2, 1);
    }

    /// <summary>zammad#854, #1581, initiativa/roundrobin#15, #55, and Zendesk, whose order by spare capacity punishes the fast: in turn, whoever is done first.</summary>
    [Fact]
    public void Issue_Zammad854_And_Zendesk_InTurn_TheFastGetNoMore()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { AgentChoice = AgentChoice.RoundRobin }).Agent("fast", capacity: 10).Agent("slow", capacity: 10);
        List<string> served = [];
        for (int i = 0; i < 4; i++)
        {
            WorkItemId item = scene.Put(at: i);
            scene.Scheduler.Dispatch(SchedulerScene.At(i), scene.Events);
            SchedulerEvent offered = scene.All().Last(e => e.Kind == SchedulerEventKind.Offered);
            served.Add(offered.Agent.Value);
            scene.Scheduler.Accept(offered.Offer, SchedulerScene.At(i), scene.Events);
            if (offered.Agent == SchedulerScene.Id("fast"))
            {
                scene.Scheduler.Complete(item, SchedulerScene.At(i), scene.Events);
            }
        }

        served.Should().Equal("fast", "slow", "fast", "slow");
    }

    /// <summary>glpi#73: whoever has the least in hand of what they can take.</summary>
    [Fact]
    public void Issue_Glpi73_FewestOpenTickets_GetTheNext()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 10);
        scene.Put();
        scene.Drain("a", at: 0).Should().Equal(1);
        scene.Agent("b", capacity: 10, at: 5);
        scene.Put(at: 6);
        scene.Scheduler.Dispatch(SchedulerScene.At(6), scene.Events);
        scene.All()[^1].Agent.Value.Should().Be("b");
    }

    /// <summary>Hangfire.PostgreSql#315, #366, #388: names of queues decide nothing; Hangfire#2480: the oldest first, not the newest.</summary>
    [Fact]
    public void Issue_Hangfire315_And2480_TheOldestFirst_WhateverItsQueueIsCalled()
    {
        SchedulerScene scene = new SchedulerScene().Agent("x", groups: ["zebra", "apple", "mango"]);
        scene.Put(new WorkItem { Group = new GroupId("zebra") });
        scene.Put(new WorkItem { Group = new GroupId("apple") }, at: 1);
        scene.Put(new WorkItem { Group = new GroupId("mango") }, at: 2);
        scene.Drain("x", at: 3).Should().Equal(1, 2, 3);
    }

    /// <summary>Hangfire#2109: an item has its priority, whatever its queue; #2214: what comes back keeps its age.</summary>
    [Fact]
    public void Issue_Hangfire2109_And2214_ItemsHaveAPriority_AndKeepTheirAgeWhenTheyComeBack()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        scene.Put();
        scene.Put(at: 1);
        scene.Scheduler.Decline(scene.Offer("a", at: 2).Id, SchedulerScene.At(2), scene.Events);
        scene.Put(new WorkItem { Priority = WorkPriority.Urgent }, at: 3);
        scene.Drain("b", at: 4).Should().Equal(3, 1, 2);
    }

    /// <summary>KAI-Scheduler#1970, medplum PR 9896, pg_cron#391, dotnet/runtime#43957: with rates of aging even the slowest class goes before younger work of the fastest in the end.</summary>
    [Theory]
    [InlineData(89, 2)]
    [InlineData(91, 1)]
    public void Issue_Kai1970_And_Runtime43957_Aging_StarvesNobody(int fastSince, long first)
    {
        // At 100 s the slow one counts 100 at rate 1; the fast one 10 x 11 = 110, or 10 x 9 = 90 if it came two seconds later.
        SchedulingPolicy policy = new() { Ordering = WorkOrdering.AgingRates, Classes = [new ServiceClass("slow") { AgingRate = 1 }, new ServiceClass("fast") { AgingRate = 10 }] };
        SchedulerScene scene = new SchedulerScene(policy).Agent("a");
        scene.Put();
        scene.Put(new WorkItem { ServiceClass = 1 }, at: fastSince);
        scene.Offered("a", at: 100).Should().Be(first);
    }

    /// <summary>Amazon Connect: a step of relaxation that is over widens who may take an item, and no second order competes with the first: the age stays.</summary>
    [Fact]
    public void Issue_AmazonConnect_ARelaxedItem_StandsInTheOneOrderAtItsAge()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(10), SkillRequirements.None) });
        scene.Put(at: 1);
        scene.Offered("a", at: 5).Should().Be(2);
        scene.Put(at: 6);
        scene.Drain("a", at: 10).Should().Equal(1, 3);
    }

    /// <summary>vLLM PR 20608 reads the clock within a comparison: here equal commands at equal times give equal bytes, and nothing but a command moves time.</summary>
    [Fact]
    public void Issue_Vllm20608_NothingReadsAClock()
    {
        static byte[] Run()
        {
            SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.AgeWithBoost }).Agent("a");
            scene.Put(new WorkItem { Boost = SchedulerScene.Seconds(1) });
            scene.Put();
            scene.Drain("a", at: 2);
            scene.Scheduler.Now.Should().Be(SchedulerScene.At(2));
            return SchedulerPair.Snapshot(scene.Scheduler);
        }

        Run().Should().Equal(Run());
    }
}
