namespace SupportDomain.Compensation;

/// <summary>What a number of a salary model rests on.</summary>
public enum FactStanding
{
    /// <summary>Somebody's assumption, to be replaced by something better.</summary>
    Assumption = 0,

    /// <summary>Printed somewhere that can be looked up.</summary>
    Published = 1,

    /// <summary>Decided by the employer, a contract or a law.</summary>
    Decided = 2,
}
