using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The working hours of a week: for each weekday any number of local intervals, and breaks taken out of them.
/// </summary>
/// <remarks>
/// <para>Intervals of a day may overlap or touch; they unite and never add (09:00-13:00 with 12:00-17:00 is eight hours). An overnight interval
/// belongs to the weekday it starts on. A weekday without intervals is closed.</para>
/// <para>Equal if every weekday has the same intervals in order of their start; no order. There is no <c>default</c>; <see cref="Closed"/> is the
/// week without hours. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private readonly ImmutableArray<ImmutableArray<DayInterval>> _days;

    private WeeklyHours(ImmutableArray<ImmutableArray<DayInterval>> days) => _days = days;

    /// <summary>Gets the week without working hours.</summary>
    public static WeeklyHours Closed { get; } = new([[], [], [], [], [], [], []]);

    /// <summary>Gets the week that is open all the time.</summary>
    public static WeeklyHours AlwaysOpen { get; } = Closed.With(DayInterval.WholeDay, Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None).ToArray());

    /// <summary>Gets a value indicating whether no weekday has an interval.</summary>
    public bool IsClosed => _days.All(day => day.IsEmpty);

    /// <summary>Gets the intervals of a weekday, ordered by start.</summary>
    /// <param name="day">The weekday, Monday to Sunday.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is not Monday to Sunday.</exception>
    public ImmutableArray<DayInterval> this[IsoDayOfWeek day] => _days[IndexOf(day, nameof(day))];

    /// <summary>Compares two weeks by value.</summary>
    /// <param name="left">The first week.</param>
    /// <param name="right">The second week.</param>
    /// <returns>True if both have the same intervals on every weekday.</returns>
    public static bool operator ==(WeeklyHours? left, WeeklyHours? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two weeks by value.</summary>
    /// <param name="left">The first week.</param>
    /// <param name="right">The second week.</param>
    /// <returns>True if they differ on some weekday.</returns>
    public static bool operator !=(WeeklyHours? left, WeeklyHours? right) => !(left == right);

    /// <summary>Gives the week in which each of some weekdays has one interval in place of what it had.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="days">The weekdays.</param>
    /// <returns>The changed week.</returns>
    /// <exception cref="ArgumentException"><paramref name="interval"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weekday is not Monday to Sunday.</exception>
    public WeeklyHours With(DayInterval interval, params ReadOnlySpan<IsoDayOfWeek> days)
    {
        WeeklyHours result = this;
        foreach (IsoDayOfWeek day in days)
        {
            result = result.With(day, interval);
        }

        return result;
    }

    /// <summary>Gives the week in which one weekday has these intervals in place of what it had; none closes it.</summary>
    /// <param name="day">The weekday, Monday to Sunday.</param>
    /// <param name="intervals">The intervals, in any order.</param>
    /// <returns>The changed week.</returns>
    /// <exception cref="ArgumentException">An interval is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is not Monday to Sunday.</exception>
    public WeeklyHours With(IsoDayOfWeek day, params ReadOnlySpan<DayInterval> intervals)
    {
        int index = IndexOf(day, nameof(day));
        return new WeeklyHours(_days.SetItem(index, DayIntervals.Sorted(intervals, nameof(intervals))));
    }

    /// <summary>Gives the week with a break cut out of the hours of some weekdays.</summary>
    /// <remarks>The break is wall time of the weekday itself; it does not reach into hours that began the evening before.</remarks>
    /// <param name="breakTime">The break, within one date.</param>
    /// <param name="days">The weekdays.</param>
    /// <returns>The changed week.</returns>
    /// <exception cref="ArgumentException"><paramref name="breakTime"/> is <c>default</c> or overnight, or ends at 24:00 within overnight hours: what it would leave of them starts on the next weekday.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weekday is not Monday to Sunday.</exception>
    public WeeklyHours WithBreak(DayInterval breakTime, params ReadOnlySpan<IsoDayOfWeek> days)
    {
        DayIntervals.Check(breakTime, nameof(breakTime));
        if (breakTime.IsOvernight)
        {
            throw new ArgumentException($"The break {breakTime} runs over midnight; give it as two breaks, one for each weekday.", nameof(breakTime));
        }

        ImmutableArray<ImmutableArray<DayInterval>> result = _days;
        foreach (IsoDayOfWeek day in days)
        {
            int index = IndexOf(day, nameof(days));
            result = result.SetItem(index, DayIntervals.Without(result[index], breakTime, nameof(breakTime)));
        }

        return new WeeklyHours(result);
    }

    /// <inheritdoc/>
    public bool Equals(WeeklyHours? other) => other is not null && _days.Zip(other._days).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (ImmutableArray<DayInterval> day in _days)
        {
            hash.Add(day.Length);
            foreach (DayInterval interval in day)
            {
                hash.Add(interval);
            }
        }

        return hash.ToHashCode();
    }

    /// <summary>Writes the open weekdays with their intervals, for example <c>Mon 09:00-17:00; Tue 09:00-12:00 13:00-17:00</c>.</summary>
    /// <returns>The text, or <c>closed</c>.</returns>
    public override string ToString() => IsClosed
        ? "closed"
        : string.Join("; ", Enumerable.Range(0, 7).Where(day => !_days[day].IsEmpty)
            .Select(day => $"{((IsoDayOfWeek)(day + 1)).ToString()[..3]} {string.Join(' ', _days[day])}"));

    private static int IndexOf(IsoDayOfWeek day, string parameterName) => day is >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday
        ? (int)day - 1
        : throw new ArgumentOutOfRangeException(parameterName, day, "A weekday is Monday to Sunday.");
}
