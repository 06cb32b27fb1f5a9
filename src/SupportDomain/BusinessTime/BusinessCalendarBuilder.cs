using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Collects the layers of a <see cref="BusinessCalendar"/> and builds it.
/// </summary>
/// <remarks>
/// Layers by precedence, all keyed by local date: weekly hours, then dated overrides, then holidays, then closures. Mutable and not safe for use by many
/// threads; what it builds is immutable. A call that throws changes nothing. No equality.
/// </remarks>
public sealed class BusinessCalendarBuilder
{
    private readonly DateTimeZone _zone;
    private readonly SortedDictionary<LocalDate, WeeklyHours> _versions = [];
    private readonly SortedDictionary<LocalDate, DateOverride> _overrides = [];
    private readonly SortedSet<Holiday> _holidays = [];
    private readonly List<Closure> _closures = [];
    private WeeklyHours _hours = WeeklyHours.Closed;
    private OvernightHolidayRule _overnightHolidays;
    private LocalDate _validFrom = BusinessCalendar.DefaultValidFrom;
    private LocalDate _validUntil = BusinessCalendar.DefaultValidUntil;
    private string? _name;

    /// <summary>Initializes a new instance of the <see cref="BusinessCalendarBuilder"/> class: closed, valid from 2000 to 2049.</summary>
    /// <param name="zone">The zone whose local dates and times the layers are written in.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public BusinessCalendarBuilder(DateTimeZone zone) => _zone = Guard.Against.Null(zone);

    /// <summary>Gives the calendar a name for explanations.</summary>
    /// <param name="name">The name, not blank, or null for none.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public BusinessCalendarBuilder WithName(string? name)
    {
        _name = Guard.Against.WhiteSpace(name);
        return this;
    }

    /// <summary>Sets the weekly hours that hold from the start.</summary>
    /// <param name="hours">The hours.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hours"/> is null.</exception>
    public BusinessCalendarBuilder WithWeeklyHours(WeeklyHours hours)
    {
        _hours = Guard.Against.Null(hours);
        return this;
    }

    /// <summary>Sets weekly hours that hold from a date on, until the next version.</summary>
    /// <param name="from">The first local date.</param>
    /// <param name="hours">The hours.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="hours"/> is null.</exception>
    /// <exception cref="ArgumentException">There is a version of that date already, or it is the first date of all, from which <see cref="WithWeeklyHours"/> holds.</exception>
    public BusinessCalendarBuilder WithWeeklyHoursFrom(LocalDate from, WeeklyHours hours)
    {
        Guard.Against.Null(hours);
        LocalDate date = from.WithCalendar(CalendarSystem.Iso);
        if (date == LocalDate.MinIsoValue || !_versions.TryAdd(date, hours))
        {
            throw new ArgumentException($"There are weekly hours from {Text(date)} already; a date starts one version.", nameof(from));
        }

        return this;
    }

    /// <summary>Adds dated overrides.</summary>
    /// <param name="overrides">The overrides; one a date.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="overrides"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">A date has an override already.</exception>
    public BusinessCalendarBuilder WithOverrides(params IEnumerable<DateOverride> overrides)
    {
        Guard.Against.Null(overrides);
        List<DateOverride> added = [.. overrides];
        HashSet<LocalDate> dates = [];
        foreach (DateOverride item in added)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(overrides));
            if (_overrides.ContainsKey(item.Date) || !dates.Add(item.Date))
            {
                throw new ArgumentException($"{Text(item.Date)} has an override already; put all its intervals into one.", nameof(overrides));
            }
        }

        added.ForEach(item => _overrides.Add(item.Date, item));
        return this;
    }

    /// <summary>Adds holidays; a date may have several, and equal ones count once.</summary>
    /// <param name="holidays">The holidays, in any order.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="holidays"/> or one of them is null.</exception>
    public BusinessCalendarBuilder WithHolidays(params IEnumerable<Holiday> holidays)
    {
        _holidays.UnionWith(Checked(holidays, nameof(holidays)));
        return this;
    }

    /// <summary>Adds closures of parts of dates; they may overlap.</summary>
    /// <param name="closures">The closures, in any order.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="closures"/> or one of them is null.</exception>
    public BusinessCalendarBuilder WithClosures(params IEnumerable<Closure> closures)
    {
        _closures.AddRange(Checked(closures, nameof(closures)));
        return this;
    }

    /// <summary>Sets how holidays meet hours that run over midnight; without this call a holiday takes the whole shift that starts on it.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> is not defined.</exception>
    public BusinessCalendarBuilder WithOvernightHolidays(OvernightHolidayRule rule)
    {
        if (!Enum.IsDefined(rule))
        {
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "A rule is one of the members of OvernightHolidayRule.");
        }

        _overnightHolidays = rule;
        return this;
    }

    /// <summary>Sets the horizon: the local dates for which the layers are known. Outside it the calendar gives no answers.</summary>
    /// <param name="from">The first date, from 1900-01-01.</param>
    /// <param name="until">The date after the last, to 2190-01-01.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A date is outside these bounds, or <paramref name="until"/> is not after <paramref name="from"/>.</exception>
    public BusinessCalendarBuilder ValidBetween(LocalDate from, LocalDate until)
    {
        LocalDate isoFrom = from.WithCalendar(CalendarSystem.Iso);
        LocalDate isoUntil = until.WithCalendar(CalendarSystem.Iso);
        if (isoFrom < UnixTime.MinDate || isoFrom >= UnixTime.MaxDate)
        {
            throw new ArgumentOutOfRangeException(nameof(from), Text(isoFrom), "A calendar is valid from 1900-01-01 at the earliest.");
        }

        if (isoUntil <= isoFrom || isoUntil > UnixTime.MaxDate)
        {
            throw new ArgumentOutOfRangeException(nameof(until), Text(isoUntil), $"A calendar valid from {Text(isoFrom)} ends after that date and by 2190-01-01.");
        }

        _validFrom = isoFrom;
        _validUntil = isoUntil;
        return this;
    }

    /// <summary>Builds the calendar: compiles every day of the horizon once, in time proportional to its length and the layers.</summary>
    /// <returns>The calendar.</returns>
    public BusinessCalendar Build() => new(_name, ToLayers());

    private static T[] Checked<T>(IEnumerable<T> items, string parameterName)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items, parameterName);
        T[] array = [.. items];
        foreach (T item in array)
        {
            ArgumentNullException.ThrowIfNull(item, parameterName);
        }

        return array;
    }

    private static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private CalendarLayers ToLayers() => new(
        _zone,
        _validFrom,
        _validUntil,
        [new WeeklyVersion(LocalDate.MinIsoValue, _hours), .. _versions.Select(pair => new WeeklyVersion(pair.Key, pair.Value))],
        [.. _overrides.Values],
        [.. _holidays],
        [.. _closures.Distinct().OrderBy(closure => closure.Date).ThenBy(closure => closure.Interval).ThenBy(closure => closure.Name, StringComparer.Ordinal)],
        _overnightHolidays);
}
