using NodaTime;

namespace SupportDomain.Hosting.Tests;

/// <summary>A clock that goes on by a millisecond whenever it is looked at.</summary>
internal sealed class SteppingClock : IClock
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private long _looks;

    public Instant GetCurrentInstant() => Start + Duration.FromMilliseconds(Interlocked.Increment(ref _looks));
}
