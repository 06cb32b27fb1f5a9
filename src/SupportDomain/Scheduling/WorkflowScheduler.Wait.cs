using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.Scheduling;

/// <content>What to tell a customer who waits.</content>
public sealed partial class WorkflowScheduler
{
    /// <summary>The longest mean handling time of a forecast, inclusive.</summary>
    private static readonly Duration LongestMean = Duration.FromDays(1);

    /// <summary>Forecasts the wait of an item at <see cref="Now"/>. Time linear in the number of unfinished items times the agents who may take it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="meanHandling">How long an item takes on the average, as the desk knows it; more than zero, at most a day.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="meanHandling"/> is outside these bounds.</exception>
    /// <exception cref="SchedulingException">The item is unknown or finished.</exception>
    public WaitForecast ForecastWait(WorkItemId item, Duration meanHandling)
    {
        Guard.Against.OutOfRange(meanHandling, Duration.FromTicks(1), LongestMean);
        ItemState state = _items[Find(item)];
        AgentState[] serving = [.. _agents.Where(a => a.OnDuty && MayTake(state, a.Number) && PlacesOf(a, state) > 0)];
        long places = serving.Sum(a => PlacesOf(a, state));
        int position = state.Status == WorkItemStatus.Ready ? PositionFor(serving, state) : 0;
        bool waitsForItsTurn = position > 0 && places > 0 && BlockersOf(state).All(b => b.Kind == WorkBlockerKind.NoCapacity);
        return new WaitForecast(item, position, places, serving.Length, meanHandling, waitsForItsTurn ? WaitOf(position, meanHandling, places) : null);
    }

    private static long PlacesOf(AgentState agent, in ItemState item)
    {
        ref ChannelLoad load = ref agent.Loads[(int)item.Channel];
        return load.UnitsPerItem == 0 ? load.MaximumItems : Math.Min(load.MaximumItems, agent.Capacity / load.UnitsPerItem);
    }

    private int PositionFor(AgentState[] serving, in ItemState item)
    {
        int position = 1;
        for (int slot = 0; slot < _items.Used; slot++)
        {
            ref ItemState other = ref _items[slot];
            if (other.Id != 0 && other.Id != item.Id && other.Status == WorkItemStatus.Ready
                && Compare(other, item, agent: null, isFair: false).First == new WorkItemId(other.Id) && MaySomebodyTake(serving, other))
            {
                position++;
            }
        }

        return position;
    }

    private bool MaySomebodyTake(AgentState[] agents, in ItemState item)
    {
        foreach (AgentState agent in agents)
        {
            if (MayTake(item, agent.Number) && PlacesOf(agent, item) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Position × mean / places in ticks, rounded up. At most 2^24 items times a day are within a duration.</summary>
    private static Duration WaitOf(int position, Duration mean, long places)
    {
        Int128 product = position * mean.ToInt128Nanoseconds();
        Int128 unit = (Int128)places * NodaConstants.NanosecondsPerTick;
        return Duration.FromNanoseconds((product + unit - 1) / unit * NodaConstants.NanosecondsPerTick);
    }
}
