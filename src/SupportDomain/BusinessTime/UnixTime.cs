using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>Instants as nanoseconds since 1970 in 64 bits. Callers check the range first: the limits below are well within it.</summary>
internal static class UnixTime
{
    /// <summary>The first date a calendar can be valid on.</summary>
    public static readonly LocalDate MinDate = new(1900, 1, 1);

    /// <summary>
    /// The first date after the last a calendar can be valid on. The span of 290 years has 9.16e18 ns and fits a signed 64-bit number (9.22e18),
    /// so differences and sums of working time within it do too.
    /// </summary>
    public static readonly LocalDate MaxDate = new(2190, 1, 1);

    public static long ToNanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    public static Instant ToInstant(long nanoseconds) => NodaConstants.UnixEpoch + Duration.FromNanoseconds(nanoseconds);
}
