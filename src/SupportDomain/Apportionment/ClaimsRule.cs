namespace SupportDomain.Apportionment;

/// <summary>How an estate that is too small is divided among claims; a cut of a budget is such a division.</summary>
/// <remarks>
/// The worked numbers divide 200 among claims of 100, 200 and 300. Source: R. J. Aumann and M. Maschler, <i>Game theoretic analysis of a bankruptcy
/// problem from the Talmud</i>, Journal of Economic Theory 36 (1985), 195-213.
/// </remarks>
public enum ClaimsRule
{
    /// <summary>Everyone the same part of the claim: 33 1/3, 66 2/3, 100.</summary>
    Proportional = 0,

    /// <summary>Everyone the same, but at most the claim: 66 2/3, 66 2/3, 66 2/3. Spares the small.</summary>
    EqualAwards = 1,

    /// <summary>Everyone loses the same, but at most the claim: 0, 50, 150. Spares the large.</summary>
    EqualLosses = 2,

    /// <summary>Equal awards on half the claims, and beyond half of all claims equal losses on the other half: 50, 75, 75.</summary>
    Talmud = 3,
}
