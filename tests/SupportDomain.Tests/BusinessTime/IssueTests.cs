using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Calendar bugs of other systems, each a case that must come out right here; numbers are those of the systems' own trackers.</summary>
public sealed class IssueTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void Issue_Biz_ShiftReplacesTheLocalDateNotTheUtcDate()
    {
        // 20:00 in New York on 3 January is 4 January in UTC; the hours of 4 January must stay.
        BusinessCalendar calendar = NineToFive("America/New_York").WithOverrides(new DateOverride(Date("2024-01-03"), [Hours("20:00-22:00")])).Build();
        calendar.IsOpen(calendar.Wall("2024-01-03T12:00")).Should().BeFalse();
        calendar.IsOpen(calendar.Wall("2024-01-03T21:00")).Should().BeTrue();
        calendar.IsOpen(calendar.Wall("2024-01-04T12:00")).Should().BeTrue();
    }

    [Fact]
    public void Issue_Biz_And_TimePeriodLibrary_OverlappingIntervalsUniteAndNeverAdd()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "09:00-13:00 12:00-17:00", IsoDayOfWeek.Monday).Build();
        calendar.WorkingTimeBetween(Utc("2024-01-01T00:00:00Z"), Utc("2024-01-02T00:00:00Z")).Should().Be(8 * Hour);
    }

    [Fact]
    public void Issue_Biz_WeeklySecondsAreKept_AndFractionsToo()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "09:00:30-17:00:45", IsoDayOfWeek.Monday).Build();
        calendar.WorkingTimeBetween(Utc("2024-01-01T00:00:00Z"), Utc("2024-01-02T00:00:00Z")).Should().Be((8 * Hour) + Duration.FromSeconds(15));
        calendar.WorkingTimeBetween(Utc("2024-01-01T12:00:00.1Z"), Utc("2024-01-01T12:00:01.900000001Z")).Should().Be(Duration.FromNanoseconds(1_800_000_001));
    }

    [Fact]
    public void Issue_Biz_LordHowe_HalfHourGapMapsToItsTransition()
    {
        // 2024-10-06: 02:00 becomes 02:30, at 15:30 UTC of the day before.
        BusinessCalendar calendar = Open("Australia/Lord_Howe", "02:15-03:15", IsoDayOfWeek.Sunday).Build();
        calendar.NextOpening(Utc("2024-10-05T00:00:00Z")).Value.Should().Be(Utc("2024-10-05T15:30:00Z"));
        calendar.NextClosing(Utc("2024-10-05T00:00:00Z")).Value.Should().Be(Utc("2024-10-05T16:15:00Z"));
    }

    [Fact]
    public void Issue_Biz_Apia_SkippedDayIsEmptyAndNoBusinessDay()
    {
        BusinessCalendar calendar = Open("Pacific/Apia", "09:00-17:30", EveryDay).Build();
        calendar.IsBusinessDay(Date("2011-12-30")).Should().BeFalse();
        calendar.AddBusinessDays(Date("2011-12-29"), 1).Value.Should().Be(Date("2011-12-31"));
        calendar.WorkingTimeBetween(calendar.Wall("2011-12-29T00:00"), calendar.Wall("2012-01-01T00:00")).Should().Be(17 * Hour);
        calendar.IsOpen(calendar.Wall("2011-12-31T00:15")).Should().BeFalse("biz had 30 phantom minutes at midnight");
    }

    [Theory]
    [InlineData("Europe/Moscow", "2014-10-26T01:30", "2014-10-25T21:30:00Z")]
    [InlineData("Asia/Pyongyang", "2015-08-14T23:45", "2015-08-14T14:45:00Z")]
    [InlineData("America/Caracas", "2007-12-09T02:45", "2007-12-09T06:45:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30:00Z")]
    [InlineData("Europe/Dublin", "2024-10-27T01:30", "2024-10-27T00:30:00Z")]
    public void Issue_Biz160_RepeatedLocalTimeIsTheEarlierOneWhateverTheDstFlag(string zone, string local, string instant)
    {
        LocalDateTime time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value;
        Zone(zone).MapLocal(time).Count.Should().Be(2, "{0} has this time twice", zone);
        LocalTimeMapping.ToInstant(time, Zone(zone)).Should().Be(Utc(instant));
    }

    [Fact]
    public void Issue_Biz_BusinessDayIsADateWithOpenTime_NotAWeekdayKey()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC")
            .WithOverrides(new DateOverride(Date("2024-01-06"), [Hours("10:00-12:00")]))
            .WithClosures(new Closure(Date("2024-01-03"), DayInterval.WholeDay))
            .Build();
        calendar.IsBusinessDay(Date("2024-01-06")).Should().BeTrue("a Saturday with a shift is one");
        calendar.IsBusinessDay(Date("2024-01-03")).Should().BeFalse("a Wednesday closed all day is none");
    }

    [Fact]
    public void Issue_Biz_DayArithmeticThatLandsOnClosingMovesOn()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        BusinessDayRule rule = new(landing: DayLanding.NextOpening);
        calendar.AddBusinessDays(calendar.Wall("2024-01-01T17:00"), 1, rule).Value.Should().Be(calendar.Wall("2024-01-03T09:00"));
        calendar.AddBusinessDays(calendar.Wall("2024-01-01T17:00"), 0, rule).Value.Should().Be(calendar.Wall("2024-01-02T09:00"));
    }

    [Fact]
    public void Issue_Biz_ZeroLengthPeriodsDoNotLeak()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithClosures(new Closure(Date("2024-01-02"), DayInterval.WholeDay)).Build();
        calendar.SubtractWorkingTime(calendar.Wall("2024-01-02T12:00"), Duration.Zero, StartConvention.LatestWorkingStart).Value.Should().Be(calendar.Wall("2024-01-01T17:00"));
        calendar.Timeline.PeriodsBetween(calendar.Wall("2024-01-02T00:00"), calendar.Wall("2024-01-03T00:00")).Should().BeEmpty();
    }

    [Fact]
    public void Issue_Biz26_36_37_66_EndpointsAndEmptyIntervalsGiveNoTime()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "09:00-13:00 13:00-17:00", MondayToFriday).WithClosures(new Closure(Date("2024-01-02"), Hours("09:00-13:00"))).Build();
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-01T09:00"), calendar.Wall("2024-01-01T17:00")).Should().Be(8 * Hour);
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-01T17:00"), calendar.Wall("2024-01-02T13:00")).Should().Be(Duration.Zero, "closed from an end to a start");
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-01T12:00"), calendar.Wall("2024-01-01T12:00")).Should().Be(Duration.Zero);
        calendar.Timeline.PeriodsBetween(calendar.Wall("2024-01-01T17:00"), calendar.Wall("2024-01-02T13:00")).Should().BeEmpty();
        calendar.Timeline.PeriodsBetween(calendar.Wall("2024-01-01T00:00"), calendar.Wall("2024-01-02T00:00")).Should().ContainSingle("touching intervals are one");
        calendar.IsOpen(calendar.Wall("2024-01-01T13:00")).Should().BeTrue();
        calendar.Due(calendar.Wall("2024-01-01T17:00"), Hour).Should().Be(calendar.Wall("2024-01-02T14:00"));
    }

    [Fact]
    public void Issue_Biz139_HoursUpToTheEndOfTheNightOfAClockChange()
    {
        // Berlin: 2024-10-27 has 25 hours, 00:00-06:00 of it are 7; 2024-03-31 has 23, and 5 of these.
        BusinessCalendar calendar = Open("Europe/Berlin", "00:00-06:00 22:00-24:00", EveryDay).Build();
        calendar.WorkingTimeBetween(calendar.Wall("2024-10-26T22:00"), calendar.Wall("2024-10-27T06:00")).Should().Be(9 * Hour);
        calendar.WorkingTimeBetween(calendar.Wall("2024-10-27T00:00"), calendar.Wall("2024-10-28T00:00")).Should().Be(9 * Hour);
        calendar.WorkingTimeBetween(calendar.Wall("2024-03-30T22:00"), calendar.Wall("2024-03-31T06:00")).Should().Be(7 * Hour);
        calendar.Due(calendar.Wall("2024-10-26T22:00"), 9 * Hour).Should().Be(calendar.Wall("2024-10-27T06:00"));

        // 02:30 of 2024-03-31 does not come: hours until then end at the change.
        BusinessCalendar ending = Open("Europe/Berlin", "00:00-02:30", EveryDay).Build();
        ending.WorkingTimeBetween(ending.Wall("2024-03-31T00:00"), ending.Wall("2024-04-01T00:00")).Should().Be(2 * Hour);
        ending.IsOpen(Utc("2024-03-31T01:00:00Z")).Should().BeFalse();
    }

    [Fact]
    public void Issue_Biz_IsOpenReadsMappedInstants_AlsoInTheRepeatedHour()
    {
        // 2024-11-03 in New York: 01:00-02:00 comes twice; 01:00-01:30 is open in the first hour only.
        BusinessCalendar calendar = Open("America/New_York", "01:00-01:30", IsoDayOfWeek.Sunday).Build();
        calendar.IsOpen(Utc("2024-11-03T05:15:00Z")).Should().BeTrue();
        calendar.IsOpen(Utc("2024-11-03T06:15:00Z")).Should().BeFalse("the wall shows 01:15 again, and no query may call that open");
        calendar.WorkingTimeBetween(Utc("2024-11-03T00:00:00Z"), Utc("2024-11-04T00:00:00Z")).Should().Be(Duration.FromMinutes(30));
    }

    [Fact]
    public void Issue_Biz_BreakOverASkippedHourNeverAddsTime()
    {
        BusinessCalendar open = Open("America/New_York", "00:00-24:00", IsoDayOfWeek.Sunday).Build();
        BusinessCalendar broken = open.ToBuilder().WithClosures(new Closure(Date("2024-03-10"), Hours("02:10-02:50"))).Build();
        broken.Timeline.TotalWorkingTime.Should().Be(open.Timeline.TotalWorkingTime, "02:10-02:50 did not happen");
    }

    [Fact]
    public void Issue_Biz_AlwaysOpenIsOpenAtMidnightToo()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "00:00-24:00", EveryDay)
            .WithOverrides(new DateOverride(Date("2024-01-02"), [DayInterval.WholeDay])).Build();
        calendar.IsOpen(Utc("2024-01-02T00:00:00Z")).Should().BeTrue();
        calendar.IsOpen(Utc("2024-01-03T00:00:00Z")).Should().BeTrue();
        calendar.Timeline.Count.Should().Be(1);
    }

    [Fact]
    public void Issue_Biz_EmptyShiftClosesTheDate()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithOverrides(new DateOverride(Date("2024-01-03"), [])).Build();
        calendar.IsBusinessDay(Date("2024-01-03")).Should().BeFalse();
        calendar.Explain(calendar.Wall("2024-01-03T12:00")).Layer.Should().Be(CalendarLayer.Override);
    }

    [Fact]
    public void Issue_Chatwoot5254_And_HourRange_OvernightHoursAreNative_AndNotSwapped()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "22:00-06:00", IsoDayOfWeek.Friday).Build();
        calendar.IsOpen(Utc("2024-01-05T23:00:00Z")).Should().BeTrue();
        calendar.IsOpen(Utc("2024-01-06T05:59:59Z")).Should().BeTrue();
        calendar.IsOpen(Utc("2024-01-05T12:00:00Z")).Should().BeFalse("22-06 is not 06-22");
        calendar.IsOpen(Utc("2024-01-06T06:00:00Z")).Should().BeFalse();
        calendar.IsBusinessDay(Date("2024-01-05")).Should().BeTrue();
        calendar.IsBusinessDay(Date("2024-01-06")).Should().BeFalse("the shift belongs to Friday");
    }

    [Fact]
    public void Issue_Biz_IntersectionKeepsTheShiftsOfBoth()
    {
        BusinessCalendar first = NineToFive("Etc/UTC").WithOverrides(new DateOverride(Date("2024-01-06"), [Hours("10:00-14:00")])).Build();
        BusinessCalendar second = NineToFive("Etc/UTC").WithOverrides(new DateOverride(Date("2024-01-06"), [Hours("12:00-16:00")])).Build();
        first.Intersect(second).WorkingTimeBetween(Utc("2024-01-06T00:00:00Z"), Utc("2024-01-07T00:00:00Z")).Should().Be(2 * Hour);
    }

    [Fact]
    public void Issue_BusinessWeek_NoHoursIsNoWorkingTime_NotSilent24By7_AndNoStackOverflow()
    {
        BusinessCalendar calendar = new BusinessCalendarBuilder(Zone("Etc/UTC")).Build();
        Instant now = Utc("2024-01-01T00:00:00Z");
        calendar.IsOpen(now).Should().BeFalse();
        calendar.AddWorkingTime(now, Hour, DeadlineConvention.CloseOfBusiness).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
        calendar.AddWorkingTime(now, Duration.Zero, DeadlineConvention.NextOpening).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
        calendar.NextOpening(now).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
        calendar.AddBusinessDays(now, 1, BusinessDayRule.SameTimeOfDay).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
        calendar.WorkingTimeBetween(now, now + Duration.FromDays(9000)).Should().Be(Duration.Zero);
    }

    [Fact]
    public void Issue_WorkTimeCalculator_ASpanThatStartsInAHolidayLosesNoDay()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithHolidays(new Holiday(Date("2024-01-01"), "New Year")).Build();
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-01T10:00"), calendar.Wall("2024-01-04T00:00")).Should().Be(16 * Hour);
        calendar.Due(calendar.Wall("2024-01-01T10:00"), 8 * Hour).Should().Be(calendar.Wall("2024-01-02T17:00"));
    }

    [Fact]
    public void Issue_TimePeriodLibrary_NoHourIsLateOverADstWeekend()
    {
        BusinessCalendar calendar = NineToFive("America/New_York").Build();
        calendar.Due(calendar.Wall("2024-03-08T16:00"), 2 * Hour).Should().Be(calendar.Wall("2024-03-11T10:00"));
        calendar.Due(calendar.Wall("2024-11-01T16:00"), 2 * Hour).Should().Be(calendar.Wall("2024-11-04T10:00"));
        calendar.WorkingTimeBetween(calendar.Wall("2024-03-08T16:00"), calendar.Wall("2024-03-11T10:00")).Should().Be(2 * Hour);
    }

    [Fact]
    public void Issue_TimePeriodLibrary_AnIntervalThatEndsAt24LosesNoDay()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "16:00-24:00", EveryDay).Build();
        calendar.WorkingTimeBetween(Utc("2024-01-01T00:00:00Z"), Utc("2024-01-08T00:00:00Z")).Should().Be(56 * Hour);
        calendar.Due(Utc("2024-01-01T16:00:00Z"), 8 * Hour).Should().Be(Utc("2024-01-02T00:00:00Z"));
    }

    [Fact]
    public void Issue_DateTimeLoop_WorkingTimeIsNeverNegative()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-03T12:00"), calendar.Wall("2024-01-01T12:00")).Should().Be(Duration.Zero);
        calendar.WorkingTimeBetween(calendar.Wall("2024-01-03T18:00"), calendar.Wall("2024-01-03T20:00")).Should().Be(Duration.Zero);
    }

    [Fact]
    public void Issue_Zammad3180_And_Chatwoot_24HoursADayAre24Hours()
    {
        BusinessCalendar calendar = Open("Europe/Berlin", "00:00-24:00", EveryDay).Build();
        calendar.Due(Utc("2024-01-01T10:30:00Z"), 48 * Hour).Should().Be(Utc("2024-01-03T10:30:00Z"), "not two minutes later");
        calendar.IsOpen(calendar.Wall("2024-01-01T23:59")).Should().BeTrue();
    }

    [Fact]
    public void Issue_Glpi_HolidayRangeOverNewYearMatches()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC")
            .WithHolidays(Enumerable.Range(0, 10).Select(i => new Holiday(Date("2024-12-24").PlusDays(i), "Year's end"))).Build();
        calendar.AddBusinessDays(Date("2024-12-23"), 1).Value.Should().Be(Date("2025-01-03"));
    }

    [Fact]
    public void Issue_Glpi_DaysAreLocalDatesAndNot86400Seconds()
    {
        // From 2024-10-27 00:30 Paris plus 86,400 s is the same date; from 2024-03-30 23:30 it is the day after next.
        BusinessCalendar calendar = Open("Europe/Paris", "00:00-24:00", EveryDay).Build();
        calendar.AddBusinessDays(calendar.Wall("2024-10-27T00:30"), 1, BusinessDayRule.SameTimeOfDay).Value.Should().Be(calendar.Wall("2024-10-28T00:30"));
        calendar.AddBusinessDays(calendar.Wall("2024-03-30T23:30"), 1, BusinessDayRule.SameTimeOfDay).Value.Should().Be(calendar.Wall("2024-03-31T23:30"));
    }

    [Fact]
    public void Issue_Glpi_TheClosingInstantIsClosed()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        calendar.IsOpen(calendar.Wall("2024-01-01T09:00")).Should().BeTrue();
        calendar.IsOpen(calendar.Wall("2024-01-01T17:00")).Should().BeFalse();
    }

    [Fact]
    public void Issue_Glpi22678_OneHourBeforeDueIsAWorkingHourBefore_NotMidnight()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        calendar.SubtractWorkingTime(calendar.Wall("2024-01-02T09:30"), Hour, StartConvention.LatestStart).Value.Should().Be(calendar.Wall("2024-01-01T16:30"));
    }

    [Fact]
    public void Issue_Chatwoot_AfterAJumpTheNewDaysClosingHolds()
    {
        // Friday closes at 13:00; 6 h from Friday 15:00 are Monday 09:00 to 15:00, not Tuesday 11:00.
        BusinessCalendar calendar = new BusinessCalendarBuilder(Zone("Etc/UTC"))
            .WithWeeklyHours(WeeklyHours.Closed.With(Hours("09:00-17:00"), MondayToFriday).With(IsoDayOfWeek.Friday, Hours("09:00-13:00"))).Build();
        calendar.Due(calendar.Wall("2024-01-05T15:00"), 6 * Hour).Should().Be(calendar.Wall("2024-01-08T15:00"));
    }

    [Fact]
    public void Issue_Chatwoot2882_And_DbtZendesk25_ThePastHasItsOwnOffset()
    {
        BusinessCalendar calendar = NineToFive("America/New_York").Build();
        calendar.NextOpening(Utc("2024-01-15T00:00:00Z")).Value.Should().Be(Utc("2024-01-15T14:00:00Z"));
        calendar.NextOpening(Utc("2024-07-15T00:00:00Z")).Value.Should().Be(Utc("2024-07-15T13:00:00Z"));
    }

    [Fact]
    public void Issue_DbtZendesk62_And117_HolidaysAreLocalDates()
    {
        BusinessCalendar calendar = Open("Pacific/Auckland", "00:00-24:00", EveryDay).WithHolidays(new Holiday(Date("2024-02-06"), "Waitangi Day")).Build();
        calendar.IsOpen(Utc("2024-02-05T10:59:59Z")).Should().BeTrue("it is 23:59:59 of the day before in Auckland");
        calendar.IsOpen(Utc("2024-02-05T11:00:00Z")).Should().BeFalse();
        calendar.IsOpen(Utc("2024-02-06T11:00:00Z")).Should().BeTrue();
    }

    [Fact]
    public void Issue_MomentBusinessTime58_AnHourAfterTwoOnFallBackIsAnHourLater()
    {
        BusinessCalendar calendar = Open("America/New_York", "00:00-24:00", EveryDay).Build();
        Instant two = calendar.Wall("2024-11-03T02:00");
        calendar.Due(two, Hour).Should().Be(two + Hour);
        calendar.WorkingTimeBetween(calendar.Wall("2024-11-03T00:00"), calendar.Wall("2024-11-04T00:00")).Should().Be(25 * Hour);
    }

    [Fact]
    public void Issue_Biz73_And56_OneDayBeforeOnASundayIsFriday()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        BusinessDayRule rule = new(targetRoll: BusinessDayRoll.Preceding, landing: DayLanding.PreviousClosing);
        calendar.AddBusinessDays(calendar.Wall("2024-01-07T10:00"), -1, rule).Value.Should().Be(calendar.Wall("2024-01-05T10:00"));
    }

    [Fact]
    public void Issue_Erpnext_NoSupportDaysIsAnAnswer_NotAnEndlessLoop()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithOverrides().ValidBetween(Date("2024-01-06"), Date("2024-01-08")).Build();
        calendar.AddWorkingTime(calendar.Wall("2024-01-06T10:00"), Hour, DeadlineConvention.NextOpening).Status.Should().Be(BusinessTimeStatus.NoWorkingTime);
    }

    [Fact]
    public void Issue_Otobo_LongSpansEndNeitherAfter500StepsNorAfter5Seconds()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "09:00-09:01", IsoDayOfWeek.Monday).Build();
        calendar.Due(Utc("2024-01-01T00:00:00Z"), 520 * Duration.FromMinutes(1)).Should().Be(Utc("2024-01-01T09:01:00Z") + Duration.FromDays(7 * 519));
    }

    [Fact]
    public void Issue_Zammad_PausesAreInstants_SoAPauseOverTheClockChangeTakesAwayWhatItLasted()
    {
        // 02:50 CEST to 02:10 CET of 2024-10-27 is 20 minutes: 00:50 to 01:10 UTC.
        BusinessCalendar calendar = Open("Europe/Berlin", "00:00-24:00", EveryDay).Build();
        Interval pause = new(Utc("2024-10-27T00:50:00Z"), Utc("2024-10-27T01:10:00Z"));
        Instant from = calendar.Wall("2024-10-27T00:00");
        Instant to = calendar.Wall("2024-10-28T00:00");
        Duration running = calendar.WorkingTimeBetween(from, pause.Start) + calendar.WorkingTimeBetween(pause.End, to);
        running.Should().Be((25 * Hour) - Duration.FromMinutes(20));
    }

    [Fact]
    public void Issue_Helpdesk2212_And1528_And_Chatwoot14009_LunchBreaksAndSplitShifts()
    {
        BusinessCalendar split = Open("Etc/UTC", "09:00-12:00 13:00-17:00", MondayToFriday).Build();
        BusinessCalendar withBreak = new BusinessCalendarBuilder(Zone("Etc/UTC"))
            .WithWeeklyHours(WeeklyHours.Closed.With(Hours("09:00-17:00"), MondayToFriday).WithBreak(Hours("12:00-13:00"), MondayToFriday)).Build();
        withBreak.Timeline.Should().Be(split.Timeline);
        split.Due(split.Wall("2024-01-01T11:00"), 2 * Hour).Should().Be(split.Wall("2024-01-01T14:00"));
    }

    [Fact]
    public void Issue_Glpi6835_And_Chatwoot6467_And_Biz122_HalfDayBeforeAHoliday()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC")
            .WithHolidays(new Holiday(Date("2024-12-25"), "Christmas Day"))
            .WithClosures(new Closure(Date("2024-12-24"), Hours("12:00-24:00"), "Christmas Eve"))
            .Build();
        calendar.Due(calendar.Wall("2024-12-24T10:00"), 3 * Hour).Should().Be(calendar.Wall("2024-12-26T10:00"));
        calendar.Explain(calendar.Wall("2024-12-24T13:00")).ToString().Should().Be("closed by Closure of 2024-12-24 (Christmas Eve)");
    }

    [Fact]
    public void Issue_Convention_EightHoursFromNineIsSeventeen_AndStillMetAtTheNextOpening()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        Instant start = calendar.Wall("2024-01-01T09:00");
        calendar.Due(start, 8 * Hour).Should().Be(calendar.Wall("2024-01-01T17:00"));
        calendar.LastMeeting(start, 8 * Hour).Should().Be(calendar.Wall("2024-01-02T09:00"));
        Instant closed = calendar.Wall("2024-01-06T12:00");
        calendar.Due(closed, Duration.Zero).Should().Be(closed);
        calendar.LastMeeting(closed, Duration.Zero).Should().Be(calendar.Wall("2024-01-08T09:00"));
    }
}
