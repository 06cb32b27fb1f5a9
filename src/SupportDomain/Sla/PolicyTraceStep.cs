using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>What became of one policy when one was chosen for a ticket.</summary>
/// <remarks>Equality is by value; there is no order and no <c>default</c>. Immutable, and safe to share between threads.</remarks>
/// <param name="Policy">The policy.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsChosen">Whether it was chosen.</param>
/// <param name="Reason">Why, or why not.</param>
public sealed record PolicyTraceStep(PolicyId Policy, int Version, bool IsChosen, Reason Reason);
