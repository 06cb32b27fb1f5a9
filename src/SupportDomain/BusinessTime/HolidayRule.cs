using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A rule that gives a named holiday its dates, year by year.
/// </summary>
/// <remarks>
/// A closed set: <see cref="FixedDateRule"/>, <see cref="NthWeekdayRule"/>, <see cref="EasterRule"/>, <see cref="LunarDateRule"/>, <see cref="DatedRule"/> and <see cref="RecurrenceRule"/>.
/// No equality but identity, no order. Immutable, safe for use by many threads.
/// </remarks>
public abstract class HolidayRule
{
    private protected HolidayRule(string name, CalendarSystem calendar, HolidayYears? years, HolidayObservance observance)
    {
        Name = Guard.Against.NullOrWhiteSpace(name);
        Calendar = Guard.Against.Null(calendar);
        Years = years ?? HolidayYears.Every;
        Observance = Guard.Against.UndefinedEnum(observance);
    }

    /// <summary>Gets the name of the holiday.</summary>
    public string Name { get; }

    /// <summary>Gets the calendar system whose years the rule counts.</summary>
    public CalendarSystem Calendar { get; }

    /// <summary>Gets the years in which the rule holds.</summary>
    public HolidayYears Years { get; }

    /// <summary>Gets which further date is off when the holiday falls on a Saturday or Sunday.</summary>
    public HolidayObservance Observance { get; }

    /// <summary>Gives the holidays of one year of <see cref="Calendar"/>, without substitutes.</summary>
    /// <param name="year">The year.</param>
    /// <returns>The holidays; none if the rule does not hold in the year or the year lacks the date.</returns>
    public IEnumerable<Holiday> HolidaysOf(int year) => Years.Contains(year) && year >= Calendar.MinYear && year <= Calendar.MaxYear ? DatesOf(year) : [];

    /// <summary>Gives the holidays within <c>[from, until)</c>, without substitutes, ascending.</summary>
    internal virtual IEnumerable<Holiday> HolidaysBetween(LocalDate from, LocalDate until)
    {
        int first = YearOf(from) - 1;
        int last = YearOf(until) + 1;
        for (int year = first; year <= last; year++)
        {
            foreach (Holiday holiday in HolidaysOf(year).Where(holiday => holiday.Date >= from && holiday.Date < until))
            {
                yield return holiday;
            }
        }
    }

    private protected abstract IEnumerable<Holiday> DatesOf(int year);

    /// <summary>The year of a date in the rule's calendar, or the first or last one that calendar has.</summary>
    private int YearOf(LocalDate date) => date < Recurrence.StartOfYear(Calendar.MinYear, Calendar).WithCalendar(CalendarSystem.Iso) ? Calendar.MinYear
        : date >= Recurrence.StartOfYear(Calendar.MaxYear, Calendar).WithCalendar(CalendarSystem.Iso) ? Calendar.MaxYear
        : date.WithCalendar(Calendar).Year;
}
