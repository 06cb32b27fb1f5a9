namespace SupportDomain.Sla;

/// <summary>What became of an event that a book was given.</summary>
public enum SlaBookResult
{
    /// <summary>It was taken.</summary>
    Applied = 0,

    /// <summary>An equal event with its number is there already; nothing changed.</summary>
    Duplicate = 1,
}
