using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Hours of one date that replace its weekly hours; without intervals the date is closed.
/// </summary>
/// <remarks>
/// Loses to a holiday of the same date unless <see cref="AlsoOnHolidays"/>. Equal by value; no order. There is no <c>default</c>. Immutable, safe
/// for use by many threads.
/// </remarks>
public sealed class DateOverride : IEquatable<DateOverride>
{
    /// <summary>Initializes a new instance of the <see cref="DateOverride"/> class.</summary>
    /// <param name="date">The local date, of any calendar system; kept in the ISO calendar.</param>
    /// <param name="intervals">The intervals that start on the date, in any order; none closes it.</param>
    /// <param name="alsoOnHolidays">Whether the hours hold even if the date is a holiday.</param>
    /// <param name="name">A name for explanations, not blank, or null.</param>
    /// <exception cref="ArgumentException">An interval is <c>default</c>, or <paramref name="name"/> is blank.</exception>
    public DateOverride(LocalDate date, ReadOnlySpan<DayInterval> intervals, bool alsoOnHolidays = false, string? name = null)
    {
        Date = date.WithCalendar(CalendarSystem.Iso);
        Intervals = DayIntervals.Sorted(intervals, nameof(intervals));
        AlsoOnHolidays = alsoOnHolidays;
        Name = Guard.Against.WhiteSpace(name);
    }

    /// <summary>Gets the date, in the ISO calendar.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the intervals, ordered by start; empty if the date is closed.</summary>
    public ImmutableArray<DayInterval> Intervals { get; }

    /// <summary>Gets a value indicating whether the hours hold even if the date is a holiday.</summary>
    public bool AlsoOnHolidays { get; }

    /// <summary>Gets the name for explanations, or null.</summary>
    public string? Name { get; }

    /// <summary>Compares two overrides by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(DateOverride? left, DateOverride? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two overrides by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(DateOverride? left, DateOverride? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(DateOverride? other) => other is not null && Date == other.Date && AlsoOnHolidays == other.AlsoOnHolidays
        && string.Equals(Name, other.Name, StringComparison.Ordinal) && Intervals.AsSpan().SequenceEqual(other.Intervals.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DateOverride);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, AlsoOnHolidays, Name, Intervals.Length);
}
