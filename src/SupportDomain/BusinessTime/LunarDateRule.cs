using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A month and day of the Islamic lunar calendar: dates of a published table where it has the month, computed and marked estimated elsewhere.
/// </summary>
/// <remarks>
/// No formula gives the official dates, which follow the sighting of the moon: for 1 Shawwal 1447 all the tabular calendars give 2026-03-19 or -20, while Iran's
/// official calendar says 2026-03-21. Immutable, safe for use by many threads.
/// </remarks>
public sealed class LunarDateRule : HolidayRule
{
    private const int LongestMonth = 30;

    /// <summary>Initializes a new instance of the <see cref="LunarDateRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="month">The lunar month, from 1 (Muharram) to 12 (Dhu al-Hijja).</param>
    /// <param name="day">The day of the month, from 1 to 30, or 0 for the last day of the month before. A month of 29 days has no holiday on day 30.</param>
    /// <param name="table">The published starts of months.</param>
    /// <param name="years">The lunar years, or null for every year.</param>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds.</exception>
    public LunarDateRule(string name, int month, int day, LunarMonthTable table, HolidayYears? years = null)
        : base(name, LunarMonthTable.Tabular, years, HolidayObservance.None)
    {
        Month = Guard.Against.OutOfRange(month, 1, 12);
        Day = Guard.Against.OutOfRange(day, 0, LongestMonth);
        Table = Guard.Against.Null(table);
    }

    /// <summary>Gets the lunar month.</summary>
    public int Month { get; }

    /// <summary>Gets the day of the month; 0 is the last day of the month before.</summary>
    public int Day { get; }

    /// <summary>Gets the published starts of months.</summary>
    public LunarMonthTable Table { get; }

    private protected override IEnumerable<Holiday> DatesOf(int year)
    {
        (LocalDate start, bool isEstimated) = Table.StartOf(year, Month);
        LocalDate date = start.PlusDays(Day - 1);
        if (Day == LongestMonth && (year < Calendar.MaxYear || Month < 12))
        {
            // A month of 29 days has no day 30; how long it is says the next one.
            (LocalDate next, bool isNextEstimated) = Month == 12 ? Table.StartOf(year + 1, 1) : Table.StartOf(year, Month + 1);
            isEstimated |= isNextEstimated;
            if (date >= next)
            {
                yield break;
            }
        }

        yield return new Holiday(date, Name, isEstimated);
    }
}
