namespace SupportDomain.Compensation;

/// <summary>Where pay lies in relation to its band.</summary>
public enum BandPosition
{
    /// <summary>From the least to the greatest pay of the band, both inclusive.</summary>
    Within = 0,

    /// <summary>Below the least: a green circle.</summary>
    Below = 1,

    /// <summary>Above the greatest: a red circle.</summary>
    Above = 2,
}
