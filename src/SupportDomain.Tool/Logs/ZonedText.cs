using NodaTime;
using NodaTime.TimeZones;

namespace SupportDomain.Tool.Logs;

/// <summary>Writes instants as local time with offset, such as <c>2011-07-15T01:32:32-04:00</c>; whole seconds, years 1 to 9999. Not safe for several threads.</summary>
/// <remarks>A file of verdicts holds some hundred thousand of them, and the general pattern of the time library costs twenty times as much.</remarks>
internal sealed class ZonedText(DateTimeZone zone)
{
    /// <summary>How many bytes a time takes.</summary>
    internal const int Length = 25;

    private const int Slots = 8;
    private const int Dates = 2048;
    private const int DateLength = 10;
    private const int OffsetAt = 19;

    private readonly int[] _days = [.. Enumerable.Repeat(int.MinValue, Dates)];
    private readonly byte[] _dates = new byte[Dates * DateLength];
    private readonly Stretch[] _stretches = new Stretch[Slots];
    private int _last;
    private int _next;

    internal void Write(Instant instant, Span<byte> destination)
    {
        long seconds = instant.ToUnixTimeSeconds();
        if (!_stretches[_last].Holds(seconds))
        {
            Find(instant, seconds);
        }

        ref readonly Stretch stretch = ref _stretches[_last];
        (long day, long second) = Math.DivRem(seconds + stretch.Offset, NodaConstants.SecondsPerDay);
        if (second < 0)
        {
            day--;
            second += NodaConstants.SecondsPerDay;
        }

        Span<byte> text = destination[..Length];
        Date((int)day).CopyTo(text);
        Time(text, (int)second);
        stretch.Text.CopyTo(text[OffsetAt..]);
    }

    private void Find(Instant instant, long seconds)
    {
        int found = Array.FindIndex(_stretches, s => s.Holds(seconds));
        if (found >= 0)
        {
            _last = found;
            return;
        }

        ZoneInterval interval = zone.GetZoneInterval(instant);
        long from = interval.HasStart ? interval.Start.ToUnixTimeSeconds() : long.MinValue;
        long until = interval.HasEnd ? interval.End.ToUnixTimeSeconds() : long.MaxValue;
        _last = _next;
        _stretches[_next] = new Stretch(from, until, interval.WallOffset.Seconds);
        _next = (_next + 1) % Slots;
    }

    /// <summary>The text of a date, such as <c>2011-07-15</c>, remembered by day: the tickets of a log share few of them.</summary>
    private ReadOnlySpan<byte> Date(int daysSince1970)
    {
        int slot = daysSince1970 & (Dates - 1);
        Span<byte> text = _dates.AsSpan(slot * DateLength, DateLength);
        if (_days[slot] != daysSince1970)
        {
            WriteDate(text, daysSince1970);
            _days[slot] = daysSince1970;
        }

        return text;
    }

    /// <summary>The proleptic Gregorian calendar in eras of 400 years that begin on the first of March, so that the leap day comes last.</summary>
    private static void WriteDate(Span<byte> text, int daysSince1970)
    {
        // 719,468 days from 0000-03-01 to 1970-01-01; an era has 146,097, a century 36,524, four years 1,461.
        (int era, int dayOfEra) = Math.DivRem(daysSince1970 + 719_468, 146_097);
        int yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        int dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int marchMonth = ((5 * dayOfYear) + 2) / 153;
        int day = dayOfYear - (((153 * marchMonth) + 2) / 5) + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        int year = (era * 400) + yearOfEra + (month <= 2 ? 1 : 0);
        Pair(text, 0, year / 100);
        Pair(text, 2, year % 100);
        text[4] = (byte)'-';
        Pair(text, 5, month);
        text[7] = (byte)'-';
        Pair(text, 8, day);
    }

    private static void Time(Span<byte> text, int second)
    {
        text[10] = (byte)'T';
        Pair(text, 11, second / NodaConstants.SecondsPerHour);
        text[13] = (byte)':';
        Pair(text, 14, second / NodaConstants.SecondsPerMinute % NodaConstants.MinutesPerHour);
        text[16] = (byte)':';
        Pair(text, 17, second % NodaConstants.SecondsPerMinute);
    }

    private static void Pair(Span<byte> text, int at, int value)
    {
        int tens = value / 10;
        text[at + 1] = (byte)('0' + (value - (10 * tens)));
        text[at] = (byte)('0' + tens);
    }

    private readonly struct Stretch(long from, long until, int offset)
    {
        internal readonly int Offset = offset;
        internal readonly byte[] Text = TextOf(offset);

        internal bool Holds(long seconds) => seconds >= from && seconds < until;

        private static byte[] TextOf(int offset)
        {
            int minutes = Math.Abs(offset) / NodaConstants.SecondsPerMinute;
            byte[] text = [(byte)(offset < 0 ? '-' : '+'), 0, 0, (byte)':', 0, 0];
            Pair(text, 1, minutes / NodaConstants.MinutesPerHour);
            Pair(text, 4, minutes % NodaConstants.MinutesPerHour);
            return text;
        }
    }
}
