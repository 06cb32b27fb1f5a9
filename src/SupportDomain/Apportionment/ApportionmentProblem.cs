using System.Collections.Immutable;
using System.Globalization;
using SupportDomain.Internal;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>What is to be divided, by which weights, by which rule, within which bounds.</summary>
/// <remarks>
/// <para>Recipients are numbered from zero in the order of the weights. Floors and caps bound the magnitude of a share: dividing −m gives exactly the
/// negated shares of m. A zero weight gets its floor, which is zero unless one is set.</para>
/// <para>Equality is that of the object. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class ApportionmentProblem
{
    private readonly Data _data;

    /// <summary>A division without bounds.</summary>
    /// <param name="units">The units to divide; any integer, negative for a refund.</param>
    /// <param name="weights">One for each recipient; none may be negative.</param>
    /// <param name="method">The rule; <see cref="ApportionmentMethod.LargestRemainder"/> if null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public ApportionmentProblem(Int128 units, IEnumerable<Rational> weights, ApportionmentMethod? method = null)
        : this(new Data(units, CheckWeights([.. Guard.Against.Null(weights)]), method ?? ApportionmentMethod.LargestRemainder))
    {
    }

    private ApportionmentProblem(Data data) => _data = data;

    /// <summary>The units to divide.</summary>
    public Int128 Units => _data.Units;

    /// <summary>One weight for each recipient.</summary>
    public ImmutableArray<Rational> Weights => _data.Weights;

    /// <summary>The rule.</summary>
    public ApportionmentMethod Method => _data.Method;

    /// <summary>Who wins a tie.</summary>
    public TiePolicy Ties => _data.Ties;

    /// <summary>The least share of each recipient, inclusive; empty if there are no floors.</summary>
    public ImmutableArray<Int128> Floors => _data.Floors;

    /// <summary>The greatest share of each recipient, inclusive, null where there is none; empty if there are no caps.</summary>
    public ImmutableArray<Int128?> Caps => _data.Caps;

    /// <summary>The part of all weight below which a recipient takes no part; null if there is none.</summary>
    public Percentage? Threshold => _data.Threshold;

    /// <summary>What floors and caps do to the quotas of largest remainder.</summary>
    public BoundsRule BoundsRule => _data.BoundsRule;

    /// <summary>The number of recipients.</summary>
    public int Count => Weights.Length;

    /// <summary>The same division of another total.</summary>
    public ApportionmentProblem WithUnits(Int128 units) => new(_data with { Units = units });

    /// <summary>The same division by other weights of the same number.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">There is another number of weights, while floors, caps or ties speak of single recipients.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative.</exception>
    public ApportionmentProblem WithWeights(IEnumerable<Rational> weights)
    {
        Data data = _data with { Weights = CheckWeights([.. Guard.Against.Null(weights)]) };
        CheckCount(data.Weights.Length, Floors.Length, nameof(weights));
        CheckCount(data.Weights.Length, Caps.Length, nameof(weights));
        Ties.CheckCount(data.Weights.Length, nameof(weights));
        return new(data);
    }

    /// <summary>The same division by another rule.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="method"/> is null.</exception>
    /// <exception cref="ArgumentException">The bounds rescale quotas, which this method does not have.</exception>
    public ApportionmentProblem WithMethod(ApportionmentMethod method)
    {
        CheckRule(Guard.Against.Null(method), BoundsRule, nameof(method));
        return new(_data with { Method = method });
    }

    /// <summary>The same division with another tie policy.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="ties"/> is null.</exception>
    /// <exception cref="ArgumentException">The policy holds values for another number of recipients.</exception>
    public ApportionmentProblem WithTies(TiePolicy ties)
    {
        Guard.Against.Null(ties).CheckCount(Count, nameof(ties));
        return new(_data with { Ties = ties });
    }

    /// <summary>The same division with the same floor for everyone, the constitutional minimum.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is negative.</exception>
    public ApportionmentProblem WithMinimum(Int128 minimum) =>
        new(_data with { Floors = [.. Enumerable.Repeat(Guard.Against.Negative(minimum), Count)] });

    /// <summary>The same division with these floors.</summary>
    /// <param name="floors">One for each recipient, or none at all to lift them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="floors"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one floor for each recipient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A floor is negative.</exception>
    public ApportionmentProblem WithFloors(IEnumerable<Int128> floors)
    {
        ImmutableArray<Int128> array = [.. Guard.Against.Null(floors)];
        CheckCount(Count, array.Length, nameof(floors));
        for (int i = 0; i < array.Length; i++)
        {
            CheckNotNegative(array[i], i, nameof(floors));
        }

        return new(_data with { Floors = array });
    }

    /// <summary>The same division with these caps. A cap below its floor is a shortfall of the division, not an error here.</summary>
    /// <param name="caps">One for each recipient, null for no cap, or none at all to lift them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="caps"/> is null.</exception>
    /// <exception cref="ArgumentException">There is not one cap for each recipient.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cap is negative.</exception>
    public ApportionmentProblem WithCaps(IEnumerable<Int128?> caps)
    {
        ImmutableArray<Int128?> array = [.. Guard.Against.Null(caps)];
        CheckCount(Count, array.Length, nameof(caps));
        for (int i = 0; i < array.Length; i++)
        {
            CheckNotNegative(array[i] ?? 0, i, nameof(caps));
        }

        return new(_data with { Caps = array });
    }

    /// <summary>The same division among those that reach a part of all weight; exactly the part is enough.</summary>
    /// <param name="threshold">From 0 % to 100 %, both inclusive, or null to lift it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is outside of this range.</exception>
    public ApportionmentProblem WithThreshold(Percentage? threshold)
    {
        if (threshold is { } value)
        {
            Guard.Against.OutOfRange(value, Percentage.Zero, Percentage.Hundred, nameof(threshold));
        }

        return new(_data with { Threshold = threshold });
    }

    /// <summary>The same division with another meaning of floors and caps for largest remainder.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> is no member of <see cref="Apportionment.BoundsRule"/>.</exception>
    /// <exception cref="ArgumentException">The rule rescales quotas and the method is not largest remainder with the Hare quota.</exception>
    public ApportionmentProblem WithBoundsRule(BoundsRule rule)
    {
        CheckRule(Method, Guard.Against.UndefinedEnum(rule), nameof(rule));
        return new(_data with { BoundsRule = rule });
    }

    internal Int128 FloorOf(int index) => Floors.IsEmpty ? 0 : Floors[index];

    internal Int128? CapOf(int index) => Caps.IsEmpty ? null : Caps[index];

    /// <summary>The weights that take part: a recipient below the threshold counts as zero.</summary>
    internal Rational[] TakingPart()
    {
        Rational[] weights = [.. Weights];
        if (Threshold is { } threshold)
        {
            Rational least = threshold.Of(SumOf.All(Weights.AsSpan()));
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] = weights[i] < least ? Rational.Zero : weights[i];
            }
        }

        return weights;
    }

    private static ImmutableArray<Rational> CheckWeights(ImmutableArray<Rational> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i].Sign < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(weights), weights[i], string.Create(CultureInfo.InvariantCulture, $"weights[{i}] is {weights[i]}; it must be zero or greater."));
            }
        }

        return weights;
    }

    private static void CheckCount(int recipients, int values, string parameterName)
    {
        if (values != 0 && values != recipients)
        {
            throw new ArgumentException($"There are {values} {parameterName} for {recipients} recipients; there must be one for each, or none.", parameterName);
        }
    }

    private static void CheckNotNegative(Int128 value, int index, string parameterName)
    {
        if (Int128.IsNegative(value))
        {
            throw new ArgumentOutOfRangeException(
                parameterName, value, string.Create(CultureInfo.InvariantCulture, $"{parameterName}[{index}] is {value}; it must be zero or greater."));
        }
    }

    private static void CheckRule(ApportionmentMethod method, BoundsRule rule, string parameterName)
    {
        if (rule == BoundsRule.RescaleQuotas && method != ApportionmentMethod.LargestRemainder)
        {
            throw new ArgumentException(
                $"{rule} goes with {ApportionmentMethod.LargestRemainder} only, and the method is {method}.", parameterName);
        }
    }

    private sealed record Data(Int128 Units, ImmutableArray<Rational> Weights, ApportionmentMethod Method)
    {
        public TiePolicy Ties { get; init; } = TiePolicy.LowestIndex;

        public ImmutableArray<Int128> Floors { get; init; } = [];

        public ImmutableArray<Int128?> Caps { get; init; } = [];

        public Percentage? Threshold { get; init; }

        public BoundsRule BoundsRule { get; init; }
    }
}
