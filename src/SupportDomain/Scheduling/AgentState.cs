using SupportDomain.Collections;
using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Scheduling;

/// <summary>What a scheduler keeps of one agent. The number of an agent is never given to another one.</summary>
internal sealed class AgentState(AgentId id, int number)
{
    internal const int ChannelCount = 7;

    internal AgentId Id { get; } = id;

    internal int Number { get; } = number;

    internal AgentProfile? Profile { get; set; }

    internal bool IsPresent => Profile is not null;

    internal int Capacity { get; set; }

    internal ChannelLoad[] Loads { get; } = new ChannelLoad[ChannelCount];

    /// <summary>The channels it serves, for a short loop.</summary>
    internal int[] Channels { get; set; } = [];

    /// <summary>The families of cells it covers, each by its first number, in no order that matters.</summary>
    internal CellList Families { get; } = new();

    internal int BlockingCount { get; set; }

    internal int Load { get; set; }

    internal int OpenOffers { get; set; }

    internal int FirstOffer { get; set; } = -1;

    internal int FirstHeld { get; set; } = -1;

    /// <summary>How often it has left: what was charged before does not count any more.</summary>
    internal int Departures { get; set; }

    /// <summary>Whether it wants work, as commands say.</summary>
    internal bool SignedIn { get; set; }

    /// <summary>Whether its shift is on, as its profile says.</summary>
    internal bool InShift { get; set; }

    internal long ShiftChange { get; set; } = long.MaxValue;

    internal QueueHandle ShiftTimer { get; set; }

    internal bool OnDuty => SignedIn && InShift && IsPresent;

    /// <summary>When it was given something, finished something or came on duty last.</summary>
    internal long IdleSince { get; set; }

    internal bool IsDirty { get; set; }

    /// <summary>The channels for which the scheduler counts it as free, one bit each.</summary>
    internal int CountedFree { get; set; }

    /// <summary>The channels of which it can take an item, one bit each.</summary>
    internal int OpenChannels(int offersPerAgent)
    {
        unchecked
        {
            int open = 0;
            if (OnDuty && OpenOffers < offersPerAgent)
            {
                int free = Capacity - Load;
                foreach (int channel in Channels)
                {
                    ref ChannelLoad load = ref Loads[channel];
                    bool isOpen = load.Held < load.MaximumItems && load.UnitsPerItem <= free && BlockingCount == load.Blocking;
                    open |= isOpen ? 1 << channel : 0;
                }
            }

            return open;
        }
    }

    internal bool CanTake(int channel, int offersPerAgent)
    {
        unchecked
        {
            ref ChannelLoad load = ref Loads[channel];
            return OnDuty
                && OpenOffers < offersPerAgent
                && load.Held < load.MaximumItems
                && load.UnitsPerItem <= Capacity - Load
                && BlockingCount == load.Blocking;
        }
    }

    internal void Charge(int channel, int units, bool blocks)
    {
        Load = checked(Load + units);
        Loads[channel].Held++;
        if (blocks)
        {
            Loads[channel].Blocking++;
            BlockingCount++;
        }
    }

    internal void Release(int channel, int units, bool blocks)
    {
        Load -= units;
        Loads[channel].Held--;
        if (blocks)
        {
            Loads[channel].Blocking--;
            BlockingCount--;
        }
    }

    internal void ClearLoad()
    {
        Load = 0;
        BlockingCount = 0;
        foreach (ref ChannelLoad load in Loads.AsSpan())
        {
            load.Held = 0;
            load.Blocking = 0;
        }
    }

    internal void Use(AgentProfile profile)
    {
        Profile = profile;
        Capacity = profile.CapacityUnits;
        foreach (ref ChannelLoad load in Loads.AsSpan())
        {
            load = new ChannelLoad { Held = load.Held, Blocking = load.Blocking };
        }

        foreach (ChannelCapacity channel in profile.Channels)
        {
            ref ChannelLoad load = ref Loads[(int)channel.Channel];
            load.UnitsPerItem = channel.UnitsPerItem;
            load.MaximumItems = channel.MaximumItems;
            load.BlocksOthers = channel.BlocksOthers;
        }

        Channels = [.. profile.Channels.Where(c => c.MaximumItems > 0).Select(c => (int)c.Channel)];
    }
}
