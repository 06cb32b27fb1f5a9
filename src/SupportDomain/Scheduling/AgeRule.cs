namespace SupportDomain.Scheduling;

/// <summary>What becomes of an item's age when it moves.</summary>
public enum AgeRule
{
    /// <summary>It keeps its arrival and its place among equals.</summary>
    Keep = 0,

    /// <summary>It counts as arriving now, behind its equals; the steps of its routing begin anew.</summary>
    Restart = 1,
}
