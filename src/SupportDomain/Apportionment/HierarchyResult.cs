using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Apportionment;

/// <summary>Units divided over a hierarchy; the shares below a line sum to the share of the line.</summary>
/// <remarks>Equality is that of the object. Immutable, and safe to share between threads.</remarks>
public sealed class HierarchyResult
{
    private readonly ImmutableArray<ApportionmentResult?> _divisions;

    internal HierarchyResult(Hierarchy hierarchy, ImmutableArray<Int128> shares, ApportionmentResult top, ImmutableArray<ApportionmentResult?> divisions)
    {
        Hierarchy = hierarchy;
        Shares = shares;
        Top = top;
        _divisions = divisions;
    }

    /// <summary>The lines.</summary>
    public Hierarchy Hierarchy { get; }

    /// <summary>One share for each line.</summary>
    public ImmutableArray<Int128> Shares { get; }

    /// <summary>The division among the lines at the top.</summary>
    public ApportionmentResult Top { get; }

    /// <summary>Every division that a tie policy had to decide, by the line above; null for the top.</summary>
    public IEnumerable<(int? Line, Tie Tie)> Ties => _divisions
        .Select((division, line) => ((int?)line, division?.Tie))
        .Prepend((null, Top.Tie))
        .Where(d => d.Tie is not null)
        .Select(d => (d.Item1, d.Tie!));

    /// <summary>How a line's share was divided among those below it; null if there are none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public ApportionmentResult? DivisionOf(int line) => _divisions[Guard.Against.OutOfRange(line, 0, _divisions.Length - 1)];
}
