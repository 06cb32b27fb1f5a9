using NodaTime;
using NodaTime.TimeZones;
using SupportDomain.BusinessTime;

namespace SupportDomain.Desks;

/// <summary>Maps local times to instants of one zone, remembering the stretches of equal offset met so far; not safe for several threads.</summary>
internal sealed class ZoneMemory(DateTimeZone zone)
{
    private const int Slots = 8;

    /// <summary>Offsets are within 18 hours: a local time two days away from both ends of a stretch lies in it, and in no other.</summary>
    private const long Margin = 2 * NodaConstants.SecondsPerDay;

    private readonly Stretch[] _stretches = new Stretch[Slots];
    private int _last;
    private int _next;

    /// <summary>As <see cref="LocalTimeMapping.ToInstant(LocalDateTime, DateTimeZone)"/>; a text that told its offset is an instant already.</summary>
    internal Instant ToInstant(in LocalStamp local)
    {
        if (local.IsUtc)
        {
            return Instant.FromUnixTimeSeconds(local.Seconds).PlusNanoseconds(local.Nanosecond);
        }

        int slot = _last;
        if (!_stretches[slot].HoldsLocal(local.Seconds))
        {
            long seconds = local.Seconds;
            slot = Array.FindIndex(_stretches, s => s.HoldsLocal(seconds));
            if (slot < 0)
            {
                return Remember(local);
            }

            _last = slot;
        }

        Instant second = Instant.FromUnixTimeSeconds(local.Seconds - _stretches[slot].Offset);
        return local.Nanosecond == 0 ? second : second.PlusNanoseconds(local.Nanosecond);
    }

    private Instant Remember(in LocalStamp local)
    {
        Instant instant = LocalTimeMapping.ToInstant(local.ToLocalDateTime(), zone);
        ZoneInterval interval = zone.GetZoneInterval(instant);
        long start = interval.HasStart ? interval.Start.ToUnixTimeSeconds() : Instant.MinValue.ToUnixTimeSeconds();
        long end = interval.HasEnd ? interval.End.ToUnixTimeSeconds() : Instant.MaxValue.ToUnixTimeSeconds();
        _last = _next;
        _stretches[_next] = new Stretch(start + Margin, end - Margin, interval.WallOffset.Seconds);
        _next = (_next + 1) % Slots;
        return instant;
    }

    private readonly record struct Stretch(long LocalFrom, long LocalUntil, int Offset)
    {
        internal bool HoldsLocal(long seconds) => seconds >= LocalFrom && seconds < LocalUntil;
    }
}
