using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Public holidays of some places as data with sources. What no source confirms is marked estimated.
/// </summary>
/// <remarks>Hours and weekends are not part of a preset: they are an employer's, and change. Safe for use by many threads.</remarks>
public static partial class HolidayPresets
{
    /// <summary>Gets the federal holidays of the United States, with the observed days of a Monday-to-Friday week.</summary>
    public static HolidaySet UnitedStatesFederal { get; } = new(
        "United States (federal)",
        new LocalDate(2000, 1, 1),
        [
            new FixedDateRule("New Year's Day", 1, 1, observance: HolidayObservance.NearestWeekday),
            new NthWeekdayRule("Martin Luther King Jr. Day", 1, 3, IsoDayOfWeek.Monday),
            new NthWeekdayRule("Washington's Birthday", 2, 3, IsoDayOfWeek.Monday),
            new NthWeekdayRule("Memorial Day", 5, -1, IsoDayOfWeek.Monday),
            new FixedDateRule("Juneteenth National Independence Day", 6, 19, years: HolidayYears.From(2021), observance: HolidayObservance.NearestWeekday),
            new FixedDateRule("Independence Day", 7, 4, observance: HolidayObservance.NearestWeekday),
            new NthWeekdayRule("Labor Day", 9, 1, IsoDayOfWeek.Monday),
            new NthWeekdayRule("Columbus Day", 10, 2, IsoDayOfWeek.Monday),
            new FixedDateRule("Veterans Day", 11, 11, observance: HolidayObservance.NearestWeekday),
            new NthWeekdayRule("Thanksgiving Day", 11, 4, IsoDayOfWeek.Thursday),
            new FixedDateRule("Christmas Day", 12, 25, observance: HolidayObservance.NearestWeekday),
        ],
        ["5 U.S.C. 6103 (holidays; Saturday gives Friday)", "Executive Order 11582 of 1971 (Sunday gives Monday)", "Public Law 117-17 of 2021 (Juneteenth)"]);

    /// <summary>Gets the bank holidays of England, with substitute days.</summary>
    public static HolidaySet England { get; } = new(
        "England",
        new LocalDate(2000, 1, 1),
        [
            new FixedDateRule("New Year's Day", 1, 1, observance: HolidayObservance.NextFreeWeekday),
            new EasterRule("Good Friday", -2),
            new EasterRule("Easter Monday", 1),
            new NthWeekdayRule("May Day", 5, 1, IsoDayOfWeek.Monday, HolidayYears.Every.Without(2020)),
            new DatedRule("May Day", new LocalDate(2020, 5, 8)),
            new NthWeekdayRule("Spring Bank Holiday", 5, -1, IsoDayOfWeek.Monday, HolidayYears.Every.Without(2002, 2012, 2022)),
            new DatedRule("Spring Bank Holiday", new LocalDate(2002, 6, 4), new LocalDate(2012, 6, 4), new LocalDate(2022, 6, 2)),
            new NthWeekdayRule("Late Summer Bank Holiday", 8, -1, IsoDayOfWeek.Monday),
            new FixedDateRule("Christmas Day", 12, 25, observance: HolidayObservance.NextFreeWeekday),
            new FixedDateRule("Boxing Day", 12, 26, observance: HolidayObservance.NextFreeWeekday),
            new DatedRule("Golden Jubilee of Elizabeth II", new LocalDate(2002, 6, 3)),
            new DatedRule("Wedding of William and Catherine", new LocalDate(2011, 4, 29)),
            new DatedRule("Diamond Jubilee of Elizabeth II", new LocalDate(2012, 6, 5)),
            new DatedRule("Platinum Jubilee of Elizabeth II", new LocalDate(2022, 6, 3)),
            new DatedRule("State Funeral of Queen Elizabeth II", new LocalDate(2022, 9, 19)),
            new DatedRule("Coronation of Charles III", new LocalDate(2023, 5, 8)),
        ],
        ["Banking and Financial Dealings Act 1971, schedule 1, and proclamations under it", "dates of 2000-2030 as in the calendar project vacanza/holidays, commit c382fdec"]);

    /// <summary>Gets the public holidays of North Rhine-Westphalia.</summary>
    public static HolidaySet NorthRhineWestphalia { get; } = new(
        "North Rhine-Westphalia",
        new LocalDate(2000, 1, 1),
        [
            new FixedDateRule("New Year's Day", 1, 1),
            new EasterRule("Good Friday", -2),
            new EasterRule("Easter Monday", 1),
            new FixedDateRule("Labor Day", 5, 1),
            new EasterRule("Ascension Day", 39),
            new EasterRule("Pentecost Monday", 50),
            new EasterRule("Corpus Christi", 60),
            new FixedDateRule("German Unity Day", 10, 3),
            new DatedRule("Reformation Day", new LocalDate(2017, 10, 31)),
            new FixedDateRule("All Saints' Day", 11, 1),
            new FixedDateRule("Christmas Day", 12, 25),
            new FixedDateRule("Second Day of Christmas", 12, 26),
        ],
        ["Feiertagsgesetz NW, section 2", "dates of 2000-2030 as in the calendar project vacanza/holidays, commit c382fdec"]);

    /// <summary>Gets all presets, in the order of their names.</summary>
    public static ImmutableArray<HolidaySet> All => [England, Iran, NorthRhineWestphalia, UnitedStatesFederal];
}
