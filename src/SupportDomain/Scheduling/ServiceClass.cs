using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Scheduling;

/// <summary>A class of service: how fast its items age, what their delay costs, what they weigh.</summary>
/// <remarks>
/// Each order uses what it needs: <see cref="WorkOrdering.AgingRates"/> the head start and the rate, <see cref="WorkOrdering.CostOfDelay"/> the cost and the handling time,
/// <see cref="WorkOrdering.WeightedShortestTime"/> the weight. Equal by value; no order; no <c>default</c>. Immutable, and safe to share between threads.
/// </remarks>
public sealed record ServiceClass
{
    /// <summary>The greatest numerator of a rate and the greatest cost per hour in minor units: 2^40.</summary>
    public const long LargestCost = 1L << 40;

    /// <summary>The greatest denominator of a rate and the greatest handling time in seconds: 2^25, somewhat more than a year.</summary>
    public const long LargestHandlingSeconds = 1L << 25;

    /// <summary>Names a class of service.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is blank.</exception>
    public ServiceClass(string name) => Name = Guard.Against.NullOrWhiteSpace(name);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The head start under <see cref="WorkOrdering.AgingRates"/>: zero or more, less than 1,000 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too great.</exception>
    public Duration HeadStart { get; init => field = Guard.Against.OutOfRange(value, Duration.Zero, Duration.FromDays(1000), nameof(HeadStart)); } = Duration.Zero;

    /// <summary>How fast age grows under <see cref="WorkOrdering.AgingRates"/>, as a multiple of the wait: zero or more; numerator at most 2^40, denominator at most 2^25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or its numerator or denominator is too great.</exception>
    public Rational AgingRate { get; init => field = CheckRate(value); } = Rational.One;

    /// <summary>What an hour of delay costs, for <see cref="WorkOrdering.CostOfDelay"/>: zero to 2^40 minor units. All classes of a policy state it in one currency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or too great.</exception>
    public Money? CostPerHour { get; init => field = CheckCost(value); }

    /// <summary>How long an item takes on the average, for <see cref="WorkOrdering.CostOfDelay"/>: whole seconds from 1 to 2^25.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds or not whole seconds.</exception>
    public Duration MeanHandling { get; init => field = CheckHandling(value); } = Duration.FromHours(1);

    /// <summary>The weight under <see cref="WorkOrdering.WeightedShortestTime"/>, from 1 to 1,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside these bounds.</exception>
    public int Weight { get; init => field = Guard.Against.OutOfRange(value, 1, 1_000_000, nameof(Weight)); } = 1;

    private static Rational CheckRate(Rational value) => value.Numerator >= 0 && value.Numerator <= LargestCost && value.Denominator <= LargestHandlingSeconds
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"AgingRate is {value}; it must be zero or more, its numerator at most {LargestCost}, its denominator at most {LargestHandlingSeconds}.");

    private static Money? CheckCost(Money? value) => value is not { } cost || (cost.Sign >= 0 && cost.MinorUnits <= LargestCost)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"CostPerHour is {cost}; it must be from zero to {LargestCost} minor units.");

    private static Duration CheckHandling(Duration value)
    {
        Guard.Against.OutOfRange(value, Duration.FromSeconds(1), Duration.FromSeconds(LargestHandlingSeconds));
        return value.SubsecondNanoseconds == 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"MeanHandling is {value}; it must be whole seconds.");
    }
}
