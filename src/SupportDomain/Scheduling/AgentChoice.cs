namespace SupportDomain.Scheduling;

/// <summary>Which of the agents who may take an item is offered it. Every choice is a total order; the last tie goes to the least agent id.</summary>
public enum AgentChoice
{
    /// <summary>The least load in proportion to capacity; then who has had nothing to do for longest.</summary>
    LoadRatio = 0,

    /// <summary>Who was given something longest ago.</summary>
    LongestIdle = 1,

    /// <summary>The next after the agent who was given something last, by agent id, around.</summary>
    RoundRobin = 2,

    /// <summary>Who has the fewest skills beyond those required; then the least surplus of levels; then the least load in proportion to capacity; then who was given something longest ago.</summary>
    BestFit = 3,

    /// <summary>Who has the highest level for the item, as <see cref="WorkChoice.HighestLevel"/> defines it; then who was given something longest ago.</summary>
    HighestLevel = 4,
}
