using System.Globalization;
using NodaTime;
using SupportDomain.BusinessTime;
using static SupportDomain.Tests.BusinessTime.Desk;

namespace SupportDomain.Tests.BusinessTime;

public sealed class HolidaySetTests
{
    [Fact]
    public void HolidaysBetween_SubstituteThatWaitsForWeeks_IsFoundInAnyRange()
    {
        // Saturday 2022-01-01 with the next 20 weekdays taken, 3 to 28 January: the first free weekday is Monday 31 January.
        HolidaySet set = new(
            "Works",
            Date("2021-12-01"),
            [
                new FixedDateRule("New Year's Day", 1, 1, observance: HolidayObservance.NextFreeWeekday),
                new DatedRule("Shutdown", [.. Enumerable.Range(3, 26).Select(day => new LocalDate(2022, 1, day))]),
            ],
            []);
        Holiday substitute = new(Date("2022-01-31"), "New Year's Day (observed)");
        set.HolidaysBetween(Date("2022-01-01"), Date("2022-03-01")).Should().Contain(substitute);
        set.HolidaysBetween(Date("2022-01-31"), Date("2022-02-01")).Should().Equal(substitute);
        set.HolidaysBetween(Date("2022-01-31"), Date("2022-01-31")).Should().BeEmpty();
    }

    [Fact]
    public void HolidaysBetween_PiecesOfARange_AddUpToIt()
    {
        foreach (HolidaySet set in HolidayPresets.All)
        {
            LocalDate from = new(2010, 12, 1);
            LocalDate until = new(2012, 2, 1);
            Holiday[] whole = [.. set.HolidaysBetween(from, until)];
            Holiday[] pieces = [.. Enumerable.Range(0, Period.DaysBetween(from, until)).SelectMany(day => set.HolidaysBetween(from.PlusDays(day), from.PlusDays(day + 1)))];
            pieces.Should().Equal(whole, set.Name);
        }
    }

    [Fact]
    public void HolidaysBetween_EveryDayAHoliday_EndsInBoundedWork()
    {
        // Every date of 100 years is a holiday, and every Saturday and Sunday wants a substitute: all of them wait for the end.
        HolidayRule[] rules = [.. Enumerable.Range(1, 12).SelectMany(month => Enumerable.Range(1, 31).Select(day => new FixedDateRule("Off", month, day, observance: HolidayObservance.NextFreeWeekday)))];
        HolidaySet set = new("Paradise", Date("2000-01-01"), rules, []);
        set.HolidaysBetween(Date("2099-12-01"), Date("2100-01-01")).Should().HaveCount(31);
    }

    [Fact]
    public void HolidaysBetween_BeforeACalendarSystemBegins_OrAfterItEnds_HasNone()
    {
        HolidaySet set = new(
            "Old",
            LocalDate.MinIsoValue,
            [new FixedDateRule("Nowruz", 1, 1, CalendarSystem.PersianAstronomical), new FixedDateRule("Eid", 10, 1, CalendarSystem.UmAlQura), new FixedDateRule("Midsummer", 6, 24)],
            []);
        set.HolidaysBetween(LocalDate.MinIsoValue, new LocalDate(-9996, 1, 1)).Should().HaveCount(2);
        set.HolidaysBetween(Date("2200-01-01"), Date("2201-01-01")).Select(holiday => holiday.Name).Should().Equal("Nowruz", "Midsummer");
    }

    [Fact]
    public void LunarDateRule_Day30_IsInMonthsThatHaveIt()
    {
        // By the table: 9/1447 starts on 2026-02-19 and 10/1447 on 2026-03-21, 30 days later; 11/1447 on 2026-04-19, 29 days after that.
        LunarMonthTable table = new([(1447, 9, Date("2026-02-19"), false), (1447, 10, Date("2026-03-21"), false), (1447, 11, Date("2026-04-19"), false)]);
        new LunarDateRule("Last", 9, 30, table).HolidaysOf(1447).Should().Equal(new Holiday(Date("2026-03-20"), "Last"));
        new LunarDateRule("Last", 10, 30, table).HolidaysOf(1447).Should().BeEmpty();
        new LunarDateRule("Last", 11, 29, table).HolidaysOf(1447).Should().Equal(new Holiday(Date("2026-05-17"), "Last"));
        new LunarDateRule("Last", 12, 30, LunarMonthTable.Empty).HolidaysOf(LunarMonthTable.Tabular.MaxYear).Should().ContainSingle();
        table.Months.Should().Equal((1447, 9, Date("2026-02-19"), false), (1447, 10, Date("2026-03-21"), false), (1447, 11, Date("2026-04-19"), false));
        HolidayPresets.Iran.Rules.OfType<LunarDateRule>().First().Table.Months.Should().BeInAscendingOrder(month => month.Start).And.Contain((1447, 10, Date("2026-03-21"), true));
    }

    [Fact]
    public void RecurrenceRule_GivesTheDatesOfItsRecurrence()
    {
        // The last weekday of each year, and every other Friday from 2 January 2026 on.
        Recurrence last = Recurrence.Parse("FREQ=YEARLY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", CultureInfo.InvariantCulture);
        RecurrenceRule rule = new("Stock-taking", last, Date("2000-01-01"), HolidayYears.Every.Without(2027));
        rule.HolidaysOf(2028).Should().Equal(new Holiday(Date("2028-12-29"), "Stock-taking"));
        rule.HolidaysOf(2027).Should().BeEmpty();
        rule.HolidaysOf(1999).Should().BeEmpty("the rule starts later");
        HolidaySet set = new("Works", Date("2026-01-01"), [rule, new RecurrenceRule("Friday off", Recurrence.Weekly().WithInterval(2).WithCount(2), Date("2026-01-02"))], []);
        set.HolidaysBetween(Date("2026-01-01"), Date("2029-01-01")).Should().Equal(
            new Holiday(Date("2026-01-02"), "Friday off"),
            new Holiday(Date("2026-01-16"), "Friday off"),
            new Holiday(Date("2026-12-31"), "Stock-taking"),
            new Holiday(Date("2028-12-29"), "Stock-taking"));
        Recurrence persian = Recurrence.Monthly(1).WithCalendar(CalendarSystem.PersianAstronomical);
        new RecurrenceRule("First", persian, Date("2026-01-01")).HolidaysOf(1405).Should().HaveCount(12).And.StartWith(new Holiday(Date("2026-03-21"), "First"));
        FluentActions.Invoking(() => new RecurrenceRule("First", persian, Date("0500-01-01"))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("start");
        FluentActions.Invoking(() => new RecurrenceRule("First", null!, Date("2026-01-01"))).Should().Throw<ArgumentNullException>().WithParameterName("recurrence");
        FluentActions.Invoking(() => new HolidaySet("Works", Date("2026-01-01"), [], [" "])).Should().Throw<ArgumentException>().WithParameterName("sources");
    }
}
