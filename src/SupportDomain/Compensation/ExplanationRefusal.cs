using SupportDomain.Identifiers;

namespace SupportDomain.Compensation;

/// <summary>Why a difference in pay cannot be divided by a method, with what stands in the way.</summary>
/// <remarks>Equality compares all. Immutable, and safe to share between threads.</remarks>
/// <param name="Kind">Why.</param>
/// <param name="Subject">The stage that stands in the way; for too many factors, the model.</param>
/// <param name="Detail">A sentence with the facts.</param>
public sealed record ExplanationRefusal(ExplanationRefusalKind Kind, string Subject, string Detail)
{
    /// <summary>The refusal as a reason, which has words in English and Persian.</summary>
    public Reason Reason => (Kind switch
    {
        ExplanationRefusalKind.NotAProduct => CompensationReasons.NotAProduct,
        ExplanationRefusalKind.FactorNotPositive => CompensationReasons.FactorNotPositive,
        ExplanationRefusalKind.TooManyFactors => CompensationReasons.TooManyFactors,
        _ => CompensationReasons.NoPayInBetween,
    }).Of(new ReasonName(Subject));

    /// <summary>The sentence.</summary>
    public override string ToString() => Detail;
}
