using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>The value after a stage of an estimate.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
/// <param name="StageId">The stage.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Value">The exact value after it; for money in minor units.</param>
public sealed record EstimateStep(string StageId, StageKind Kind, Rational Value);
