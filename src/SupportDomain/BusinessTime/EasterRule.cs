using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A number of days before or after the Easter Sunday of the Gregorian church calendar: Good Friday is 2 days before, Whit Monday 50 after.
/// </summary>
/// <remarks>
/// Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, chapter 8), exact for every Gregorian year:
/// 2000-04-23, 2024-03-31, 2038-04-25. Immutable, safe for use by many threads.
/// </remarks>
public sealed class EasterRule : HolidayRule
{
    /// <summary>Initializes a new instance of the <see cref="EasterRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="offsetDays">Days after Easter Sunday, negative before; from -100 to 100.</param>
    /// <param name="years">The years, or null for every year.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="offsetDays"/> is outside its bounds.</exception>
    public EasterRule(string name, int offsetDays, HolidayYears? years = null)
        : base(name, CalendarSystem.Iso, years, HolidayObservance.None) => OffsetDays = Guard.Against.OutOfRange(offsetDays, -100, 100);

    /// <summary>Gets the days after Easter Sunday, negative before.</summary>
    public int OffsetDays { get; }

    /// <summary>Finds the Easter Sunday of a year.</summary>
    /// <param name="year">The Gregorian year, from 1583, the first of that calendar, to 9999.</param>
    /// <returns>The date.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is outside these bounds.</exception>
    public static LocalDate EasterSunday(int year)
    {
        Guard.Against.OutOfRange(year, 1583, 9999);
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int moonCorrection = ((8 * century) + 13) / 25;
        int epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        int weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        int late = (golden + (11 * epact) + (22 * weekday)) / 451;
        int fromMarch = epact + weekday - (7 * late) + 114;
        return new LocalDate(year, fromMarch / 31, (fromMarch % 31) + 1);
    }

    private protected override IEnumerable<Holiday> DatesOf(int year) => year is >= 1583 and <= 9998 ? [new Holiday(EasterSunday(year).PlusDays(OffsetDays), Name)] : [];
}
