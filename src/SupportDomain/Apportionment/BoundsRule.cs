namespace SupportDomain.Apportionment;

/// <summary>What floors and caps do to the quotas of largest remainder. Divisor methods need no such choice.</summary>
public enum BoundsRule
{
    /// <summary>
    /// The quotas stay those of the whole, and the result is the whole-numbered point within the bounds that is nearest to them by least squares.
    /// The constitutional minimum of one works so: the state below one gets its unit, the rest goes to the largest fractions.
    /// </summary>
    KeepQuotas = 0,

    /// <summary>
    /// Whoever is bound drops out and the rest is divided in proportion among the others (water-filling), then rounded by largest remainder.
    /// What one expects of commitments and absorbable amounts in a budget. Hare quota only.
    /// </summary>
    RescaleQuotas = 1,
}
