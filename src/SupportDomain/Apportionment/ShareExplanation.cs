using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Why one recipient has its share.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class ShareExplanation
{
    internal ShareExplanation(int index, Rational weight, Int128 share, Rational quota, ImmutableArray<SharePart> parts)
    {
        Index = index;
        Weight = weight;
        Share = share;
        Quota = quota;
        Parts = parts;
    }

    /// <summary>The zero-based recipient.</summary>
    public int Index { get; }

    /// <summary>Its weight.</summary>
    public Rational Weight { get; }

    /// <summary>Its share.</summary>
    public Int128 Share { get; }

    /// <summary>Its exact entitlement: weight ÷ quota for largest remainder, units × weight ÷ all weight for divisor methods; of the sign of the units.</summary>
    public Rational Quota { get; }

    /// <summary>The fraction of the quota's magnitude, from 0 inclusive to 1 exclusive.</summary>
    public Rational Remainder => Rational.Abs(Quota) - Rational.Abs(Quota).Floor();

    /// <summary>The parts, which sum to <see cref="Share"/>.</summary>
    public ImmutableArray<SharePart> Parts { get; }

    /// <summary>Whether the weight is below the threshold, so that it counted as zero.</summary>
    public bool IsBelowThreshold { get; internal init; }

    /// <summary>Whether the recipient contested a unit and did not get it.</summary>
    public bool LostTie { get; internal init; }

    /// <summary>The least share allowed.</summary>
    public Int128 Floor { get; internal init; }

    /// <summary>The greatest share allowed; null if there is no cap.</summary>
    public Int128? Cap { get; internal init; }
}
