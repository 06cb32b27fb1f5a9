namespace SupportDomain.Compensation;

/// <summary>Why a difference in pay cannot be divided by a method.</summary>
public enum ExplanationRefusalKind
{
    /// <summary>The model is no product: a stage adds, clamps, or reads the running value, and the logarithmic index needs a base times factors.</summary>
    NotAProduct = 0,

    /// <summary>A factor is zero or negative, and has no logarithm.</summary>
    FactorNotPositive = 1,

    /// <summary>More factors differ than can be taken in all orders.</summary>
    TooManyFactors = 2,

    /// <summary>A mixture of the two profiles has no pay: a scale ends before it, or a table has a gap.</summary>
    NoPayInBetween = 3,
}
