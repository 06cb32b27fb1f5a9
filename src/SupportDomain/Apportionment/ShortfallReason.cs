namespace SupportDomain.Apportionment;

/// <summary>What stands in the way of a division.</summary>
public enum ShortfallReason
{
    /// <summary>No recipient at all, or every weight is zero, and something is to be divided.</summary>
    NoRecipient = 0,

    /// <summary>A recipient's cap is below its floor.</summary>
    CapBelowFloor = 1,

    /// <summary>The floors add up to more than there is.</summary>
    FloorsExceedTotal = 2,

    /// <summary>All caps together do not take what there is.</summary>
    CapsBelowTotal = 3,
}
