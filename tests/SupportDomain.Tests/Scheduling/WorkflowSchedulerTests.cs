using System.Buffers;
using System.Text.Json;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

/// <summary>The rules one by one: each row of the table of semantics.</summary>
public sealed partial class WorkflowSchedulerTests
{
    private static readonly string[] French = ["french"];

    [Fact]
    public void Order_IsBandThenKeyThenSequence()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }).Agent("a");
        scene.Put(new WorkItem { Priority = WorkPriority.Low, Due = SchedulerScene.At(1) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(9) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(5) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(9) });
        scene.Put(new WorkItem { Priority = WorkPriority.Urgent });
        scene.Put(new WorkItem { Priority = WorkPriority.High, Due = SchedulerScene.At(50) });

        scene.Drain("a", at: 2).Should().Equal(5, 6, 3, 2, 4, 1);
    }

    [Fact]
    public void Ties_GoByArrivalEvenAfterComingBack()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.CustomKey, ExpiryCountsAsDecline = false }).Agent("a").Agent("b");
        scene.Put();
        scene.Put();
        scene.Put();
        scene.Scheduler.Decline(scene.Offer("a", 1).Id, SchedulerScene.At(2), scene.Events);

        scene.Drain("b", at: 3).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void UniformAging_IsAHeadStart()
    {
        // At 10 s: item 1 is 10 + 0 old, item 2 is 4 + 8 = 12, item 3 is 1 + 8 = 9.
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.AgeWithBoost }).Agent("a");
        scene.Put();
        scene.Put(new WorkItem { Boost = SchedulerScene.Seconds(8) }, at: 6);
        scene.Put(new WorkItem { Boost = SchedulerScene.Seconds(8) }, at: 9);

        scene.Drain("a", at: 10).Should().Equal(2, 1, 3);
    }

    [Theory]
    [InlineData(11, 1)]
    [InlineData(13, 2)]
    public void ClassRates_LetTheFasterOvertakeWhenItsScoreIsGreater(int at, long first)
    {
        // Rate 1 from 0 s against rate 3 from 8 s: t = 3 (t - 8) at t = 12.
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.AgingRates,
            Classes = [new ServiceClass("slow"), new ServiceClass("fast") { AgingRate = 3 }],
        }).Agent("a");
        scene.Put(new WorkItem { ServiceClass = 0 });
        scene.Put(new WorkItem { ServiceClass = 1 }, at: 8);

        scene.Drain("a", at)[0].Should().Be(first);
    }

    [Fact]
    public void ClassRates_AtTheTie_GoBySequence()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.AgingRates,
            Classes = [new ServiceClass("fast") { AgingRate = new Rational(3, 7) }, new ServiceClass("slow") { AgingRate = new Rational(1, 7) }],
        }).Agent("a");
        scene.Put(new WorkItem { ServiceClass = 1 });
        scene.Put(new WorkItem { ServiceClass = 0 }, at: 8);

        scene.Drain("a", at: 12).Should().Equal(1, 2);
    }

    [Fact]
    public void CostOfDelay_IsCostByHandlingTimeByWait()
    {
        // 60 an hour at 10 min: 6 an hour and minute; 20 an hour at 2 min: 10. At 100 s: 6 × 100 = 600 against 10 × 50 = 500.
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.CostOfDelay,
            Classes =
            [
                new ServiceClass("costly") { CostPerHour = new Money(6000, Currency.Euro), MeanHandling = Duration.FromMinutes(10) },
                new ServiceClass("quick") { CostPerHour = new Money(2000, Currency.Euro), MeanHandling = Duration.FromMinutes(2) },
            ],
        }).Agent("a").Agent("b");
        scene.Put(new WorkItem { ServiceClass = 0 });
        scene.Put(new WorkItem { ServiceClass = 1 }, at: 50);
        scene.Put(new WorkItem { ServiceClass = 1 }, at: 50);

        scene.Offered("a", at: 100).Should().Be(1, "600 is more than 500");
        scene.Put(new WorkItem { ServiceClass = 0 }, at: 101);
        scene.Drain("b", at: 200).Should().Equal([2, 3, 1, 4], "at 200 s: 10 × 150 = 1500 against 6 × 200 = 1200, the returned one, and 6 × 99");
    }

    [Fact]
    public void CappedAge_GrowsNoFurther()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.CappedAge, AgeCap = SchedulerScene.Seconds(10) }).Agent("a");
        WorkItemId old = scene.Put();
        scene.Put(new WorkItem { Boost = SchedulerScene.Seconds(5) }, at: 30);

        // At 35: 10 (capped) against 5 + 5 = 10, a tie; at 36: 10 against 11.
        scene.Drain("a", at: 36).Should().Equal(2, 1);
        scene.KindsOf(old).Should().Contain(SchedulerEventKind.AgeCapped);
        scene.All().Single(e => e.Kind == SchedulerEventKind.AgeCapped).At.Should().Be(SchedulerScene.At(10));
    }

    [Fact]
    public void PausedClock_MovesTheDueTime()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }).Agent("a");
        WorkItemId paused = scene.Put(new WorkItem { Due = SchedulerScene.At(100) });
        scene.Put(new WorkItem { Due = SchedulerScene.At(120) });
        scene.Scheduler.Defer(paused, null, SchedulerScene.At(10), scene.Events, dueStands: true);
        scene.Scheduler.Resume(paused, SchedulerScene.At(40), scene.Events);

        // 100 + 30 = 130.
        scene.All().Single(e => e.Kind == SchedulerEventKind.Woke).To.Should().Be(SchedulerScene.At(130).ToUnixTimeTicks());
        scene.Drain("a", at: 41).Should().Equal(2, 1);
    }

    [Fact]
    public void LeastLaxity_IsDueLessEstimate()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.LeastLaxity }).Agent("a");
        scene.Put(new WorkItem { Due = SchedulerScene.At(100), Estimate = SchedulerScene.Seconds(10) });
        WorkItemId changed = scene.Put(new WorkItem { Due = SchedulerScene.At(150), Estimate = SchedulerScene.Seconds(50) });
        scene.Put();
        scene.Scheduler.Reprioritise(changed, new WorkItemChange { Estimate = SchedulerScene.Seconds(70) }, SchedulerScene.At(1), scene.Events);

        scene.Drain("a", at: 2).Should().Equal(2, 1, 3);
    }

    [Fact]
    public void WeightedShortestTime_IsSmithsRule()
    {
        // 30 / 2 = 15, 10 / 1 = 10, 36 / 4 = 9.
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = WorkOrdering.WeightedShortestTime,
            Classes = [new ServiceClass("one"), new ServiceClass("two") { Weight = 2 }, new ServiceClass("four") { Weight = 4 }],
        }).Agent("a");
        scene.Put(new WorkItem { ServiceClass = 1, Estimate = SchedulerScene.Seconds(30) });
        scene.Put(new WorkItem { ServiceClass = 0, Estimate = SchedulerScene.Seconds(10) });
        scene.Put(new WorkItem { ServiceClass = 2, Estimate = SchedulerScene.Seconds(36) });

        scene.Drain("a", at: 1).Should().Equal(3, 2, 1);
    }

    [Fact]
    public void NearDueTime_ItemMovesToBetterBandOnce()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { EscalateBeforeDue = SchedulerScene.Seconds(10), DueBand = 0 }).Agent("a");
        scene.Put(new WorkItem { Priority = WorkPriority.High });
        WorkItemId near = scene.Put(new WorkItem { Priority = WorkPriority.Low, Due = SchedulerScene.At(30) });

        scene.Drain("a", at: 20).Should().Equal(2, 1);
        SchedulerEvent escalated = scene.All().Single(e => e.Kind == SchedulerEventKind.DueEscalated);
        (escalated.Item, escalated.At, escalated.From, escalated.To).Should().Be((near, SchedulerScene.At(20), 3L, 0L));
    }

    [Fact]
    public void Offer_AtItsExpiryIsOver()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10) }).Agent("a");
        scene.Put();
        Offer offer = scene.Offer("a", at: 1);

        offer.ExpiresAt.Should().Be(SchedulerScene.At(11));
        scene.Refused(() => scene.Scheduler.Accept(offer.Id, SchedulerScene.At(11), scene.Events)).Fault.Should().Be(SchedulingFault.ClosedOffer);
        scene.Scheduler.ReadyCount.Should().Be(1);
    }

    [Fact]
    public void Offer_OneTickBeforeItsExpiry_IsAccepted()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10) }).Agent("a");
        scene.Put();
        Offer offer = scene.Offer("a", at: 1);
        scene.Scheduler.Accept(offer.Id, offer.ExpiresAt - Duration.FromTicks(1), scene.Events);

        scene.Scheduler.AssignedCount.Should().Be(1);
        scene.Refused(() => scene.Scheduler.Accept(offer.Id, offer.ExpiresAt, scene.Events)).Fault.Should().Be(SchedulingFault.ClosedOffer, "an offer is accepted once");
    }

    [Fact]
    public void ReturnedItem_ByRule_CountsAsArrivingNow()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { ReturnAge = AgeRule.Restart, ExpiryCountsAsDecline = false }).Agent("a").Agent("b");
        scene.Put();
        scene.Put(at: 1);
        scene.Scheduler.Decline(scene.Offer("a", 2).Id, SchedulerScene.At(3), scene.Events);

        scene.Drain("b", at: 4).Should().Equal(2, 1);
    }

    [Fact]
    public void SeveralOffers_FirstAcceptWins_OthersAreRevokedInOrderOfAgents()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OffersPerItem = 3 }).Agent("c").Agent("a").Agent("b");
        scene.Put();
        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events).Should().Be(3);
        SchedulerEvent accepted = scene.All().Single(e => e.Kind == SchedulerEventKind.Offered && e.Agent.Value == "b");
        scene.Scheduler.Accept(accepted.Offer, SchedulerScene.At(2), scene.Events);

        scene.All().Where(e => e.Kind == SchedulerEventKind.OfferRevoked).Select(e => e.Agent.Value).Should().Equal("a", "c");
        scene.Scheduler.OpenOfferCount.Should().Be(0);
    }

    [Fact]
    public void Decline_IsRememberedUntilEverybodyOnDutyHasDeclined()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        WorkItemId item = scene.Put();
        scene.Scheduler.Decline(scene.Offer("a", 1).Id, SchedulerScene.At(1), scene.Events);
        scene.Offered("a", at: 2).Should().Be(0);
        scene.Scheduler.Decline(scene.Offer("b", 2).Id, SchedulerScene.At(2), scene.Events);

        scene.KindsOf(item)[^1].Should().Be(SchedulerEventKind.DeclinesForgotten);
        scene.Offered("a", at: 3).Should().Be(item.Value);
    }

    [Fact]
    public void Decline_OfAllButOneWhoLeaves_IsForgotten()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        WorkItemId item = scene.Put();
        scene.Scheduler.Decline(scene.Offer("a", 1).Id, SchedulerScene.At(1), scene.Events);
        scene.Scheduler.SignOut(SchedulerScene.Id("b"), SchedulerScene.At(2), scene.Events);

        scene.Offered("a", at: 3).Should().Be(item.Value, "the only one on duty must not be locked out for ever");
    }

    [Fact]
    public void Decline_IsForgottenAfterATime()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { DeclineMemory = SchedulerScene.Seconds(5) }).Agent("a").Agent("b");
        WorkItemId item = scene.Put();
        scene.Scheduler.Decline(scene.Offer("a", 1).Id, SchedulerScene.At(1), scene.Events);

        scene.Offered("a", at: 5.9).Should().Be(0);
        scene.Offered("a", at: 6).Should().Be(item.Value);
    }

    [Fact]
    public void Capacity_IsChargedAtTheOfferAndFreeAfterTheWrapUp()
    {
        ChannelCapacity[] channels = [new(ContactChannel.Phone, 3, 1, blocksOthers: true), new(ContactChannel.Chat, 1, 2)];
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 3, channels: channels);
        WorkItemId call = scene.Put(new WorkItem { Channel = ContactChannel.Phone });
        scene.Put(new WorkItem { Channel = ContactChannel.Chat });
        scene.Put(new WorkItem { Channel = ContactChannel.Email });
        Offer offer = scene.Offer("a", at: 1);
        offer.Item.Should().Be(call);

        scene.Offered("a", at: 1).Should().Be(0, "all units are taken, and a call blocks");
        scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.Complete(call, SchedulerScene.At(3), scene.Events, wrapUp: SchedulerScene.Seconds(4));
        scene.Offered("a", at: 6).Should().Be(0, "notes are being written");
        scene.Offered("a", at: 7).Should().Be(2);
        scene.Offered("a", at: 7).Should().Be(0, "the agent does not serve e-mail");
    }

    [Fact]
    public void ChannelMaximum_LimitsItemsWhateverTheUnits()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", capacity: 9, channels: [new(ContactChannel.Chat, 1, 2), new(ContactChannel.Email, 1, 9)]);
        foreach (ContactChannel channel in (ContactChannel[])[ContactChannel.Chat, ContactChannel.Chat, ContactChannel.Chat, ContactChannel.Email])
        {
            scene.Put(new WorkItem { Channel = channel });
        }

        scene.Drain("a", at: 1).Should().Equal(1, 2, 4);
    }

    [Fact]
    public void Skills_AllAreNeededAtTheirLevel()
    {
        SchedulerScene scene = new();
        scene.Scheduler.AddAgent(
            new AgentProfile(new AgentId("a"), 9, [new ChannelCapacity(ContactChannel.Unknown, 1, 9)], new SkillSet(new SkillLevel(new SkillId("x"), 5), new SkillLevel(new SkillId("y"), 2))),
            SchedulerScene.At(0),
            scene.Events);
        RoutingPlan Levels(int x, int y) => new(new SkillRequirements(new SkillRequirement(new SkillId("x"), x), new SkillRequirement(new SkillId("y"), y)));
        scene.Put(new WorkItem { Routing = Levels(5, 3) });
        scene.Put(new WorkItem { Routing = Levels(6, 1) });
        scene.Put(new WorkItem { Routing = Levels(5, 2) });
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("x", "z") });

        scene.Drain("a", at: 1).Should().Equal(3);
    }

    [Fact]
    public void Relaxation_WidensWhoMayTakeAtItsTime_AndKeepsTheAge()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(10), SkillRequirements.None) });
        scene.Put(at: 1);

        scene.Offered("a", at: 9.9).Should().Be(2);
        scene.Offered("a", at: 10).Should().Be(1);
        scene.All().Single(e => e.Kind == SchedulerEventKind.Relaxed).At.Should().Be(SchedulerScene.At(10));
    }

    [Fact]
    public void KnownAgent_IsWaitedForAndThenAnybodyMay()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("b");
        scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("b"), KnownAgentOnly = SchedulerScene.Seconds(10) });
        scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("b"), KnownAgentOnly = SchedulerScene.Seconds(10) });

        scene.Offered("a", at: 9).Should().Be(0);
        scene.Offered("b", at: 9).Should().Be(1);
        scene.Offered("a", at: 10).Should().Be(2);
    }

    [Fact]
    public void KnownAgent_WhoIsNotHereOrMayNotTakeIt_IsNotWaitedFor()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", skills: French).Agent("b");
        scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("nobody"), KnownAgentOnly = SchedulerScene.Seconds(10) });
        scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("b"), KnownAgentOnly = SchedulerScene.Seconds(10), Routing = SchedulerScene.Needs(French) });
        scene.Drain("a", at: 1).Should().Equal(1, 2);
        scene.All().Count(e => e.Kind == SchedulerEventKind.KnownAgentReleased).Should().Be(2);
    }

    [SharedFact]
    public void AgentChoice_ByLoadRatioThenLongestIdle_IsTheGoldenOrder()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "queueing_reference.json")));
        JsonElement golden = document.RootElement.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("id").GetString() == "golden_azure_longest_idle");
        string[] expected = [.. golden.GetProperty("outputs").GetProperty("order").EnumerateArray().Select(e => e.GetString()!)];

        // [id, consumed, capacity, minutes available]
        (string Id, int Consumed, int Capacity, int Minutes)[] workers =
            [.. golden.GetProperty("inputs").GetProperty("workers").EnumerateArray().Select(w => (w[0].GetString()!, w[1].GetInt32(), w[2].GetInt32(), w[3].GetInt32()))];
        SchedulerScene scene = new(new SchedulingPolicy { OffersPerItem = expected.Length });
        foreach ((string id, int consumed, int capacity, int minutes) in workers.OrderByDescending(w => w.Minutes))
        {
            double since = 600 - (60 * minutes);
            scene.Agent(id, capacity, groups: [id], at: since);
            for (int i = 0; i < consumed; i++)
            {
                scene.Put(new WorkItem { Group = new GroupId(id) }, since);
            }

            scene.Drain(id, since).Should().HaveCount(consumed);
        }

        scene.Put(at: 600);
        scene.Scheduler.Dispatch(SchedulerScene.At(600), scene.Events);

        expected.Should().HaveCount(4);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Offered).Select(e => e.Agent.Value).Should().Equal(expected);
    }

    /// <summary>Who works on one thing for long is not idle: idle time counts from the end of the work, not from its beginning.</summary>
    [Fact]
    public void AgentChoice_LongestIdle_CountsFromTheEndOfWorkAndWrapUp()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { AgentChoice = AgentChoice.LongestIdle }).Agent("a").Agent("b").Agent("c");
        WorkItemId[] items = [.. Enumerable.Range(0, 3).Select(_ => scene.Put())];
        foreach (string agent in (string[])["a", "b", "c"])
        {
            scene.Scheduler.TryDequeue(SchedulerScene.Id(agent), SchedulerScene.At(1), scene.Events, out _);
        }

        scene.Scheduler.Complete(items[2], SchedulerScene.At(10), scene.Events, wrapUp: SchedulerScene.Seconds(40));
        scene.Scheduler.Complete(items[1], SchedulerScene.At(20), scene.Events);
        scene.Scheduler.Complete(items[0], SchedulerScene.At(30), scene.Events);
        for (int i = 0; i < 3; i++)
        {
            scene.Put(at: 60);
        }

        scene.Scheduler.Dispatch(SchedulerScene.At(60), scene.Events);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Offered).Select(e => e.Agent.Value).Should().Equal("b", "a", "c");
    }

    [Fact]
    public void AgentChoice_RoundRobinGoesAroundByAgentId()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { AgentChoice = AgentChoice.RoundRobin }).Agent("b").Agent("c").Agent("a");
        for (int i = 0; i < 5; i++)
        {
            scene.Put();
        }

        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);
        scene.All().Where(e => e.Kind == SchedulerEventKind.Offered).Select(e => e.Agent.Value).Should().Equal("a", "b", "c", "a", "b");
    }

    [Fact]
    public void AgentChoice_BestFitSparesTheVersatile()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { AgentChoice = AgentChoice.BestFit })
            .Agent("a", skills: ["french", "linux"]).Agent("b", skills: French).Agent("c", skills: ["linux"]);
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french") });
        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events);

        scene.All().Single(e => e.Kind == SchedulerEventKind.Offered).Agent.Value.Should().Be("b");
    }

    [Theory]
    [InlineData(AgeRule.Keep, 1)]
    [InlineData(AgeRule.Restart, 2)]
    public void Transfer_KeepsOrRestartsTheAge(AgeRule age, long first)
    {
        SchedulerScene scene = new SchedulerScene().Agent("a", groups: ["second"]);
        WorkItemId moved = scene.Put();
        scene.Put(new WorkItem { Group = new GroupId("second") }, at: 1);
        scene.Scheduler.Transfer(moved, new GroupId("second"), age, SchedulerScene.At(2), scene.Events);

        scene.Offered("a", at: 3).Should().Be(first);
    }

    [Fact]
    public void Escalate_HandsWorkUpToTheManagers()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a").Agent("boss", groups: ["managers"]);
        WorkItemId item = scene.Put();
        scene.Drain("a", at: 1);
        scene.Scheduler.Escalate(item, new GroupId("managers"), WorkPriority.Urgent, AgeRule.Keep, SchedulerScene.At(2), scene.Events, "sensitive");

        scene.Offered("a", at: 3).Should().Be(0);
        scene.Offered("boss", at: 3).Should().Be(item.Value);
        SchedulerEvent escalated = scene.All().Single(e => e.Kind == SchedulerEventKind.Escalated);
        (escalated.Note, escalated.Agent.Value, escalated.Group.Value).Should().Be(("sensitive", "a", "managers"));
    }

    [Fact]
    public void Overflow_ByLengthAndByWait_EachOnce()
    {
        GroupId first = new("first");
        GroupId second = new("second");
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Overflow = [OverflowRule.ByLength(first, second, 1), OverflowRule.ByWait(first, second, SchedulerScene.Seconds(10)), OverflowRule.ByWait(second, first, SchedulerScene.Seconds(20))],
        }).Agent("a", groups: ["second"]);
        WorkItemId waits = scene.Put(new WorkItem { Group = first });
        WorkItemId tooMany = scene.Put(new WorkItem { Group = first });
        scene.Scheduler.AdvanceTo(SchedulerScene.At(100), scene.Events);

        scene.All().Where(e => e.Kind == SchedulerEventKind.Overflowed).Select(e => (e.Item, e.To, e.At)).Should().Equal(
            (tooMany, 0L, SchedulerScene.At(0)), (waits, 1L, SchedulerScene.At(10)), (waits, 2L, SchedulerScene.At(20)), (tooMany, 2L, SchedulerScene.At(20)), (tooMany, 1L, SchedulerScene.At(20)));
    }

    [Fact]
    public void Fairness_SharesByWeight_WithoutCreditForIdling()
    {
        CustomerId big = new("big");
        CustomerId small = new("small");
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy([new(big, 2)]) }).Agent("a");
        for (int i = 0; i < 8; i++)
        {
            scene.Put(new WorkItem { Customer = big });
        }

        long[] alone = [scene.Offered("a", 1), scene.Offered("a", 1)];
        for (int i = 0; i < 4; i++)
        {
            scene.Put(new WorkItem { Customer = small }, at: 1);
        }

        // Tags: big 2/2 = 1, small comes back at 1/2 (served last), so small, big, big, small, big, big ...
        alone.Should().Equal(1, 2);
        scene.Drain("a", at: 2).Should().Equal(9, 3, 4, 10, 5, 6, 11, 7, 8, 12);
    }

    [Fact]
    public void Fairness_Cap_ParksTheCustomerAndNobodyElse()
    {
        CustomerId capped = new("capped");
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy(caps: [new(capped, 1)]) }).Agent("a");
        scene.Put(new WorkItem { Customer = capped });
        scene.Put(new WorkItem { Customer = capped });
        scene.Put(new WorkItem { Customer = new CustomerId("other") });
        scene.Drain("a", at: 1).Should().Equal(1, 3);
        scene.Scheduler.Complete(new WorkItemId(1), SchedulerScene.At(2), scene.Events);

        scene.Drain("a", at: 2).Should().Equal(2);
    }

    [Theory]
    [InlineData(FreezeAge.Runs, 1)]
    [InlineData(FreezeAge.Stands, 2)]
    public void Freeze_LetsAgeRunOrStand(FreezeAge age, long first)
    {
        GroupId frozen = new("frozen");
        SchedulerScene scene = new SchedulerScene().Agent("a", groups: ["frozen", "other"]);
        scene.Put(new WorkItem { Group = frozen });
        scene.Scheduler.Freeze(frozen, age, SchedulerScene.At(5), scene.Events);
        scene.Offered("a", at: 6).Should().Be(0);
        scene.Put(new WorkItem { Group = new GroupId("other") }, at: 10);
        scene.Scheduler.Unfreeze(frozen, SchedulerScene.At(20), scene.Events);

        // At 25 with the clock standing for 15: 25 - 15 = 10 against 15.
        scene.Offered("a", at: 25).Should().Be(first);
    }

    [Fact]
    public void Surge_WidensTheStrictPart_HoldsBackAndShortensRelaxations()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Bands = PriorityBands.Flat,
            Surge = new SurgePolicy(enterAbove: 10, leaveBelow: 5) { HoldFromBand = 3, RelaxationPerMille = 100, MinimumStay = SchedulerScene.Seconds(30) },
        }).Agent("a");
        scene.Put(new WorkItem { Priority = WorkPriority.Low });
        scene.Put();
        scene.Put(new WorkItem { Priority = WorkPriority.Urgent });
        scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(100), SkillRequirements.None) });

        scene.Scheduler.ReportLevel(10, "waiting", SchedulerScene.At(1), scene.Events).Should().BeFalse("10 is not above 10");
        scene.Scheduler.ReportLevel(11, "waiting", SchedulerScene.At(1), scene.Events).Should().BeTrue();
        scene.Drain("a", at: 10).Should().Equal(3, 2, 4);
        scene.Scheduler.ReportLevel(4, "waiting", SchedulerScene.At(30), scene.Events).Should().BeTrue("surge lasts for 30 s at least");
        scene.Scheduler.ReportLevel(5, "waiting", SchedulerScene.At(31), scene.Events).Should().BeTrue("5 is not below 5");
        scene.Scheduler.ReportLevel(4, "waiting", SchedulerScene.At(31), scene.Events).Should().BeFalse();
        scene.Drain("a", at: 31).Should().Equal(1);
    }

    [Fact]
    public void Backlog_DrainsWhenAnAgentComesBack()
    {
        SchedulerScene scene = new SchedulerScene().Agent("a");
        scene.Scheduler.SignOut(SchedulerScene.Id("a"), SchedulerScene.At(0), scene.Events);
        for (int i = 0; i < 3; i++)
        {
            scene.Put();
        }

        scene.Scheduler.Dispatch(SchedulerScene.At(1), scene.Events).Should().Be(0);
        scene.Scheduler.SignIn(SchedulerScene.Id("a"), SchedulerScene.At(2), scene.Events);
        scene.Scheduler.Dispatch(SchedulerScene.At(2), scene.Events).Should().Be(3);
    }

    [Fact]
    public void Timers_FireByTickThenKindThenNumber()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OfferDuration = SchedulerScene.Seconds(10), ExpiryCountsAsDecline = false }).Agent("a");
        RoutingPlan relaxing = SchedulerScene.Needs("french").RelaxAfter(SchedulerScene.Seconds(10), SkillRequirements.None);
        scene.Put(new WorkItem { Routing = relaxing });
        scene.Put(new WorkItem { NotBefore = SchedulerScene.At(10) });
        scene.Put(new WorkItem { Routing = relaxing });
        scene.Put();
        scene.Offered("a", at: 0).Should().Be(4);
        scene.Events.Clear();
        scene.Scheduler.AdvanceTo(SchedulerScene.At(60), scene.Events);

        scene.All().Select(e => (e.Kind, e.Item.Value)).Should().Equal(
            (SchedulerEventKind.OfferExpired, 4), (SchedulerEventKind.Returned, 4), (SchedulerEventKind.Woke, 2), (SchedulerEventKind.Relaxed, 1), (SchedulerEventKind.Relaxed, 3));
    }

    [Fact]
    public void Events_AreNumberedWithoutGaps_AndReadBackFromTheirBytes()
    {
        SchedulerPair pair = new(WorkOrdering.DueTime, 7);
        SchedulerDraw draw = new(7);
        for (int i = 0; i < 400; i++)
        {
            pair.Step(draw.Below(int.MaxValue));
        }

        for (int i = 0; i < pair.Buffer.Count; i++)
        {
            pair.Buffer[i].Number.Should().Be(i + 1);
            ArrayBufferWriter<byte> bytes = new();
            SchedulerEventFormat.Write(pair.Buffer[i], bytes);
            SchedulerEventFormat.Read(bytes.WrittenSpan, out int length).Should().Be(pair.Buffer[i]);
            length.Should().Be(bytes.WrittenCount);
        }
    }
}
