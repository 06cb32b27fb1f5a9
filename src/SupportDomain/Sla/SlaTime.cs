using System.Globalization;
using NodaTime;

namespace SupportDomain.Sla;

/// <summary>Instants as nanoseconds since 1970 in 64 bits, with one value for "never".</summary>
internal static class SlaTime
{
    internal const long Never = long.MaxValue;
    internal const long Unset = long.MinValue;

    private const long Longest = long.MaxValue - 1;

    /// <summary>The end of deadlines: 2262-01-01.</summary>
    internal const long End = 9_214_646_400_000_000_000;

    /// <summary>The first instant of an event, inclusive.</summary>
    internal static readonly Instant First = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The end of events, exclusive.</summary>
    internal static readonly Instant EndOfEvents = Instant.FromUtc(2190, 1, 1, 0, 0);
    private static readonly Instant EndOfTime = ToInstant(End);
    private static readonly Instant StartOfTime = Instant.FromUtc(1678, 1, 1, 0, 0);

    /// <summary>The instant of an event or verdict, from 1900 to before 2190: differences of two such fit 64 bits.</summary>
    internal static long OfEvent(Instant at, string parameterName = "at") => at >= First && at < EndOfEvents
        ? Of(at)
        : throw new ArgumentOutOfRangeException(parameterName, at, string.Create(CultureInfo.InvariantCulture, $"Clocks count from {First} to before {EndOfEvents}; {at} lies outside."));

    /// <summary>The instant of a deadline, or false where it lies beyond 2261.</summary>
    internal static bool TryOf(Instant at, out long nanoseconds)
    {
        bool fits = at >= StartOfTime && at < EndOfTime;
        nanoseconds = fits ? Of(at) : Never;
        return fits;
    }

    /// <summary>The number, or 292 years either way: from any event on, that is beyond the last deadline.</summary>
    internal static long Saturated(Int128 nanoseconds) => (long)Int128.Clamp(nanoseconds, -Longest, Longest);

    internal static Instant ToInstant(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);

    private static long Of(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
}
