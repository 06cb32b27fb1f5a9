using System.Collections.Immutable;

namespace SupportDomain.Desks;

/// <summary>How the verdicts of a clock agree with those that the log itself gives.</summary>
/// <remarks>
/// The log's "met" agrees with everything but a breach, its "breached" with a breach only. Tickets of which the log says nothing, and those that we
/// give no SLA or cancelled, are not compared. Equality is by reference. Immutable, and safe to share between threads.
/// </remarks>
public sealed class VerdictAgreement
{
    internal VerdictAgreement(long compared, long agreed, long notCompared, ImmutableArray<VerdictDisagreement> disagreements)
    {
        Compared = compared;
        Agreed = agreed;
        NotCompared = notCompared;
        Disagreements = disagreements;
    }

    /// <summary>How many tickets have a verdict of both sides.</summary>
    public long Compared { get; }

    /// <summary>How many of these agree.</summary>
    public long Agreed { get; }

    /// <summary>How many tickets lack a verdict of either side.</summary>
    public long NotCompared { get; }

    /// <summary>The classes of disagreement, the largest first.</summary>
    public ImmutableArray<VerdictDisagreement> Disagreements { get; }
}
