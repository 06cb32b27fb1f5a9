using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Working time: weekly hours, dated overrides, holidays and closures in a zone, within the horizon they are known for.
/// </summary>
/// <remarks>
/// <para>Built by <see cref="BusinessCalendarBuilder"/>, which compiles the layers into one <see cref="WorkingTimeline"/>; every query reads it, so
/// no two queries can disagree. Local times become instants as <see cref="LocalTimeMapping"/> says. All intervals are half-open.</para>
/// <para>No order. There is no <c>default</c>; a calendar without hours is legal and answers "no working time". Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed partial class BusinessCalendar
{
    /// <summary>The first date of a calendar whose builder was told no other: 2000-01-01.</summary>
    public static readonly LocalDate DefaultValidFrom = new(2000, 1, 1);

    /// <summary>The date after the last of a calendar whose builder was told no other: 2050-01-01.</summary>
    public static readonly LocalDate DefaultValidUntil = new(2050, 1, 1);

    private readonly DateSet _businessDays;
    private readonly CalendarLayers _layers;

    internal BusinessCalendar(string? name, CalendarLayers layers)
    {
        Name = name;
        _layers = layers;
        (Timeline, _businessDays) = CalendarCompiler.Compile(layers);
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
    public LocalDate ValidFrom => _layers.ValidFrom;

    /// <summary>Gets the local date after the last of the horizon.</summary>
    public LocalDate ValidUntil => _layers.ValidUntil;

    /// <summary>Gets the compiled open time.</summary>
    public WorkingTimeline Timeline { get; }

    /// <summary>Gets the versions of the weekly hours, ascending; the first holds from the start.</summary>
    public ImmutableArray<WeeklyVersion> WeeklyVersions => _layers.Versions;

    /// <summary>Gets the dated overrides, ascending by date.</summary>
    public ImmutableArray<DateOverride> Overrides => _layers.Overrides;

    /// <summary>Gets the holidays, ascending.</summary>
    public ImmutableArray<Holiday> Holidays => _layers.Holidays;

    /// <summary>Gets the closures, ascending by date and interval.</summary>
    public ImmutableArray<Closure> Closures => _layers.Closures;

    /// <summary>Gets how holidays meet hours that run over midnight.</summary>
    public OvernightHolidayRule OvernightHolidays => _layers.OvernightHolidays;

    /// <inheritdoc cref="WorkingTimeline.Covers(Instant)"/>
    public bool Covers(Instant instant) => Timeline.Covers(instant);

    /// <inheritdoc cref="WorkingTimeline.IsOpen(Instant)"/>
    public bool IsOpen(Instant instant) => Timeline.IsOpen(instant);

    /// <inheritdoc cref="WorkingTimeline.WorkingTimeBetween(Instant, Instant)"/>
    public Duration WorkingTimeBetween(Instant start, Instant end) => Timeline.WorkingTimeBetween(start, end);

    /// <inheritdoc cref="WorkingTimeline.TryGetWorkingTimeBetween(Instant, Instant, out Duration)"/>
    public bool TryGetWorkingTimeBetween(Instant start, Instant end, out Duration workingTime) => Timeline.TryGetWorkingTimeBetween(start, end, out workingTime);

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
}
