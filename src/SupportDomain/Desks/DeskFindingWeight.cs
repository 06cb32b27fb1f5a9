namespace SupportDomain.Desks;

/// <summary>How much a finding on a desk weighs.</summary>
public enum DeskFindingWeight
{
    /// <summary>It may be meant so, and is worth a look.</summary>
    Doubt = 0,

    /// <summary>It cannot be meant so: something is never read, never applies or never ends.</summary>
    Problem = 1,
}
