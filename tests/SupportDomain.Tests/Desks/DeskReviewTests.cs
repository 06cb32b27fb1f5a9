using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.TestSupport;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Desks;

public sealed class DeskReviewTests
{
    private static readonly ElapsedDurationTarget Hour = new(Duration.FromHours(1));

    private static readonly BusinessCalendar Office = new BusinessCalendarBuilder(DateTimeZone.Utc)
        .WithName("office")
        .WithWeeklyHours(WeeklyHours.Closed.With(
            new DayInterval(DayTime.At(9), DayTime.At(17)), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
        .WithHolidays(new Holiday(new LocalDate(2026, 1, 1), "New Year's Day"))
        .Build();

    [Fact]
    public void Of_PolicyBehindOneWithoutConditions_IsUnreachable()
    {
        DeskFinding finding = Review(Policy("all"), Policy("p1", new TicketCondition(TicketField.Priority, "P1"))).Should().ContainSingle().Which;
        finding.Weight.Should().Be(DeskFindingWeight.Problem);
        finding.Place.Should().Be("clocks.c.policies.p1");
        finding.Reason.Should().Be(DeskReasons.PolicyUnreachable.Of(new ReasonName("p1"), new ReasonName("all")));
    }

    /// <summary>P1 of type A is taken by "A", P2 by "P2": no single one covers, both together do.</summary>
    [Fact]
    public void Of_PolicyBehindTwoThatCoverItTogether_IsUnreachableAndNamesBoth()
    {
        Review(
                Policy("A", new TicketCondition(TicketField.Type, "A")),
                Policy("P2", new TicketCondition(TicketField.Priority, "P2")),
                Policy("A or P2", new TicketCondition(TicketField.Type, "A", "B"), new TicketCondition(TicketField.Priority, "P2")),
                Policy("A with P1 and P2", new TicketCondition(TicketField.Type, "A"), new TicketCondition(TicketField.Priority, "P1", "P2")))
            .Select(f => f.Place).Should().Equal("clocks.c.policies.A or P2", "clocks.c.policies.A with P1 and P2");
        Review(
                Policy("low", new TicketCondition(TicketField.Priority, "P3")),
                Policy("high", new TicketCondition(TicketField.Priority, "P1", "P2")),
                Policy("named", new TicketCondition(TicketField.Priority, "P1", "P3")))
            .Single().Reason.Parameters[1].Should().Be(new ReasonName("low, high"));
    }

    /// <summary>All three values are taken, and a ticket without the field is still free: no set of values covers everything.</summary>
    [Fact]
    public void Of_LastPolicyWithoutConditions_IsReachedByWhatHasNoValue()
    {
        Review(Policy("some", new TicketCondition(TicketField.Priority, "P1", "P2", "P3")), Policy("rest")).Should().BeEmpty();
    }

    [Fact]
    public void Of_RankDecidesTheOrder_NotTheList()
    {
        Review(Policy("p1", new TicketCondition(TicketField.Priority, "P1")).WithRank(2), Policy("all").WithRank(1)).Single().Place.Should().Be("clocks.c.policies.p1");
    }

    [Fact]
    public void Of_ValidityGroupsTagsAndCustomFields_AreAsked()
    {
        Instant noon = Instant.FromUtc(2026, 1, 1, 12, 0);
        Review(Policy("old").ValidBetween(null, noon), Policy("new")).Should().BeEmpty("after noon the second one is reached");
        Review(Policy("old").ValidBetween(null, noon), Policy("new").ValidBetween(noon, null), Policy("rest")).Single().Place.Should().EndWith("rest");
        Review(Policy("tagged").WithTags("vip", "press"), Policy("vip").WithTags("vip")).Single().Place.Should().EndWith(".vip");
        Review(Policy("vip").WithTags("vip"), Policy("tagged").WithTags("vip", "press")).Should().BeEmpty("press alone reaches it");
        Review(Policy("vip").WithTags("vip"), Policy("press").WithTags("press"), Policy("tagged").WithTags("vip", "press")).Single().Place.Should().EndWith("tagged");
        Review(Policy("net").WithGroups(new GroupId("net")), Policy("all of net").WithGroups(new GroupId("net"), new GroupId("mail"))).Should().BeEmpty();
        Review(Policy("emea").WithCustom(new CustomFieldCondition("region", "EMEA", "APAC")), Policy("apac").WithCustom(new CustomFieldCondition("region", "APAC"))).Single().Place.Should().EndWith("apac");
    }

    /// <summary>The decision against a slow twin that tries every ticket of a small world: two fields with two named values, one unnamed and none, a group, two tags and four dates.</summary>
    [Fact]
    public void IsCovered_AgreesWithTryingEveryTicket()
    {
        Properties.Check(Worlds(), policies =>
        {
            SlaClock clock = new("c", "c", SlaStop.Solved, policies);
            for (int i = 0; i < policies.Length; i++)
            {
                bool isReached = Tickets().Any(t => ReferenceEquals(FirstFor(policies, t), policies[i]));
                PolicyCover.IsCovered(policies[i], policies.Take(i)).Should().Be(!isReached, "policy {0} of {1}", i, clock.Policies.Length);
            }
        });
    }

    [Fact]
    public void IsCovered_OverlapsBeyondTheBound_IsUndecided()
    {
        // Each of 60 policies asks for two of 60 custom fields: what is left after each doubles.
        SlaPolicy[] before = [.. Enumerable.Range(0, 60).Select(i => Policy($"b{i}").WithCustom(new CustomFieldCondition($"f{i}", "x"), new CustomFieldCondition($"g{i}", "x")))];
        PolicyCover.IsCovered(Policy("last"), before).Should().BeNull();
        Review([.. before.Take(20), Policy("last")])[^1].Should().Be(new DeskFinding(DeskFindingWeight.Doubt, "clocks.c.policies.last", DeskReasons.PolicyUndecided.Of(new ReasonName("last"))));
    }

    /// <summary>The office has the most hours in a leap year that begins on a Monday, such as 2024: 262 weekdays of eight hours are 2,096.</summary>
    [Fact]
    public void Of_TargetBeyondAYear_IsADoubt()
    {
        Review(new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(2096)), Office)).Should().BeEmpty();
        DeskFinding finding = Review(new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(2097)), Office)).Single();
        finding.Reason.Should().Be(DeskReasons.TargetBeyondYear.Of(new ReasonName("p"), new ReasonDuration(Duration.FromHours(2097)), new ReasonDuration(Duration.FromHours(2096))));
        Review(new SlaPolicy(new PolicyId("p"), new BusinessDaysTarget(263, BusinessDayRule.SameTimeOfDay), Office)).Single().Reason.Code.Should().Be(DeskReasons.TargetDaysBeyondYear.Code);
        Review(new SlaPolicy(new PolicyId("p"), new CalendarDaysTarget(367), Office)).Single().Reason.Code.Should().Be(DeskReasons.TargetDaysBeyondYear.Code);
        Review(new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours(366 * 24)), BusinessCalendar.AlwaysOpen)).Should().BeEmpty();
        Review(new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.FromHours((366 * 24) + 1)), BusinessCalendar.AlwaysOpen)).Should().ContainSingle();
        Review(new SlaPolicy(new PolicyId("p"), new ElapsedDurationTarget(Duration.Zero), BusinessCalendar.AlwaysOpen)).Single().Reason.Should().Be(DeskReasons.TargetNone.Of(new ReasonName("p")));
    }

    [Fact]
    public void Of_Calendars_ThatNeverOpenOrNeverRest()
    {
        BusinessCalendar shut = new BusinessCalendarBuilder(DateTimeZone.Utc).WithName("shut").WithWeeklyHours(WeeklyHours.Closed).Build();
        DeskFinding never = Review(new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(1)), shut)).Single();
        never.Should().Be(new DeskFinding(DeskFindingWeight.Problem, "calendars.shut", DeskReasons.CalendarNeverOpen.Of(new ReasonName("shut"))));
        BusinessCalendar restless = Office.ToBuilder().WithName("restless").Build();
        BusinessCalendar without = new BusinessCalendarBuilder(DateTimeZone.Utc).WithName("without").WithWeeklyHours(Office.WeeklyVersions[0].Hours).Build();
        Review(new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(1)), restless)).Should().BeEmpty();
        Review(new SlaPolicy(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(1)), without)).Single().Reason.Should().Be(DeskReasons.CalendarWithoutHolidays.Of(new ReasonName("without")));
    }

    private static SlaPolicy Policy(string id, params TicketCondition[] conditions) => new(new PolicyId(id), Hour, BusinessCalendar.AlwaysOpen, conditions);

    private static ImmutableArray<DeskFinding> Review(params SlaPolicy[] policies) => DeskReview.Of(new ServiceLevels([new SlaClock("c", "c", SlaStop.Solved, policies)]));

    private static SlaPolicy? FirstFor(SlaPolicy[] policies, (TicketAttributes Attributes, string? Group, Instant At) ticket) => policies.FirstOrDefault(p =>
        p.Conditions.All(c => ticket.Attributes[c.Field] is { } value && c.Values.Contains(value, StringComparer.Ordinal))
        && (p.Groups.IsEmpty || p.Groups.Any(g => g.Value == ticket.Group))
        && (p.Tags.IsEmpty || p.Tags.Any(ticket.Attributes.Tags.Contains))
        && !(ticket.At < p.ValidFrom) && !(ticket.At >= p.ValidUntil));

    private static IEnumerable<(TicketAttributes Attributes, string? Group, Instant At)> Tickets() =>
        from type in new[] { null, "a", "b", "z" }
        from priority in new[] { null, "1", "2", "z" }
        from team in new[] { null, "g", "z" }
        from tags in new string[][] { [], ["s"], ["t"], ["s", "t"] }
        from day in new[] { -1, 0, 1, 2 }
        select (new TicketAttributes(type, priority) { Tags = [.. tags] }, team, Day(day));

    private static Instant Day(int day) => Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day);

    private static Arbitrary<SlaPolicy[]> Worlds()
    {
        Gen<string[]> types = Gen.Elements<string[]>([], [], ["a"], ["b"], ["a", "b"]);
        Gen<string[]> priorities = Gen.Elements<string[]>([], [], ["1"], ["2"], ["1", "2"]);
        Gen<string[]> tags = Gen.Elements<string[]>([], [], ["s"], ["t"], ["s", "t"]);
        Gen<SlaPolicy> policy =
            from type in types
            from priority in priorities
            from tag in tags
            from hasGroup in Gen.Elements(false, false, true)
            from span in Gen.Elements<(int?, int?)>((null, null), (null, null), (1, null), (null, 1), (1, 2), (0, 2))
            select Make(type, priority, tag, hasGroup, span);
        return policy.ListOf().Where(p => p.Count is > 0 and <= 8).Select(p => p.Select((q, i) => Renamed(q, i)).ToArray()).ToArbitrary();
    }

    private static SlaPolicy Make(string[] types, string[] priorities, string[] tags, bool hasGroup, (int? From, int? Until) span)
    {
        List<TicketCondition> conditions = [];
        if (types.Length > 0)
        {
            conditions.Add(new TicketCondition(TicketField.Type, types));
        }

        if (priorities.Length > 0)
        {
            conditions.Add(new TicketCondition(TicketField.Priority, priorities));
        }

        Instant? from = span.From is { } first ? Day(first) : null;
        Instant? until = span.Until is { } last ? Day(last) : null;
        SlaPolicy policy = Policy("p", [.. conditions]).WithTags(tags).ValidBetween(from, until);
        return hasGroup ? policy.WithGroups(new GroupId("g")) : policy;
    }

    private static SlaPolicy Renamed(SlaPolicy p, int number)
    {
        SlaPolicy renamed = new SlaPolicy(new PolicyId($"p{number}"), p.Target, p.Calendar, p.Conditions).WithTags(p.Tags).ValidBetween(p.ValidFrom, p.ValidUntil);
        return p.Groups.IsEmpty ? renamed : renamed.WithGroups(p.Groups);
    }
}
