using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.Desks.Measures;

/// <summary>Local hours and dates of instants in one zone as numbers, remembering the stretches of equal offset met so far; not safe for several threads.</summary>
internal sealed class LocalClock(DateTimeZone zone)
{
    internal const int HoursOfWeek = 168;

    private const int Slots = 8;

    /// <summary>1970-01-01 was a Thursday: three days after the Monday that hour 0 belongs to.</summary>
    private const int FirstHour = 72;

    private readonly (long From, long Until, int Offset)[] _stretches = new (long, long, int)[Slots];
    private int _last;
    private int _next;

    /// <summary>The days from 1970-01-01 to the local date.</summary>
    internal int DayOf(Instant instant) => (int)FloorDivide(LocalSeconds(instant), NodaConstants.SecondsPerDay);

    /// <summary>The hour of the local week, 0 from Monday 00:00 to 01:00.</summary>
    internal int HourOfWeek(Instant instant)
    {
        int hour = (int)((FloorDivide(LocalSeconds(instant), NodaConstants.SecondsPerHour) + FirstHour) % HoursOfWeek);
        return hour < 0 ? hour + HoursOfWeek : hour;
    }

    private static long FloorDivide(long dividend, long divisor) => (dividend / divisor) - (dividend % divisor < 0 ? 1 : 0);

    private long LocalSeconds(Instant instant)
    {
        long seconds = instant.ToUnixTimeSeconds();
        ref readonly (long From, long Until, int Offset) last = ref _stretches[_last];
        return seconds >= last.From && seconds < last.Until ? seconds + last.Offset : seconds + Find(seconds, instant);
    }

    private int Find(long seconds, Instant instant)
    {
        int slot = Array.FindIndex(_stretches, s => seconds >= s.From && seconds < s.Until);
        _last = slot < 0 ? Remember(instant) : slot;
        return _stretches[_last].Offset;
    }

    private int Remember(Instant instant)
    {
        ZoneInterval interval = zone.GetZoneInterval(instant);
        int slot = _next;
        _stretches[slot] = (
            interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue,
            interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue,
            interval.WallOffset.Seconds);
        _next = (_next + 1) % Slots;
        return slot;
    }
}
