namespace SupportDomain.Scheduling;

/// <summary>What one channel takes of an agent, and what it holds now.</summary>
internal struct ChannelLoad
{
    internal int UnitsPerItem;
    internal int MaximumItems;
    internal int Held;

    /// <summary>How many held items block other channels.</summary>
    internal int Blocking;
    internal bool BlocksOthers;
}
