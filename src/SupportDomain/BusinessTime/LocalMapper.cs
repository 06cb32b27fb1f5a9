using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Maps local days and times to instants as <see cref="LocalTimeMapping"/> does, fast where one offset holds for days around. Not safe for use by many threads.
/// </summary>
internal sealed class LocalMapper(DateTimeZone zone)
{
    // Offsets are within 18 hours, so a local time two days away from both ends of a zone interval is surely inside it, once.
    private const long Margin = 2 * NodaConstants.NanosecondsPerDay;
    private long _safeFrom = long.MaxValue;
    private long _safeUntil = long.MinValue;
    private long _offset;

    /// <summary>Gives the instant, in nanoseconds since 1970, of a local time counted from 00:00 of a day number; 24 hours and more are later dates.</summary>
    public long Map(int day, long nanosecondOfDay)
    {
        long local = (day * NodaConstants.NanosecondsPerDay) + nanosecondOfDay;
        return local >= _safeFrom && local < _safeUntil ? local - _offset : MapSlowly(local);
    }

    private long MapSlowly(long local)
    {
        LocalDateTime time = UnixTime.ToInstant(local).InUtc().LocalDateTime;
        Instant instant = LocalTimeMapping.ToInstant(time, zone);
        ZoneInterval interval = zone.GetZoneInterval(instant);
        _offset = interval.WallOffset.Nanoseconds;
        _safeFrom = interval.HasStart && interval.Start > UnixTime.ToInstant(long.MinValue / 2) ? UnixTime.ToNanoseconds(interval.Start) + Margin : long.MinValue / 2;
        _safeUntil = interval.HasEnd && interval.End < UnixTime.ToInstant(long.MaxValue / 8 * 7) ? UnixTime.ToNanoseconds(interval.End) - Margin : long.MaxValue / 8 * 7;
        return UnixTime.ToNanoseconds(instant);
    }
}
