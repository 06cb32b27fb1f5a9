using NodaTime;
using NodaTime.TimeZones;
using SupportDomain.BusinessTime;

namespace SupportDomain.Desks;

/// <summary>Maps between local times and instants of one zone, remembering the stretches of equal offset met so far; not safe for several threads.</summary>
internal sealed class ZoneMemory(DateTimeZone zone)
{
    private const int Slots = 8;

    /// <summary>Offsets are within 18 hours: a local time two days away from both ends of a stretch lies in it, and in no other.</summary>
    private static readonly Duration Margin = Duration.FromDays(2);

    private readonly Stretch[] _stretches = new Stretch[Slots];
    private int _last;
    private int _next;

    /// <summary>As <see cref="LocalTimeMapping.ToInstant(LocalDateTime, DateTimeZone)"/>.</summary>
    internal Instant ToInstant(LocalDateTime local)
    {
        Instant asUtc = local.InUtc().ToInstant();
        if (_stretches[_last].HoldsLocal(asUtc))
        {
            return asUtc - _stretches[_last].Offset;
        }

        for (int i = 0; i < Slots; i++)
        {
            if (_stretches[i].HoldsLocal(asUtc))
            {
                _last = i;
                return asUtc - _stretches[i].Offset;
            }
        }

        Instant instant = LocalTimeMapping.ToInstant(local, zone);
        Remember(zone.GetZoneInterval(instant));
        return instant;
    }

    private void Remember(ZoneInterval interval)
    {
        Instant start = interval.HasStart && interval.Start > Instant.MinValue + Margin ? interval.Start : Instant.MinValue + Margin;
        Instant end = interval.HasEnd && interval.End < Instant.MaxValue - Margin ? interval.End : Instant.MaxValue - Margin;
        _last = _next;
        _stretches[_next] = new Stretch(start + Margin, end - Margin, Duration.FromSeconds(interval.WallOffset.Seconds));
        _next = (_next + 1) % Slots;
    }

    private readonly record struct Stretch(Instant LocalFrom, Instant LocalUntil, Duration Offset)
    {
        internal bool HoldsLocal(Instant asUtc) => asUtc >= LocalFrom && asUtc < LocalUntil;
    }
}
