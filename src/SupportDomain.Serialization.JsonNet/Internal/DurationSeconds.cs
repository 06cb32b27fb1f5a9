using NodaTime;
using SupportDomain.Numerics;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>Durations as numbers of seconds, exact to the nanosecond: for what was measured, which may be negative.</summary>
internal static class DurationSeconds
{
    internal static decimal Of(Duration duration) =>
        ((decimal)duration.Days * NodaConstants.SecondsPerDay) + ((decimal)duration.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);

    internal static decimal? Of(Duration? duration) => duration is { } value ? Of(value) : null;

    internal static Duration Read(JsonNode node)
    {
        Rational nanoseconds = node.Number() * NodaConstants.NanosecondsPerSecond;
        bool fits = nanoseconds.IsInteger && nanoseconds.Numerator >= Duration.MinValue.ToBigIntegerNanoseconds() && nanoseconds.Numerator <= Duration.MaxValue.ToBigIntegerNanoseconds();
        return fits ? Duration.FromNanoseconds(nanoseconds.Numerator) : throw node.Fault("this number", "seconds, exact to the nanosecond, of less than 45,000 years");
    }
}
