namespace SupportDomain.Scheduling;

/// <summary>A routing plan with the numbers of its requirements and its times in ticks.</summary>
internal sealed class PlanState(RoutingPlan plan, int number, int[] requirements, long[] after)
{
    internal RoutingPlan Plan { get; } = plan;

    internal int Number { get; } = number;

    internal int[] Requirements { get; } = requirements;

    internal long[] After { get; } = after;

    /// <summary>By channel, one more than the cell of items of no team and nothing else special; 0 where it is not known yet.</summary>
    internal int[] PlainCells { get; } = new int[AgentState.ChannelCount];
}
