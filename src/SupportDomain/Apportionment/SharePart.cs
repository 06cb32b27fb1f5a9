namespace SupportDomain.Apportionment;

/// <summary>A part of a share and why it is there.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Units">How many units, of either sign; never zero.</param>
public readonly record struct SharePart(ShareReason Reason, Int128 Units);
