using System.Collections.Immutable;

namespace SupportDomain.Desks;

/// <summary>How the deadlines that a policy computes agree with those that the log itself gives.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class DeadlineAgreement
{
    internal DeadlineAgreement(string policy, string targetKind, long compared, long agreed, ImmutableArray<DeadlineDisagreement> disagreements)
    {
        Policy = policy;
        TargetKind = targetKind;
        Compared = compared;
        Agreed = agreed;
        Disagreements = disagreements;
    }

    /// <summary>The policy.</summary>
    public string Policy { get; }

    /// <summary>The kind of its target: the name of its type without "Target".</summary>
    public string TargetKind { get; }

    /// <summary>How many tickets have a deadline of both sides.</summary>
    public long Compared { get; }

    /// <summary>How many of these lie within the tolerance of the mapping.</summary>
    public long Agreed { get; }

    /// <summary>The classes of disagreement, the largest first.</summary>
    public ImmutableArray<DeadlineDisagreement> Disagreements { get; }
}
