using System.Globalization;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <content>The fast path in whole units: 64-bit numbers, spans, no allocation.</content>
public static partial class WaterFilling
{
    /// <summary>Divides units between floors and caps into the caller's span: the exact shares rounded down or up, never beyond a bound.</summary>
    /// <param name="units">Any integer but <see cref="long.MinValue"/>; a negative one gives the negated shares of its magnitude.</param>
    /// <param name="weights">One for each recipient; none negative.</param>
    /// <param name="floors">The least magnitude of each share, inclusive; empty for none.</param>
    /// <param name="caps">The greatest magnitude of each share, inclusive; empty for none.</param>
    /// <param name="shares">As long as <paramref name="weights"/>; overwritten. Unchanged when there is a shortfall or an exception.</param>
    /// <param name="summary">How many recipients were tied for how many units.</param>
    /// <param name="ties">Who wins a tie; <see cref="TiePolicy.LowestIndex"/> if null.</param>
    /// <returns>Null, or the shortfall that forbids the division.</returns>
    /// <remarks>A few passes over the data, scratch from the shared pool. The result is that of <see cref="BoundsRule.RescaleQuotas"/>.</remarks>
    /// <exception cref="ArgumentException">The spans differ in length, or the tie policy holds values for another number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight, floor or cap is negative, or the units are <see cref="long.MinValue"/>.</exception>
    public static Shortfall? FillUnits(
        long units, ReadOnlySpan<long> weights, ReadOnlySpan<long> floors, ReadOnlySpan<long> caps, Span<long> shares,
        out ApportionmentSummary summary, TiePolicy? ties = null)
    {
        summary = default;
        ties ??= TiePolicy.LowestIndex;
        UInt128 total = WeightSpan.Sum(weights, shares.Length);
        ties.CheckCount(weights.Length, nameof(ties));
        CheckBounds(floors, weights.Length, nameof(floors));
        CheckBounds(caps, weights.Length, nameof(caps));
        if (units == long.MinValue)
        {
            throw new ArgumentOutOfRangeException(nameof(units), units, string.Create(CultureInfo.InvariantCulture, $"units is {units}; it must be at least {-long.MaxValue}."));
        }

        long magnitude = Math.Abs(units);
        if (FindShortfall(magnitude, weights, floors, caps) is { } shortfall)
        {
            return shortfall;
        }

        ApportionmentSummary? filled = total == UInt128.Zero || total > long.MaxValue
            ? null
            : FastWaterFilling.TryFill(magnitude, weights, floors, caps, shares, units < 0, ties);
        summary = filled ?? FillExactly(magnitude, weights, floors, caps, shares, units < 0, ties);
        if (units < 0)
        {
            foreach (ref long share in shares)
            {
                share = -share;
            }
        }

        return null;
    }

    private static void CheckBounds(ReadOnlySpan<long> bounds, int count, string parameterName)
    {
        if (!bounds.IsEmpty && bounds.Length != count)
        {
            throw new ArgumentException($"There are {bounds.Length} {parameterName} for {count} recipients; there must be one for each, or none.", parameterName);
        }

        int wrong = bounds.IndexOfAnyExceptInRange(0, long.MaxValue);
        if (wrong >= 0)
        {
            throw new ArgumentOutOfRangeException(
                parameterName, bounds[wrong], string.Create(CultureInfo.InvariantCulture, $"{parameterName}[{wrong}] is {bounds[wrong]}; it must be zero or greater."));
        }
    }

    private static Shortfall? FindShortfall(long units, ReadOnlySpan<long> weights, ReadOnlySpan<long> floors, ReadOnlySpan<long> caps)
    {
        Int128 least = 0;
        Int128 most = 0;
        bool weighs = false;
        for (int i = 0; i < weights.Length; i++)
        {
            long floor = floors.IsEmpty ? 0 : floors[i];
            if (!caps.IsEmpty && caps[i] < floor)
            {
                return new(ShortfallReason.CapBelowFloor, new Rational((Int128)floor - caps[i]), i);
            }

            least += floor;
            most += weights[i] == 0 ? floor : caps.IsEmpty ? units : caps[i];
            weighs |= weights[i] > 0;
        }

        return least > units ? new(ShortfallReason.FloorsExceedTotal, new Rational(least - units))
            : most >= units ? null
            : new(weighs ? ShortfallReason.CapsBelowTotal : ShortfallReason.NoRecipient, new Rational(units - most));
    }

    private static ApportionmentSummary FillExactly(
        long units, ReadOnlySpan<long> weights, ReadOnlySpan<long> floors, ReadOnlySpan<long> caps, Span<long> shares, bool isNegative, TiePolicy ties)
    {
        Rational[] exactWeights = new Rational[weights.Length];
        Int128[] exactFloors = new Int128[floors.Length];
        Int128?[] exactCaps = new Int128?[caps.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            exactWeights[i] = weights[i];
        }

        for (int i = 0; i < floors.Length; i++)
        {
            exactFloors[i] = floors[i];
        }

        for (int i = 0; i < caps.Length; i++)
        {
            exactCaps[i] = caps[i];
        }

        ApportionmentResult result = FillUnits(new ApportionmentProblem(isNegative ? -units : units, exactWeights)
            .WithFloors(exactFloors).WithCaps(exactCaps).WithBoundsRule(BoundsRule.RescaleQuotas).WithTies(ties)).Value;
        for (int i = 0; i < shares.Length; i++)
        {
            shares[i] = (long)Int128.Abs(result.Shares[i]);
        }

        return result.Tie is { } tie ? new ApportionmentSummary(tie.Contenders.Length, tie.Units) : default;
    }
}
