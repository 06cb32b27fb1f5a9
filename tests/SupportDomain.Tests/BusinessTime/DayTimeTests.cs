using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Times of day, intervals of a day and weekly hours as values.</summary>
public sealed class DayTimeTests
{
    [Fact]
    public void Parse_OfFormat_GivesTheSameTime() => Properties.Check(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            long unit = (long)Math.Pow(10, random.Next(14));
            DayTime time = DayTime.FromNanosecondOfDay(random.NextInt64((NodaConstants.NanosecondsPerDay / unit) + 1) * unit);
            DayTime.Parse(Text(time), CultureInfo.InvariantCulture).Should().Be(time);
            DayTime other = DayTime.FromNanosecondOfDay(random.NextInt64(NodaConstants.NanosecondsPerDay));
            (time < other).Should().Be(time.NanosecondOfDay < other.NanosecondOfDay);
            (time >= other).Should().Be(time.NanosecondOfDay >= other.NanosecondOfDay);
            if (other != time)
            {
                DayInterval interval = new(other, time);
                DayInterval.Parse(Text(interval), CultureInfo.InvariantCulture).Should().Be(interval);
                Span<char> buffer = stackalloc char[40];
                interval.TryFormat(buffer, out int written, default, null).Should().BeTrue();
                buffer[..written].ToString().Should().Be(Text(interval));
                interval.TryFormat(buffer[..(written - 1)], out _, default, null).Should().BeFalse();
            }
        },
        cases: 2000);

    [Fact]
    public void DayTime_24HoursIsLegalAndDiffersFromMidnight()
    {
        DayTime end = DayTime.At(24);
        end.Should().Be(DayTime.EndOfDay).And.NotBe(DayTime.Midnight);
        Text(end).Should().Be("24:00");
        end.On(Date("2024-12-31")).Should().Be(new LocalDateTime(2025, 1, 1, 0, 0));
        FluentActions.Invoking(() => end.ToLocalTime()).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => DayTime.At(24, 0, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => DayTime.At(9, 60)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("minute");
        FluentActions.Invoking(() => DayTime.FromNanosecondOfDay(-1)).Should().Throw<ArgumentOutOfRangeException>();
        DayTime.FromLocalTime(new LocalTime(8, 30, 15)).Should().Be(DayTime.At(8, 30, 15));
        DayTime.At(8, 30, 15).ToLocalTime().Should().Be(new LocalTime(8, 30, 15));
        DayTime.At(8, 30, 15).ToString("G", null).Should().Be("08:30:15");
        FluentActions.Invoking(() => end.ToString("HH", null)).Should().Throw<FormatException>();
        default(DayTime).Should().Be(DayTime.Midnight);
        end.CompareTo((object)DayTime.Midnight).Should().BePositive();
        end.CompareTo(null).Should().BePositive();
        FluentActions.Invoking(() => end.CompareTo("24:00")).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("09:00-17:00", false, 8)]
    [InlineData("22:00-06:00", true, 8)]
    [InlineData("00:00-24:00", false, 24)]
    [InlineData("18:00-00:00", false, 6)]
    [InlineData("23:00-22:00", true, 23)]
    public void DayInterval_EndBeforeStart_IsOvernight(string text, bool isOvernight, int hours)
    {
        DayInterval interval = Hours(text);
        interval.IsOvernight.Should().Be(isOvernight);
        interval.NominalLength.Should().Be(Duration.FromHours(hours));
    }

    [Fact]
    public void DayInterval_MidnightAsEnd_EqualsTheEndOfTheDay()
    {
        Hours("18:00-00:00").Should().Be(Hours("18:00-24:00"));
        Text(Hours("18:00-00:00")).Should().Be("18:00-24:00");
        (Hours("09:00-12:00") < Hours("09:00-13:00")).Should().BeTrue();
        (Hours("22:00-06:00") > Hours("22:00-23:00")).Should().BeTrue("it ends later");
        FluentActions.Invoking(() => new DayInterval(DayTime.At(9), DayTime.At(9))).Should().Throw<ArgumentException>().WithMessage("*00:00-24:00*");
        FluentActions.Invoking(() => new DayInterval(DayTime.EndOfDay, DayTime.At(9))).Should().Throw<ArgumentOutOfRangeException>();
        default(DayInterval).IsDefault.Should().BeTrue();
    }

    [Fact]
    public void WeeklyHours_BreaksAndEquality()
    {
        WeeklyHours week = WeeklyHours.Closed.With(Hours("09:00-17:00"), MondayToFriday);
        week.WithBreak(Hours("12:00-13:00"), IsoDayOfWeek.Monday)[IsoDayOfWeek.Monday].Should().Equal(Hours("09:00-12:00"), Hours("13:00-17:00"));
        week.WithBreak(Hours("08:00-18:00"), IsoDayOfWeek.Monday)[IsoDayOfWeek.Monday].Should().BeEmpty();
        week.WithBreak(Hours("16:00-18:00"), IsoDayOfWeek.Monday)[IsoDayOfWeek.Monday].Should().Equal(Hours("09:00-16:00"));
        WeeklyHours night = WeeklyHours.Closed.With(Hours("22:00-06:00"), IsoDayOfWeek.Friday);
        night.WithBreak(Hours("23:00-23:30"), IsoDayOfWeek.Friday)[IsoDayOfWeek.Friday].Should().Equal(Hours("22:00-23:00"), Hours("23:30-06:00"));
        FluentActions.Invoking(() => night.WithBreak(Hours("23:00-24:00"), IsoDayOfWeek.Friday)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => night.WithBreak(Hours("23:00-01:00"), IsoDayOfWeek.Friday)).Should().Throw<ArgumentException>().WithMessage("*midnight*");
        week.Should().Be(WeeklyHours.Closed.With(Hours("09:00-17:00"), [.. MondayToFriday.Reverse()]));
        week.GetHashCode().Should().Be(WeeklyHours.Closed.With(Hours("09:00-17:00"), [.. MondayToFriday.Reverse()]).GetHashCode());
        (week != night).Should().BeTrue();
        night.ToString().Should().Be("Fri 22:00-06:00");
        WeeklyHours.Closed.ToString().Should().Be("closed");
        WeeklyHours.Closed.IsClosed.Should().BeTrue();
        WeeklyHours.Closed.With(IsoDayOfWeek.Monday, Hours("13:00-17:00"), Hours("09:00-12:00"), Hours("09:00-12:00"))[IsoDayOfWeek.Monday].Should().Equal(Hours("09:00-12:00"), Hours("13:00-17:00"));
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
