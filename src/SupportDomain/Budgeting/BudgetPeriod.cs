using NodaTime;
using SupportDomain.Numerics;

namespace SupportDomain.Budgeting;

/// <summary>A period that a budget is spread over.</summary>
/// <param name="Name">What people call it, such as 2026-03 or 1405-01.</param>
/// <param name="Start">The first day, inclusive, in the ISO calendar.</param>
/// <param name="End">The day after the last, exclusive, in the ISO calendar.</param>
/// <param name="Weight">How much of the year it carries; zero or greater.</param>
public sealed record BudgetPeriod(string Name, LocalDate Start, LocalDate End, Rational Weight);
