using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportDomain.BusinessTime;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.BusinessTime;

/// <summary>The presets against the reference table, and the rules against published dates.</summary>
public sealed class HolidayPresetsTests
{
    private static readonly LocalDate From2000 = new(2000, 1, 1);
    private static readonly LocalDate Until2031 = new(2031, 1, 1);

    [SharedTheory]
    [InlineData("US", "United States (federal)", 357)]
    [InlineData("GB-ENG", "England", 279)]
    [InlineData("DE-NW", "North Rhine-Westphalia", 341)]
    public void Preset_2000To2030_EqualsReferenceByDateAndName(string key, string preset, int rows)
    {
        HolidaySet set = HolidayPresets.All.Single(item => string.Equals(item.Name, preset, StringComparison.Ordinal));
        SortedDictionary<LocalDate, string> actual = ByDate(set.HolidaysBetween(From2000, Until2031));
        SortedDictionary<LocalDate, string> expected = Reference(key, out _);
        actual.Should().Equal(expected);
        actual.Should().HaveCount(rows);
        set.HolidaysBetween(From2000, Until2031).Should().NotContain(holiday => holiday.IsEstimated);
    }

    [SharedFact]
    public void Iran_2001To2025_EqualsReferenceByDateAndName_WithoutEstimates()
    {
        LocalDate until = new(2026, 1, 1);
        var holidays = HolidayPresets.Iran.HolidaysBetween(new LocalDate(2001, 1, 1), until);
        SortedDictionary<LocalDate, string> expected = Reference("IR", out _);
        ByDate(holidays).Should().Equal(expected.Where(pair => pair.Key < until));
        holidays.Should().NotContain(holiday => holiday.IsEstimated);
    }

    [SharedFact]
    public void Iran_2026_EqualsReference_AndMarksWhatIsOnlyEstimated()
    {
        var holidays = HolidayPresets.Iran.HolidaysBetween(new LocalDate(2026, 1, 1), new LocalDate(2027, 1, 1));
        SortedDictionary<LocalDate, string> expected = Reference("IR", out HashSet<LocalDate> estimated);
        ByDate(holidays).Should().Equal(expected.Where(pair => pair.Key.Year == 2026));

        // The reference marks whole dates; a date on which a solar holiday or a cited one falls too is sure to be off.
        holidays.Where(holiday => holiday.IsEstimated).Select(holiday => holiday.Date).Should().BeSubsetOf(estimated);
        estimated.Where(date => date.Year == 2026).Should().BeSubsetOf([
            .. holidays.Where(holiday => holiday.IsEstimated).Select(holiday => holiday.Date), new LocalDate(2026, 3, 21)]);
        holidays.Should().ContainSingle(holiday => holiday.Name == "Eid al-Fitr").Which.Should().Be(new Holiday(new LocalDate(2026, 3, 21), "Eid al-Fitr"));
        new LocalDate(2026, 3, 21).WithCalendar(CalendarSystem.PersianAstronomical).Should().Be(new LocalDate(1405, 1, 1, CalendarSystem.PersianAstronomical));
    }

    [Fact]
    public void Iran_LaterYears_MarksEveryLunarHolidayAsEstimated()
    {
        var holidays = HolidayPresets.Iran.HolidaysBetween(new LocalDate(2027, 1, 1), new LocalDate(2040, 1, 1));
        HashSet<string> lunar = [.. HolidayPresets.Iran.Rules.OfType<LunarDateRule>().Select(rule => rule.Name)];
        holidays.Should().OnlyContain(holiday => holiday.IsEstimated == lunar.Contains(holiday.Name));
        holidays.Count(holiday => holiday.IsEstimated).Should().BeGreaterThan(17 * 13, "17 lunar holidays come once in about 354 days");
    }

