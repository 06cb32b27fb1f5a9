namespace SupportDomain.Desks;

/// <summary>A part of an operation that no log tells, with the source that is stated of it.</summary>
/// <remarks>Equal by value; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</remarks>
/// <param name="Part">What is assumed.</param>
/// <param name="Workload">Of which workload; null for a part of the whole operation.</param>
/// <param name="Note">Where it comes from; null if nobody says.</param>
public sealed record OperationAssumption(OperationPart Part, string? Workload, string? Note);
