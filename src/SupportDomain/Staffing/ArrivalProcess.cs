using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Staffing;

/// <summary>When work comes in, as data: at random at one rate, by a profile of the week, as recorded, or regularly. Drawing from it is the simulator's matter.</summary>
/// <remarks>
/// <para>A profile counts hours by the wall clock of its zone, Monday 00:00 first. The hour that a clock change repeats has its rate twice, the hour that it skips never happens.</para>
/// <para>Equal by value; rates as fractions, instants in their order. No order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class ArrivalProcess : IEquatable<ArrivalProcess>
{
    /// <summary>Hours of a week.</summary>
    public const int HoursOfWeek = 168;

    /// <summary>The greatest rate: one million an hour, inclusive.</summary>
    public static readonly Rational LargestRate = 1_000_000;

    private ArrivalProcess(ArrivalShape shape) => Shape = shape;

    /// <summary>The shape.</summary>
    public ArrivalShape Shape { get; }

    /// <summary>The rates an hour: one for <see cref="ArrivalShape.Poisson"/>, <see cref="HoursOfWeek"/> for <see cref="ArrivalShape.Weekly"/>, otherwise none.</summary>
    public ImmutableArray<Rational> PerHour { get; private init; } = [];

    /// <summary>The zone of <see cref="ArrivalShape.Weekly"/>; null for the other shapes.</summary>
    public DateTimeZone? Zone { get; private init; }

    /// <summary>The instants of <see cref="ArrivalShape.Recorded"/>, ascending; otherwise none.</summary>
    public ImmutableArray<Instant> Instants { get; private init; } = [];

    /// <summary>The gap of <see cref="ArrivalShape.Regular"/>; otherwise zero.</summary>
    public Duration Every { get; private init; }

    /// <summary>At random: the gaps are independent and exponentially distributed.</summary>
    /// <param name="perHour">How many an hour on average, above 0 and at most <see cref="LargestRate"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="perHour"/> is outside its bounds.</exception>
    public static ArrivalProcess Poisson(Rational perHour) => perHour.Sign > 0 && perHour <= LargestRate
        ? new ArrivalProcess(ArrivalShape.Poisson) { PerHour = [perHour] }
        : throw new ArgumentOutOfRangeException(nameof(perHour), perHour, $"perHour is {perHour}; it must be above 0 and at most {LargestRate}.");

    /// <summary>At random, at a rate that changes with the hour of the week.</summary>
    /// <param name="zone">Whose wall clock counts the hours.</param>
    /// <param name="perHour"><see cref="HoursOfWeek"/> rates an hour, Monday 00:00 to 01:00 first; each from 0 to <see cref="LargestRate"/>, inclusive, and not all 0.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not <see cref="HoursOfWeek"/> rates, or all are 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is outside its bounds.</exception>
    public static ArrivalProcess Weekly(DateTimeZone zone, IEnumerable<Rational> perHour)
    {
        Guard.Against.Null(zone);
        ImmutableArray<Rational> rates = [.. Guard.Against.Null(perHour)];
        if (rates.Length != HoursOfWeek)
        {
            throw new ArgumentException($"There are {rates.Length} rates; a week has {HoursOfWeek} hours, Monday 00:00 first.", nameof(perHour));
        }

        foreach (Rational rate in rates)
        {
            if (rate.Sign < 0 || rate > LargestRate)
            {
                throw new ArgumentOutOfRangeException(nameof(perHour), rate, $"A rate is {rate}; it must be from 0 to {LargestRate}.");
            }
        }

        return rates.All(r => r.IsZero)
            ? throw new ArgumentException("Every rate is 0; at least one hour of the week must have arrivals.", nameof(perHour))
            : new ArrivalProcess(ArrivalShape.Weekly) { Zone = zone, PerHour = rates };
    }

    /// <summary>As recorded.</summary>
    /// <param name="instants">The instants, in any order; at least one. Equal ones come in at one instant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="instants"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="instants"/> is empty.</exception>
    public static ArrivalProcess Recorded(IEnumerable<Instant> instants)
    {
        ImmutableArray<Instant> sorted = [.. Guard.Against.Null(instants).Order()];
        return sorted.IsEmpty
            ? throw new ArgumentException("No arrival was recorded; there must be at least one.", nameof(instants))
            : new ArrivalProcess(ArrivalShape.Recorded) { Instants = sorted };
    }

    /// <summary>Regularly, the first one a gap after the start.</summary>
    /// <param name="every">The gap, from 1 tick (100 ns) to 1,000 days, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is outside its bounds.</exception>
    public static ArrivalProcess Regular(Duration every) =>
        new(ArrivalShape.Regular) { Every = Guard.Against.OutOfRange(every, Duration.FromTicks(1), DurationDistribution.Longest) };

    /// <summary>Equality by value.</summary>
    public static bool operator ==(ArrivalProcess? left, ArrivalProcess? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(ArrivalProcess? left, ArrivalProcess? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(ArrivalProcess? other) => other is not null && Shape == other.Shape && Every == other.Every && Equals(Zone, other.Zone)
        && PerHour.AsSpan().SequenceEqual(other.PerHour.AsSpan()) && Instants.AsSpan().SequenceEqual(other.Instants.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ArrivalProcess);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, Every, Zone, PerHour.Length, Instants.Length);
}
