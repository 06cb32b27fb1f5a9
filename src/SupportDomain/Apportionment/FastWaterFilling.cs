using System.Buffers;

namespace SupportDomain.Apportionment;

/// <summary>Water-filling in 64-bit integers by fixing variables: no sort, a few passes.</summary>
/// <remarks>
/// With everyone not yet fixed on one level, either those below their floors lack more than those above their caps have too much, or the other way round;
/// the side that prevails is fixed at its bounds for good, and the level is found anew (G. R. Bitran and A. C. Hax, <i>Disaggregation and resource allocation
/// using convex knapsack problems</i>, Management Science 27 (1981), 431-441). When nobody is out of bounds, the free ones share by largest remainder.
/// </remarks>
internal static class FastWaterFilling
{
    /// <summary>Beyond it the input is hostile, and the sorting path is as fast.</summary>
    private const int MostPasses = 128;

    /// <summary>Checked, feasible, of a positive weight sum below 2^63; the shares are magnitudes. Returns null after too many passes.</summary>
    internal static ApportionmentSummary? TryFill(
        long units, ReadOnlySpan<long> weights, ReadOnlySpan<long> floors, ReadOnlySpan<long> caps, Span<long> shares, bool isNegative, TiePolicy ties)
    {
        int[] free = ArrayPool<int>.Shared.Rent(weights.Length);
        try
        {
            Level level = new(units, 0);
            int count = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                shares[i] = floors.IsEmpty ? 0 : floors[i];
                if (weights[i] > 0)
                {
                    free[count++] = i;
                    level.Weight += weights[i];
                }
                else
                {
                    level.Units -= shares[i];
                }
            }

            for (int pass = 0; pass < MostPasses; pass++)
            {
                int before = count;
                count = Fix(ref level, weights, floors, caps, shares, free.AsSpan(0, count));
                if (count == before)
                {
                    return ShareOut(level, weights, shares, free.AsSpan(0, count), isNegative, ties);
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(free);
        }
    }

    /// <summary>Fixes those of the prevailing side and returns how many stay free. All products are of two numbers below 2^63.</summary>
    private static int Fix(
        ref Level level, ReadOnlySpan<long> weights, ReadOnlySpan<long> floors, ReadOnlySpan<long> caps, Span<long> shares, Span<int> free)
    {
        Int128 lackUnits = 0;
        Int128 lackWeight = 0;
        Int128 surplusUnits = 0;
        Int128 surplusWeight = 0;
        foreach (int i in free)
        {
            Int128 wanted = level.Units * weights[i];
            if (!floors.IsEmpty && wanted < level.Weight * floors[i])
            {
                lackUnits += floors[i];
                lackWeight += weights[i];
            }
            else if (!caps.IsEmpty && wanted > level.Weight * caps[i])
            {
                surplusUnits += caps[i];
                surplusWeight += weights[i];
            }
        }

        if (lackWeight == 0 && surplusWeight == 0)
        {
            return free.Length;
        }

        // Σ floor − level × Σ weight against level × Σ weight − Σ cap, times the free weight.
        Int128 balance = (level.Weight * (lackUnits + surplusUnits)) - (level.Units * (lackWeight + surplusWeight));
        Level old = level;
        int kept = 0;
        foreach (int i in free)
        {
            Int128 wanted = old.Units * weights[i];
            bool atFloor = balance >= 0 && !floors.IsEmpty && wanted < old.Weight * floors[i];
            bool atCap = balance <= 0 && !caps.IsEmpty && wanted > old.Weight * caps[i];
            if (atFloor || atCap)
            {
                shares[i] = atFloor ? floors[i] : caps[i];
                level.Units -= shares[i];
                level.Weight -= weights[i];
            }
            else
            {
                free[kept++] = i;
            }
        }

        return kept;
    }

    private static ApportionmentSummary ShareOut(
        Level level, ReadOnlySpan<long> weights, Span<long> shares, Span<int> free, bool isNegative, TiePolicy ties)
    {
        long[] buffer = ArrayPool<long>.Shared.Rent(2 * Math.Max(1, free.Length));
        try
        {
            Span<long> freeWeights = buffer.AsSpan(0, free.Length);
            Span<long> freeShares = buffer.AsSpan(free.Length, free.Length);
            for (int i = 0; i < free.Length; i++)
            {
                freeWeights[i] = weights[free[i]];
            }

            long units = (long)level.Units;
            TiePolicy among = ties.Kind == TieKind.Drawn || ties.HoldsValues ? ties.Select(free.ToArray()) : ties;
            ApportionmentSummary summary = Apportioner.Apportion(isNegative ? -units : units, freeWeights, freeShares, ApportionmentMethod.LargestRemainder, among);
            for (int i = 0; i < free.Length; i++)
            {
                shares[free[i]] = Math.Abs(freeShares[i]);
            }

            return summary;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(buffer);
        }
    }

    /// <summary>Where the free recipients stand: their weights, and what they share.</summary>
    private record struct Level(Int128 Units, Int128 Weight);
}
