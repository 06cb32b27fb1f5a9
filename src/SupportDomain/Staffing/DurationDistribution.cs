using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Staffing;

/// <summary>How long something takes, as data: handling times, patience. Drawing from it is the simulator's matter.</summary>
/// <remarks>
/// <para>Equal by value; observed durations count in their order. No order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed class DurationDistribution : IEquatable<DurationDistribution>
{
    /// <summary>The longest mean, standard deviation or observed duration: 1,000 days, inclusive.</summary>
    public static readonly Duration Longest = Duration.FromDays(1000);

    /// <summary>The greatest number of phases of an Erlang distribution, inclusive.</summary>
    public const int MaximumPhases = 1000;

    private DurationDistribution(DurationShape shape, Duration mean)
    {
        Shape = shape;
        Mean = mean;
    }

    /// <summary>The shape.</summary>
    public DurationShape Shape { get; }

    /// <summary>The mean; of observed durations the arithmetic mean, rounded down to a nanosecond.</summary>
    public Duration Mean { get; }

    /// <summary>The standard deviation of <see cref="DurationShape.Lognormal"/>, in the same unit as the mean (not of the logarithm); null for the other shapes.</summary>
    public Duration? StandardDeviation { get; private init; }

    /// <summary>The number of phases of <see cref="DurationShape.Erlang"/>; 0 for the other shapes.</summary>
    public int Phases { get; private init; }

    /// <summary>The durations of <see cref="DurationShape.Empirical"/>; empty for the other shapes.</summary>
    public ImmutableArray<Duration> Observed { get; private init; } = [];

    /// <summary>Always the same.</summary>
    /// <param name="value">The duration, from 0 to <see cref="Longest"/>, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is outside its bounds.</exception>
    public static DurationDistribution Deterministic(Duration value) => new(DurationShape.Deterministic, Guard.Against.OutOfRange(value, Duration.Zero, Longest));

    /// <summary>Exponentially distributed.</summary>
    /// <param name="mean">The mean, above 0 and at most <see cref="Longest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mean"/> is outside its bounds.</exception>
    public static DurationDistribution Exponential(Duration mean) => new(DurationShape.Exponential, Positive(mean, nameof(mean)));

    /// <summary>The sum of exponential phases; its variance is the squared mean divided by the number of phases.</summary>
    /// <param name="phases">How many phases, from 1 to <see cref="MaximumPhases"/>, inclusive.</param>
    /// <param name="mean">The mean of the sum, above 0 and at most <see cref="Longest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds.</exception>
    public static DurationDistribution Erlang(int phases, Duration mean) =>
        new(DurationShape.Erlang, Positive(mean, nameof(mean))) { Phases = Guard.Against.OutOfRange(phases, 1, MaximumPhases) };

    /// <summary>Lognormally distributed.</summary>
    /// <param name="mean">The mean of the durations, above 0 and at most <see cref="Longest"/>.</param>
    /// <param name="standardDeviation">The standard deviation of the durations, from 0 to <see cref="Longest"/>, inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its bounds.</exception>
    public static DurationDistribution Lognormal(Duration mean, Duration standardDeviation) =>
        new(DurationShape.Lognormal, Positive(mean, nameof(mean))) { StandardDeviation = Guard.Against.OutOfRange(standardDeviation, Duration.Zero, Longest) };

    /// <summary>One of the durations observed, each as likely as the others.</summary>
    /// <param name="observed">The durations, each from 0 to <see cref="Longest"/>, inclusive; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="observed"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="observed"/> is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A duration is outside its bounds.</exception>
    public static DurationDistribution Empirical(params IEnumerable<Duration> observed)
    {
        ImmutableArray<Duration> values = [.. Guard.Against.Null(observed)];
        if (values.IsEmpty)
        {
            throw new ArgumentException("No duration was observed; an empirical distribution needs at least one.", nameof(observed));
        }

        Int128 sum = 0;
        foreach (Duration value in values)
        {
            sum += (Int128)Guard.Against.OutOfRange(value, Duration.Zero, Longest, nameof(observed)).ToInt64Nanoseconds();
        }

        return new DurationDistribution(DurationShape.Empirical, Duration.FromNanoseconds((long)(sum / values.Length))) { Observed = values };
    }

    /// <summary>Equality by value.</summary>
    public static bool operator ==(DurationDistribution? left, DurationDistribution? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    public static bool operator !=(DurationDistribution? left, DurationDistribution? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(DurationDistribution? other) => other is not null && Shape == other.Shape && Mean == other.Mean && Phases == other.Phases
        && StandardDeviation == other.StandardDeviation && Observed.AsSpan().SequenceEqual(other.Observed.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationDistribution);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Shape, Mean, Phases, StandardDeviation, Observed.Length);

    /// <summary>The shape and its numbers, for people; culture-invariant.</summary>
    public override string ToString() => Shape switch
    {
        DurationShape.Erlang => string.Create(CultureInfo.InvariantCulture, $"Erlang, {Phases} phases, mean {Mean}"),
        DurationShape.Lognormal => $"Lognormal, mean {Mean}, standard deviation {StandardDeviation}",
        DurationShape.Empirical => string.Create(CultureInfo.InvariantCulture, $"Empirical, {Observed.Length} durations, mean {Mean}"),
        _ => $"{Shape}, mean {Mean}",
    };

    private static Duration Positive(Duration value, string parameterName) => Guard.Against.OutOfRange(value, Duration.Epsilon, Longest, parameterName);
}
