using System.Collections.Immutable;
using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>Exact shares that sum to the amount.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class WaterFillingResult
{
    internal WaterFillingResult(Rational level, ImmutableArray<Rational> shares)
    {
        Level = level;
        Shares = shares;
    }

    /// <summary>What every weight of one gets that no bound stops; the lowest level that does it, where everyone is at a bound.</summary>
    public Rational Level { get; }

    /// <summary>One share for each recipient, of the sign of the amount.</summary>
    public ImmutableArray<Rational> Shares { get; }

    internal WaterFillingResult Negated() => new(-Level, [.. Shares.Select(s => -s)]);
}
