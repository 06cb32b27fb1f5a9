using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Desks.Measures;

/// <summary>A count for each hour of the week, by the local clocks of the log's zone.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class HoursOfWeek
{
    internal HoursOfWeek(ImmutableArray<long> counts) => Counts = counts;

    /// <summary>168 counts: hour h of day d, with Monday as 0, at 24·d + h.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>The sum.</summary>
    public long Total => Counts.Sum();

    /// <summary>The count of an hour.</summary>
    /// <param name="day">The day of the week.</param>
    /// <param name="hour">The hour, from 0 to 23, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is no day of the week, or <paramref name="hour"/> is outside these bounds.</exception>
    public long At(IsoDayOfWeek day, int hour) =>
        Counts[((Guard.Against.OutOfRange((int)day, (int)IsoDayOfWeek.Monday, (int)IsoDayOfWeek.Sunday, nameof(day)) - 1) * 24) + Guard.Against.OutOfRange(hour, 0, 23)];
}
