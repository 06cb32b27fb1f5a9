using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A line of a payslip.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
/// <param name="Id">The component, or what the employer pays besides.</param>
/// <param name="Amount">The amount of the period.</param>
/// <param name="IsInsurable">Whether insurance shares are taken of it.</param>
/// <param name="IsTaxable">Whether it belongs to the tax base.</param>
public sealed record PayslipLine(string Id, Money Amount, bool IsInsurable, bool IsTaxable);
