namespace SupportDomain.Scheduling;

/// <summary>What decided between two items, in the order in which criteria are asked.</summary>
public enum OrderCriterion
{
    /// <summary>Nothing: there is no other item.</summary>
    None = 0,

    /// <summary>The band; values are bands.</summary>
    Band = 1,

    /// <summary>Being past its due time where the policy puts that first; 0 past it, 1 not.</summary>
    Breach = 2,

    /// <summary>The agent's level for the item, the higher first, under <see cref="WorkChoice.HighestLevel"/>; values are levels, 0 for none.</summary>
    Level = 3,

    /// <summary>The customer's turn; values are the customers' tags in units of 2^-32 items of weight 1, cut off below and bounded to 64 bits.</summary>
    Fairness = 4,

    /// <summary>The key of the ordering; values are keys as in events, or scores in ticks rounded down where rates or caps decide.</summary>
    Key = 5,

    /// <summary>The order of enqueueing; values are sequences.</summary>
    Sequence = 6,
}
