using System.Collections.Immutable;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The years in which a holiday rule holds, counted in the rule's own calendar.
/// </summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
public sealed class HolidayYears : IEquatable<HolidayYears>
{
    private HolidayYears(int? first, int? last, ImmutableArray<int> except)
    {
        First = first;
        Last = last;
        Except = except;
    }

    /// <summary>Gets every year.</summary>
    public static HolidayYears Every { get; } = new(null, null, []);

    /// <summary>Gets the first year, inclusive, or null.</summary>
    public int? First { get; }

    /// <summary>Gets the last year, inclusive, or null.</summary>
    public int? Last { get; }

    /// <summary>Gets the years left out, ascending.</summary>
    public ImmutableArray<int> Except { get; }

    /// <summary>Compares two sets of years by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(HolidayYears? left, HolidayYears? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two sets of years by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(HolidayYears? left, HolidayYears? right) => !(left == right);

    /// <summary>Makes the years from one on.</summary>
    /// <param name="first">The first year, inclusive.</param>
    /// <returns>The years.</returns>
    public static HolidayYears From(int first) => new(first, null, []);

    /// <summary>Makes the years from one to another.</summary>
    /// <param name="first">The first year, inclusive.</param>
    /// <param name="last">The last year, inclusive.</param>
    /// <returns>The years.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is before <paramref name="first"/>.</exception>
    public static HolidayYears Between(int first, int last) => last >= first
        ? new HolidayYears(first, last, [])
        : throw new ArgumentOutOfRangeException(nameof(last), last, $"Years from {first} end in {first} at the earliest.");

    /// <summary>Gives these years without some.</summary>
    /// <param name="years">The years to leave out.</param>
    /// <returns>The fewer years.</returns>
    public HolidayYears Without(params ReadOnlySpan<int> years) => new(First, Last, [.. Except.Union(years.ToArray()).Order()]);

    /// <summary>Says whether a year is among them.</summary>
    /// <param name="year">The year.</param>
    /// <returns>True if it is.</returns>
    public bool Contains(int year) => year >= (First ?? int.MinValue) && year <= (Last ?? int.MaxValue) && !Except.Contains(year);

    /// <inheritdoc/>
    public bool Equals(HolidayYears? other) => other is not null && First == other.First && Last == other.Last && Except.AsSpan().SequenceEqual(other.Except.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HolidayYears);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(First, Last, Except.Length);
}
