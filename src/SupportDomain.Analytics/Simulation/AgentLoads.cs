using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What each agent has in hand, to know without asking whether anybody could take another item of a channel at all.</summary>
internal sealed class AgentLoads
{
    private const int ChannelCount = 8;

    private readonly ChannelCapacity[][] _served;
    private readonly int[][] _unitsPerItem;
    private readonly int[] _units;
    private readonly int[] _used;
    private readonly int[] _items;
    private readonly int[][] _byChannel;
    private readonly bool[][] _isOpen;
    private readonly int[] _open = new int[ChannelCount];
    private readonly Dictionary<AgentId, int> _numbers = [];

    internal AgentLoads(IReadOnlyList<AgentProfile> agents)
    {
        int count = agents.Count;
        _served = [.. agents.Select(a => a.Channels.ToArray())];
        _unitsPerItem = [.. agents.Select(a => Enumerable.Range(0, ChannelCount).Select(c => a.CapacityOf((ContactChannel)c)?.UnitsPerItem ?? 0).ToArray())];
        _units = [.. agents.Select(a => a.CapacityUnits)];
        _used = new int[count];
        _items = new int[count];
        _byChannel = [.. agents.Select(_ => new int[ChannelCount])];
        _isOpen = [.. agents.Select(_ => new bool[ChannelCount])];
        for (int i = 0; i < count; i++)
        {
            _numbers.Add(agents[i].Id, i);
            Refresh(i);
        }
    }

    /// <summary>How many agents have something in hand.</summary>
    internal int Busy { get; private set; }

    internal int NumberOf(AgentId agent) => _numbers[agent];

    /// <summary>Whether somebody's capacity leaves room for an item of a channel; skills, teams, duty and blocking channels apart.</summary>
    internal bool HasRoom(ContactChannel channel) => _open[(int)channel] > 0;

    internal void Take(int agent, ContactChannel channel) => Change(agent, channel, 1);

    internal void Release(int agent, ContactChannel channel) => Change(agent, channel, -1);

    private void Change(int agent, ContactChannel channel, int by)
    {
        Busy -= _items[agent] > 0 ? 1 : 0;
        _items[agent] += by;
        Busy += _items[agent] > 0 ? 1 : 0;
        _used[agent] += by * _unitsPerItem[agent][(int)channel];
        _byChannel[agent][(int)channel] += by;
        Refresh(agent);
    }

    private void Refresh(int agent)
    {
        foreach (ChannelCapacity capacity in _served[agent])
        {
            int channel = (int)capacity.Channel;
            bool isOpen = _used[agent] + capacity.UnitsPerItem <= _units[agent] && _byChannel[agent][channel] < capacity.MaximumItems;
            if (isOpen != _isOpen[agent][channel])
            {
                _isOpen[agent][channel] = isOpen;
                _open[channel] += isOpen ? 1 : -1;
            }
        }
    }
}
