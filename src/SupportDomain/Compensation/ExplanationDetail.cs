namespace SupportDomain.Compensation;

/// <summary>What counts as one factor.</summary>
public enum ExplanationDetail
{
    /// <summary>Each stage at the top, with all that stands in its group.</summary>
    Stages = 0,

    /// <summary>Each table, scale and constant, those in groups one by one: every factor of a points plan.</summary>
    Factors = 1,
}
