using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Tests.Scheduling;

public sealed class SchedulerJsonTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromNanoseconds(1_234_567_891);
    private static readonly WorkItemId Item = new(7);
    private static readonly AgentId Ana = new("ana");
    private static readonly GroupId Team = new("g");

    private static readonly SchedulingPolicy Policy = new()
    {
        Ordering = WorkOrdering.CostOfDelay,
        Bands = new PriorityBands(0, 1, 1, 2),
        Classes =
        [
            new ServiceClass("one") { AgingRate = new Rational(1, 3), HeadStart = Duration.FromSeconds(4), CostPerHour = new Money(1250, Currency.Euro), MeanHandling = Duration.FromMinutes(7), Weight = 3 },
            new ServiceClass("two"),
        ],
        AgeCap = Duration.FromNanoseconds(7),
        OfferDuration = Duration.FromSeconds(45),
        OffersPerItem = 3,
        OffersPerAgent = 2,
        ReturnAge = AgeRule.Restart,
        ExpiryCountsAsDecline = false,
        DeclineMemory = Duration.FromHours(1),
        AgentChoice = AgentChoice.BestFit,
        WorkChoice = WorkChoice.HighestLevel,
        BreachedFirst = true,
        EscalateBeforeDue = -Duration.FromMinutes(5),
        DueBand = 1,
        Overflow = [OverflowRule.ByLength(Team, null, 9), OverflowRule.ByWait(null, Team, Duration.MaxValue)],
        Fairness = new FairnessPolicy([new(new CustomerId("vip"), 2)], 5, [new(new CustomerId("k"), 3)]),
        Surge = new SurgePolicy(100, -5) { MinimumStay = Duration.FromMinutes(9), Bands = PriorityBands.Flat, HoldFromBand = 3, RelaxationPerMille = 0 },
    };

    private static readonly WorkItem Work = new()
    {
        Kind = WorkItemKind.ProjectTask,
        Reference = "T-1",
        Priority = WorkPriority.Urgent,
        Channel = ContactChannel.Phone,
        Routing = new RoutingPlan(new SkillRequirements(new SkillRequirement(new SkillId("french"), 500))).RelaxAfter(Duration.FromMinutes(2), SkillRequirements.None),
        Group = Team,
        Customer = new CustomerId("acme"),
        ServiceClass = 1,
        Due = At,
        Estimate = Duration.FromHours(2),
        Boost = -Duration.FromMinutes(3),
        CustomKey = long.MinValue,
        WaitingSince = Instant.MinValue,
        NotBefore = Instant.MaxValue,
        KnownAgent = Ana,
        KnownAgentOnly = Duration.FromNanoseconds(1),
    };

    private static readonly AgentProfile Profile = new(
        Ana,
        3,
        [new ChannelCapacity(ContactChannel.Phone, 3, 1, blocksOthers: true), new ChannelCapacity(ContactChannel.Chat, 1, 2)],
        new SkillSet(new SkillLevel(new SkillId("french"), 700)),
        [Team],
        PersonRole.Manager,
        new BusinessCalendarBuilder(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).WithWeeklyHours(WeeklyHours.AlwaysOpen).WithHolidays(new Holiday(new LocalDate(2026, 5, 1), "May Day")).Build(),
        [Absence.OfDates(new LocalDate(2026, 4, 1), new LocalDate(2026, 4, 3))]);

    private static readonly SchedulerCommand[] Commands =
    [
        SchedulerCommand.Enqueue(Work, At),
        SchedulerCommand.Enqueue(default, At),
        SchedulerCommand.TryOffer(Ana, At),
        SchedulerCommand.TryDequeue(default, At),
        SchedulerCommand.Dispatch(At),
        SchedulerCommand.Accept(new OfferId(5), At),
        SchedulerCommand.Decline(new OfferId(5), At, "busy"),
        SchedulerCommand.Complete(Item, At, Duration.FromSeconds(30)),
        SchedulerCommand.Cancel(Item, At, string.Empty),
        SchedulerCommand.Assign(Item, Ana, At, "knows the building"),
        SchedulerCommand.Reprioritise(Item, new WorkItemChange { Priority = WorkPriority.Normal, Due = At, Estimate = Duration.Zero, Boost = Duration.MinValue, CustomKey = 0, ServiceClass = 0 }, At),
        SchedulerCommand.Reprioritise(Item, new WorkItemChange { RemovesDue = true }, At),
        SchedulerCommand.Defer(Item, At, At, dueStands: true, "waits for the customer"),
        SchedulerCommand.Defer(Item, null, At),
        SchedulerCommand.Resume(Item, At),
        SchedulerCommand.Transfer(Item, Team, AgeRule.Restart, At),
        SchedulerCommand.Escalate(Item, null, WorkPriority.High, AgeRule.Keep, At, "سخت"),
        SchedulerCommand.AddAgent(Profile, At, signedIn: false),
        SchedulerCommand.UpdateAgent(Profile.WithShifts(null), At),
        SchedulerCommand.RemoveAgent(Ana, At),
        SchedulerCommand.SignIn(Ana, At),
        SchedulerCommand.SignOut(Ana, At),
        SchedulerCommand.Freeze(Team, FreezeAge.Stands, At, "maintenance"),
        SchedulerCommand.Unfreeze(null, At),
        SchedulerCommand.EnterSurge("storm", At),
        SchedulerCommand.LeaveSurge(string.Empty, At),
        SchedulerCommand.ReportLevel(-3, "waiting", At),
        SchedulerCommand.ChangePolicy(Policy, At),
        SchedulerCommand.AdvanceTo(At),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Commands.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Command_ReadsBackAsItself(int number)
    {
        string json = SchedulerCommandJson.Write(Commands[number]);
        json.Should().StartWith("{\"v\":1,\"kind\":\"");
        SchedulerCommand read = SchedulerCommandJson.Read(json, "command", DateTimeZoneProviders.Tzdb);
        read.Should().Be(Commands[number]);
        SchedulerCommandJson.Write(read).Should().Be(json);
    }

    [Fact]
    public void EveryKindOfCommand_IsWritten() => Commands.Select(c => c.Kind).Distinct().Should().BeEquivalentTo(Enum.GetValues<SchedulerCommandKind>().Skip(1));

    [Theory]
    [InlineData("""{"v":1,"kind":"accept","at":"2026-03-02T08:00:00Z","offer":5,"item":3}""", "$.item")]
    [InlineData("""{"v":1,"kind":"accept","offer":5}""", "$")]
    [InlineData("""{"v":1,"kind":"none","at":"2026-03-02T08:00:00Z"}""", "$.kind")]
    [InlineData("""{"v":1,"kind":"enqueue","at":"2026-03-02T08:00:00Z","work":{"priority":"P1"}}""", "$.work.priority")]
    [InlineData("""{"v":1,"kind":"enqueue","at":"2026-03-02T08:00:00Z","work":{"colour":"red"}}""", "$.work.colour")]
    [InlineData("""{"v":1,"kind":"enqueue","at":"2026-03-02T08:00:00Z","work":{"routing":[{"after":"2m"}]}}""", "$.work.routing")]
    [InlineData("""{"v":1,"kind":"changePolicy","at":"2026-03-02T08:00:00Z","policy":{"overflow":[{"from":"a","to":"b"}]}}""", "$.policy.overflow[0]")]
    [InlineData("""{"v":1,"kind":"changePolicy","at":"2026-03-02T08:00:00Z","policy":{"surge":{"enterAbove":1,"leaveBelow":2}}}""", "$.policy.surge")]
    [InlineData("""{"v":1,"kind":"addAgent","at":"2026-03-02T08:00:00Z","profile":{"id":"a","capacity":1,"channels":[],"shifts":"shifts"}}""", "$.profile.shifts")]
    [InlineData("""{"v":1,"kind":"reportLevel","at":"2026-03-02T08:00:00Z","level":1}""", "$")]
    [InlineData("""{"v":2,"kind":"dispatch","at":"2026-03-02T08:00:00Z"}""", "$.v")]
    public void Fault_NamesThePlace(string json, string path) =>
        FluentActions.Invoking(() => SchedulerCommandJson.Read(json, "command", DateTimeZoneProviders.Tzdb)).Should().Throw<DeskFormatException>().Which.Path.Should().Be(path);

    [Fact]
    public void WhatJsonHasNoWordFor_IsRefusedByWriting()
    {
        FluentActions.Invoking(() => SchedulerCommandJson.Write(default)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SchedulerCommandJson.Write(SchedulerCommand.Unfreeze(default(GroupId), At))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WorkItemJson.Write(new WorkItem { Kind = (WorkItemKind)9 })).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Item_ReadsBackAsItself()
    {
        WorkItemJson.Write(default).Should().Be("""{"v":1}""");
        WorkItemJson.Read("""{"v":1}""", "item").Should().Be(default(WorkItem));
        WorkItemJson.Read(WorkItemJson.Write(Work), "item").Should().Be(Work);
    }

    [Fact]
    public void Policy_ReadsBackAsItself_AndTheUsualOneIsEmpty()
    {
        SchedulingPolicy own = new() { Classes = [new ServiceClass("one") { CostPerHour = new Money(5, Currency.Define("PTS", 3, "loyal")) }] };
        foreach (SchedulingPolicy policy in (SchedulingPolicy[])[Policy, own, new()])
        {
            string json = Document(policy);
            using StringReader reader = new(json);
            SchedulingPolicy read = SchedulingPolicyJson.Read(reader, "policy");
            read.Should().Be(policy);
            Document(read).Should().Be(json);
        }

        Document(new SchedulingPolicy()).Should().Be("{\n  \"version\": 1\n}\n");
        Document(Policy).Should().Contain("\"EUR 12.50\"").And.Contain("\"escalateBeforeDue\": -300").And.Contain("\"agingRate\": \"1/3\"");
    }

    [Fact]
    public void EventsAndExplanations_ReadBackAsThemselves()
    {
        WorkflowScheduler scheduler = new(Policy with { Ordering = WorkOrdering.DueTime }, At);
        SchedulerEventBuffer events = new();
        foreach (SchedulerCommand command in Commands)
        {
            try
            {
                scheduler.Apply(command, events);
            }
            catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
            {
                // Not every command of the list is possible.
            }
        }

        WorkItemId waiting = scheduler.Enqueue(new WorkItem { Routing = Work.Routing }, At, events);
        WorkItemId first = scheduler.Enqueue(new WorkItem { Due = At }, At, events);
        events.Count.Should().BeGreaterThan(5);
        foreach (SchedulerEvent happened in events.Events.ToArray())
        {
            SchedulerEventJson.Read(SchedulerEventJson.Write(happened), "event").Should().Be(happened);
        }

        foreach (WorkItemId item in (WorkItemId[])[waiting, first])
        {
            WorkItemExplanation explanation = scheduler.Explain(item);
            WorkItemExplanation read = WorkItemExplanationJson.Read(WorkItemExplanationJson.Write(explanation), "explanation");
            read.Should().BeEquivalentTo(explanation, o => o.ComparingByMembers<WorkItemExplanation>());
            foreach (Reason reason in scheduler.ExplainInReasons(item))
            {
                ReasonJson.Read(ReasonJson.Write(reason), "reason").Should().Be(reason);
            }
        }

        FluentActions.Invoking(() => SchedulerEventJson.Read("""{"v":1,"number":1,"at":"2026-03-02T08:00:00.00000001Z","kind":"woke"}""", "event")).Should().Throw<DeskFormatException>().Which.Path.Should().Be("$.at");
        FluentActions.Invoking(() => WorkItemExplanationJson.Read("""{"v":1,"item":1,"at":"2026-03-02T08:00:00Z","status":"lost","band":0,"key":0}""", "explanation")).Should().Throw<DeskFormatException>().Which.Path.Should().Be("$.status");
    }

    private static string Document(SchedulingPolicy policy)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        SchedulingPolicyJson.Write(text, policy);
        return text.ToString();
    }
}
