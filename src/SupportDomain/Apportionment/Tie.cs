using System.Collections.Immutable;

namespace SupportDomain.Apportionment;

/// <summary>Recipients whose claims to the last units were exactly equal, and who got them.</summary>
/// <remarks>Immutable, and safe to share between threads. Two ties are equal only if they are the same object.</remarks>
public sealed class Tie
{
    internal Tie(ImmutableArray<int> contenders, ImmutableArray<int> winners)
    {
        Contenders = contenders;
        Winners = winners;
    }

    /// <summary>The zero-based indexes of all whose claims were equal, ascending.</summary>
    public ImmutableArray<int> Contenders { get; }

    /// <summary>The zero-based indexes of those that got one of the units, ascending; at least one and fewer than <see cref="Contenders"/>.</summary>
    public ImmutableArray<int> Winners { get; }

    /// <summary>How many units the tie was about.</summary>
    public int Units => Winners.Length;
}
