using System.Collections.Immutable;
using SupportDomain.Apportionment;

namespace SupportDomain.Serialization.JsonNet.Apportionment;

/// <summary>What a division's document holds: the problem and what its recipients are called.</summary>
/// <param name="Problem">The problem.</param>
/// <param name="Names">One name for each recipient.</param>
public sealed record ApportionmentDocument(ApportionmentProblem Problem, ImmutableArray<string> Names)
{
    /// <summary>Compares the problem as an object and the names one by one.</summary>
    public bool Equals(ApportionmentDocument? other) => other is not null && Problem.Equals(other.Problem)
        && Names.SequenceEqual(other.Names, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Problem, Names.Length);
}
