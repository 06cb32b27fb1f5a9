using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A rule by which dates repeat: the RRULE of RFC 5545 for whole dates, in any calendar system.
/// </summary>
/// <remarks>
/// <para>Models FREQ from DAILY to YEARLY with INTERVAL, COUNT or UNTIL, the BY-parts for dates, BYSETPOS and WKST. A part that is absent takes its value from the start
/// as in the RFC: FREQ=MONTHLY from the 31st repeats on 31sts only. Repeats within a day (HOURLY, BYHOUR ...) are refused: this is a rule of dates.
/// A calendar system other than ISO counts its own months and years (RSCALE of RFC 7529, leaving out invalid dates).</para>
/// <para>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads. Text is the RRULE value, for example
/// <c>FREQ=YEARLY;BYMONTH=11;BYDAY=4TH</c>.</para>
/// </remarks>
public sealed partial class Recurrence : IEquatable<Recurrence>
{
    private Recurrence(Parts parts)
    {
        Frequency = parts.Frequency;
        Interval = parts.Interval;
        Count = parts.Count;
        Until = parts.Until;
        Months = Sorted(parts.Months);
        WeekNumbers = Sorted(parts.WeekNumbers);
        YearDays = Sorted(parts.YearDays);
        MonthDays = Sorted(parts.MonthDays);
        Weekdays = [.. parts.Weekdays.Distinct().OrderBy(day => day.Weekday).ThenBy(day => day.Ordinal)];
        SetPositions = Sorted(parts.SetPositions);
        WeekStart = parts.WeekStart;
        Calendar = parts.Calendar == CalendarSystem.Gregorian ? CalendarSystem.Iso : parts.Calendar;
    }

    /// <summary>Gets the period.</summary>
    public RecurrenceFrequency Frequency { get; }

    /// <summary>Gets how many periods lie between repeats: 1 for each, 2 for every other.</summary>
    public int Interval { get; }

    /// <summary>Gets how many dates there are in all, or null if <see cref="Until"/> or nothing ends the rule.</summary>
    public int? Count { get; }

    /// <summary>Gets the last possible date, inclusive, in the ISO calendar, or null.</summary>
    public LocalDate? Until { get; }

    /// <summary>Gets the months (BYMONTH), or none for no condition.</summary>
    public ImmutableArray<int> Months { get; }

    /// <summary>Gets the ISO week numbers (BYWEEKNO), negative from the end of the year; or none.</summary>
    public ImmutableArray<int> WeekNumbers { get; }

    /// <summary>Gets the days of the year (BYYEARDAY), negative from its end; or none.</summary>
    public ImmutableArray<int> YearDays { get; }

    /// <summary>Gets the days of the month (BYMONTHDAY), negative from its end; or none.</summary>
    public ImmutableArray<int> MonthDays { get; }

    /// <summary>Gets the weekdays (BYDAY), or none.</summary>
    public ImmutableArray<RecurrenceWeekday> Weekdays { get; }

    /// <summary>Gets which dates of each period's set to keep (BYSETPOS), negative from its end; or none for all.</summary>
    public ImmutableArray<int> SetPositions { get; }

    /// <summary>Gets the weekday on which a week starts (WKST).</summary>
    public IsoDayOfWeek WeekStart { get; }

    /// <summary>Gets the calendar system whose months and years are counted; ISO also for a rule of the Gregorian calendar, whose months and years are the same.</summary>
    public CalendarSystem Calendar { get; }

    /// <summary>Compares two rules by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(Recurrence? left, Recurrence? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two rules by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(Recurrence? left, Recurrence? right) => !(left == right);

    /// <summary>Makes the rule of every n-th day.</summary>
    /// <param name="interval">Every how many days; from 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is less than 1.</exception>
    public static Recurrence Daily(int interval = 1) => new(new Parts { Frequency = RecurrenceFrequency.Daily, Interval = Guard.Against.NegativeOrZero(interval) });

    /// <summary>Makes the rule of some weekdays of every week.</summary>
    /// <param name="weekdays">The weekdays; none for the weekday of the start.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weekday is not Monday to Sunday.</exception>
    public static Recurrence Weekly(params ReadOnlySpan<IsoDayOfWeek> weekdays)
    {
        Parts parts = new() { Frequency = RecurrenceFrequency.Weekly };
        foreach (IsoDayOfWeek weekday in weekdays)
        {
            parts.Weekdays.Add(new RecurrenceWeekday(weekday));
        }

        return new Recurrence(parts);
    }

