using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>An estate divided among claims in whole units.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class ClaimsAward
{
    internal ClaimsAward(ImmutableArray<Int128> awards, ImmutableArray<Rational> exact, Tie? tie)
    {
        Awards = awards;
        Exact = exact;
        Tie = tie;
    }

    /// <summary>What each gets; the exact award rounded down or up.</summary>
    public ImmutableArray<Int128> Awards { get; }

    /// <summary>The exact awards before rounding.</summary>
    public ImmutableArray<Rational> Exact { get; }

    /// <summary>The tie that the policy decided, or null.</summary>
    public Tie? Tie { get; }
}
