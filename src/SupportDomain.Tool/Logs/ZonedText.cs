using NodaTime;

namespace SupportDomain.Tool.Logs;

/// <summary>Writes instants as local time with offset, such as <c>2011-07-15T01:32:32-04:00</c>; whole seconds.</summary>
/// <remarks>A file of verdicts holds some hundred thousand of them, and the general pattern of the time library costs ten times as much.</remarks>
internal sealed class ZonedText(DateTimeZone zone)
{
    private const int Length = 25;
    private const int Slots = 4;

    private readonly Instant[] _instants = new Instant[Slots];
    private readonly byte[][] _texts = new byte[Slots][];
    private int _next;

    /// <summary>The text, valid until three others have been asked for.</summary>
    internal byte[] Of(Instant instant)
    {
        for (int i = 0; i < Slots; i++)
        {
            if (_texts[i] is not null && _instants[i] == instant)
            {
                return _texts[i];
            }
        }

        _next = (_next + 1) % Slots;
        _instants[_next] = instant;
        Write(instant, _texts[_next] ??= new byte[Length]);
        return _texts[_next];
    }

    private void Write(Instant instant, Span<byte> buffer)
    {
        ZonedDateTime zoned = instant.InZone(zone);
        (LocalDate date, LocalTime time) = zoned.LocalDateTime;
        (int year, int month, int day) = date;
        int offset = zoned.Offset.Seconds;
        int offsetMinutes = Math.Abs(offset) / NodaConstants.SecondsPerMinute;
        Pair(buffer, 0, year / 100);
        Pair(buffer, 2, year % 100);
        buffer[4] = (byte)'-';
        Pair(buffer, 5, month);
        buffer[7] = (byte)'-';
        Pair(buffer, 8, day);
        buffer[10] = (byte)'T';
        Pair(buffer, 11, time.Hour);
        buffer[13] = (byte)':';
        Pair(buffer, 14, time.Minute);
        buffer[16] = (byte)':';
        Pair(buffer, 17, time.Second);
        buffer[19] = (byte)(offset < 0 ? '-' : '+');
        Pair(buffer, 20, offsetMinutes / NodaConstants.MinutesPerHour);
        buffer[22] = (byte)':';
        Pair(buffer, 23, offsetMinutes % NodaConstants.MinutesPerHour);
    }

    private static void Pair(Span<byte> buffer, int at, int value)
    {
        buffer[at] = (byte)('0' + (value / 10));
        buffer[at + 1] = (byte)('0' + (value % 10));
    }
}
