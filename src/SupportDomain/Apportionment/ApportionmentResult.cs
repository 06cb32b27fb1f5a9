using System.Collections.Immutable;

namespace SupportDomain.Apportionment;

/// <summary>Who got how many units.</summary>
/// <remarks>The shares sum exactly to the units of the problem. Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class ApportionmentResult
{
    internal ApportionmentResult(ApportionmentProblem problem, ImmutableArray<Int128> shares, Tie? tie)
    {
        Problem = problem;
        Shares = shares;
        Tie = tie;
    }

    /// <summary>What was to be divided.</summary>
    public ApportionmentProblem Problem { get; }

    /// <summary>One share for each recipient, of the sign of the units.</summary>
    public ImmutableArray<Int128> Shares { get; }

    /// <summary>The tie that the tie policy decided, or null if the result is the only one that the method allows.</summary>
    public Tie? Tie { get; }
}
