using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.BusinessTime;

/// <summary>The offsets of a zone over a span of dates: instants to local times and back in constant time, but for local times near a change. Immutable, safe for many threads.</summary>
/// <remarks>Times are nanoseconds since 1970-01-01T00:00, of UTC or of the local clock. Each piece of 52 days knows the interval it begins in.</remarks>
internal sealed class ZoneTable
{
    private const int PieceBits = 52;

    /// <summary>Offsets are within 18 hours: a local time two days away from both ends of an interval lies in it, and in no other.</summary>
    private const long Margin = 2 * NodaConstants.NanosecondsPerDay;

    private readonly DateTimeZone _zone;
    private readonly long _from;
    private readonly long _until;
    private readonly long[] _starts;
    private readonly long[] _offsets;
    private readonly int[] _pieces;

    /// <summary>Takes the zone and the dates, the last one exclusive, that times will be asked of.</summary>
    internal ZoneTable(DateTimeZone zone, LocalDate from, LocalDate until)
    {
        // One day for the offset and two for the margin keep every time of the dates clear of the ends.
        Instant start = from.AtMidnight().InUtc().ToInstant() - Duration.FromDays(3);
        Instant end = until.AtMidnight().InUtc().ToInstant() + Duration.FromDays(3);
        _zone = zone;
        _from = UnixTime.ToNanoseconds(start);
        _until = UnixTime.ToNanoseconds(end);
        ZoneInterval[] intervals = [.. zone.GetZoneIntervals(start, end)];
        _starts = [.. intervals.Select(i => i.HasStart && i.Start > start ? UnixTime.ToNanoseconds(i.Start) : _from)];
        _offsets = [.. intervals.Select(i => i.WallOffset.Nanoseconds)];
        _pieces = new int[((_until - _from) >> PieceBits) + 1];
        for (int i = 1; i < _pieces.Length; i++)
        {
            _pieces[i] = LastFrom(_pieces[i - 1], _from + ((long)i << PieceBits));
        }
    }

    /// <summary>The local time of an instant within the horizon.</summary>
    internal long ToLocal(long instant) => instant + _offsets[IntervalAt(instant)];

    /// <summary>The instant of a local time counted from 00:00 of a day number, as <see cref="LocalTimeMapping"/> gives it; 24 hours and more are later dates.</summary>
    internal long Map(int day, long nanosecondOfDay)
    {
        long local = (day * NodaConstants.NanosecondsPerDay) + nanosecondOfDay;
        return TryToInstant(local, out long instant) ? instant : UnixTime.ToNanoseconds(LocalTimeMapping.ToInstant(UnixTime.ToInstant(local).InUtc().LocalDateTime, _zone));
    }

    /// <summary>The instant of a local time that surely exists once; false near a change of the offset and the ends of the horizon.</summary>
    internal bool TryToInstant(long local, out long instant)
    {
        instant = 0;
        if (local < _from + Margin || local >= _until - Margin)
        {
            return false;
        }

        int interval = IntervalAt(local);
        instant = local - _offsets[interval];
        return local >= _starts[interval] + Margin && (interval + 1 == _starts.Length || local < _starts[interval + 1] - Margin);
    }

    private int IntervalAt(long time) => LastFrom(_pieces[(time - _from) >> PieceBits], time);

    private int LastFrom(int interval, long time)
    {
        while (interval + 1 < _starts.Length && _starts[interval + 1] <= time)
        {
            interval++;
        }

        return interval;
    }
}
