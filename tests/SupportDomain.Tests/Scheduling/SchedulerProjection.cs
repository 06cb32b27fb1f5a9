using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Tests.Scheduling;

/// <summary>What the events alone say: where each item stands, who holds it, which offers are open, who has left. Refuses every event that can't follow those before.</summary>
internal sealed class SchedulerProjection(int mostHeld = int.MaxValue)
{
    private readonly int[] _counts = new int[Enum.GetValues<WorkItemStatus>().Length];
    private long _lastNumber;
    private long _lastTick = long.MinValue;

    internal Dictionary<long, WorkItemStatus> Items { get; } = [];

    /// <summary>How many items stand so, counted event by event.</summary>
    internal int CountOf(WorkItemStatus status) => _counts[(int)status];

    internal Dictionary<long, AgentId> Holders { get; } = [];

    internal Dictionary<long, (long Item, AgentId Agent)> Offers { get; } = [];

    internal HashSet<long> Finished { get; } = [];

    internal Dictionary<AgentId, int> Held { get; } = [];

    internal void Apply(in SchedulerEvent happened)
    {
        Require(happened.Number == ++_lastNumber && happened.Ticks >= _lastTick, happened);
        _lastTick = happened.Ticks;
        long item = happened.Item.Value;
        switch (happened.Kind)
        {
            case SchedulerEventKind.Enqueued:
                Require(!Finished.Contains(item), happened);
                Items.Add(item, WorkItemStatus.Ready);
                _counts[(int)WorkItemStatus.Ready]++;
                break;
            case SchedulerEventKind.Offered:
                Require(Items[item] is WorkItemStatus.Ready or WorkItemStatus.Offered, happened);
                Stand(item, WorkItemStatus.Offered);
                Offers.Add(happened.Offer.Value, (item, happened.Agent));
                Hold(happened.Agent, 1);
                break;
            case SchedulerEventKind.Accepted:
                Require(Items[item] == WorkItemStatus.Offered && Offers.Remove(happened.Offer.Value), happened);
                Stand(item, WorkItemStatus.Assigned);
                Holders.Add(item, happened.Agent);
                break;
            case SchedulerEventKind.Declined or SchedulerEventKind.OfferExpired or SchedulerEventKind.OfferRevoked:
                Require(Offers.Remove(happened.Offer.Value), happened);
                Hold(happened.Agent, -1);
                break;
            case SchedulerEventKind.Returned:
                Require(Items[item] is WorkItemStatus.Offered or WorkItemStatus.Assigned, happened);
                Release(item);
                Stand(item, WorkItemStatus.Ready);
                break;
            case SchedulerEventKind.Dequeued:
                Require(Items[item] == WorkItemStatus.Ready, happened);
                Stand(item, WorkItemStatus.Assigned);
                Holders.Add(item, happened.Agent);
                Hold(happened.Agent, 1);
                break;
            case SchedulerEventKind.Assigned:
                Require(!Offers.Values.Any(o => o.Item == item), happened);
                Release(item);
                Stand(item, WorkItemStatus.Assigned);
                Holders.Add(item, happened.Agent);
                Hold(happened.Agent, 1);
                break;
            case SchedulerEventKind.Completed:
                Require(Items[item] == WorkItemStatus.Assigned && Holders[item] == happened.Agent, happened);
                Finish(item);
                break;
            case SchedulerEventKind.Cancelled:
                Finish(item);
                break;
            case SchedulerEventKind.Deferred:
                Release(item);
                Stand(item, WorkItemStatus.Deferred);
                break;
            case SchedulerEventKind.Woke:
                Require(Items[item] == WorkItemStatus.Deferred, happened);
                Stand(item, WorkItemStatus.Ready);
                break;
            case SchedulerEventKind.Transferred or SchedulerEventKind.Escalated:
                Release(item);
                Stand(item, Items[item] == WorkItemStatus.Deferred ? WorkItemStatus.Deferred : WorkItemStatus.Ready);
                break;
            default:
                break;
        }
    }

    private static void Require(bool holds, in SchedulerEvent happened)
    {
        if (!holds)
        {
            throw new Xunit.Sdk.XunitException($"{happened} can't follow what came before.");
        }
    }

    private void Finish(long item)
    {
        Release(item);
        Items.Remove(item, out WorkItemStatus before);
        _counts[(int)before]--;
        Finished.Add(item);
    }

    private void Release(long item)
    {
        if (Holders.Remove(item, out AgentId holder))
        {
            Hold(holder, -1);
        }
    }

    private void Stand(long item, WorkItemStatus status)
    {
        _counts[(int)Items[item]]--;
        _counts[(int)status]++;
        Items[item] = status;
    }

    /// <summary>Capacity is never negative, nor exceeded.</summary>
    private void Hold(AgentId agent, int change)
    {
        int held = Held.GetValueOrDefault(agent) + change;
        if (held < 0 || held > mostHeld)
        {
            throw new Xunit.Sdk.XunitException($"{agent} holds {held} items; there is room for 0 to {mostHeld}.");
        }

        Held[agent] = held;
    }
}