    [Fact]
    public void LunarTable_Shawwal1447_IsNotWhatTabularCalendarsSay()
    {
        LocalDate official = new(2026, 3, 21);
        foreach (var pattern in Enum.GetValues<NodaTime.Calendars.IslamicLeapYearPattern>())
        {
            foreach (var epoch in Enum.GetValues<NodaTime.Calendars.IslamicEpoch>())
            {
                LocalDate computed = new LocalDate(1447, 10, 1, CalendarSystem.GetIslamicCalendar(pattern, epoch)).WithCalendar(CalendarSystem.Iso);
                computed.Should().BeOneOf(new LocalDate(2026, 3, 19), new LocalDate(2026, 3, 20)).And.NotBe(official);
            }
        }
    }

    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(1991, 3, 31)]
    [InlineData(1992, 4, 19)]
    [InlineData(2000, 4, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void EasterSunday_PublishedDates_Agree(int year, int month, int day) => EasterRule.EasterSunday(year).Should().Be(new LocalDate(year, month, day));

    [Fact]
    public void EasterSunday_EveryYear_IsASundayFrom22MarchTo25April_AfterTheEcclesiasticalMoon()
    {
        for (int year = 1583; year <= 9999; year++)
        {
            LocalDate easter = EasterRule.EasterSunday(year);
            easter.DayOfWeek.Should().Be(IsoDayOfWeek.Sunday);
            easter.Should().Be(EasterByEpact(year), "{0}", year);
        }
    }

    [Fact]
    public void FixedDate_LeapDays_ExistInLeapYearsOnly()
    {
        FixedDateRule leap = new("Leap day", 2, 29);
        leap.HolidaysOf(2023).Should().BeEmpty();
        leap.HolidaysOf(1900).Should().BeEmpty();
        leap.HolidaysOf(2000).Should().ContainSingle();
        FixedDateRule esfand30 = new("30 Esfand", 12, 30, CalendarSystem.PersianAstronomical);
        esfand30.HolidaysOf(1403).Should().ContainSingle().Which.Date.Should().Be(new LocalDate(2025, 3, 20));
        esfand30.HolidaysOf(1404).Should().BeEmpty();
    }

    [Fact]
    public void NthWeekday_FifthAndLast_AgreeWithAWalk()
    {
        for (int ordinal = -5; ordinal <= 5; ordinal++)
        {
            for (int month = 1; ordinal != 0 && month <= 12; month++)
            {
                foreach (IsoDayOfWeek weekday in Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None))
                {
                    LocalDate[] all = [.. Enumerable.Range(1, CalendarSystem.Iso.GetDaysInMonth(2024, month)).Select(day => new LocalDate(2024, month, day)).Where(date => date.DayOfWeek == weekday)];
                    LocalDate[] expected = ordinal > 0 ? [.. all.Skip(ordinal - 1).Take(1)] : [.. all.Reverse().Skip(-ordinal - 1).Take(1)];
                    new NthWeekdayRule("x", month, ordinal, weekday).HolidaysOf(2024).Select(holiday => holiday.Date).Should().Equal(expected);
                }
            }
        }
    }

    [Fact]
    public void HolidaysBetween_SplitAnywhere_GivesTheSameDays()
    {
        foreach (HolidaySet set in HolidayPresets.All)
        {
            Holiday[] whole = [.. set.HolidaysBetween(new LocalDate(2020, 1, 1), new LocalDate(2024, 1, 1))];
            for (LocalDate split = new(2020, 1, 1); split < new LocalDate(2024, 1, 1); split = split.PlusDays(29))
            {
                set.HolidaysBetween(new LocalDate(2020, 1, 1), split).Concat(set.HolidaysBetween(split, new LocalDate(2024, 1, 1))).Should().Equal(whole);
            }
        }
    }

    [Fact]
    public void HolidaysBetween_BeforeTheSetIsKnown_NamesTheDate()
    {
        Action act = () => HolidayPresets.Iran.HolidaysBetween(new LocalDate(2000, 12, 31), new LocalDate(2002, 1, 1));
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*Iran*2001-01-01*").Which.ParamName.Should().Be("from");
        act = () => HolidayPresets.England.HolidaysBetween(new LocalDate(2020, 1, 2), new LocalDate(2020, 1, 1));
        act.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("until");
    }

    [Fact]
    public void LunarMonthTable_WrongRows_AreRefused()
    {
        static Action Make(params (int, int, LocalDate, bool)[] rows) => () => _ = new LunarMonthTable(rows);
        Make((1447, 13, new LocalDate(2026, 3, 21), false)).Should().Throw<ArgumentException>().WithMessage("*13*1447*");
        Make((1447, 10, new LocalDate(2026, 4, 21), false)).Should().Throw<ArgumentException>().WithMessage("*days away*");
        Make((1447, 10, new LocalDate(2026, 3, 21), false), (1447, 10, new LocalDate(2026, 3, 20), false)).Should().Throw<ArgumentException>().WithMessage("*twice*");
    }

    /// <summary>Easter by the epact tables of the Inter gravissimas reform, worked out the long way: golden number, solar and lunar equation, full moon, next Sunday.</summary>
    private static LocalDate EasterByEpact(int year)
    {
        int golden = (year % 19) + 1;
        int century = (year / 100) + 1;
        int solar = (3 * century / 4) - 12;
        int lunar = (((8 * century) + 5) / 25) - 5;
        int epact = ((11 * golden) + 20 + lunar - solar) % 30;
        epact = epact < 0 ? epact + 30 : epact;
        epact += (epact == 25 && golden > 11) || epact == 24 ? 1 : 0;
        int moon = 44 - epact;
        moon += moon < 21 ? 30 : 0;
        LocalDate fullMoon = new LocalDate(year, 3, 1).PlusDays(moon - 1);
        return fullMoon.Next(IsoDayOfWeek.Sunday);
    }

    private static SortedDictionary<LocalDate, string> ByDate(IEnumerable<Holiday> holidays) => new(holidays.GroupBy(holiday => holiday.Date)
        .ToDictionary(group => group.Key, group => string.Join("; ", group.Select(holiday => holiday.Name).Order(StringComparer.Ordinal))));

    private static SortedDictionary<LocalDate, string> Reference(string key, out HashSet<LocalDate> estimated)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference", "holidays.json")));
        SortedDictionary<LocalDate, string> result = [];
        estimated = [];
        foreach (JsonProperty row in document.RootElement.GetProperty(key).EnumerateObject())
        {
            LocalDate date = LocalDatePattern.Iso.Parse(row.Name).Value;
            string[] names = row.Value.GetProperty("name").GetString()!.Split("; ");
            result.Add(date, string.Join("; ", names.Order(StringComparer.Ordinal)));
            if (row.Value.TryGetProperty("estimated", out JsonElement flag) && flag.GetBoolean())
            {
                estimated.Add(date);
            }
        }

        result.Should().NotBeEmpty(key.ToString(CultureInfo.InvariantCulture));
        return result;
    }
}
