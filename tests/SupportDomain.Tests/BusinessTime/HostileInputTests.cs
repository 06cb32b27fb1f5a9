using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Input that is wrong, extreme or large: a clear error or bounded work.</summary>
public static class HostileInputTests
{
    /// <summary>The text of an error does not depend on the culture of the thread.</summary>
    [Fact]
    public static void DateOutsideTheHorizon_IsToldInIsoDates()
    {
        CultureInfo before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            BusinessCalendar calendar = NineToFive("UTC").ValidBetween(new LocalDate(2025, 1, 1), new LocalDate(2030, 1, 1)).Build();
            FluentActions.Invoking(() => calendar.IsBusinessDay(new LocalDate(2020, 1, 1))).Should().Throw<ArgumentOutOfRangeException>()
                .WithParameterName("date").WithMessage("The calendar is valid from 2025-01-01 to before 2030-01-01; *");
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    public static TheoryData<Instant> Extremes => [Instant.MinValue, Instant.MaxValue, Instant.MinValue + Duration.Epsilon, Instant.FromUtc(1899, 12, 31, 23, 59), Instant.FromUtc(2190, 1, 1, 0, 1)];

    [Theory]
    [MemberData(nameof(Extremes))]
    public static void ExtremeInstants_HaveAnAnswerOrAClearError(Instant extreme)
    {
        foreach (BusinessCalendar calendar in (BusinessCalendar[])[BusinessCalendar.AlwaysOpen, NineToFive("Pacific/Apia").Build(), NineToFive("America/Caracas").Build()])
        {
            Instant now = Utc("2024-01-02T15:00:00Z");
            calendar.Covers(extreme).Should().BeFalse();
            FluentActions.Invoking(() => calendar.IsOpen(extreme)).Should().Throw<ArgumentOutOfRangeException>();
            FluentActions.Invoking(() => calendar.WorkingTimeBetween(extreme, now)).Should().Throw<ArgumentOutOfRangeException>();
            calendar.TryGetWorkingTimeBetween(now, extreme, out _).Should().BeFalse();
            calendar.AddWorkingTime(extreme, Duration.Zero, DeadlineConvention.CloseOfBusiness).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.SubtractWorkingTime(extreme, Duration.Zero, StartConvention.EarliestStart).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.NextOpening(extreme).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.NextClosing(extreme).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.PreviousOpening(extreme).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.PreviousClosing(extreme).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.AddBusinessDays(extreme, 1, BusinessDayRule.SameTimeOfDay).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.Explain(extreme).Layer.Should().Be(CalendarLayer.Horizon);
            calendar.ClosureAt(extreme).Should().BeNull();
            calendar.Timeline.PeriodsBetween(extreme, extreme).Should().BeEmpty();
        }
    }

    [Fact]
    public static void PeriodsBetween_AllInstants_AreTheWholeTimeline()
    {
        WorkingTimeline timeline = NineToFive("Etc/UTC").Build().Timeline;
        timeline.PeriodsBetween(Instant.MinValue, Instant.MaxValue).Should().HaveCount(timeline.Count);
        timeline.PeriodsBetweenDescending(Instant.MinValue, Instant.MaxValue).Should().HaveCount(timeline.Count);
        timeline.PeriodsBetween(Instant.MaxValue, Instant.MinValue).Should().BeEmpty();
        timeline.CopyPeriods(Instant.MinValue, Instant.MaxValue, [], out Instant next).Should().Be(0);
        next.Should().Be(Instant.MinValue);
        FluentActions.Invoking(() => timeline[timeline.Count]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => timeline[-1]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public static void Durations_ThatOverflow_AreOutsideTheHorizon_AndNegativeOnesAreRefused()
    {
        BusinessCalendar calendar = BusinessCalendar.AlwaysOpen;
        Instant now = Utc("2024-01-02T15:00:00Z");
        foreach (Duration huge in (Duration[])[Duration.MaxValue, Duration.FromNanoseconds(long.MaxValue), Duration.FromDays(106_000), Duration.FromDays(106_001)])
        {
            calendar.AddWorkingTime(now, huge, DeadlineConvention.CloseOfBusiness).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.AddWorkingTime(now, huge, DeadlineConvention.NextOpening).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
            calendar.SubtractWorkingTime(now, huge, StartConvention.LatestStart).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        }

        FluentActions.Invoking(() => calendar.AddWorkingTime(now, -Duration.Epsilon, DeadlineConvention.NextOpening)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*SubtractWorkingTime*");
        FluentActions.Invoking(() => calendar.SubtractWorkingTime(now, Duration.MinValue, StartConvention.LatestStart)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*AddWorkingTime*");
        FluentActions.Invoking(() => calendar.AddWorkingTime(now, Duration.Zero, (DeadlineConvention)9)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => calendar.SubtractWorkingTime(now, Duration.Zero, (StartConvention)9)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public static void BusinessDays_CountsBeyondAnyHorizon_AreOutsideIt()
    {
        BusinessCalendar calendar = NineToFive("Etc/UTC").Build();
        calendar.AddBusinessDays(Date("2024-01-02"), int.MaxValue).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.AddBusinessDays(Date("2024-01-02"), int.MinValue).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.AddBusinessDays(LocalDate.MaxIsoValue, 1).Status.Should().Be(BusinessTimeStatus.OutsideHorizon);
        calendar.Covers(LocalDate.MinIsoValue).Should().BeFalse();
        calendar.IsHoliday(LocalDate.MaxIsoValue).Should().BeFalse();
    }

    [Fact]
    public static void HolidayTable_Of100000Rows_IsTaken()
    {
        IEnumerable<Holiday> rows = Enumerable.Range(0, 100_000).Select(i => new Holiday(new LocalDate(1900, 1, 1).PlusDays(i / 2), i % 2 == 0 ? "Even" : "Odd"));
        BusinessCalendar calendar = Open("Etc/UTC", "00:00-24:00", EveryDay).WithHolidays(rows).ValidBetween(Date("1900-01-01"), Date("2100-01-01")).Build();
        calendar.Holidays.Should().HaveCount(100_000);
        calendar.BusinessDayCount.Should().Be(Period.DaysBetween(Date("1900-01-01"), Date("2100-01-01")) - 50_000);
        calendar.HolidayOn(Date("1900-01-01")).Should().Be(new Holiday(Date("1900-01-01"), "Even"));
    }

    [Fact]
    public static void Intervals_100000OverlappingOnADay_UniteToOne()
    {
        DayInterval[] intervals = [.. Enumerable.Range(0, 80_000).Select(i => new DayInterval(DayTime.At(0).Plus(i), DayTime.At(0).Plus(i + 2)))];
        BusinessCalendar calendar = NineToFive("Etc/UTC").WithOverrides(new DateOverride(Date("2024-01-06"), intervals)).Build();
        calendar.WorkingTimeBetween(Utc("2024-01-06T00:00:00Z"), Utc("2024-01-07T00:00:00Z")).Should().Be(Duration.FromSeconds(80_001));
    }

    [Fact]
    public static void Closures_100000InOneDay_AreCutAndFoundFast()
    {
        Closure[] closures = [.. Enumerable.Range(0, 43_000).Select(i => new Closure(Date("2024-01-02"), new DayInterval(DayTime.At(0).Plus(2 * i), DayTime.At(0).Plus((2 * i) + 1))))];
        BusinessCalendar calendar = Open("Etc/UTC", "00:00-24:00", EveryDay).WithClosures(closures).Build();
        Instant midnight = Utc("2024-01-02T00:00:00Z");
        calendar.WorkingTimeBetween(midnight, midnight + Duration.FromDays(1)).Should().Be(Duration.FromSeconds(86_400 - 43_000));
        for (int second = 1; second < 86_000; second += 997)
        {
            calendar.IsOpen(midnight + Duration.FromSeconds(second)).Should().Be(second % 2 == 1);
            calendar.Due(midnight, Duration.FromSeconds(second)).Should().Be(midnight + Duration.FromSeconds(Math.Min(2 * second, 43_000 + second)));
        }
    }

    [Theory]
    [InlineData("25:00")]
    [InlineData("24:01")]
    [InlineData("24:00:00.000000001")]
    [InlineData("9:00")]
    [InlineData("09:60")]
    [InlineData("09:00:60")]
    [InlineData("09:00:00.")]
    [InlineData("09:00:00.1234567890")]
    [InlineData("-9:00")]
    [InlineData("")]
    [InlineData(" 09:00")]
    [InlineData("٠٩:٠٠")]
    public static void DayTime_NoTimeOfDay_SaysWhatIsAllowed(string text)
    {
        FluentActions.Invoking(() => DayTime.Parse(text, CultureInfo.InvariantCulture)).Should().Throw<FormatException>().WithMessage($"*{text}*00:00 to 24:00*");
        DayTime.TryParse(text, CultureInfo.InvariantCulture, out DayTime time).Should().BeFalse();
        time.Should().Be(default(DayTime));
    }

    [Theory]
    [InlineData("09:00-09:00")]
    [InlineData("24:00-06:00")]
    [InlineData("09:00")]
    [InlineData("09:00-25:00")]
    [InlineData("09:00-17:00-18:00")]
    public static void DayInterval_NoInterval_SaysWhatIsAllowed(string text) =>
        FluentActions.Invoking(() => DayInterval.Parse(text, CultureInfo.InvariantCulture)).Should().Throw<FormatException>().WithMessage("*09:00-17:00*");

    [Fact]
    public static void Defaults_ThatMeanNothing_AreRefused()
    {
        FluentActions.Invoking(() => WeeklyHours.Closed.With(IsoDayOfWeek.Monday, default(DayInterval))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new DateOverride(Date("2024-01-01"), [default])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new Closure(Date("2024-01-01"), default)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WeeklyHours.Closed.With(IsoDayOfWeek.None, DayInterval.WholeDay)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => WeeklyHours.Closed[(IsoDayOfWeek)8]).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new Holiday(Date("2024-01-01"), " ")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new BusinessCalendarBuilder(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public static void Builder_RefusedCalls_ChangeNothing()
    {
        BusinessCalendarBuilder builder = NineToFive("Etc/UTC");
        BusinessCalendar before = builder.Build();
        FluentActions.Invoking(() => builder.WithOverrides(new DateOverride(Date("2024-01-01"), []), new DateOverride(Date("2024-01-01"), []))).Should().Throw<ArgumentException>().WithMessage("*2024-01-01*");
        FluentActions.Invoking(() => builder.WithHolidays(new Holiday(Date("2024-01-01"), "x"), null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => builder.WithClosures(new Closure(Date("2024-01-01"), DayInterval.WholeDay), null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => builder.ValidBetween(Date("2024-01-01"), Date("2024-01-01"))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => builder.ValidBetween(Date("1899-12-31"), Date("2024-01-01"))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1900-01-01*");
        FluentActions.Invoking(() => builder.ValidBetween(Date("2024-01-01"), Date("2190-01-02"))).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*2190-01-01*");
        FluentActions.Invoking(() => builder.WithOvernightHolidays((OvernightHolidayRule)7)).Should().Throw<ArgumentOutOfRangeException>();
        builder.Build().Should().Be(before);
    }

    private static DayTime Plus(this DayTime time, int seconds) => DayTime.FromNanosecondOfDay(time.NanosecondOfDay + (seconds * NodaConstants.NanosecondsPerSecond));
}
