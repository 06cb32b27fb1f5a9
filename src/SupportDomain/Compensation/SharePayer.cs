namespace SupportDomain.Compensation;

/// <summary>Who pays a share of insurance.</summary>
public enum SharePayer
{
    /// <summary>The insured: it is taken off the gross pay.</summary>
    Insured = 0,

    /// <summary>The employer, on top of the gross pay.</summary>
    Employer = 1,

    /// <summary>The state.</summary>
    State = 2,
}
