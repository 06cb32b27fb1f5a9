namespace SupportDomain.Staffing;

/// <summary>The shape of a <see cref="DurationDistribution"/>.</summary>
public enum DurationShape
{
    /// <summary>Always the same duration.</summary>
    Deterministic = 0,

    /// <summary>Without memory: however long it has taken, the rest is distributed as the whole was.</summary>
    Exponential = 1,

    /// <summary>The sum of several independent exponential phases of one mean.</summary>
    Erlang = 2,

    /// <summary>The logarithm is normally distributed: what handling times mostly look like (Brown et al., JASA 100, 2005, 36-50).</summary>
    Lognormal = 3,

    /// <summary>One of a list of observed durations, each as likely as the others.</summary>
    Empirical = 4,
}
