using System.Globalization;

namespace SupportDomain.Apportionment;

/// <summary>The checks of the span overloads, made before anything is written.</summary>
internal static class WeightSpan
{
    internal static UInt128 Sum(ReadOnlySpan<long> weights, int shares)
    {
        if (weights.Length != shares)
        {
            throw new ArgumentException($"There are {shares} shares for {weights.Length} weights; there must be one for each.", nameof(shares));
        }

        // The sign bits are collected first; without one, 2^31 weights below 2^63 sum to less than 2^94.
        long signs = 0;
        ulong low = 0;
        ulong carries = 0;
        foreach (long weight in weights)
        {
            signs |= weight;
            unchecked
            {
                low += (ulong)weight;
                carries += low < (ulong)weight ? 1UL : 0UL;
            }
        }

        if (signs < 0)
        {
            ThrowNegative(weights);
        }

        return new UInt128(carries, low);
    }

    internal static void RequireNoUnits(long units, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(units))] string? parameterName = null)
    {
        if (units != 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {units} units and no weight above zero; nobody can take them."), parameterName);
        }
    }

    private static void ThrowNegative(ReadOnlySpan<long> weights)
    {
        int index = weights.IndexOfAnyExceptInRange(0, long.MaxValue);
        throw new ArgumentOutOfRangeException(
            nameof(weights), weights[index], string.Create(CultureInfo.InvariantCulture, $"weights[{index}] is {weights[index]}; it must be zero or greater."));
    }
}
