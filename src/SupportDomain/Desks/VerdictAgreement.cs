using System.Collections.Immutable;

namespace SupportDomain.Desks;

/// <summary>How the verdicts of a clock agree with those that the log itself gives.</summary>
/// <remarks>
/// The log's "met" agrees with everything but a breach, its "breached" with a breach only. Tickets of which the log says nothing, and those that we
/// give no SLA or cancelled, are not compared; nor is a clock that anything but the status stops, such as a first response, since a log's own verdict is one on
/// the resolution. Of a clock with several instances on a ticket one breach is a breach. Equality is by reference. Immutable, and safe to share between threads.
/// </remarks>
public sealed class VerdictAgreement
{
    internal VerdictAgreement(
        long compared, long agreed, long notCompared, ImmutableArray<VerdictDisagreement> disagreements, ImmutableArray<GroupAgreement> byPolicy, ImmutableArray<GroupAgreement> byPriority)
    {
        Compared = compared;
        Agreed = agreed;
        NotCompared = notCompared;
        Disagreements = disagreements;
        ByPolicy = byPolicy;
        ByPriority = byPriority;
    }

    /// <summary>Nothing to compare.</summary>
    internal static VerdictAgreement None { get; } = new(0, 0, 0, [], [], []);

    /// <summary>How many tickets have a verdict of both sides.</summary>
    public long Compared { get; }

    /// <summary>How many of these agree.</summary>
    public long Agreed { get; }

    /// <summary>How many tickets lack a verdict of either side.</summary>
    public long NotCompared { get; }

    /// <summary>The classes of disagreement, the largest first.</summary>
    public ImmutableArray<VerdictDisagreement> Disagreements { get; }

    /// <summary>The agreement by policy, ordered by name; policies without a ticket to compare are left out.</summary>
    public ImmutableArray<GroupAgreement> ByPolicy { get; }

    /// <summary>The agreement by priority, ordered by name; those without priority come last.</summary>
    public ImmutableArray<GroupAgreement> ByPriority { get; }
}
