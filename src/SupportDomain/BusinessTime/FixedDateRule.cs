using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The same month and day of every year of a calendar system: 25 December, 1 Farvardin.
/// </summary>
/// <remarks>A year without the day (29 February, 30 Esfand) has no such holiday. Immutable, safe for use by many threads.</remarks>
public sealed class FixedDateRule : HolidayRule
{
    /// <summary>Initializes a new instance of the <see cref="FixedDateRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="month">The month, from 1 to 13.</param>
    /// <param name="day">The day of the month, from 1 to 32.</param>
    /// <param name="calendar">The calendar system, or null for ISO. For Solar Hijri dates use <see cref="CalendarSystem.PersianAstronomical"/>.</param>
    /// <param name="years">The years, or null for every year.</param>
    /// <param name="observance">Which further date is off when the holiday falls on a Saturday or Sunday.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds or an enumeration not defined.</exception>
    public FixedDateRule(
        string name,
        int month,
        int day,
        CalendarSystem? calendar = null,
        HolidayYears? years = null,
        HolidayObservance observance = HolidayObservance.None)
        : base(name, calendar ?? CalendarSystem.Iso, years, observance)
    {
        Month = Internal.Guard.Against.OutOfRange(month, 1, 13);
        Day = Internal.Guard.Against.OutOfRange(day, 1, 32);
    }

    /// <summary>Gets the month.</summary>
    public int Month { get; }

    /// <summary>Gets the day of the month.</summary>
    public int Day { get; }

    private protected override IEnumerable<Holiday> DatesOf(int year) =>
        Month <= Calendar.GetMonthsInYear(year) && Day <= Calendar.GetDaysInMonth(year, Month) ? [new Holiday(new LocalDate(year, Month, Day, Calendar), Name)] : [];
}
