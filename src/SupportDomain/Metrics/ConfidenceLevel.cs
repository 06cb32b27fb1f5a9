namespace SupportDomain.Metrics;

/// <summary>How often an interval holds the true value in the long run.</summary>
public enum ConfidenceLevel
{
    /// <summary>19 times in 20; the usual one.</summary>
    Percent95 = 0,

    /// <summary>9 times in 10.</summary>
    Percent90 = 1,

    /// <summary>99 times in 100.</summary>
    Percent99 = 2,
}
