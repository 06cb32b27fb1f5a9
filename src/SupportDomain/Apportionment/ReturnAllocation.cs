using System.Collections.Immutable;

namespace SupportDomain.Apportionment;

/// <summary>A budget divided for the largest total gain.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class ReturnAllocation
{
    internal ReturnAllocation(ImmutableArray<int> shares, Int128 totalReturn, long unspent, bool isTied)
    {
        Shares = shares;
        TotalReturn = totalReturn;
        Unspent = unspent;
        IsTied = isTied;
    }

    /// <summary>The units of each recipient.</summary>
    public ImmutableArray<int> Shares { get; }

    /// <summary>The sum of all gains.</summary>
    public Int128 TotalReturn { get; }

    /// <summary>The units that nobody has more to gain from.</summary>
    public long Unspent { get; }

    /// <summary>Whether another division of as many units is as good.</summary>
    public bool IsTied { get; }
}
