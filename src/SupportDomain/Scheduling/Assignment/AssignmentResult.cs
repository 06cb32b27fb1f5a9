namespace SupportDomain.Scheduling.Assignment;

/// <summary>What an assignment comes to.</summary>
/// <param name="Assigned">How many units have an item: as many as is possible.</param>
/// <param name="TotalCost">The sum of the costs of their pairs: the least for that many.</param>
/// <remarks>Equal by value; no order. <c>default</c> is that of no unit. Immutable, safe for use by many threads.</remarks>
public readonly record struct AssignmentResult(int Assigned, Int128 TotalCost);
