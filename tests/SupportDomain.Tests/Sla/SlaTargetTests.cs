using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Sla;

namespace SupportDomain.Tests.Sla;

public sealed class SlaTargetTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static readonly BusinessCalendar NineToFive = new BusinessCalendarBuilder(NewYork)
        .WithWeeklyHours(WeeklyHours.Closed.With(
            DayInterval.Parse("09:00-17:00", provider: null), IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday))
        .Build();

    private static readonly BusinessDayRule Boston = new(BusinessDayRoll.Following, cutOff: new LocalTime(17, 0), startAfterCutOff: new LocalTime(8, 30));

    [Fact]
    public void WorkingDuration_EightHoursFromMondayNine_IsDueAtCloseAndMetUntilTuesdayNine()
    {
        // 2026-03-02 is a Monday.
        SlaDeadline deadline = new WorkingDurationTarget(Duration.FromHours(8)).DeadlineFrom(Local(2026, 3, 2, 9, 0), NineToFive);
        deadline.DueAt.Should().Be(Local(2026, 3, 2, 17, 0));
        deadline.BreachAt.Should().Be(Local(2026, 3, 3, 9, 0));
    }

    [Fact]
    public void WorkingDuration_OverAWeekendWithSummerTime_LosesNoHour()
    {
        // Friday 2026-03-06 16:00 plus 2 h: one hour on Friday, one on Monday; the clocks went forward on Sunday.
        SlaDeadline deadline = new WorkingDurationTarget(Duration.FromHours(2)).DeadlineFrom(Local(2026, 3, 6, 16, 0), NineToFive);
        deadline.DueAt.Should().Be(Local(2026, 3, 9, 10, 0)).And.Be(Instant.FromUtc(2026, 3, 9, 14, 0));
    }

    [Fact]
    public void WorkingDuration_WithoutWorkingTime_HasNoDeadline()
    {
        BusinessCalendar closed = new BusinessCalendarBuilder(NewYork).Build();
        SlaDeadline deadline = new WorkingDurationTarget(Duration.FromHours(1)).DeadlineFrom(Local(2026, 3, 2, 9, 0), closed);
        deadline.Exists.Should().BeFalse();
        deadline.Reason.Should().Be(NoDeadlineReason.NoWorkingTime);
        FluentActions.Invoking(() => deadline.DueAt).Should().Throw<InvalidOperationException>().WithMessage("*NoWorkingTime*");
    }

    [Fact]
    public void WorkingDuration_BeyondTheHorizon_HasNoDeadline()
    {
        SlaDeadline deadline = new WorkingDurationTarget(Duration.FromDays(100_000)).DeadlineFrom(Local(2026, 3, 2, 9, 0), NineToFive);
        deadline.Reason.Should().Be(NoDeadlineReason.OutsideHorizon);
    }

    [Fact]
    public void WorkingDuration_DueAtTheLastCloseOfTheHorizon_IsMetUntilThen()
    {
        BusinessCalendar january = new BusinessCalendarBuilder(NewYork).WithWeeklyHours(NineToFive.WeeklyVersions[0].Hours)
            .ValidBetween(new LocalDate(2026, 1, 1), new LocalDate(2026, 1, 31)).Build();
        SlaDeadline deadline = new WorkingDurationTarget(Duration.FromHours(8)).DeadlineFrom(Local(2026, 1, 30, 9, 0), january);
        deadline.DueAt.Should().Be(Local(2026, 1, 30, 17, 0)).And.Be(deadline.BreachAt);
    }

    [Fact]
    public void ElapsedDuration_OverSummerTime_IsHoursOnTheClock()
    {
        // 24 h from Saturday 12:00 is Sunday 13:00 on the wall: the night had 23 hours.
        new ElapsedDurationTarget(Duration.FromHours(24)).DeadlineFrom(Local(2026, 3, 7, 12, 0), NineToFive).DueAt.Should().Be(Local(2026, 3, 8, 13, 0));
    }

    [Fact]
    public void ElapsedDuration_BeyondTheEndOfTime_HasNoDeadline()
    {
        new ElapsedDurationTarget(Duration.FromDays(4_000_000)).DeadlineFrom(Local(2026, 3, 7, 12, 0), NineToFive).Reason.Should().Be(NoDeadlineReason.OutsideHorizon);
        new ElapsedDurationTarget(Duration.FromHours(1)).DeadlineFrom(Instant.MaxValue, NineToFive).Reason.Should().Be(NoDeadlineReason.OutsideHorizon);
        new ElapsedDurationTarget(Duration.MaxValue).DeadlineFrom(Instant.MinValue, NineToFive).Exists.Should().BeFalse();
    }

    [Fact]
    public void CalendarDays_OverSummerTime_KeepTheWallClock()
    {
        new CalendarDaysTarget(1).DeadlineFrom(Local(2026, 3, 7, 12, 0), NineToFive).DueAt.Should().Be(Local(2026, 3, 8, 12, 0));
        // 02:30 does not exist on 2026-03-08: the transition instant, 03:00 local, is taken.
        new CalendarDaysTarget(1).DeadlineFrom(Local(2026, 3, 7, 2, 30), NineToFive).DueAt.Should().Be(Instant.FromUtc(2026, 3, 8, 7, 0));
        new CalendarDaysTarget(0).DeadlineFrom(Local(2026, 3, 7, 2, 30), NineToFive).DueAt.Should().Be(Local(2026, 3, 7, 2, 30));
    }

    [Fact]
    public void CalendarDays_AtTheEdgesOfTime_HaveNoDeadline()
    {
        new CalendarDaysTarget(CalendarDaysTarget.MaxDays).DeadlineFrom(Instant.MaxValue, NineToFive).Exists.Should().BeFalse();
        new CalendarDaysTarget(1).DeadlineFrom(Instant.MinValue, NineToFive).Exists.Should().BeFalse();
        new CalendarDaysTarget(1).DeadlineFrom(Instant.MaxValue, NineToFive).Exists.Should().BeFalse();
    }

    [Theory]
    [InlineData("2011-07-01T02:18:31", 2, "2011-07-05T02:18:31")] // Friday morning, two business days: Tuesday
    [InlineData("2011-07-02T10:00:00", 1, "2011-07-05T10:00:00")] // Saturday counts from Monday 10:00
    [InlineData("2011-07-02T18:00:00", 1, "2011-07-06T08:30:00")] // Saturday evening: Monday 18:00 is after the cut-off, so Tuesday 08:30
    [InlineData("2011-07-01T17:00:00", 0, "2011-07-04T08:30:00")] // the cut-off itself is late
    [InlineData("2011-07-01T16:59:59", 0, "2011-07-01T16:59:59")]
    public void BusinessDays_WithRollAndCutOff_FollowTheThreeSteps(string start, int days, string due)
    {
        Instant from = LocalTimeMapping.ToInstant(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(start).Value, NewYork);
        SlaDeadline deadline = new BusinessDaysTarget(days, Boston).DeadlineFrom(from, NineToFive);
        deadline.DueAt.InZone(NewYork).LocalDateTime.Should().Be(NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(due).Value);
        deadline.BreachAt.Should().Be(deadline.DueAt);
    }

    [Fact]
    public void RecordedDeadline_IsTheLogsOwn()
    {
        Instant recorded = Local(2026, 5, 1, 0, 0);
        RecordedDeadlineTarget target = new(MissingDeadline.NeverLate);
        target.DeadlineFrom(Local(2026, 3, 2, 9, 0), NineToFive, recorded).DueAt.Should().Be(recorded);
        target.DeadlineFrom(Local(2026, 3, 2, 9, 0), NineToFive).Reason.Should().Be(NoDeadlineReason.NotRecorded);
    }

    [Fact]
    public void Targets_WithImpossibleAmounts_AreRefused()
    {
        FluentActions.Invoking(() => new WorkingDurationTarget(-Duration.Epsilon)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("allowed");
        FluentActions.Invoking(() => new ElapsedDurationTarget(-Duration.Epsilon)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("allowed");
        FluentActions.Invoking(() => new BusinessDaysTarget(-1, Boston)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("days");
        FluentActions.Invoking(() => new CalendarDaysTarget(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("days");
        FluentActions.Invoking(() => new CalendarDaysTarget(CalendarDaysTarget.MaxDays + 1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("days");
        FluentActions.Invoking(() => SlaDeadline.Between(Instant.MaxValue, Instant.MinValue)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("breachAt");
        FluentActions.Invoking(() => SlaDeadline.Without(NoDeadlineReason.None)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("reason");
        default(SlaDeadline).Reason.Should().Be(NoDeadlineReason.NotRecorded);
    }

    private static Instant Local(int year, int month, int day, int hour, int minute) =>
        LocalTimeMapping.ToInstant(new LocalDateTime(year, month, day, hour, minute), NewYork);

    [Fact]
    public void Deadline_ToString_TellsTheInstantsOrWhyThereIsNone()
    {
        Instant due = Instant.FromUtc(2024, 1, 1, 17, 0);
        SlaDeadline.Between(due, due + Duration.FromHours(16)).ToString().Should().Be("due 2024-01-01T17:00:00Z, met until 2024-01-02T09:00:00Z");
        default(SlaDeadline).ToString().Should().Be("no deadline: NotRecorded");
        default(SlaVerdict).ToString().Should().Contain("no deadline: NotRecorded");
    }
}
