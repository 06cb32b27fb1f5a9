using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Where days, holidays, zones and horizons meet: whose day working time is, when it ends, and what is not known.</summary>
public sealed class CalendarEdgeTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void CutAtMidnight_ShiftOfAHolidayThatOpensAt24_BelongsToTheNextDate()
    {
        // 14 January 2026 is a Wednesday, the only night with hours, and a holiday: 00:00-06:00 of the 15th is left of the shift.
        BusinessCalendar calendar = Open("Etc/UTC", "22:00-06:00", IsoDayOfWeek.Wednesday)
            .WithHolidays(new Holiday(Date("2026-01-14"), "Day off"))
            .WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight)
            .ValidBetween(Date("2026-01-12"), Date("2026-01-19"))
            .Build();
        calendar.Timeline.TotalWorkingTime.Should().Be(6 * Hour);
        calendar.IsBusinessDay(Date("2026-01-14")).Should().BeFalse();
        calendar.IsBusinessDay(Date("2026-01-15")).Should().BeTrue();
        calendar.BusinessDayCount.Should().Be(1);
        calendar.EndOfBusinessDay(Date("2026-01-15")).Value.Should().Be(Utc("2026-01-15T06:00:00Z"));
        BusinessCalendar both = calendar.ToBuilder().WithHolidays(new Holiday(Date("2026-01-15"), "Another")).Build();
        both.Timeline.Count.Should().Be(0);
        both.BusinessDayCount.Should().Be(0);
    }

    [Fact]
    public void CutAtMidnight_ShiftOfAHolidayBeforeTheHorizon_MakesItsFirstDateABusinessDay()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "22:00-06:00", IsoDayOfWeek.Wednesday)
            .WithHolidays(new Holiday(Date("2026-01-14"), "Day off"))
            .WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight)
            .ValidBetween(Date("2026-01-15"), Date("2026-01-19"))
            .Build();
        calendar.IsBusinessDay(Date("2026-01-15")).Should().BeTrue();
        calendar.EndOfBusinessDay(Date("2026-01-15")).Value.Should().Be(Utc("2026-01-15T06:00:00Z"));
        calendar.ToBuilder().ValidBetween(Date("2026-01-12"), Date("2026-01-15")).Build().BusinessDayCount.Should().Be(0);
    }

    [Fact]
    public void Apia_SkippedDate_IsEmptyAlsoWithOvernightHours()
    {
        // 30 December 2011, a Friday, was left out: 24:00 of the 29th is 00:00 of the 31st, 10:00 UTC of the 30th.
        BusinessCalendar fridays = Open("Pacific/Apia", "22:00-06:00", IsoDayOfWeek.Friday).ValidBetween(Date("2011-12-26"), Date("2012-01-05")).Build();
        fridays.Timeline.Count.Should().Be(0, "the only Friday of the horizon was left out");
        fridays.IsBusinessDay(Date("2011-12-30")).Should().BeFalse();
        BusinessCalendar nights = Open("Pacific/Apia", "22:00-06:00", EveryDay).ValidBetween(Date("2011-12-26"), Date("2012-01-05")).Build();
        nights.IsBusinessDay(Date("2011-12-30")).Should().BeFalse();
        nights.AddBusinessDays(Date("2011-12-29"), 1).Value.Should().Be(Date("2011-12-31"));
        nights.EndOfBusinessDay(Date("2011-12-29")).Value.Should().Be(Utc("2011-12-30T10:00:00Z"));
        nights.EndOfBusinessDay(Date("2011-12-30")).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
        nights.IsOpen(nights.Wall("2011-12-29T23:59")).Should().BeTrue();
        nights.IsOpen(nights.Wall("2011-12-31T03:00")).Should().BeFalse("that would be the end of the shift of the 30th");
        nights.Explain(nights.Wall("2011-12-31T03:00")).Should().Match<CalendarExplanation>(e => !e.IsOpen && e.Layer == CalendarLayer.WeeklyHours && e.Date == Date("2011-12-31"));
        BusinessCalendar closed = Open("Pacific/Apia", "00:00-24:00", EveryDay).WithClosures(new Closure(Date("2011-12-30"), Hours("22:00-06:00"))).Build();
        closed.IsOpen(closed.Wall("2011-12-31T03:00")).Should().BeTrue();
        closed.ClosureAt(closed.Wall("2011-12-31T03:00")).Should().BeNull();
    }

    [Fact]
    public void EndOfBusinessDay_HoursOfTwoDaysOverlapOrTouch_IsOfTheDayAskedAbout()
    {
        // Monday night runs to 07:00 of Tuesday; Tuesday has 04:00-05:00, and 08:00-09:00 that a closure takes.
        BusinessCalendar calendar = new BusinessCalendarBuilder(DateTimeZone.Utc)
            .WithWeeklyHours(WeeklyHours.Closed.With(IsoDayOfWeek.Monday, Hours("22:00-07:00")).With(IsoDayOfWeek.Tuesday, Hours("04:00-05:00"), Hours("08:00-09:00")))
            .WithClosures(new Closure(Date("2026-01-13"), Hours("08:00-09:00")))
            .ValidBetween(Date("2026-01-12"), Date("2026-01-19"))
            .Build();
        calendar.EndOfBusinessDay(Date("2026-01-13")).Value.Should().Be(Utc("2026-01-13T05:00:00Z"));
        calendar.EndOfBusinessDay(Date("2026-01-12")).Value.Should().Be(Utc("2026-01-13T07:00:00Z"));

        // Monday's last hours are closed up to midnight, where Tuesday opens.
        BusinessCalendar touching = Open("Etc/UTC", "09:00-12:00", IsoDayOfWeek.Monday).Build();
        touching = touching.ToBuilder()
            .WithOverrides(new DateOverride(Date("2026-01-12"), [Hours("09:00-12:00"), Hours("18:00-24:00")]), new DateOverride(Date("2026-01-13"), [Hours("00:00-06:00")]))
            .WithClosures(new Closure(Date("2026-01-12"), Hours("18:00-24:00")))
            .Build();
        touching.EndOfBusinessDay(Date("2026-01-12")).Value.Should().Be(Utc("2026-01-12T12:00:00Z"));
        touching.Union(touching).EndOfBusinessDay(Date("2026-01-12")).Value.Should().Be(Utc("2026-01-12T12:00:00Z"));
    }

    [Fact]
    public void Horizon_EndsBeforeTheOpenPartOfAShift_IsNoBusinessDay()
    {
        // The night of the 14th is closed until 02:00 of the 15th, where the horizon has ended.
        BusinessCalendar calendar = Open("Etc/UTC", "22:00-06:00", EveryDay)
            .WithClosures(new Closure(Date("2026-01-14"), Hours("22:00-02:00")))
            .ValidBetween(Date("2026-01-13"), Date("2026-01-15"))
            .Build();
        calendar.IsBusinessDay(Date("2026-01-13")).Should().BeTrue();
        calendar.IsBusinessDay(Date("2026-01-14")).Should().BeFalse("nothing of its shift is open within the horizon");
        BusinessCalendar open = calendar.ToBuilder().ValidBetween(Date("2026-01-13"), Date("2026-01-16")).Build();
        open.IsBusinessDay(Date("2026-01-14")).Should().BeTrue();
        open.EndOfBusinessDay(Date("2026-01-15")).Status.Should().Be(BusinessTimeStatus.OutsideHorizon, "its shift ends on the 16th");
    }

    [Fact]
    public void Horizon_WithOnlyTheTailOfAShift_IsPassed_AndNotWithoutWorkingTime()
    {
        BusinessCalendar tail = Open("Etc/UTC", "22:00-06:00", IsoDayOfWeek.Wednesday).ValidBetween(Date("2026-01-15"), Date("2026-01-19")).Build();
        tail.Timeline.TotalWorkingTime.Should().Be(6 * Hour);
        tail.NextBusinessDay(Date("2026-01-15")).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        tail.Roll(Date("2026-01-16"), BusinessDayRoll.Following).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        tail.AddBusinessDays(Utc("2026-01-16T00:00:00Z"), -1, BusinessDayRule.SameTimeOfDay).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        Open("Etc/UTC", "22:00-06:00").ValidBetween(Date("2026-01-15"), Date("2026-01-19")).Build().NextBusinessDay(Date("2026-01-15")).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
    }

    [Fact]
    public void Explain_AtTheEdgeOfTheHorizon_KnowsNoChangeThere()
    {
        BusinessCalendar nights = Open("Etc/UTC", "22:00-06:00", EveryDay).ValidBetween(Date("2026-01-12"), Date("2026-01-14")).Build();
        CalendarExplanation first = nights.Explain(Utc("2026-01-12T03:00:00Z"));
        first.Since.Should().BeNull("the shift of the 11th began before the horizon");
        first.Until.Should().Be(Utc("2026-01-12T06:00:00Z"));
        CalendarExplanation last = nights.Explain(Utc("2026-01-13T23:00:00Z"));
        last.Since.Should().Be(Utc("2026-01-13T22:00:00Z"));
        last.Until.Should().BeNull("the shift ends after the horizon");
        BusinessCalendar.AlwaysOpen.Explain(Utc("2026-01-13T23:00:00Z")).Should().Match<CalendarExplanation>(e => e.IsOpen && e.Since == null && e.Until == null);
        NineToFive("Etc/UTC").ValidBetween(Date("2026-01-12"), Date("2026-01-13")).Build().Explain(Utc("2026-01-12T18:00:00Z")).Until.Should().BeNull();
    }

    [Fact]
    public void Names_Blank_AreRefusedWhereTheyAreGiven()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        foreach (string blank in (string[])["", " ", "\t\n"])
        {
            FluentActions.Invoking(() => new BusinessCalendarBuilder(DateTimeZone.Utc).WithName(blank)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => new DateOverride(Date("2026-01-12"), [], name: blank)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => new Closure(Date("2026-01-12"), Hours("09:00-10:00"), blank)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => calendar.Union(calendar, blank)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => calendar.Intersect(calendar, blank)).Should().Throw<ArgumentException>().WithParameterName("name");
            FluentActions.Invoking(() => calendar.Except(calendar, blank)).Should().Throw<ArgumentException>().WithParameterName("name");
        }

        calendar.ToBuilder().WithName(null).Build().Name.Should().BeNull();
    }

    [Fact]
    public void BusinessDaysBetween_OutsideTheHorizon_NamesTheDateThatIs()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").ValidBetween(Date("2026-01-12"), Date("2026-01-19")).Build();
        FluentActions.Invoking(() => calendar.BusinessDaysBetween(Date("2026-01-11"), Date("2026-01-13"))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("from");
        FluentActions.Invoking(() => calendar.BusinessDaysBetween(Date("2026-01-12"), Date("2026-01-20"))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("until");
        calendar.BusinessDaysBetween(Date("2026-01-12"), Date("2026-01-19")).Should().Be(5);
    }

    [Fact]
    public void WithBreak_ThatWouldLeaveHoursStartingAtMidnight_NamesTheBreak()
    {
        WeeklyHours nights = WeeklyHours.Closed.With(IsoDayOfWeek.Monday, Hours("22:00-06:00"));
        FluentActions.Invoking(() => nights.WithBreak(Hours("23:00-24:00"), IsoDayOfWeek.Monday)).Should().Throw<ArgumentException>().WithParameterName("breakTime").WithMessage("*22:00-06:00*");
        nights.WithBreak(Hours("23:00-23:30"), IsoDayOfWeek.Monday)[IsoDayOfWeek.Monday].Should().Equal(Hours("22:00-23:00"), Hours("23:30-06:00"));
    }

    [Fact]
    public void WithWeeklyHoursFrom_TheFirstDateOfAll_IsRefused() =>
        FluentActions.Invoking(() => NineToFive("Etc/UTC").WithWeeklyHoursFrom(LocalDate.MinIsoValue, WeeklyHours.Closed)).Should().Throw<ArgumentException>().WithParameterName("from");

    [Fact]
    public void Sets_HorizonThatEndsInARepeatedHour_KeepsTheLastWholeDate()
    {
        // In St John's, 00:01 of 7 November 2010 became 23:01 of the 6th at 02:31 UTC: the 6th had ended at 02:30 UTC already.
        BusinessCalendar first = Open("America/St_Johns", "00:00-24:00", EveryDay).ValidBetween(Date("2010-01-01"), Date("2011-01-01")).Build();
        BusinessCalendar other = Open("Etc/GMT-14", "00:00-24:00", EveryDay).ValidBetween(Date("2010-01-02"), Date("2010-11-08")).Build();
        first.Union(other).ValidUntil.Should().Be(Date("2010-11-07"));
    }
}
