using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>What the reference vectors lack: native overnight shifts, overrides on holidays, dated versions, horizons, algebra across zones, explanations.</summary>
public sealed class BusinessCalendarTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Fact]
    public void Roll_Modified_AtTheEdgeOfTheHorizon_TurnsRoundWhereTheMonthEnds()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").ValidBetween(Date("2028-01-01"), Date("2029-01-01")).Build();
        calendar.Roll(Date("2028-12-31"), BusinessDayRoll.ModifiedFollowing).Should().Be(BusinessDateResult.Found(Date("2028-12-29")));
        calendar.Roll(Date("2028-01-01"), BusinessDayRoll.ModifiedPreceding).Should().Be(BusinessDateResult.Found(Date("2028-01-03")));
        calendar.Roll(Date("2028-12-31"), BusinessDayRoll.Following).Should().Be(BusinessDateResult.OutsideHorizon);
        BusinessCalendar within = NineToFive("Etc/UTC").ValidBetween(Date("2028-01-01"), Date("2028-07-17")).Build();
        within.Roll(Date("2028-07-16"), BusinessDayRoll.ModifiedFollowing).Should().Be(BusinessDateResult.OutsideHorizon, "17 July may be a business day");
    }

    [Fact]
    public void Sets_WhereClocksWentBackOverMidnight_KeepDatesWholeAndOpen()
    {
        BusinessCalendar first = Open("America/St_Johns", "00:00-24:00", EveryDay).ValidBetween(Date("2010-01-01"), Date("2011-01-01")).Build();
        BusinessCalendar later = Open("America/Argentina/Buenos_Aires", "09:00-17:00", EveryDay).ValidBetween(Date("2010-11-07"), Date("2011-01-01")).Build();
        first.Union(later).ValidFrom.Should().Be(Date("2010-11-08"));

        // At 02:31 UTC of 7 November 00:01 became 23:01: the wall shows the 6th, which the date of that time no longer is.
        BusinessCalendar repeated = Open("Etc/UTC", "02:40-03:00", IsoDayOfWeek.Sunday).ValidBetween(Date("2010-01-01"), Date("2011-01-01")).Build();
        BusinessCalendar both = first.Intersect(repeated);
        both.IsOpen(Utc("2010-11-07T02:50:00Z")).Should().BeTrue();
        both.IsBusinessDay(Date("2010-11-07")).Should().BeTrue();
        both.IsBusinessDay(Date("2010-11-06")).Should().BeFalse("its own hour came with the Sunday before");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("09:00-12:00")]
    public void CutAtMidnight_OverrideOnAHoliday_LeavesTheEveningBeforeCut(string? hours)
    {
        BusinessCalendarBuilder builder = Open("Etc/UTC", "22:00-06:00", EveryDay)
            .WithHolidays(new Holiday(Date("2026-01-15"), "Day off"))
            .WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight)
            .ValidBetween(Date("2026-01-01"), Date("2026-02-01"));
        if (hours is not null)
        {
            DayInterval[] intervals = hours.Length == 0 ? [] : [Hours(hours)];
            builder.WithOverrides(new DateOverride(Date("2026-01-15"), intervals, alsoOnHolidays: true));
        }

        BusinessCalendar calendar = builder.Build();
        calendar.IsOpen(Utc("2026-01-14T23:00:00Z")).Should().BeTrue();
        calendar.IsOpen(Utc("2026-01-15T03:00:00Z")).Should().BeFalse();
        calendar.IsOpen(Utc("2026-01-15T10:00:00Z")).Should().Be(hours is "09:00-12:00");
        calendar.IsOpen(Utc("2026-01-15T23:00:00Z")).Should().BeFalse();
        calendar.IsOpen(Utc("2026-01-16T03:00:00Z")).Should().Be(hours is null, "the shift of the holiday opens at 24:00 unless an override replaces it");
        calendar.Explain(Utc("2026-01-15T03:00:00Z")).ToString().Should().Be("closed by Holiday of 2026-01-15 (Day off)");
    }

    [Fact]
    public void Build_ManyHoursUnderManyClosures_FindsTheBusinessDay()
    {
        DayInterval[] parts = [.. Enumerable.Range(0, 20_000).Select(i => Part(i * 4, (i * 4) + 2))];
        Closure[] closures = [.. parts.Select(part => new Closure(Date("2026-01-15"), part))];
        BusinessCalendarBuilder builder = new BusinessCalendarBuilder(Zone("Etc/UTC"))
            .WithOverrides(new DateOverride(Date("2026-01-15"), parts))
            .ValidBetween(Date("2026-01-01"), Date("2026-02-01"));
        builder.WithClosures(closures).Build().IsBusinessDay(Date("2026-01-15")).Should().BeFalse();
        DayInterval last = Part(80_010, 80_012);
        builder.WithOverrides(new DateOverride(Date("2026-01-16"), [.. parts, last])).WithClosures(closures.Select(item => new Closure(Date("2026-01-16"), item.Interval)))
            .Build().IsBusinessDay(Date("2026-01-16")).Should().BeTrue("the last hours are not closed");

        static DayInterval Part(int from, int to) => new(At(from), At(to));
        static DayTime At(int second) => DayTime.Parse(LocalTime.FromSecondsSinceMidnight(second).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Build_ClosuresThatDifferByName_AreEqualInAnyOrder()
    {
        Closure first = new(Date("2026-01-15"), Hours("09:00-10:00"), "a");
        Closure second = new(Date("2026-01-15"), Hours("09:00-10:00"), "B");
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithClosures(first, second).Build();
        calendar.Should().Be(NineToFive("Etc/UTC").WithClosures(second, first).Build());
        calendar.Closures.Should().Equal(second, first);
    }

    [Fact]
    public void OvernightShift_HolidayOnItsDate_TakesTheWholeShiftOrCutsAtMidnight()
    {
        BusinessCalendarBuilder builder = Open("Etc/UTC", "22:00-06:00", EveryDay).WithHolidays(new Holiday(Date("2024-01-03"), "Holiday"));
        BusinessCalendar whole = builder.Build();
        whole.IsOpen(Utc("2024-01-03T05:00:00Z")).Should().BeTrue("the shift of the 2nd ends on the holiday");
        whole.IsOpen(Utc("2024-01-03T23:00:00Z")).Should().BeFalse();
        whole.IsOpen(Utc("2024-01-04T05:00:00Z")).Should().BeFalse("the shift of the holiday is off as a whole");
        BusinessCalendar cut = builder.WithOvernightHolidays(OvernightHolidayRule.CutAtMidnight).Build();
        cut.IsOpen(Utc("2024-01-02T23:59:59Z")).Should().BeTrue();
        cut.IsOpen(Utc("2024-01-03T00:00:00Z")).Should().BeFalse("the holiday cuts the shift of the 2nd");
        cut.IsOpen(Utc("2024-01-03T23:00:00Z")).Should().BeFalse();
        cut.IsOpen(Utc("2024-01-04T00:00:00Z")).Should().BeTrue("what is left of the shift of the 3rd lies on the 4th");
        whole.IsBusinessDay(Date("2024-01-03")).Should().BeFalse();
        cut.IsBusinessDay(Date("2024-01-03")).Should().BeFalse();
        whole.Explain(Utc("2024-01-04T05:00:00Z")).Should().Match<CalendarExplanation>(e => e.Layer == CalendarLayer.Holiday && e.Date == Date("2024-01-03"));
        whole.Explain(Utc("2024-01-03T05:00:00Z")).Should().Match<CalendarExplanation>(e => e.IsOpen && e.Layer == CalendarLayer.WeeklyHours && e.Date == Date("2024-01-02"));
    }

    [Fact]
    public void OvernightShift_OverTheClockChange_LastsWhatItLasts()
    {
        // The night to 2024-03-10 in New York has one hour less, that to 2024-11-03 one more.
        BusinessCalendar calendar = Open("America/New_York", "22:00-06:00", IsoDayOfWeek.Saturday).Build();
        calendar.WorkingTimeBetween(calendar.Wall("2024-03-09T12:00"), calendar.Wall("2024-03-10T12:00")).Should().Be(7 * Hour);
        calendar.WorkingTimeBetween(calendar.Wall("2024-11-02T12:00"), calendar.Wall("2024-11-03T12:00")).Should().Be(9 * Hour);
    }

    [Fact]
    public void OvernightShift_OfTheEveningBeforeTheHorizon_CountsWithinIt()
    {
        BusinessCalendar calendar = Open("Etc/UTC", "22:00-06:00", EveryDay).ValidBetween(Date("2024-01-01"), Date("2024-01-02")).Build();
        calendar.Timeline.TotalWorkingTime.Should().Be(8 * Hour);
        calendar.IsOpen(Utc("2024-01-01T05:59:59Z")).Should().BeTrue();
        calendar.BusinessDayCount.Should().Be(1);
    }

    [Fact]
    public void Layers_TakePrecedenceInTheirOrder()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC")
            .WithOverrides(
                new DateOverride(Date("2024-01-01"), [Hours("10:00-12:00")], alsoOnHolidays: true, name: "Open day"),
                new DateOverride(Date("2024-01-02"), [Hours("10:00-12:00")]))
            .WithHolidays(new Holiday(Date("2024-01-01"), "New Year"), new Holiday(Date("2024-01-02"), "Second of January"))
            .WithClosures(new Closure(Date("2024-01-01"), Hours("11:00-11:30"), "Fire drill"))
            .Build();
        calendar.Timeline.PeriodsBetween(Utc("2024-01-01T00:00:00Z"), Utc("2024-01-03T00:00:00Z")).Should().Equal(
            new Interval(Utc("2024-01-01T10:00:00Z"), Utc("2024-01-01T11:00:00Z")), new Interval(Utc("2024-01-01T11:30:00Z"), Utc("2024-01-01T12:00:00Z")));
        calendar.IsBusinessDay(Date("2024-01-01")).Should().BeTrue();
        calendar.IsHoliday(Date("2024-01-01")).Should().BeTrue();
        calendar.Explain(Utc("2024-01-01T10:30:00Z")).ToString().Should().Be("open by Override of 2024-01-01 (Open day)");
        calendar.Explain(Utc("2024-01-01T11:15:00Z")).ToString().Should().Be("closed by Closure of 2024-01-01 (Fire drill)");
        calendar.Explain(Utc("2024-01-02T10:30:00Z")).ToString().Should().Be("closed by Holiday of 2024-01-02 (Second of January)");
        calendar.Explain(Utc("2024-01-03T10:30:00Z")).ToString().Should().Be("open by WeeklyHours of 2024-01-03");
        calendar.Explain(Utc("1999-12-31T10:30:00Z")).Layer.Should().Be(CalendarLayer.Horizon);
        calendar.Explain(Utc("2024-01-03T10:30:00Z")).Until.Should().Be(Utc("2024-01-03T17:00:00Z"));
    }

    [Fact]
    public void WeeklyVersions_AWeekendThatChangesByLaw_HoldsFromItsDate()
    {
        IsoDayOfWeek[] saturdayToWednesday = [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday];
        BusinessCalendar calendar = Open("Asia/Tehran", "08:00-16:00", [.. saturdayToWednesday, IsoDayOfWeek.Thursday])
            .WithWeeklyHoursFrom(Date("2025-03-21"), WeeklyHours.Closed.With(Hours("08:00-17:00"), saturdayToWednesday))
            .WithWeeklyHoursFrom(Date("2026-03-21"), WeeklyHours.Closed)
            .Build();
        calendar.IsBusinessDay(Date("2025-03-20")).Should().BeTrue("a Thursday before the change");
        calendar.IsBusinessDay(Date("2025-03-27")).Should().BeFalse("a Thursday after it");
        calendar.EndOfBusinessDay(Date("2025-03-22")).Value.Should().Be(calendar.Wall("2025-03-22T17:00"));
        calendar.AddBusinessDays(Date("2026-03-19"), 1).Status.Should().Be(BusinessTimeStatus.OutsideHorizon, "nothing is open after the last version");
        FluentActions.Invoking(() => calendar.ToBuilder().WithWeeklyHoursFrom(Date("2025-03-21"), WeeklyHours.Closed)).Should().Throw<ArgumentException>().WithMessage("*2025-03-21*");
    }

    [Fact]
    public void Horizon_PassedOrMissed_IsATypedAnswer()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").ValidBetween(Date("2024-01-01"), Date("2024-01-06")).Build();
        Instant monday = Utc("2024-01-01T09:00:00Z");
        calendar.Due(monday, 40 * Hour).Should().Be(Utc("2024-01-05T17:00:00Z"));
        calendar.AddWorkingTime(monday, (40 * Hour) + Duration.Epsilon, DeadlineConvention.CloseOfBusiness).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.AddWorkingTime(monday, 40 * Hour, DeadlineConvention.NextOpening).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.AddWorkingTime(monday - Duration.FromDays(1), Hour, DeadlineConvention.NextOpening).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.AddBusinessDays(monday, 5, BusinessDayRule.SameTimeOfDay).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.TryGetWorkingTimeBetween(monday, Utc("2024-01-06T00:00:00Z"), out Duration all).Should().BeTrue();
        all.Should().Be(40 * Hour);
        calendar.TryGetWorkingTimeBetween(monday, Utc("2024-01-06T00:00:00.000000001Z"), out all).Should().BeFalse();
        all.Should().Be(Duration.Zero);
        FluentActions.Invoking(() => calendar.WorkingTimeBetween(monday, Utc("2024-01-07T00:00:00Z"))).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("*2024-01-01T00:00:00Z*2024-01-06T00:00:00Z*").Which.ParamName.Should().Be("end");
        FluentActions.Invoking(() => calendar.IsBusinessDay(Date("2024-01-06"))).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("date");
        BusinessTimeResult none = calendar.NextOpening(Utc("2024-01-05T18:00:00Z"));
        none.ValueOrNull.Should().BeNull();
        FluentActions.Invoking(() => none.Value).Should().Throw<InvalidOperationException>().WithMessage("*OutsideHorizon*");
    }

    [Fact]
    public void BusinessDayRule_CutOffAndRoll_ExpressAnEveningAndWeekendRule()
    {
        // A request of the weekend counts from Monday at the same time of day; one from 17:00 on from 08:30 of the next business day.
        BusinessCalendar calendar = Open("America/New_York", "08:30-17:00", MondayToFriday).Build();
        BusinessDayRule rule = new(BusinessDayRoll.Following, cutOff: new LocalTime(17, 0), startAfterCutOff: new LocalTime(8, 30));
        calendar.AddBusinessDays(calendar.Wall("2011-07-09T10:15"), 2, rule).Value.Should().Be(calendar.Wall("2011-07-13T10:15"), "Saturday counts as Monday");
        calendar.AddBusinessDays(calendar.Wall("2011-07-09T19:00"), 2, rule).Value.Should().Be(calendar.Wall("2011-07-14T08:30"), "Saturday evening as Tuesday morning");
        calendar.AddBusinessDays(calendar.Wall("2011-07-08T17:00"), 0, rule).Value.Should().Be(calendar.Wall("2011-07-11T08:30"), "the cut-off is inclusive");
        calendar.AddBusinessDays(calendar.Wall("2011-07-08T05:00"), 1, rule).Value.Should().Be(calendar.Wall("2011-07-11T05:00"), "early times are kept");
        BusinessDayRule atEight = new(BusinessDayRoll.Following, nonBusinessDayStart: new LocalTime(8, 0), landing: DayLanding.EndOfBusinessDay);
        calendar.AddBusinessDays(calendar.Wall("2011-07-09T10:15"), 1, atEight).Value.Should().Be(calendar.Wall("2011-07-12T17:00"));
        FluentActions.Invoking(() => new BusinessDayRule(cutOff: LocalTime.Noon)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new BusinessDayRule(nonBusinessDayStart: LocalTime.Noon)).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData(BusinessDayRoll.None, "2024-03-30")]
    [InlineData(BusinessDayRoll.Following, "2024-04-01")]
    [InlineData(BusinessDayRoll.Preceding, "2024-03-29")]
    [InlineData(BusinessDayRoll.ModifiedFollowing, "2024-03-29")]
    [InlineData(BusinessDayRoll.ModifiedPreceding, "2024-03-29")]
    public void Roll_SaturdayAtTheEndOfAMonth_FollowsTheConvention(BusinessDayRoll roll, string expected)
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        calendar.Roll(Date("2024-03-30"), roll).Value.Should().Be(Date(expected));
        calendar.Roll(Date("2024-03-28"), roll).Value.Should().Be(Date("2024-03-28"), "business days never move");
        calendar.Roll(Date("2024-06-01"), BusinessDayRoll.ModifiedPreceding).Value.Should().Be(Date("2024-06-03"));
    }

    [Fact]
    public void Union_FollowTheSunInThreeZones_IsOpenRoundTheClock()
    {
        BusinessCalendar sydney = NineToFive("Australia/Sydney").Build();
        BusinessCalendar london = NineToFive("Europe/London").Build();
        BusinessCalendar denver = NineToFive("America/Denver").Build();
        BusinessCalendar world = london.Union(sydney).Union(denver, "Follow the sun");
        world.Zone.Should().Be(london.Zone);
        world.Combination.Should().Be(CalendarCombination.Union);

        // Wednesday 2024-01-10 in UTC: Sydney 22-06, London 09-17, Denver 16-24.
        Instant midnight = Utc("2024-01-10T00:00:00Z");
        world.WorkingTimeBetween(midnight, midnight + Duration.FromDays(1)).Should().Be((6 + 8 + 7) * Hour);
        world.Explain(midnight + (16 * Hour)).Operands.Should().HaveCount(2);
        world.IsBusinessDay(Date("2024-01-07")).Should().BeTrue("Sydney's Monday starts on London's Sunday");
        world.EndOfBusinessDay(Date("2024-01-10")).Value.Should().Be(Utc("2024-01-11T00:00:00Z"));
        FluentActions.Invoking(() => world.ToBuilder()).Should().Throw<InvalidOperationException>();
        world.Should().Be(london.Union(sydney).Union(denver, "Follow the sun"));
        world.Should().NotBe(london.Union(denver).Union(sydney, "Follow the sun"));
    }

    [Fact]
    public void Algebra_HorizonsWithoutAWholeCommonDate_AreRefused()
    {
        BusinessCalendar first = NineToFive("Etc/UTC").ValidBetween(Date("2024-01-01"), Date("2024-01-02")).Build();
        BusinessCalendar second = NineToFive("Asia/Tehran").ValidBetween(Date("2024-01-01"), Date("2024-01-02")).Build();
        BusinessCalendar later = NineToFive("Etc/UTC").ValidBetween(Date("2024-02-01"), Date("2024-02-02")).Build();
        FluentActions.Invoking(() => first.Union(second)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => first.Intersect(later)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => first.Except(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void AlwaysOpen_From1900To2189_LosesNoNanosecond()
    {
        BusinessCalendar always = BusinessCalendar.AlwaysOpen;
        always.Timeline.Count.Should().Be(1);
        always.Timeline.TotalWorkingTime.Should().Be(always.Timeline.End - always.Timeline.Start);
        Instant now = Utc("2026-03-21T08:30:00.123456789Z");
        always.Due(now, Duration.FromDays(36_500) + Duration.Epsilon).Should().Be(now + Duration.FromDays(36_500) + Duration.Epsilon);
        always.SubtractWorkingTime(now, Duration.FromDays(40_000), StartConvention.LatestStart).Value.Should().Be(now - Duration.FromDays(40_000));
    }

    [Fact]
    public void WorkingTimesBetween_GivesWhatSingleCallsGive_AndChecksItsSpans()
    {
        BusinessCalendar calendar = NineToFive("America/New_York").Build();
        Random random = new(4);
        Instant[] starts = [.. Enumerable.Range(0, 1000).Select(_ => calendar.Timeline.Start + Duration.FromSeconds(random.Next()))];
        Instant[] ends = [.. starts.Select(start => start + Duration.FromSeconds(random.Next(-1000, 100_000_000)))];
        ends = [.. ends.Select(end => Instant.Min(end, calendar.Timeline.End))];
        starts = [.. starts.Select(start => Instant.Min(start, calendar.Timeline.End))];
        ends = [.. ends.Select(end => Instant.Max(end, calendar.Timeline.Start))];
        Duration[] results = new Duration[1001];
        calendar.WorkingTimesBetween(starts, ends, results);
        results[..1000].Should().Equal(starts.Zip(ends, calendar.WorkingTimeBetween));
        FluentActions.Invoking(() => calendar.WorkingTimesBetween(starts, ends.AsSpan(1), results)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("ends");
        FluentActions.Invoking(() => calendar.WorkingTimesBetween(starts, ends, results.AsSpan(0, 999))).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("destination");
    }

    [Fact]
    public void Queries_AllocateNothing()
    {
        BusinessCalendar calendar = NineToFive("America/New_York").Build();
        Instant now = Utc("2024-01-02T15:00:00Z");
        Interval[] periods = new Interval[8];
        Ask();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Ask()
        {
            _ = calendar.IsOpen(now);
            _ = calendar.WorkingTimeBetween(now, now + Duration.FromDays(3650));
            _ = calendar.AddWorkingTime(now, Duration.FromDays(500), DeadlineConvention.NextOpening);
            _ = calendar.SubtractWorkingTime(now, Duration.FromDays(100), StartConvention.LatestWorkingStart);
            _ = calendar.NextOpening(now);
            _ = calendar.PreviousClosing(now);
            _ = calendar.AddBusinessDays(Date2024, 250);
            _ = calendar.Timeline.CopyPeriods(now, now + Duration.FromDays(30), periods, out _);
        }
    }

    private static readonly LocalDate Date2024 = new(2024, 1, 2);
}
