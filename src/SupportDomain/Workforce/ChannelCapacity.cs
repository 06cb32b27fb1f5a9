using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Workforce;

/// <summary>What items of one channel take of an agent, and how many of them the agent has at once.</summary>
/// <remarks>
/// A call may take all units and block, a chat a third, an e-mail one. An agent is offered an item while the units it takes are free, fewer than the maximum of its
/// channel are held, and nothing that blocks stands in the way. Equal by value; no order. <c>default</c> is of no channel and is refused by every consumer. Immutable,
/// safe for use by many threads.
/// </remarks>
public readonly record struct ChannelCapacity
{
    /// <summary>The greatest number of units and of items, inclusive.</summary>
    public const int Largest = 1_000_000;

    private readonly bool _isSet;

    /// <summary>States the capacity of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="unitsPerItem">How many of the agent's units an item takes, from 0 to <see cref="Largest"/>, inclusive. With 0 only the maximum limits.</param>
    /// <param name="maximumItems">How many items of the channel the agent has at most at once, from 0 (the channel is closed to the agent) to <see cref="Largest"/>, inclusive.</param>
    /// <param name="blocksOthers">Whether items of other channels wait while the agent has one of this channel.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside these bounds, or <paramref name="channel"/> is not defined.</exception>
    public ChannelCapacity(ContactChannel channel, int unitsPerItem, int maximumItems, bool blocksOthers = false)
    {
        Channel = Guard.Against.UndefinedEnum(channel);
        UnitsPerItem = Guard.Against.OutOfRange(unitsPerItem, 0, Largest);
        MaximumItems = Guard.Against.OutOfRange(maximumItems, 0, Largest);
        BlocksOthers = blocksOthers;
        _isSet = true;
    }

    /// <summary>The channel. <see cref="ContactChannel.Unknown"/> is that of items whose source does not say, such as steps of a project.</summary>
    public ContactChannel Channel { get; }

    /// <summary>How many of the agent's units an item takes.</summary>
    public int UnitsPerItem { get; }

    /// <summary>How many items of the channel the agent has at most at once; 0 closes it.</summary>
    public int MaximumItems { get; }

    /// <summary>Whether items of other channels wait while the agent has one of this channel.</summary>
    public bool BlocksOthers { get; }

    /// <summary>Whether this is <c>default</c>, which is of no channel.</summary>
    public bool IsDefault => !_isSet;
}