    /// <summary>Makes the rule of some days of every month.</summary>
    /// <param name="days">The days, 1 to 31 or -1 (the last) to -31; none for the day of the start.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A day is 0 or outside -31 to 31.</exception>
    public static Recurrence Monthly(params ReadOnlySpan<int> days)
    {
        Parts parts = new() { Frequency = RecurrenceFrequency.Monthly };
        foreach (int day in days)
        {
            parts.MonthDays.Add(day is 0 or < -31 or > 31 ? throw new ArgumentOutOfRangeException(nameof(days), day, "A day of the month is 1 to 31, or -1 to -31 from its end.") : day);
        }

        return new Recurrence(parts);
    }

    /// <summary>Gives this rule with an end by number.</summary>
    /// <param name="count">How many dates in all; from 1.</param>
    /// <returns>The rule, without <see cref="Until"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public Recurrence WithCount(int count)
    {
        Parts parts = ToParts();
        parts.Count = Guard.Against.NegativeOrZero(count);
        parts.Until = null;
        return new Recurrence(parts);
    }

    /// <summary>Gives this rule with an end by date.</summary>
    /// <param name="until">The last possible date, inclusive.</param>
    /// <returns>The rule, without <see cref="Count"/>.</returns>
    public Recurrence WithUntil(LocalDate until)
    {
        Parts parts = ToParts();
        parts.Until = until.WithCalendar(CalendarSystem.Iso);
        parts.Count = null;
        return new Recurrence(parts);
    }

    /// <summary>Gives this rule with another interval.</summary>
    /// <param name="interval">Every how many periods; from 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="interval"/> is less than 1.</exception>
    public Recurrence WithInterval(int interval)
    {
        Parts parts = ToParts();
        parts.Interval = Guard.Against.NegativeOrZero(interval);
        return new Recurrence(parts);
    }

    /// <summary>Gives this rule in another calendar system: the first of each Solar Hijri month, for example.</summary>
    /// <param name="calendar">The calendar system whose months and years are counted.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The rule has week numbers, which are of the ISO calendar.</exception>
    public Recurrence WithCalendar(CalendarSystem calendar)
    {
        Guard.Against.Null(calendar);
        if (!WeekNumbers.IsEmpty && calendar != CalendarSystem.Iso && calendar != CalendarSystem.Gregorian)
        {
            throw new InvalidOperationException($"The rule {this} counts ISO weeks and cannot move to {calendar.Id}.");
        }

        Parts parts = ToParts();
        parts.Calendar = calendar;
        return new Recurrence(parts);
    }

    /// <inheritdoc/>
    public bool Equals(Recurrence? other) => other is not null && Frequency == other.Frequency && Interval == other.Interval && Count == other.Count && Until == other.Until
        && WeekStart == other.WeekStart && Calendar == other.Calendar
        && Months.AsSpan().SequenceEqual(other.Months.AsSpan()) && WeekNumbers.AsSpan().SequenceEqual(other.WeekNumbers.AsSpan())
        && YearDays.AsSpan().SequenceEqual(other.YearDays.AsSpan()) && MonthDays.AsSpan().SequenceEqual(other.MonthDays.AsSpan())
        && Weekdays.AsSpan().SequenceEqual(other.Weekdays.AsSpan()) && SetPositions.AsSpan().SequenceEqual(other.SetPositions.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Recurrence);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Frequency, Interval, Count, Until, Months.Length, MonthDays.Length, Weekdays.Length, Calendar);

    private static ImmutableArray<int> Sorted(List<int> values) => [.. values.Distinct().Order()];

    private Parts ToParts() => new()
    {
        Frequency = Frequency,
        Interval = Interval,
        Count = Count,
        Until = Until,
        Months = [.. Months],
        WeekNumbers = [.. WeekNumbers],
        YearDays = [.. YearDays],
        MonthDays = [.. MonthDays],
        Weekdays = [.. Weekdays],
        SetPositions = [.. SetPositions],
        WeekStart = WeekStart,
        Calendar = Calendar,
    };

    /// <summary>What a rule is put together from.</summary>
    private sealed class Parts
    {
        public RecurrenceFrequency Frequency { get; set; }

        public int Interval { get; set; } = 1;

        public int? Count { get; set; }

        public LocalDate? Until { get; set; }

        public List<int> Months { get; init; } = [];

        public List<int> WeekNumbers { get; init; } = [];

        public List<int> YearDays { get; init; } = [];

        public List<int> MonthDays { get; init; } = [];

        public List<RecurrenceWeekday> Weekdays { get; init; } = [];

        public List<int> SetPositions { get; init; } = [];

        public IsoDayOfWeek WeekStart { get; set; } = IsoDayOfWeek.Monday;

        public CalendarSystem Calendar { get; set; } = CalendarSystem.Iso;
    }
}
