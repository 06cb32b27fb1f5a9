namespace SupportDomain.Scheduling;

/// <summary>Which of the agents who may take an item is offered it. Every choice is a total order; the last tie goes to the least agent id.</summary>
public enum AgentChoice
{
    /// <summary>The least load in proportion to capacity; then who has been idle longest.</summary>
    LoadRatio = 0,

    /// <summary>Who has been idle longest: for whom it is longest ago that the agent was given something, finished something with its wrap-up, or came on duty.</summary>
    LongestIdle = 1,

    /// <summary>The next after the agent who was given something last, by agent id, around.</summary>
    RoundRobin = 2,

    /// <summary>Who has the fewest skills beyond those required; then the least surplus of levels; then the least load in proportion to capacity; then who has been idle longest.</summary>
    BestFit = 3,

    /// <summary>Who has the highest level for the item, as <see cref="WorkChoice.HighestLevel"/> defines it; then who has been idle longest.</summary>
    HighestLevel = 4,
}
