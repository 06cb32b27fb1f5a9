using SupportDomain.Identifiers;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>What one factor did to the pay, or what rounding did.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
/// <param name="StageId">The stage; empty for the part of rounding.</param>
/// <param name="Exact">
/// The part in minor units: exact for Shapley's value, for the logarithmic index within 10^−28 of the difference. All parts sum exactly to the whole difference.
/// </param>
/// <param name="Displayed">The part in whole minor units; these sum exactly to the displayed difference.</param>
public sealed record ExplanationPart(string StageId, Rational Exact, Money Displayed)
{
    /// <summary>Whether this is the part of rounding.</summary>
    public bool IsRounding => StageId.Length == 0;

    /// <summary>The part as a reason, which has words in English and Persian.</summary>
    public Reason Reason => IsRounding ? CompensationReasons.Rounded.Of(Displayed)
        : Displayed.Sign > 0 ? CompensationReasons.Raised.Of(new ReasonName(StageId), Displayed)
        : Displayed.Sign < 0 ? CompensationReasons.Lowered.Of(new ReasonName(StageId), -Displayed)
        : CompensationReasons.Unchanged.Of(new ReasonName(StageId));
}
