using NodaTime;

namespace SupportDomain.Tool.Logs;

/// <summary>Writes instants as local time with offset, such as <c>2011-07-15T01:32:32-04:00</c>; whole seconds.</summary>
/// <remarks>A file of verdicts holds some hundred thousand of them, and the general pattern of the time library costs ten times as much.</remarks>
internal sealed class ZonedText(DateTimeZone zone)
{
    internal const int Length = 25;

    /// <summary>Writes into the buffer, which must be at least <see cref="Length"/> long, and returns the part written.</summary>
    internal ReadOnlySpan<byte> Write(Instant instant, Span<byte> buffer)
    {
        ZonedDateTime zoned = instant.InZone(zone);
        LocalDateTime local = zoned.LocalDateTime;
        Digits(buffer, local.Year, 4);
        buffer[4] = (byte)'-';
        Digits(buffer[5..], local.Month, 2);
        buffer[7] = (byte)'-';
        Digits(buffer[8..], local.Day, 2);
        buffer[10] = (byte)'T';
        Digits(buffer[11..], local.Hour, 2);
        buffer[13] = (byte)':';
        Digits(buffer[14..], local.Minute, 2);
        buffer[16] = (byte)':';
        Digits(buffer[17..], local.Second, 2);
        int offset = zoned.Offset.Seconds;
        buffer[19] = (byte)(offset < 0 ? '-' : '+');
        (int hours, int seconds) = Math.DivRem(Math.Abs(offset), NodaConstants.SecondsPerHour);
        Digits(buffer[20..], hours, 2);
        buffer[22] = (byte)':';
        Digits(buffer[23..], seconds / NodaConstants.SecondsPerMinute, 2);
        return buffer[..Length];
    }

    private static void Digits(Span<byte> buffer, int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            (value, int digit) = Math.DivRem(value, 10);
            buffer[i] = (byte)('0' + digit);
        }
    }
}
