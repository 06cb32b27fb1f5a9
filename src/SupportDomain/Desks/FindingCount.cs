using System.Collections.Immutable;

namespace SupportDomain.Desks;

/// <summary>How often a kind of fault was found, with the first few examples.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How many rows had it.</param>
/// <param name="Examples">The first ones, in the order of the log; at most <see cref="LogReplay.MaxExamples"/>.</param>
public sealed record FindingCount(LogFindingKind Kind, long Count, ImmutableArray<LogFinding> Examples)
{
    /// <inheritdoc/>
    public bool Equals(FindingCount? other) =>
        other is not null && Kind == other.Kind && Count == other.Count && Examples.AsSpan().SequenceEqual(other.Examples.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Count, Examples.Length);
}
