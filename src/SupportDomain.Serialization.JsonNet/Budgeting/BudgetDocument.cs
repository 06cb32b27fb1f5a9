using SupportDomain.Budgeting;

namespace SupportDomain.Serialization.JsonNet.Budgeting;

/// <summary>What a budget's document holds: the budget, how it is divided, and what it is spread over.</summary>
/// <param name="Budget">The approved amount and its lines.</param>
/// <param name="Policy">How it is divided.</param>
/// <param name="Periods">The periods; null if it is not spread.</param>
public sealed record BudgetDocument(Budget Budget, BudgetPolicy Policy, BudgetPeriods? Periods);
