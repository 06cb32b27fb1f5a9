using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>A class of tickets on whose verdict the log and a clock disagree in the same way.</summary>
/// <param name="Policy">The policy that applied, or null.</param>
/// <param name="Recorded">What the log says.</param>
/// <param name="Ours">What the clock says.</param>
/// <param name="Count">How many tickets.</param>
public sealed record VerdictDisagreement(string? Policy, RecordedVerdict Recorded, SlaOutcome Ours, long Count);
