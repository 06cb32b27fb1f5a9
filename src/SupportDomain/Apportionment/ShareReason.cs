namespace SupportDomain.Apportionment;

/// <summary>Why a part of a share is there. The parts of a share sum to it.</summary>
public enum ShareReason
{
    /// <summary>The whole part of the quota.</summary>
    WholeQuota = 0,

    /// <summary>A unit left over, for one of the largest fractions of the quotas.</summary>
    LargestRemainder = 1,

    /// <summary>Units beyond the whole quota, for priorities (weight ÷ divisor) among the highest.</summary>
    HighestPriority = 2,

    /// <summary>Units of the whole quota that went to higher priorities elsewhere; below zero.</summary>
    LowerPriority = 3,

    /// <summary>A contested unit that the tie policy gave.</summary>
    TieWon = 4,

    /// <summary>Units that lift the whole quota to the floor.</summary>
    LiftedToFloor = 5,

    /// <summary>Units that the cap cuts off the whole quota; below zero.</summary>
    CutToCap = 6,

    /// <summary>Units that a quota below the exact proportion gave out too many, and that came back from the smallest fractions; below zero.</summary>
    Returned = 7,

    /// <summary>What the bounds of others leave to share, or take: in proportion by <see cref="BoundsRule.RescaleQuotas"/>, evenly by <see cref="BoundsRule.KeepQuotas"/>.</summary>
    Redistributed = 8,
}
