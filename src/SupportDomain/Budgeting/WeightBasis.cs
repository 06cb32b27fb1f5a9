namespace SupportDomain.Budgeting;

/// <summary>What a line's part of a budget is measured by.</summary>
public enum WeightBasis
{
    /// <summary>A weight given outright.</summary>
    Fixed = 0,

    /// <summary>What the line got or spent last year, in any one unit.</summary>
    LastYear = 1,

    /// <summary>Its volume: tickets, contacts, handled minutes.</summary>
    Volume = 2,

    /// <summary>Its head count.</summary>
    HeadCount = 3,

    /// <summary>A score of its importance.</summary>
    PriorityScore = 4,
}
