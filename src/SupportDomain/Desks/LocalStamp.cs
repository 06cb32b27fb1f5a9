using NodaTime;

namespace SupportDomain.Desks;

/// <summary>A date and time as read: its year as written, and the time since 1970-01-01T00:00 of the same clock, or of UTC where the text tells the offset.</summary>
internal readonly record struct LocalStamp(int Year, long Seconds, int Nanosecond, bool IsUtc = false)
{
    internal static LocalStamp Of(LocalDateTime local) =>
        new(local.Year, local.InUtc().ToInstant().ToUnixTimeSeconds(), local.NanosecondOfSecond);

    /// <summary>Also of the last hours of year 9999, which are no instant any more where the offset is negative.</summary>
    internal static LocalStamp Of(OffsetDateTime time)
    {
        LocalStamp local = Of(time.LocalDateTime);
        return local with { Seconds = local.Seconds - time.Offset.Seconds, IsUtc = true };
    }

    internal LocalDateTime ToLocalDateTime() => Instant.FromUnixTimeSeconds(Seconds).InUtc().LocalDateTime.PlusNanoseconds(Nanosecond);
}
