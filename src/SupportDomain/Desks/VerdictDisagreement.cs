using System.Collections.Immutable;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>A class of tickets on whose verdict the log and a clock disagree in the same way.</summary>
/// <param name="Policy">The policy that applied, or null.</param>
/// <param name="Recorded">What the log says.</param>
/// <param name="Ours">What the clock says.</param>
/// <param name="Count">How many tickets.</param>
/// <param name="Examples">The first ones met, in the order of their lines; at most <see cref="MostExamples"/>.</param>
public sealed record VerdictDisagreement(string? Policy, RecordedVerdict Recorded, SlaOutcome Ours, long Count, ImmutableArray<TicketLine> Examples)
{
    /// <summary>How many tickets of a class are named.</summary>
    public const int MostExamples = 5;

    /// <inheritdoc/>
    public bool Equals(VerdictDisagreement? other) =>
        other is not null && string.Equals(Policy, other.Policy, StringComparison.Ordinal) && Recorded == other.Recorded && Ours == other.Ours && Count == other.Count
        && Examples.AsSpan().SequenceEqual(other.Examples.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Policy, Recorded, Ours, Count, Examples.Length);
}
