using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The n-th weekday of an ISO month, counted from its start or its end: the fourth Thursday in November, the last Monday in May.
/// </summary>
/// <remarks>Immutable, safe for use by many threads.</remarks>
public sealed class NthWeekdayRule : HolidayRule
{
    /// <summary>Initializes a new instance of the <see cref="NthWeekdayRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="month">The month, from 1 to 12.</param>
    /// <param name="ordinal">Which one: 1 to 5 from the start, -1 to -5 from the end of the month. A month without a fifth has no such holiday.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="years">The years, or null for every year.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its bounds, or <paramref name="weekday"/> is not Monday to Sunday.</exception>
    public NthWeekdayRule(string name, int month, int ordinal, IsoDayOfWeek weekday, HolidayYears? years = null)
        : base(name, CalendarSystem.Iso, years, HolidayObservance.None)
    {
        Month = Guard.Against.OutOfRange(month, 1, 12);
        Ordinal = Guard.Against.OutOfRange(ordinal, -5, 5);
        if (ordinal == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, "Weekdays of a month are counted 1 to 5 from its start or -1 to -5 from its end.");
        }

        Weekday = weekday is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
            ? weekday
            : throw new ArgumentOutOfRangeException(nameof(weekday), weekday, "A weekday is Monday to Sunday.");
    }

    /// <summary>Gets the month.</summary>
    public int Month { get; }

    /// <summary>Gets which one of the month: positive from its start, negative from its end.</summary>
    public int Ordinal { get; }

    /// <summary>Gets the weekday.</summary>
    public IsoDayOfWeek Weekday { get; }

    private protected override IEnumerable<Holiday> DatesOf(int year)
    {
        LocalDate first = new(year, Month, 1);
        int days = Calendar.GetDaysInMonth(year, Month);
        int firstDay = 1 + ((((int)Weekday - (int)first.DayOfWeek) + 7) % 7);
        int count = ((days - firstDay) / 7) + 1;
        int index = Ordinal > 0 ? Ordinal - 1 : count + Ordinal;
        return index >= 0 && index < count ? [new Holiday(new LocalDate(year, Month, firstDay + (7 * index)), Name)] : [];
    }
}
