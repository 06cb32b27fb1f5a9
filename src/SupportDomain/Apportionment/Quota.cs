namespace SupportDomain.Apportionment;

/// <summary>How much weight one unit costs, for largest remainder; V is the sum of the weights, h the number of units.</summary>
/// <remarks>
/// Hare is the only quota under which shares of money stay next to their exact proportion; the others are here because laws name them
/// (Balinski and Young, <i>Fair Representation</i>, 1982). With V = 2,061,100 and h = 150: Hare 13,740 2/3, Droop 13,650,
/// Hagenbach-Bischoff 13,649 101/151, rounded 13,650, Imperiali 13,559 33/38.
/// A rounded quota presumes weights that are counts, and fewer units than they sum to: where units reach the sum or the weights are proportions it is one
/// or near to one, and the shares come out almost equal whatever the weights.
/// </remarks>
public enum Quota
{
    /// <summary>V ÷ h, the exact proportion.</summary>
    Hare = 0,

    /// <summary>The whole part of V ÷ (h + 1), plus one; for fewer units than the weights sum to.</summary>
    Droop = 1,

    /// <summary>V ÷ (h + 1), exact.</summary>
    HagenbachBischoff = 2,

    /// <summary>V ÷ (h + 1) rounded to the nearest whole number, halves up, at least one, for fewer units than the weights sum to; the law of Slovakia.</summary>
    HagenbachBischoffRounded = 3,

    /// <summary>V ÷ (h + 2), exact.</summary>
    Imperiali = 4,
}
