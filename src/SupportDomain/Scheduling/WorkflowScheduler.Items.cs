using System.Collections.Immutable;
using NodaTime;

namespace SupportDomain.Scheduling;

/// <content>What is there: for lists on screens.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>All unfinished items at <see cref="Now"/>, in the order of their numbers, which is that of enqueueing. Time n log n for n items.</summary>
    /// <returns>One for each item; none if there is none.</returns>
    public ImmutableArray<WorkItemSummary> GetItems() => [.. _items.SlotsById().Select(slot => SummaryOf(slot))];

    /// <summary>An unfinished item at <see cref="Now"/>. Constant time.</summary>
    /// <param name="item">The item.</param>
    /// <returns>What is known of it.</returns>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public WorkItemSummary GetItem(WorkItemId item) => SummaryOf(Find(item));

    private WorkItemSummary SummaryOf(int slot)
    {
        ItemState state = _items[slot];
        GroupState group = _groups[state.Group];
        long stood = group.Stood(_now) - state.StandBase;
        return new WorkItemSummary(
            new WorkItemId(state.Id),
            _items.ReferenceOf(slot),
            state.Kind,
            state.Status,
            state.Priority,
            state.Channel,
            state.Group == 0 ? null : group.Id,
            _customers[state.Customer].Id is { IsDefault: false } customer ? customer : null,
            state.Status == WorkItemStatus.Assigned ? _agents[state.Agent].Id : null,
            Instant.FromUnixTimeTicks(Math.Min(LatestTick, state.Arrival + stood)),
            state.Due == ItemState.None ? null : Instant.FromUnixTimeTicks(Math.Min(LatestTick, state.Due + stood)),
            Now);
    }
}
