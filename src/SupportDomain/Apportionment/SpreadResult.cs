using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Units spread over successive periods.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class SpreadResult
{
    private readonly ApportionmentProblem _input;

    internal SpreadResult(ImmutableArray<Int128> shares, ApportionmentProblem input)
    {
        Shares = shares;
        _input = input;
    }

    /// <summary>One share for each period, in order; they sum to the units.</summary>
    public ImmutableArray<Int128> Shares { get; }

    /// <summary>How far a running total is from its exact value at most; never more than 1/2. 100 over twelve months: 1/3.</summary>
    public Rational GreatestDeviation() => Deviation.OfPrefixes(_input, Shares.AsSpan());
}
