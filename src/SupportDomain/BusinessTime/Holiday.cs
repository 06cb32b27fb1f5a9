using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A named local date on which a calendar is closed.
/// </summary>
/// <remarks>
/// Equal by date, name and estimate; ordered by date, then name (ordinal). There is no <c>default</c>. Immutable, safe for use by many threads.
/// </remarks>
public sealed record Holiday : IComparable<Holiday>
{
    /// <summary>Initializes a new instance of the <see cref="Holiday"/> class.</summary>
    /// <param name="date">The local date, of any calendar system; kept in the ISO calendar.</param>
    /// <param name="name">The name; not empty.</param>
    /// <param name="isEstimated">Whether the date is computed and not yet confirmed by a published calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public Holiday(LocalDate date, string name, bool isEstimated = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Date = date.WithCalendar(CalendarSystem.Iso);
        Name = name;
        IsEstimated = isEstimated;
    }

    /// <summary>Gets the date, in the ISO calendar.</summary>
    public LocalDate Date { get; }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether the date is computed and not yet confirmed by a published calendar.</summary>
    public bool IsEstimated { get; }

    /// <summary>Compares two holidays: does the first come earlier?</summary>
    /// <param name="left">The first holiday.</param>
    /// <param name="right">The second holiday.</param>
    /// <returns>True if <paramref name="left"/> comes first.</returns>
    public static bool operator <(Holiday? left, Holiday? right) => Compare(left, right) < 0;

    /// <summary>Compares two holidays: does the first come earlier or at the same place?</summary>
    /// <param name="left">The first holiday.</param>
    /// <param name="right">The second holiday.</param>
    /// <returns>True if <paramref name="left"/> does not come later.</returns>
    public static bool operator <=(Holiday? left, Holiday? right) => Compare(left, right) <= 0;

    /// <summary>Compares two holidays: does the first come later?</summary>
    /// <param name="left">The first holiday.</param>
    /// <param name="right">The second holiday.</param>
    /// <returns>True if <paramref name="left"/> comes later.</returns>
    public static bool operator >(Holiday? left, Holiday? right) => Compare(left, right) > 0;

    /// <summary>Compares two holidays: does the first come later or at the same place?</summary>
    /// <param name="left">The first holiday.</param>
    /// <param name="right">The second holiday.</param>
    /// <returns>True if <paramref name="left"/> does not come earlier.</returns>
    public static bool operator >=(Holiday? left, Holiday? right) => Compare(left, right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Holiday? other)
    {
        if (other is null)
        {
            return 1;
        }

        int byDate = Date.CompareTo(other.Date);
        int byName = byDate != 0 ? byDate : string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : IsEstimated.CompareTo(other.IsEstimated);
    }

    private static int Compare(Holiday? left, Holiday? right) => left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
