using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>The layers of a calendar as they were given, checked, with look-up by local date.</summary>
internal sealed class CalendarLayers : IEquatable<CalendarLayers>
{
    private readonly FrozenDictionary<int, DateOverride> _overrides;
    private readonly FrozenDictionary<int, Holiday> _holidays;
    private readonly ImmutableArray<int> _versionStarts;
    private readonly ILookup<int, Closure> _closures;

    public CalendarLayers(
        DateTimeZone zone,
        LocalDate validFrom,
        LocalDate validUntil,
        ImmutableArray<WeeklyVersion> versions,
        ImmutableArray<DateOverride> overrides,
        ImmutableArray<Holiday> holidays,
        ImmutableArray<Closure> closures,
        OvernightHolidayRule overnightHolidays)
    {
        Zone = zone;
        ValidFrom = validFrom;
        ValidUntil = validUntil;
        Versions = versions;
        Overrides = overrides;
        Holidays = holidays;
        Closures = closures;
        OvernightHolidays = overnightHolidays;
        _versionStarts = [.. versions.Select(version => CalendarCompiler.ToDayNumber(version.From))];
        _closures = closures.ToLookup(item => CalendarCompiler.ToDayNumber(item.Date));
        _overrides = overrides.ToFrozenDictionary(item => CalendarCompiler.ToDayNumber(item.Date));
        _holidays = holidays.GroupBy(item => CalendarCompiler.ToDayNumber(item.Date)).ToFrozenDictionary(group => group.Key, group => group.OrderBy(item => item.IsEstimated).First());
    }

    /// <summary>The layers of a calendar made of others: none.</summary>
    public static CalendarLayers Empty(DateTimeZone zone) =>
        new(zone, UnixTime.MinDate, UnixTime.MinDate, [], [], [], [], OvernightHolidayRule.WholeShift);

    public DateTimeZone Zone { get; }

    public LocalDate ValidFrom { get; }

    public LocalDate ValidUntil { get; }

    public ImmutableArray<WeeklyVersion> Versions { get; }

    public ImmutableArray<DateOverride> Overrides { get; }

    public ImmutableArray<Holiday> Holidays { get; }

    public ImmutableArray<Closure> Closures { get; }

    public OvernightHolidayRule OvernightHolidays { get; }

    public ImmutableArray<int> HolidayDays => _holidays.Keys;

    public Holiday? HolidayOn(int day) => _holidays.GetValueOrDefault(day);

    public Closure? ClosureAt(int day, Instant instant) => _closures[day].FirstOrDefault(closure => Holds(closure.Interval, day, instant));

    /// <summary>Gives the intervals that can decide about a day: its hours, holiday or not, and its closures.</summary>
    public IEnumerable<DayInterval> IntervalsThatDecide(int day) => HoursOf(day).Concat(_closures[day].Select(closure => closure.Interval));

    /// <summary>Says whether an interval that starts on a day holds at an instant; none does that would start on a date the zone left out.</summary>
    public bool Holds(DayInterval interval, int day, Instant instant)
    {
        (Instant start, Instant end) = Map(interval, day);
        return start <= instant && instant < end && !LocalTimeMapping.IsSkipped(CalendarCompiler.ToDate(day), Zone);
    }

    /// <summary>Gives the instants of an interval that starts on a day.</summary>
    public (Instant Start, Instant End) Map(DayInterval interval, int day)
    {
        LocalDateTime midnight = CalendarCompiler.ToDate(day).AtMidnight();
        return (LocalTimeMapping.ToInstant(midnight.PlusNanoseconds(interval.Start.NanosecondOfDay), Zone), LocalTimeMapping.ToInstant(midnight.PlusNanoseconds(interval.EndOffset), Zone));
    }

    public DateOverride? OverrideOn(int day) => _overrides.GetValueOrDefault(day);

    /// <summary>Says whether a holiday closes the day: there is one, and no override that also holds on holidays.</summary>
    public bool IsClosedByHoliday(int day) => _holidays.ContainsKey(day) && OverrideOn(day) is not { AlsoOnHolidays: true };

    /// <summary>Gives the intervals that start on a day after override and holiday, before closures.</summary>
    public ImmutableArray<DayInterval> IntervalsOf(int day)
    {
        if (OvernightHolidays == OvernightHolidayRule.WholeShift && IsClosedByHoliday(day))
        {
            return [];
        }

        return HoursOf(day);
    }

    /// <summary>Gives the intervals that start on a day by override or week, holiday or not.</summary>
    public ImmutableArray<DayInterval> HoursOf(int day) => OverrideOn(day)?.Intervals ?? WeeklyHoursOn(day)[WeekdayOf(day)];

    public bool Equals(CalendarLayers? other) => other is not null
        && string.Equals(Zone.Id, other.Zone.Id, StringComparison.Ordinal)
        && OvernightHolidays == other.OvernightHolidays
        && Versions.AsSpan().SequenceEqual(other.Versions.AsSpan())
        && Overrides.AsSpan().SequenceEqual(other.Overrides.AsSpan())
        && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan())
        && Closures.AsSpan().SequenceEqual(other.Closures.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as CalendarLayers);

    public override int GetHashCode() => HashCode.Combine(Zone.Id, Versions.Length, Overrides.Length, Holidays.Length, Closures.Length);

    public WeeklyHours WeeklyHoursOn(int day)
    {
        int index = _versionStarts.BinarySearch(day);
        return Versions[index >= 0 ? index : ~index - 1].Hours;
    }

    // Day 0, 1970-01-01, was a Thursday.
    public static IsoDayOfWeek WeekdayOf(int day) => (IsoDayOfWeek)(((((day + 3) % 7) + 7) % 7) + 1);
}
