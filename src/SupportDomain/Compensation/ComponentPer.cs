namespace SupportDomain.Compensation;

/// <summary>What an amount of a statutory rule is for.</summary>
public enum ComponentPer
{
    /// <summary>A whole month, whatever days are paid.</summary>
    Month = 0,

    /// <summary>A whole month, in proportion to the paid days of its days.</summary>
    MonthProRated = 1,

    /// <summary>A paid day.</summary>
    Day = 2,
}
