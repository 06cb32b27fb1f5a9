using NodaTime;

namespace SupportDomain.Desks;

/// <summary>A local date and time as read: its year as written, and the time since 1970-01-01T00:00 of the same clock.</summary>
internal readonly record struct LocalStamp(int Year, long Seconds, int Nanosecond)
{
    internal static LocalStamp Of(LocalDateTime local) =>
        new(local.Year, local.InUtc().ToInstant().ToUnixTimeSeconds(), local.NanosecondOfSecond);

    internal LocalDateTime ToLocalDateTime() => Instant.FromUnixTimeSeconds(Seconds).InUtc().LocalDateTime.PlusNanoseconds(Nanosecond);
}
