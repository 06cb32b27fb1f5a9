using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The weekly hours that hold from a date on, until the next version: a weekend that a law changes on a date, for example.
/// </summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed record WeeklyVersion
{
    /// <summary>Initializes a new instance of the <see cref="WeeklyVersion"/> class.</summary>
    /// <param name="from">The first local date on which the hours hold.</param>
    /// <param name="hours">The hours.</param>
    /// <exception cref="ArgumentNullException"><paramref name="hours"/> is null.</exception>
    public WeeklyVersion(LocalDate from, WeeklyHours hours)
    {
        From = from.WithCalendar(CalendarSystem.Iso);
        Hours = Guard.Against.Null(hours);
    }

    /// <summary>Gets the first local date on which the hours hold, in the ISO calendar.</summary>
    public LocalDate From { get; }

    /// <summary>Gets the hours.</summary>
    public WeeklyHours Hours { get; }
}
