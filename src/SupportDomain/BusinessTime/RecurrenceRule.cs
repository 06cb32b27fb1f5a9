using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A holiday on the dates of a <see cref="BusinessTime.Recurrence"/>: every other Friday, the last weekday of a year, a rule taken from a feed.
/// </summary>
/// <remarks>Years are counted in the recurrence's own calendar system. Immutable, safe for use by many threads.</remarks>
public sealed class RecurrenceRule : HolidayRule
{
    /// <summary>Initializes a new instance of the <see cref="RecurrenceRule"/> class.</summary>
    /// <param name="name">The name of the holiday.</param>
    /// <param name="recurrence">The rule by which the dates repeat.</param>
    /// <param name="start">The start of the rule, inclusive, of any calendar system; it counts only if it matches.</param>
    /// <param name="years">The years, or null for every year.</param>
    /// <param name="observance">Which further date is off when the holiday falls on a Saturday or Sunday.</param>
    /// <exception cref="ArgumentNullException"><paramref name="recurrence"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is outside the calendar system of the recurrence, or <paramref name="observance"/> not defined.</exception>
    public RecurrenceRule(string name, Recurrence recurrence, LocalDate start, HolidayYears? years = null, HolidayObservance observance = HolidayObservance.None)
        : base(name, Guard.Against.Null(recurrence).Calendar, years, observance)
    {
        Recurrence = recurrence;
        Start = start.WithCalendar(CalendarSystem.Iso);
        LocalDate first = Recurrence.StartOfYear(Calendar.MinYear, Calendar).WithCalendar(CalendarSystem.Iso);
        LocalDate last = Recurrence.StartOfYear(Calendar.MaxYear, Calendar).WithCalendar(CalendarSystem.Iso);
        if (Start < first || Start >= last)
        {
            throw new ArgumentOutOfRangeException(nameof(start), start, FormattableString.Invariant($"A recurrence by the calendar system {Calendar.Id} starts from {first:uuuu-MM-dd} to before {last:uuuu-MM-dd}."));
        }
    }

    /// <summary>Gets the rule by which the dates repeat.</summary>
    public Recurrence Recurrence { get; }

    /// <summary>Gets the start of the rule, in the ISO calendar.</summary>
    public LocalDate Start { get; }

    // One walk, where a year at a time would walk to each year anew.
    internal override IEnumerable<Holiday> HolidaysBetween(LocalDate from, LocalDate until) => Recurrence.DatesBetween(Start, from, until)
        .Where(date => Years.Contains(date.WithCalendar(Calendar).Year))
        .Select(date => new Holiday(date, Name));

    private protected override IEnumerable<Holiday> DatesOf(int year) => year == Calendar.MaxYear
        ? []
        : Recurrence.DatesBetween(Start, Recurrence.StartOfYear(year, Calendar), Recurrence.StartOfYear(year + 1, Calendar)).Select(date => new Holiday(date, Name));
}
