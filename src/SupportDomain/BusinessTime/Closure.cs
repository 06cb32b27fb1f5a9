using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A part of one date that is closed whatever else says it is open: a half day, a staff meeting, a break.
/// </summary>
/// <remarks>
/// The highest layer: cuts weekly hours, overrides and hours that began the evening before. An overnight interval reaches into the next date.
/// Equal by value; ordered by date, then interval. There is no <c>default</c>. Immutable, safe for use by many threads.
/// </remarks>
public sealed record Closure
{
    /// <summary>Initializes a new instance of the <see cref="Closure"/> class.</summary>
    /// <param name="date">The local date, of any calendar system; kept in the ISO calendar.</param>
    /// <param name="interval">The closed part.</param>
    /// <param name="name">A name for explanations, not blank, or null.</param>
    /// <exception cref="ArgumentException"><paramref name="interval"/> is <c>default</c>, or <paramref name="name"/> is blank.</exception>
    public Closure(LocalDate date, DayInterval interval, string? name = null)
    {
        DayIntervals.Check(interval, nameof(interval));
        Date = date.WithCalendar(CalendarSystem.Iso);
        Interval = interval;
        Name = Guard.Against.WhiteSpace(name);
    }

    /// <summary>Gets the date, in the ISO calendar.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the closed part.</summary>
    public DayInterval Interval { get; }

    /// <summary>Gets the name for explanations, or null.</summary>
    public string? Name { get; }
}
