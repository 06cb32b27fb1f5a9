using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A holiday on listed dates only: a jubilee, an election, a closure by decision of a cabinet.
/// </summary>
/// <remarks>Immutable, safe for use by many threads.</remarks>
public sealed class DatedRule : HolidayRule
{
    /// <summary>Initializes a new instance of the <see cref="DatedRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="dates">The dates, in any order and of any calendar system.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public DatedRule(string name, params ReadOnlySpan<LocalDate> dates)
        : base(name, CalendarSystem.Iso, null, HolidayObservance.None)
    {
        ImmutableSortedSet<LocalDate>.Builder sorted = ImmutableSortedSet.CreateBuilder<LocalDate>();
        foreach (LocalDate date in dates)
        {
            sorted.Add(date.WithCalendar(CalendarSystem.Iso));
        }

        Dates = [.. sorted];
    }

    /// <summary>Gets the dates, ascending, in the ISO calendar.</summary>
    public ImmutableArray<LocalDate> Dates { get; }

    private protected override IEnumerable<Holiday> DatesOf(int year)
    {
        int first = Dates.BinarySearch(new LocalDate(year, 1, 1));
        for (int i = first < 0 ? ~first : first; i < Dates.Length && Dates[i].Year == year; i++)
        {
            yield return new Holiday(Dates[i], Name);
        }
    }
}
