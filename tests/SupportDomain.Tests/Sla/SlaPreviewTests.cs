using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;
using Desk = SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.Sla;

/// <summary>Why a verdict differs between two sets of clocks. 2024-01-01 is a Monday; hours are 09:00-17:00, Monday to Friday, unless said otherwise.</summary>
public sealed class SlaPreviewTests
{
    private static readonly BusinessCalendar FromTen = Desk.Open("UTC", "10:00-17:00", Desk.MondayToFriday).Build();

    /// <summary>Opened 09:00 with priority P1, from 11:00 on P2.</summary>
    private static readonly SlaBench Life = new SlaBench().Open("2024-01-01T09:00", "P1").Priority("2024-01-01T11:00", "P2");

    [Fact]
    public void Compare_CalendarOfAnEarlierPolicy_IsTheReason()
    {
        // 8 h: 2 h by A, 6 h by B, due Monday 17:00. With A from 10:00 on it is 1 h by A; 6 h by B until 17:00, the eighth on Tuesday 10:00. C changes too, and never applied.
        SlaChange change = Change(
            Clock(Eight("A", SlaBench.NineToFive, "P1"), Eight("B", SlaBench.NineToFive, "P2"), Eight("C", SlaBench.NineToFive, "P3")),
            Clock(Eight("A", FromTen, "P1"), Eight("B", SlaBench.NineToFive, "P2"), Eight("C", FromTen, "P3")));
        change.Before!.Verdict.Deadline.DueAt.Should().Be(Life.At("2024-01-01T17:00"));
        change.After!.Verdict.Deadline.DueAt.Should().Be(Life.At("2024-01-02T10:00"));
        change.Reasons.Should().Equal(SlaReasons.ChangeCalendar.Of(new ReasonName("A")));
    }

    [Fact]
    public void Compare_OtherZonesOfAPolicy_IsAChangeOfItsCalendar()
    {
        // 09:00-17:00 of UTC+1 is 08:00-16:00 UTC: opened 09:00, 7 h until 16:00, the eighth on Tuesday 08:00-09:00.
        SlaPolicy policy = new(new PolicyId("p"), new WorkingDurationTarget(Duration.FromHours(8)), SlaBench.NineToFive);
        SlaChange change = Change(Clock(policy.WithZones(new CalendarZones(DateTimeZone.Utc))), Clock(policy.WithZones(new CalendarZones(DateTimeZone.ForOffset(Offset.FromHours(1))))));
        change.Before!.Verdict.Deadline.DueAt.Should().Be(Life.At("2024-01-01T17:00"));
        change.After!.Verdict.Deadline.DueAt.Should().Be(Life.At("2024-01-02T09:00"));
        change.Reasons.Should().Equal(SlaReasons.ChangeCalendar.Of(new ReasonName("p")));
    }

    [Fact]
    public void Compare_PolicyWhereNoneApplied_AndTheOtherWayRound_SaysSo()
    {
        SlaClock none = Clock(Eight("A", SlaBench.NineToFive, "P3"));
        SlaClock some = Clock(Eight("A", SlaBench.NineToFive, "P2"));
        Change(none, some).Reasons.Should().Equal(SlaReasons.ChangePolicyGained.Of(new ReasonName("A v1")));
        Change(some, none).Reasons.Should().Equal(SlaReasons.ChangePolicyLost.Of(new ReasonName("A v1")));
    }

    [Fact]
    public void Compare_AnotherPolicyBeforeTheSameLast_IsAChangeOfThePolicies_NotOfTheMetric()
    {
        SlaChange change = Change(
            Clock(Eight("A", SlaBench.NineToFive, "P1"), Eight("B", SlaBench.NineToFive, "P2")),
            Clock(Eight("D", FromTen, "P1"), Eight("B", SlaBench.NineToFive, "P2")));
        change.After!.Verdict.Deadline.DueAt.Should().Be(Life.At("2024-01-02T10:00"));
        change.Reasons.Should().Equal(SlaReasons.ChangePolicies.Of(new ReasonName("c")));
    }

    [Fact]
    public void Compare_AnotherTargetOfAPolicyThatNeverApplied_ChangesNothing() => SlaPreview.Compare(
        [Life.Events],
        new SlaEvaluator(Clock(Eight("A", SlaBench.NineToFive, "P1", "P2"), Eight("C", SlaBench.NineToFive, "P3"))),
        new SlaEvaluator(Clock(Eight("A", SlaBench.NineToFive, "P1", "P2"), Eight("C", FromTen, "P3"))),
        Life.At("2024-01-01T12:00")).Should().BeEmpty();

    [Fact]
    public void Compare_AnotherMetric_IsTheReason() => Change(
        Clock(Eight("A", SlaBench.NineToFive, "P1", "P2")),
        new SlaClock("c", "c", SlaMetrics.FirstResolution.WithPausesWhile(new PauseCondition(TicketStatus.New)), Eight("A", SlaBench.NineToFive, "P1", "P2")))
        .Reasons.Should().Equal(SlaReasons.ChangeMetric.Of(new ReasonName("c")));

    private static SlaPolicy Eight(string id, BusinessCalendar calendar, params string[] priorities) =>
        new(new PolicyId(id), new WorkingDurationTarget(Duration.FromHours(8)), calendar, new TicketCondition(TicketField.Priority, priorities));

    private static SlaClock Clock(params SlaPolicy[] policies) => new SlaClock("c", "c", SlaMetrics.FirstResolution, policies).WithRetarget(RetargetMode.KeepElapsed);

    private static SlaChange Change(SlaClock before, SlaClock after) =>
        SlaPreview.Compare([Life.Events], new SlaEvaluator(before), new SlaEvaluator(after), Life.At("2024-01-01T12:00")).Should().ContainSingle().Subject;
}
