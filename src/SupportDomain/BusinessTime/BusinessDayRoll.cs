namespace SupportDomain.BusinessTime;

/// <summary>Where a date that is no business day moves to. Business days never move.</summary>
public enum BusinessDayRoll
{
    /// <summary>It stays.</summary>
    None = 0,

    /// <summary>To the next business day.</summary>
    Following = 1,

    /// <summary>To the business day before.</summary>
    Preceding = 2,

    /// <summary>To the next business day, unless that is in another ISO month: then to the one before.</summary>
    ModifiedFollowing = 3,

    /// <summary>To the business day before, unless that is in another ISO month: then to the next one.</summary>
    ModifiedPreceding = 4,
}
