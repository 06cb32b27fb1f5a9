using System.Globalization;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>Recurrences against the worked examples of RFC 5545, section 3.8.5.3.</summary>
public sealed class RecurrenceTests
{
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=10", "1997-09-02", "09-02 09-03 09-04 09-05 09-06 09-07 09-08 09-09 09-10 09-11")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997-09-02", "09-02 09-12 09-22 10-02 10-12")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997-09-02", "09-02 09-16 09-30 10-14 10-28 11-11 11-25 12-09 12-23")]
    [InlineData("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997-09-02", "09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223T090000Z;WKST=SU;BYDAY=MO,WE,FR", "1997-09-01", "09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997-09-02", "09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05", "09-05 10-03 11-07 12-05 1998-01-02 02-06 03-06 04-03 05-01 06-05")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997-09-07", "09-07 09-28 11-02 11-30 1998-01-04 01-25 03-01 03-29 05-03 05-31")]
    [InlineData("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997-09-22", "09-22 10-20 11-17 12-22 1998-01-19 02-16")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28", "09-28 10-29 11-28 12-29 1998-01-29 02-26")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997-09-02", "09-02 09-15 10-02 10-15 11-02 11-15 12-02 12-15 1998-01-02 01-15")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997-09-30", "09-30 10-01 10-31 11-01 11-30 12-01 12-31 1998-01-01 01-31 02-01")]
    [InlineData("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997-09-10", "09-10 09-11 09-12 09-13 09-14 09-15 1999-03-10 03-11 03-12 03-13")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997-09-02", "09-02 09-09 09-16 09-23 09-30 11-04 11-11 11-18 11-25 1998-01-06 01-13 01-20 01-27")]
    [InlineData("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997-06-10", "06-10 07-10 1998-06-10 07-10 1999-06-10 07-10 2000-06-10 07-10 2001-06-10 07-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997-03-10", "03-10 1999-01-10 02-10 03-10 2001-01-10 02-10 03-10 2003-01-10 02-10 03-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997-01-01", "01-01 04-10 07-19 2000-01-01 04-09 07-18 2003-01-01 04-10 07-19 2006-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "05-19 1998-05-18 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "05-12 1998-05-11 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", "03-13 03-20 03-27 1998-03-05 03-12 03-19 03-26 1999-03-04")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-13 03-13 11-13 1999-08-13 2000-10-13")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", "09-13 10-11 11-08 12-13 1998-01-10 02-07 03-07 04-11 05-09 06-13")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", "11-05 2000-11-07 2004-11-02")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "09-04 10-07 11-06")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", "09-29 10-30 11-27 12-30 1998-01-29 02-26 03-30")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "08-05 08-10 08-19 08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "08-05 08-17 08-19 08-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "01-15 01-30 02-15 03-15 03-30")]
    [InlineData("FREQ=YEARLY", "2024-02-29", "02-29 2028-02-29 2032-02-29")]
    [InlineData("FREQ=MONTHLY", "2024-01-31", "01-31 03-31 05-31 07-31 08-31 10-31 12-31")]
    [InlineData("RSCALE=PERSIAN;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30", "2021-01-01", "03-20 2025-03-20 2030-03-20")]
    public void DatesFrom_ExamplesOfTheRfc_AgreeInOrder(string rule, string start, string dates)
    {
        Recurrence recurrence = Recurrence.Parse(rule, CultureInfo.InvariantCulture);
        LocalDate[] expected = Dates(start[..4], dates);
        recurrence.DatesFrom(Date(start)).Take(expected.Length).Should().Equal(expected);
        if (recurrence.Count is not null || recurrence.Until is not null)
        {
            recurrence.DatesFrom(Date(start)).Should().HaveCount(expected.Length);
        }
    }

    [Fact]
    public void DatesFrom_EveryJanuaryDay_ByYearAndByDay_AreTheSame()
    {
        LocalDate start = new(1998, 1, 1);
        LocalDate[] expected = [.. Enumerable.Range(1998, 3).SelectMany(year => Enumerable.Range(1, 31).Select(day => new LocalDate(year, 1, day)))];
        Parse("FREQ=YEARLY;UNTIL=20000131;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA").DatesFrom(start).Should().Equal(expected);
        Parse("FREQ=DAILY;UNTIL=20000131;BYMONTH=1").DatesFrom(start).Should().Equal(expected);
    }

    [Fact]
    public void DatesBetween_SkippingAhead_GivesWhatWalkingGives() => Properties.Check(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            Random random = new(seed);
            Recurrence rule = Random(random);
            LocalDate start = new LocalDate(2000, 1, 1).PlusDays(random.Next(2000));
            LocalDate from = start.PlusDays(random.Next(-500, 6000));
            LocalDate until = from.PlusDays(random.Next(1500));
            LocalDate[] walked = [.. rule.DatesBetween(start, start, until).Where(date => date >= from)];
            rule.DatesBetween(start, from, until).Should().Equal(walked);
            walked.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        });

    [Fact]
    public void Parse_OfFormat_GivesAnEqualRule() => Properties.Check(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            Recurrence rule = Random(new Random(seed));
            Recurrence again = Parse(rule.ToString());
            again.Should().Be(rule);
            again.GetHashCode().Should().Be(rule.GetHashCode());
            (again == rule).Should().BeTrue();
            (again != rule.WithInterval(rule.Interval + 1)).Should().BeTrue();
        },
        cases: 1000);

    [Theory]
    [InlineData("", "NAME=value")]
    [InlineData("FREQ=HOURLY", "DAILY, WEEKLY, MONTHLY or YEARLY")]
    [InlineData("COUNT=3", "FREQ is missing")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", "twice")]
    [InlineData("FREQ=DAILY;COUNT=0", "COUNT")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", "COUNT")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "INTERVAL")]
    [InlineData("FREQ=DAILY;COUNT=1;UNTIL=20200101", "exclude each other")]
    [InlineData("FREQ=DAILY;UNTIL=2020-01-01", "UNTIL")]
    [InlineData("FREQ=YEARLY;BYMONTH=0", "BYMONTH")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=5", "YEARLY only")]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO", "MONTHLY or YEARLY")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=2", "WEEKLY")]
    [InlineData("FREQ=MONTHLY;BYDAY=XX", "BYDAY")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", "another BY part")]
    [InlineData("FREQ=DAILY;BYHOUR=9", "no part of a recurrence of dates")]
    [InlineData("RSCALE=KLINGON;FREQ=YEARLY", "RSCALE")]
    public void Parse_NoRuleOfDates_SaysWhatIsAllowed(string text, string fact)
    {
        FluentActions.Invoking(() => Parse(text)).Should().Throw<FormatException>().WithMessage($"*{fact}*");
        Recurrence.TryParse(text, CultureInfo.InvariantCulture, out _).Should().BeFalse();
    }

    [Fact]
    public void Parse_TooLong_IsRefusedUnread() =>
        FluentActions.Invoking(() => Parse("FREQ=DAILY;BYMONTH=" + string.Join(',', Enumerable.Repeat("1", 1_000_000)))).Should().Throw<FormatException>().WithMessage("*8192*");

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31")]
    [InlineData("FREQ=YEARLY;INTERVAL=2147483647;BYYEARDAY=366")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2147483647")]
    [InlineData("FREQ=DAILY;INTERVAL=2147483647")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2147483647")]
    public void DatesFrom_RulesThatNeverMatchAgain_End(string rule) =>
        Parse(rule).DatesFrom(new LocalDate(2023, 2, 1)).Count().Should().BeLessThanOrEqualTo(1);

    [Fact]
    public void DatesFrom_EndlessRule_IsLazyAndEndsWith9990()
    {
        Recurrence.Daily().DatesFrom(new LocalDate(2000, 1, 1)).Take(3).Should().HaveCount(3);
        Parse("FREQ=YEARLY").DatesFrom(new LocalDate(2000, 1, 1)).Last().Should().Be(new LocalDate(9990, 1, 1));
        Parse("FREQ=YEARLY").WithCalendar(CalendarSystem.UmAlQura).DatesFrom(new LocalDate(2000, 1, 1)).Should().NotBeEmpty("a calendar that ends in 1500 ends the rule");
    }

    [Fact]
    public void Factories_MakeWhatTheirTextSays()
    {
        Recurrence.Daily(3).Should().Be(Parse("FREQ=DAILY;INTERVAL=3"));
        Recurrence.Weekly(IsoDayOfWeek.Saturday, IsoDayOfWeek.Monday).Should().Be(Parse("FREQ=WEEKLY;BYDAY=MO,SA"));
        Recurrence.Monthly(1, -1).WithCount(5).Should().Be(Parse("FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1"));
        Recurrence.Monthly(1).WithUntil(new LocalDate(2020, 1, 31)).ToString().Should().Be("FREQ=MONTHLY;UNTIL=20200131;BYMONTHDAY=1");
        Parse("RRULE:freq=daily").Should().Be(Recurrence.Daily());
        FluentActions.Invoking(() => Recurrence.Monthly(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Recurrence.Daily(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Parse("FREQ=YEARLY;BYWEEKNO=1").WithCalendar(CalendarSystem.Julian)).Should().Throw<InvalidOperationException>();
        LocalDate start = new LocalDate(1403, 1, 1, CalendarSystem.PersianAstronomical);
        Recurrence.Monthly(1).WithCalendar(CalendarSystem.PersianAstronomical).DatesFrom(start).Take(3).Select(date => date.WithCalendar(CalendarSystem.PersianAstronomical))
            .Should().Equal(start, start.PlusMonths(1), start.PlusMonths(2));
    }

    [Fact]
    public void Parse_GregorianScale_IsTheSameAsNone()
    {
        Parse("RSCALE=Gregorian;FREQ=YEARLY").Should().Be(Parse("FREQ=YEARLY"));
        Recurrence yearly = Parse("FREQ=YEARLY");
        yearly.WithCalendar(CalendarSystem.Gregorian).Should().Be(yearly);
        Parse(yearly.WithCalendar(CalendarSystem.Gregorian).ToString()).Should().Be(yearly);
        Parse("FREQ=YEARLY;BYWEEKNO=1").WithCalendar(CalendarSystem.Gregorian).Calendar.Should().Be(CalendarSystem.Iso);
        Parse("FREQ=DAILY;").Should().Be(Recurrence.Daily());
        FluentActions.Invoking(() => Parse("FREQ=DAILY;;")).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Parse(";")).Should().Throw<FormatException>();
    }

    [Fact]
    public void DatesFrom_HebrewScripturalYears_BeginWithTishri()
    {
        // Published dates of Rosh Hashanah (1 Tishri, month 7 by scripture) and of Passover (15 Nisan, month 1): 5784 to 5786.
        CalendarSystem hebrew = CalendarSystem.HebrewScriptural;
        Parse("FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=1").WithCalendar(hebrew).DatesFrom(new LocalDate(2023, 1, 1)).Take(3)
            .Should().Equal(new LocalDate(2023, 9, 16), new LocalDate(2024, 10, 3), new LocalDate(2025, 9, 23));
        Parse("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15").WithCalendar(hebrew).DatesFrom(new LocalDate(2023, 9, 16)).Take(3)
            .Should().Equal(new LocalDate(2024, 4, 23), new LocalDate(2025, 4, 13), new LocalDate(2026, 4, 2));
        Parse("FREQ=YEARLY;BYYEARDAY=1,-1").WithCalendar(hebrew).DatesFrom(new LocalDate(2023, 9, 1)).Take(4)
            .Should().Equal(new LocalDate(2023, 9, 15), new LocalDate(2023, 9, 16), new LocalDate(2024, 10, 2), new LocalDate(2024, 10, 3));
        Parse("FREQ=YEARLY").WithCalendar(hebrew).DatesFrom(new LocalDate(5783, 7, 1, hebrew)).Take(2)
            .Should().Equal(new LocalDate(2022, 9, 26), new LocalDate(2023, 9, 16));
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-1")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=52,53;BYDAY=SA,SU")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;WKST=SU")]
    public void DatesFrom_WeekNumbersAtTheFirstDateOfAll_AreThoseOf400YearsLater(string text)
    {
        // The Gregorian calendar repeats after 400 years, weekdays and all: 146,097 days are 20,871 weeks.
        Recurrence rule = Parse(text);
        LocalDate first = LocalDate.MinIsoValue;
        LocalDate[] expected = [.. rule.DatesBetween(first.PlusYears(400), first.PlusYears(400), first.PlusYears(402)).Select(date => date.PlusDays(-146_097))];
        expected.Should().NotBeEmpty();
        rule.DatesBetween(first, first, first.PlusYears(2)).Should().Equal(expected);
    }

    internal static Recurrence Random(Random random)
    {
        string[] frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
        int frequency = random.Next(4);
        List<string> parts = [$"FREQ={frequencies[frequency]}"];
        Maybe(parts, random, 2, () => $"INTERVAL={random.Next(1, 6)}");
        Maybe(parts, random, 3, () => random.Next(2) == 0 ? $"COUNT={random.Next(1, 40)}" : $"UNTIL=20{random.Next(10, 30)}0{random.Next(1, 10)}1{random.Next(10)}");
        Maybe(parts, random, 3, () => $"BYMONTH={random.Next(1, 13)},{random.Next(1, 13)}");
        bool hasWeekNumbers = frequency == 3 && random.Next(4) == 0;
        Maybe(parts, random, hasWeekNumbers ? 1 : int.MaxValue, () => $"BYWEEKNO={random.Next(1, 54)},-{random.Next(1, 54)}");
        Maybe(parts, random, frequency == 3 ? 4 : int.MaxValue, () => $"BYYEARDAY={random.Next(1, 367)},-{random.Next(1, 367)}");
        Maybe(parts, random, frequency != 1 ? 3 : int.MaxValue, () => $"BYMONTHDAY={random.Next(1, 32)},-{random.Next(1, 32)}");
        string ordinal = frequency >= 2 && !hasWeekNumbers && random.Next(2) == 0 ? "-2" : string.Empty;
        Maybe(parts, random, 3, () => $"BYDAY={ordinal}TU,FR");
        if (parts.Exists(part => part.StartsWith("BYDAY", StringComparison.Ordinal)))
        {
            Maybe(parts, random, 3, () => "BYSETPOS=1,-1");
        }

        Maybe(parts, random, 3, () => "WKST=SU");
        return Parse(string.Join(';', parts));
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;INTERVAL=100000")]
    [InlineData("FREQ=YEARLY;INTERVAL=100000")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2000000000")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2147483647")]
    public void DatesFrom_StepBeyondTheLastDate_EndsAfterTheStart(string rule) =>
        Parse(rule).DatesFrom(new LocalDate(2000, 1, 1)).Take(3).Should().Equal(new LocalDate(2000, 1, 1));

    [Fact]
    public void DatesBetween_AtTheFirstDateOfAll_Ends()
    {
        foreach (string text in (string[])["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;WKST=WE", "FREQ=MONTHLY", "FREQ=YEARLY"])
        {
            Recurrence rule = Parse(text);
            rule.DatesBetween(LocalDate.MinIsoValue, LocalDate.MinIsoValue, LocalDate.MinIsoValue).Should().BeEmpty();
            LocalDate[] dates = [.. rule.DatesFrom(LocalDate.MinIsoValue).Take(3)];
            dates.Should().HaveCount(3).And.StartWith(LocalDate.MinIsoValue).And.OnlyHaveUniqueItems();
        }

        Parse("FREQ=WEEKLY;WKST=SU").DatesFrom(LocalDate.MinIsoValue).Take(3).Should()
            .Equal(LocalDate.MinIsoValue, LocalDate.MinIsoValue.PlusDays(7), LocalDate.MinIsoValue.PlusDays(14));
    }

    private static void Maybe(List<string> parts, Random random, int oneIn, Func<string> part)
    {
        if (random.Next(oneIn) == 0)
        {
            parts.Add(part());
        }
    }

    private static Recurrence Parse(string text) => Recurrence.Parse(text, CultureInfo.InvariantCulture);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static LocalDate[] Dates(string year, string dates)
    {
        string current = year;
        List<LocalDate> result = [];
        foreach (string date in dates.Split(' '))
        {
            current = date.Length == 10 ? date[..4] : current;
            result.Add(Date(date.Length == 10 ? date : $"{current}-{date}"));
        }

        return [.. result];
    }
}
