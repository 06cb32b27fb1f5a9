namespace SupportDomain.Scheduling;

/// <summary>Which of the items that an agent may take goes first, before the rest of the order is asked.</summary>
public enum WorkChoice
{
    /// <summary>The first in the order of the policy, whatever the agent knows best: what contact centres call the greatest need.</summary>
    FirstInOrder = 0,

    /// <summary>
    /// Within a band, what the agent knows best, and the order of the policy among equals: what contact centres call call handling by skill level. The level of an agent for an item is the lowest of the
    /// agent's levels in the skills that the first step of the item's routing requires, and 0 where the agent lacks one or none is required.
    /// </summary>
    HighestLevel = 1,
}
