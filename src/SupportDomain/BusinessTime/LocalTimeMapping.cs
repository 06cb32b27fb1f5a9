using NodaTime;
using NodaTime.TimeZones;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <summary>
/// The one rule by which a local time becomes an instant: total, monotone and the same everywhere in this library.
/// </summary>
/// <remarks>
/// A local time that clocks skipped becomes the instant of the transition; one that happens twice becomes the earlier instant; all of a date that
/// a zone skipped becomes one instant, so the date is empty. A later local time never gives an earlier instant. Throws <see cref="OverflowException"/>
/// only within a day of the ends of NodaTime's range, where the instant may lie outside it. Safe for use by many threads.
/// </remarks>
public static class LocalTimeMapping
{
    /// <summary>Gives the instant of a local time in a zone.</summary>
    /// <param name="local">The local date and time.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The instant; the transition if the local time was skipped, the earlier one if it happens twice.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static Instant ToInstant(LocalDateTime local, DateTimeZone zone)
    {
        Guard.Against.Null(zone);
        ZoneLocalMapping mapping = zone.MapLocal(local);
        return mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
    }

    /// <summary>Gives the instant of a time of day on a date in a zone; 24:00 is 00:00 of the next date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="time">The time of day.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The instant, mapped as <see cref="ToInstant(LocalDateTime, DateTimeZone)"/> does.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static Instant ToInstant(LocalDate date, DayTime time, DateTimeZone zone) => ToInstant(time.On(date), zone);

    /// <summary>Says whether a zone left a date out.</summary>
    internal static bool IsSkipped(LocalDate date, DateTimeZone zone) => ToInstant(date.AtMidnight(), zone) == ToInstant(date.PlusDays(1).AtMidnight(), zone);
}
