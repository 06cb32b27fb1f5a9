using SupportDomain.Metrics;

namespace SupportDomain.Desks.Measures;

/// <summary>The resolved tickets that were handed on so many times.</summary>
/// <param name="HandOffs">How many times.</param>
/// <param name="IsAndMore">Whether tickets with more hand-offs are among them.</param>
/// <param name="Tickets">How many tickets; cancelled and merged ones are left out.</param>
/// <param name="CameBack">How many of them a group had again after another one.</param>
/// <param name="RecordedVerdicts">On how many of them the log gives a verdict.</param>
/// <param name="RecordedBreaches">How many of these verdicts are "breached".</param>
/// <param name="TimeToResolve">The time from the opening to the resolution; its count is <paramref name="Tickets"/>.</param>
public sealed record HandOffRow(
    int HandOffs, bool IsAndMore, long Tickets, long CameBack, long RecordedVerdicts, long RecordedBreaches, DurationSample TimeToResolve)
{
    /// <summary>The share of the log's verdicts that are "breached", or null without one.</summary>
    /// <remarks>A binary floating-point quotient of two exact counts: relative error at most 2^-53.</remarks>
    public double? RecordedBreachShare => RecordedVerdicts == 0 ? null : (double)RecordedBreaches / RecordedVerdicts;
}
