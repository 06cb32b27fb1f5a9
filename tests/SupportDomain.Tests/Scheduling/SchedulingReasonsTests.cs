using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Reports;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Scheduling;

public sealed class SchedulingReasonsTests
{
    [Fact]
    public void Item_IsExplainedInWords()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Ordering = WorkOrdering.DueTime }).Agent("ana");
        scene.Put(new WorkItem { Reference = "T-1", Due = SchedulerScene.At(20) });
        scene.Put(new WorkItem { Reference = "T-2", Due = SchedulerScene.At(10) });
        WorkItemId never = scene.Put();

        English(scene, new WorkItemId(1)).Should().Equal(
            "Item T-1 is ready, in band 2.",
            "Number 2 of its band 2.",
            "T-2 goes before T-1: due 2026-03-02 08:00:10 UTC, the other 2026-03-02 08:00:20 UTC.");
        English(scene, never)[2].Should().Be("T-2 goes before 3: due 2026-03-02 08:00:10 UTC, the other never.");
        Words(scene.Scheduler.ExplainNextInReasons(SchedulerScene.Id("ana"))).Should().StartWith("T-2 goes before T-1");
        ReasonText.Of(scene.Scheduler.ExplainInReasons(new WorkItemId(1))[1], WordingLanguage.Persian).Should().Be("نفر ۲ در باند ۲.");
    }

    [Fact]
    public void EveryBlocker_IsAReasonWithItsEnd()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { Fairness = new FairnessPolicy(cap: 1), OfferDuration = SchedulerScene.Seconds(30) })
            .Agent("ana", capacity: 1).Agent("ben", skills: ["linux"], groups: ["g"]);
        WorkItemId french = scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french", "linux").RelaxAfter(SchedulerScene.Seconds(60), SkillRequirements.None) });
        WorkItemId asleep = scene.Put(new WorkItem { NotBefore = SchedulerScene.At(40) });
        WorkItemId taken = scene.Put(new WorkItem { Customer = new CustomerId("acme") });
        WorkItemId capped = scene.Put(new WorkItem { Customer = new CustomerId("acme"), Routing = SchedulerScene.Needs("linux") });
        WorkItemId frozen = scene.Put(new WorkItem { Group = new GroupId("g"), Routing = SchedulerScene.Needs("linux") });
        WorkItemId kept = scene.Put(new WorkItem { KnownAgent = SchedulerScene.Id("ana"), KnownAgentOnly = SchedulerScene.Seconds(50) });
        scene.Scheduler.Freeze(new GroupId("g"), FreezeAge.Runs, SchedulerScene.At(1), scene.Events);
        Offer offer = scene.Offer("ana", at: 1);

        English(scene, french)[^1].Should().Be("Nobody here has french ≥ 1; this stands until 2026-03-02 08:01:00 UTC at the earliest.");
        scene.Scheduler.FindMissingSkills(french).Should().Equal(new SkillRequirement(new SkillId("french")));
        English(scene, asleep)[^1].Should().Be("Deferred, until 2026-03-02 08:00:40 UTC at the earliest.");
        English(scene, taken)[^1].Should().Be("Offered, until 2026-03-02 08:00:31 UTC at the earliest.");
        English(scene, capped)[^1].Should().Be("acme has as many items in hand as it may.");
        English(scene, frozen)[^1].Should().Be("Frozen: g.");
        English(scene, kept)[^1].Should().Be("Kept for ana, who knows the case, until 2026-03-02 08:00:50 UTC at the earliest.");

        scene.Scheduler.Accept(offer.Id, SchedulerScene.At(2), scene.Events);
        scene.Scheduler.SignOut(SchedulerScene.Id("ben"), SchedulerScene.At(2), scene.Events);
        English(scene, taken)[^1].Should().Be("ana works on it.");
        English(scene, capped)[^1].Should().Be("Nobody who may take it is on duty, until somebody ends it.");
        English(scene, scene.Put(at: 3))[^1].Should().Be("Everybody who may take it is busy.");
    }

    [Fact]
    public void ChannelThatNobodyTakes_IsNotCalledBusy()
    {
        ChannelCapacity[] mail = [new(ContactChannel.Email, 1, 2), new(ContactChannel.Phone, 3, 1), new(ContactChannel.Chat, 1, 0)];
        SchedulerScene scene = new SchedulerScene().Agent("ana", capacity: 2, channels: mail);
        WorkItemId unsaid = scene.Put(new WorkItem { Reference = "T-4" });
        WorkItemId dear = scene.Put(new WorkItem { Channel = ContactChannel.Phone });
        WorkItemId closed = scene.Put(new WorkItem { Channel = ContactChannel.Chat });

        // Nobody has anything in hand: no channel is said, a call takes three units of two, chat is closed.
        scene.Scheduler.Explain(unsaid).Blockers.Should().Equal(new WorkBlocker(WorkBlockerKind.ChannelNotServed, null));
        English(scene, unsaid)[^1].Should().Be("Nobody who may take it takes items of the channel Unknown.");
        English(scene, dear)[^1].Should().Be("Nobody who may take it takes items of the channel Phone.");
        English(scene, closed)[^1].Should().Be("Nobody who may take it takes items of the channel Chat.");
        scene.Refused(() => scene.Scheduler.Assign(unsaid, SchedulerScene.Id("ana"), SchedulerScene.At(1), scene.Events)).Message
            .Should().Be("Agent 'ana' takes no items of channel Unknown; the profile has no place for one.");

        // Whoever takes the channel is away: that is another thing.
        scene.Agent("ben", channels: [new(ContactChannel.Unknown, 1, 1)], at: 1);
        scene.Scheduler.SignOut(SchedulerScene.Id("ben"), SchedulerScene.At(1), scene.Events);
        English(scene, unsaid)[^1].Should().Be("Nobody who may take it is on duty, until somebody ends it.");
    }

    [Fact]
    public void SkillsThatNobodyHasTogether_AreToldFromMissingOnes()
    {
        SchedulerScene scene = new SchedulerScene().Agent("ana", skills: ["french"]).Agent("ben", skills: ["linux"]);
        WorkItemId item = scene.Put(new WorkItem { Routing = SchedulerScene.Needs("french", "linux") });
        scene.Scheduler.FindMissingSkills(item).Should().BeEmpty();
        English(scene, item)[^1].Should().StartWith("Nobody here has all the skills together");
    }

    [Fact]
    public void SurgeAndDeclines_AreReasonsToo()
    {
        SchedulingPolicy policy = new() { Surge = new SurgePolicy(10, 5) { HoldFromBand = 3 }, DeclineMemory = SchedulerScene.Seconds(90) };
        SchedulerScene scene = new SchedulerScene(policy).Agent("ana").Agent("ben", capacity: 0);
        WorkItemId low = scene.Put(new WorkItem { Priority = WorkPriority.Low });
        scene.Scheduler.EnterSurge("storm", SchedulerScene.At(1), scene.Events);
        English(scene, low)[^1].Should().Be("Surge holds band 3 back.");

        WorkItemId declined = scene.Put(at: 1);
        scene.Scheduler.Decline(scene.Offer("ana", at: 1).Id, SchedulerScene.At(2), scene.Events);
        English(scene, declined)[^1].Should().Be("Whoever could take it has declined it; this is remembered until 2026-03-02 08:01:32 UTC at the earliest.");
    }

    [Fact]
    public void Next_SaysWhyThereIsNothing()
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy { OffersPerAgent = 1 }).Agent("ana", capacity: 3);
        Next().Should().Be("Nothing waits that ana may take.");
        scene.Put(new WorkItem { Reference = "T-1" });
        Next().Should().Be("T-1 is all there is.");
        scene.Put();
        scene.Offered("ana", at: 1);
        Next().Should().Be("ana can take nothing more: 2 units are free, 1 offers are open.");
        scene.Scheduler.SignOut(SchedulerScene.Id("ana"), SchedulerScene.At(2), scene.Events);
        Next().Should().Be("ana is not on duty, until somebody ends it.");

        string Next() => Words(scene.Scheduler.ExplainNextInReasons(SchedulerScene.Id("ana")));
    }

    public static TheoryData<WorkOrdering> Orderings => new(Enum.GetValues<WorkOrdering>());

    /// <summary>Whatever the ordering, the second of two items that differ in everything says why, and the reason is the ordering's own.</summary>
    [Theory]
    [MemberData(nameof(Orderings))]
    public void Key_IsWordedByTheOrdering(WorkOrdering ordering)
    {
        SchedulerScene scene = new SchedulerScene(new SchedulingPolicy
        {
            Ordering = ordering,
            Classes = [new ServiceClass("one") { CostPerHour = new Money(100, Currency.Euro) }],
        }).Agent("ana");
        scene.Put(new WorkItem { Due = SchedulerScene.At(50), Estimate = SchedulerScene.Seconds(1), CustomKey = 1 });
        WorkItemId second = scene.Put(new WorkItem { Due = SchedulerScene.At(60), Estimate = SchedulerScene.Seconds(2), CustomKey = 2 }, at: 1);
        scene.Scheduler.AdvanceTo(SchedulerScene.At(5), scene.Events);

        Reason reason = scene.Scheduler.ExplainInReasons(second)[^1];
        reason.Code.Text.Should().StartWith("scheduling.order.").And.NotBe(SchedulingReasons.BySequence.Code.Text);
        SchedulingReasons.All.Should().Contain(k => k.Code == reason.Code);
        Words(reason).Should().StartWith("1 goes before 2:");
    }

    [Fact]
    public void Wait_IsPositionTimesHandlingByPlaces()
    {
        // Two agents with one and two places for e-mail; a third has another skill and does not count, nor does what only that one may take.
        ChannelCapacity one = new(ContactChannel.Email, 1, 1);
        ChannelCapacity two = new(ContactChannel.Email, 1, 2);
        SchedulerScene scene = new SchedulerScene().Agent("ana", skills: ["mail"], channels: [one]).Agent("ben", skills: ["mail"], channels: [two]).Agent("cem", skills: ["linux"], channels: [two]);
        WorkItem mail = new() { Channel = ContactChannel.Email, Routing = SchedulerScene.Needs("mail") };
        for (int i = 0; i < 3; i++)
        {
            scene.Put(mail);
        }

        scene.Drain("ana", at: 0).Should().HaveCount(1);
        scene.Drain("ben", at: 0).Should().HaveCount(2);
        scene.Put(new WorkItem { Channel = ContactChannel.Email, Routing = SchedulerScene.Needs("linux"), Priority = WorkPriority.Urgent });
        scene.Put(mail);
        scene.Put(mail with { Priority = WorkPriority.Low });
        WorkItemId third = scene.Put(mail with { Priority = WorkPriority.Low });

        WaitForecast forecast = scene.Scheduler.ForecastWait(third, Duration.FromMinutes(10));

        // Number 3 in line at 3 places: 3 × 10 / 3 minutes.
        forecast.Should().Be(new WaitForecast(third, 3, 3, 2, Duration.FromMinutes(10), Duration.FromMinutes(10)));
        forecast.ToReasons().Select(Words).Should().Equal(
            "Number 3 in line; about 10 min.",
            "If all 3 places at 2 agents are taken, one is free every 10 min divided by 3, and nobody joins or leaves the 3 in line.");

        // Rounded up to a tick: 3 × 1 / 3 tick, and 2 × 1 / 3 = 1.
        scene.Scheduler.ForecastWait(third, Duration.FromTicks(1)).Expected.Should().Be(Duration.FromTicks(1));
        scene.Scheduler.ForecastWait(new WorkItemId(6), Duration.FromTicks(1)).Expected.Should().Be(Duration.FromTicks(1));
    }

    [Fact]
    public void Wait_IsNotToldWhereSomethingElseStandsInTheWay()
    {
        SchedulerScene scene = new SchedulerScene().Agent("ana");
        WorkItemId asleep = scene.Put(new WorkItem { NotBefore = SchedulerScene.At(9) });
        WorkItemId frozen = scene.Put();
        scene.Scheduler.Freeze(null, FreezeAge.Runs, SchedulerScene.At(1), scene.Events);
        foreach (WorkItemId item in (WorkItemId[])[asleep, frozen])
        {
            WaitForecast forecast = scene.Scheduler.ForecastWait(item, Duration.FromMinutes(1));
            forecast.Expected.Should().BeNull();
            forecast.ToReasons().Select(Words).Should().Equal("No wait can be told: something else stands in the way.");
        }

        scene.Invoking(s => s.Scheduler.ForecastWait(frozen, Duration.Zero)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("meanHandling");
        scene.Invoking(s => s.Scheduler.ForecastWait(frozen, Duration.FromDays(2))).Should().Throw<ArgumentOutOfRangeException>();
        scene.Refused(() => scene.Scheduler.ForecastWait(new WorkItemId(99), Duration.FromMinutes(1))).Fault.Should().Be(SchedulingFault.UnknownItem);
    }

    private static string[] English(SchedulerScene scene, WorkItemId item) => [.. scene.Scheduler.ExplainInReasons(item).Select(Words)];

    private static string Words(Reason reason) => ReasonText.Of(reason, WordingLanguage.English);
}
