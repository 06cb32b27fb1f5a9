using System.Runtime.CompilerServices;

namespace SupportDomain.Apportionment;

/// <summary>Divides weight × multiplier by a fixed divisor below 2^63 without a division: the multiplier's reciprocal is found once.</summary>
internal readonly struct Reciprocal
{
    private readonly ulong _wholes;
    private readonly ulong _rest;
    private readonly ulong _fraction;
    private readonly ulong _divisor;

    /// <summary>The multiplier is wholes × divisor + rest; fraction is rest × 2^64 ÷ divisor, rounded down.</summary>
    internal Reciprocal(ulong multiplier, ulong divisor)
    {
        _divisor = divisor;
        (_wholes, _rest) = Math.DivRem(multiplier, divisor);
        _fraction = (ulong)(((UInt128)_rest << 64) / divisor);
    }

    /// <summary>weight × multiplier = quotient × divisor + remainder, for a weight below 2^63 whose quotient fits 64 bits.</summary>
    /// <remarks>
    /// Let q be weight × rest ÷ divisor. The fraction is more than rest × 2^64 ÷ divisor − 1, so weight × fraction ÷ 2^64 is at most q and more than
    /// q − 1/2, and its whole part, the estimate, is at most ⌊q⌋ and more than q − 3/2, which makes it ⌊q⌋ or ⌊q⌋ − 1. What remains is then in
    /// [0, 3/2 × divisor), below 2^64: the low 64 bits of both products suffice to find it, and one conditional subtraction corrects both results.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Divide(ulong weight, out ulong remainder)
    {
        unchecked
        {
            ulong quotient = Math.BigMul(weight, _fraction, out _);
            ulong rest = (weight * _rest) - (quotient * _divisor);
            ulong correction = rest >= _divisor ? 1UL : 0UL;
            remainder = rest - (_divisor & (0 - correction));
            return (weight * _wholes) + quotient + correction;
        }
    }
}
