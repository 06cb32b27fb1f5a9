using System.Numerics;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Analytics.Simulation;

/// <summary>What each agent has in hand, to know without asking whether anybody could take another item of a channel at all, and how many on duty have something to do.</summary>
internal sealed class AgentLoads
{
    private const int ChannelCount = 8;

    private readonly Agent[] _agents;

    /// <summary>By agent and channel.</summary>
    private readonly Channel[] _channels;

    /// <summary>By channel: how many agents have room, and the sum of their numbers, which is the number of the only one if there is one.</summary>
    private readonly (int Count, long Sum)[] _open = new (int, long)[ChannelCount];
    private readonly Dictionary<AgentId, int> _numbers = [];

    internal AgentLoads(IReadOnlyList<AgentProfile> agents)
    {
        _agents = new Agent[agents.Count];
        _channels = new Channel[agents.Count * ChannelCount];
        for (int i = 0; i < agents.Count; i++)
        {
            _numbers.Add(agents[i].Id, i);
            _agents[i].Free = agents[i].CapacityUnits;
            foreach (ChannelCapacity capacity in agents[i].Channels)
            {
                int channel = (int)capacity.Channel;
                _agents[i].Served |= 1u << channel;
                _channels[(i * ChannelCount) + channel] = new Channel { Units = capacity.UnitsPerItem, Room = capacity.MaximumItems };
            }
        }
    }

    /// <summary>How many agents on duty have something in hand.</summary>
    internal int Busy { get; private set; }

    /// <summary>How many agents are on duty.</summary>
    internal int OnDuty { get; private set; }

    internal int NumberOf(AgentId agent) => _numbers[agent];

    /// <summary>Whether somebody is on duty whose capacity leaves room for an item of a channel; skills, teams and blocking channels apart.</summary>
    internal bool HasRoom(ContactChannel channel) => _open[(int)channel].Count > 0;

    /// <summary>Whether an agent is on duty whose capacity leaves room for an item of any channel, with the same exceptions.</summary>
    internal bool HasRoom(int agent) => _agents[agent].Open != 0;

    /// <summary>The only agent on duty whose capacity leaves room for an item of a channel, with the same exceptions; -1 if there are several, or none.</summary>
    internal int OnlyOneWithRoom(ContactChannel channel)
    {
        (int count, long sum) = _open[(int)channel];
        return count == 1 ? unchecked((int)sum) : -1;
    }

    internal void Take(int agent, ContactChannel channel) => Change(agent, channel, 1);

    internal void Release(int agent, ContactChannel channel) => Change(agent, channel, -1);

    /// <summary>Notes that an agent has done an item of one channel and begins one of another, or of the same.</summary>
    internal void Replace(int agent, ContactChannel done, ContactChannel begun)
    {
        if (done != begun)
        {
            Release(agent, done);
            Take(agent, begun);
        }
    }

    /// <summary>Notes that an agent comes on or goes off duty.</summary>
    internal void SetDuty(AgentId agent, bool isOnDuty)
    {
        int number = NumberOf(agent);
        ref Agent state = ref _agents[number];
        Busy -= state.IsBusy ? 1 : 0;
        OnDuty += isOnDuty == state.IsOnDuty ? 0 : isOnDuty ? 1 : -1;
        state.IsOnDuty = isOnDuty;
        Busy += state.IsBusy ? 1 : 0;
        Refresh(number);
    }

    private void Change(int agent, ContactChannel channel, int by)
    {
        ref Agent state = ref _agents[agent];
        ref Channel load = ref _channels[(agent * ChannelCount) + (int)channel];
        Busy -= state.IsBusy ? 1 : 0;
        state.Items += by;
        Busy += state.IsBusy ? 1 : 0;
        state.Free -= by * load.Units;
        load.Room -= by;
        Refresh(agent);
    }

    private void Refresh(int agent)
    {
        ref Agent state = ref _agents[agent];
        for (uint rest = state.Served; rest != 0; rest &= rest - 1)
        {
            int channel = BitOperations.TrailingZeroCount(rest);
            ref Channel load = ref _channels[(agent * ChannelCount) + channel];
            bool isOpen = state.IsOnDuty && load.Units <= state.Free && load.Room > 0;
            if (isOpen != ((state.Open & (1u << channel)) != 0))
            {
                state.Open ^= 1u << channel;
                _open[channel].Count += isOpen ? 1 : -1;
                _open[channel].Sum += isOpen ? agent : -agent;
            }
        }
    }

    private struct Agent
    {
        /// <summary>The channels it serves, one bit each, and those of them for which it has room.</summary>
        internal uint Served;
        internal uint Open;
        internal int Free;
        internal int Items;
        internal bool IsOnDuty;

        internal readonly bool IsBusy => IsOnDuty && Items > 0;
    }

    private struct Channel
    {
        internal int Units;
        internal int Room;
    }
}
