namespace SupportDomain.Apportionment;

/// <summary>A recipient that has fewer units of a larger total.</summary>
/// <param name="Units">The larger total; the one before it is one less.</param>
/// <param name="Index">The zero-based recipient.</param>
/// <param name="Before">Its share of the smaller total.</param>
/// <param name="After">Its share of the larger total.</param>
public readonly record struct HouseLoss(Int128 Units, int Index, Int128 Before, Int128 After);
