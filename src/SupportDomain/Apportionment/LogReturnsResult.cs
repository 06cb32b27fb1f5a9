using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>The optimal division of a budget over logarithmic returns.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class LogReturnsResult
{
    internal LogReturnsResult(ImmutableArray<Rational> shares, Rational? marginalReturn, double totalReturn)
    {
        Shares = shares;
        MarginalReturn = marginalReturn;
        TotalReturn = totalReturn;
    }

    /// <summary>The exact shares; they sum to the budget.</summary>
    public ImmutableArray<Rational> Shares { get; }

    /// <summary>What a little more budget would return per unit (the multiplier of the budget constraint): the greatest aᵢ ÷ (bᵢ + xᵢ) below a cap; null if nobody could take it.</summary>
    public Rational? MarginalReturn { get; }

    /// <summary>Σ aᵢ ln(1 + xᵢ ÷ bᵢ); relative error at most n × 2^−50, as all terms have the same sign.</summary>
    public double TotalReturn { get; }
}
