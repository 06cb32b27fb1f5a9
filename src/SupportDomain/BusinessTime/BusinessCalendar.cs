using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Working time: weekly hours, dated overrides, holidays and closures in a zone, within the horizon they are known for.
/// </summary>
/// <remarks>
/// <para>Built by <see cref="BusinessCalendarBuilder"/>, which compiles the layers into one <see cref="WorkingTimeline"/>; every query reads it, so
/// no two queries can disagree. Local times become instants as <see cref="LocalTimeMapping"/> says. All intervals are half-open.</para>
/// <para>Equal if made of equal layers, or of equal calendars in the same way, with the same name, zone id and horizon; no order. There is no <c>default</c>; a calendar without hours is legal and answers "no working time". Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed partial class BusinessCalendar : IEquatable<BusinessCalendar>
{
    /// <summary>The first date of a calendar whose builder was told no other: 2000-01-01.</summary>
    public static readonly LocalDate DefaultValidFrom = new(2000, 1, 1);

    /// <summary>The date after the last of a calendar whose builder was told no other: 2050-01-01.</summary>
    public static readonly LocalDate DefaultValidUntil = new(2050, 1, 1);

    private readonly DateSet _businessDays;
    private readonly CalendarLayers _layers;
    private readonly ZoneTable _offsets;

    internal BusinessCalendar(string? name, CalendarLayers layers)
    {
        Name = name;
        Operands = [];
        _layers = layers;
        ValidFrom = layers.ValidFrom;
        ValidUntil = layers.ValidUntil;
        _offsets = new ZoneTable(Zone, ValidFrom, ValidUntil);
        (Timeline, _businessDays) = CalendarCompiler.Compile(layers, _offsets);
    }

    /// <summary>Gets the calendar in UTC that is open at every instant from 1900-01-01 to 2190-01-01.</summary>
    public static BusinessCalendar AlwaysOpen { get; } = new BusinessCalendarBuilder(DateTimeZone.Utc)
        .WithName("Always open")
        .WithWeeklyHours(WeeklyHours.AlwaysOpen)
        .ValidBetween(UnixTime.MinDate, UnixTime.MaxDate)
        .Build();

    /// <summary>Gets the name for explanations, or null.</summary>
    public string? Name { get; }

    /// <summary>Gets the zone of the local dates and times.</summary>
    public DateTimeZone Zone => _layers.Zone;

    /// <summary>Gets the first local date of the horizon.</summary>
    public LocalDate ValidFrom { get; }

    /// <summary>Gets the local date after the last of the horizon.</summary>
    public LocalDate ValidUntil { get; }

    /// <summary>Gets the compiled open time.</summary>
    public WorkingTimeline Timeline { get; }

    /// <summary>Gets how the calendar came about. One made of others has no layers of its own: the four properties below are empty.</summary>
    public CalendarCombination Combination { get; }

    /// <summary>Gets the two calendars this one is made of, or none.</summary>
    public ImmutableArray<BusinessCalendar> Operands { get; }

    /// <summary>Gets the versions of the weekly hours, ascending; the first holds from the start.</summary>
    public ImmutableArray<WeeklyVersion> WeeklyVersions => _layers.Versions;

    /// <summary>Gets the dated overrides, ascending by date.</summary>
    public ImmutableArray<DateOverride> Overrides => _layers.Overrides;

    /// <summary>Gets the holidays, ascending.</summary>
    public ImmutableArray<Holiday> Holidays => _layers.Holidays;

    /// <summary>Gets the closures, ascending by date, interval and name.</summary>
    public ImmutableArray<Closure> Closures => _layers.Closures;

    /// <summary>Gets how holidays meet hours that run over midnight.</summary>
    public OvernightHolidayRule OvernightHolidays => _layers.OvernightHolidays;

    /// <summary>Compares two calendars by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(BusinessCalendar? left, BusinessCalendar? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two calendars by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(BusinessCalendar? left, BusinessCalendar? right) => !(left == right);

    /// <inheritdoc cref="WorkingTimeline.Covers(Instant)"/>
    public bool Covers(Instant instant) => Timeline.Covers(instant);

    /// <inheritdoc cref="WorkingTimeline.IsOpen(Instant)"/>
    public bool IsOpen(Instant instant) => Timeline.IsOpen(instant);

    /// <inheritdoc cref="WorkingTimeline.WorkingTimeBetween(Instant, Instant)"/>
    public Duration WorkingTimeBetween(Instant start, Instant end) => Timeline.WorkingTimeBetween(start, end);

    /// <inheritdoc cref="WorkingTimeline.TryGetWorkingTimeBetween(Instant, Instant, out Duration)"/>
    public bool TryGetWorkingTimeBetween(Instant start, Instant end, out Duration workingTime) => Timeline.TryGetWorkingTimeBetween(start, end, out workingTime);

    /// <inheritdoc cref="WorkingTimeline.WorkingTimesBetween(ReadOnlySpan{Instant}, ReadOnlySpan{Instant}, Span{Duration})"/>
    public void WorkingTimesBetween(ReadOnlySpan<Instant> starts, ReadOnlySpan<Instant> ends, Span<Duration> destination) => Timeline.WorkingTimesBetween(starts, ends, destination);

    /// <inheritdoc cref="WorkingTimeline.AddWorkingTime(Instant, Duration, DeadlineConvention)"/>
    public BusinessTimeResult AddWorkingTime(Instant start, Duration duration, DeadlineConvention convention) => Timeline.AddWorkingTime(start, duration, convention);

    /// <inheritdoc cref="WorkingTimeline.SubtractWorkingTime(Instant, Duration, StartConvention)"/>
    public BusinessTimeResult SubtractWorkingTime(Instant end, Duration duration, StartConvention convention) => Timeline.SubtractWorkingTime(end, duration, convention);

    /// <inheritdoc cref="WorkingTimeline.NextOpening(Instant)"/>
    public BusinessTimeResult NextOpening(Instant instant) => Timeline.NextOpening(instant);

    /// <inheritdoc cref="WorkingTimeline.NextClosing(Instant)"/>
    public BusinessTimeResult NextClosing(Instant instant) => Timeline.NextClosing(instant);

    /// <inheritdoc cref="WorkingTimeline.PreviousOpening(Instant)"/>
    public BusinessTimeResult PreviousOpening(Instant instant) => Timeline.PreviousOpening(instant);

    /// <inheritdoc cref="WorkingTimeline.PreviousClosing(Instant)"/>
    public BusinessTimeResult PreviousClosing(Instant instant) => Timeline.PreviousClosing(instant);

    /// <inheritdoc/>
    public bool Equals(BusinessCalendar? other) => other is not null
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && Combination == other.Combination
        && ValidFrom == other.ValidFrom
        && ValidUntil == other.ValidUntil
        && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan())
        && _layers.Equals(other._layers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BusinessCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Combination, Zone.Id, ValidFrom, ValidUntil, Timeline);

    /// <summary>Gives a builder that holds the layers of this calendar.</summary>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The calendar is made of other calendars.</exception>
    public BusinessCalendarBuilder ToBuilder()
    {
        if (Combination != CalendarCombination.Layers)
        {
            throw new InvalidOperationException($"The calendar {Name} is a {Combination} and has no layers; change its operands.");
        }

        BusinessCalendarBuilder builder = new BusinessCalendarBuilder(Zone)
            .WithName(Name)
            .WithWeeklyHours(WeeklyVersions[0].Hours)
            .WithOverrides(Overrides)
            .WithHolidays(Holidays)
            .WithClosures(Closures)
            .WithOvernightHolidays(OvernightHolidays)
            .ValidBetween(ValidFrom, ValidUntil);
        foreach (WeeklyVersion version in WeeklyVersions.Skip(1))
        {
            builder.WithWeeklyHoursFrom(version.From, version.Hours);
        }

        return builder;
    }

    /// <summary>Writes the name, or the kind and zone of a calendar without one.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name ?? $"{Combination} in {Zone.Id}";
}
