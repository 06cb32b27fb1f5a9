namespace SupportDomain.Collections;

/// <summary>Where an item stands in a queue: the lower band first, within a band the lower key first.</summary>
/// <remarks>
/// Equality and order are those of the pair (<paramref name="Band"/>, <paramref name="Key"/>). The default value, band 0 and
/// key 0, is valid. Queues pack a key into 56 bits, so they accept keys from <see cref="MinimumKey"/> to <see cref="MaximumKey"/>,
/// both inclusive, and refuse all others; this type itself holds any key. In units of 100 nanoseconds (ticks) the range is
/// 114 years to either side of zero, in microseconds 1,141 years, in milliseconds more than a million.
/// </remarks>
/// <param name="Band">The band, 0 to 255; every item of a lower band comes before every item of a higher one.</param>
/// <param name="Key">The order within the band; any unit the caller likes.</param>
public readonly record struct QueuePriority(byte Band, long Key) : IComparable<QueuePriority>
{
    /// <summary>The least key that a queue accepts: -2^55 = -36,028,797,018,963,968.</summary>
    public const long MinimumKey = -(1L << 55);

    /// <summary>The greatest key that a queue accepts: 2^55 - 1 = 36,028,797,018,963,967.</summary>
    public const long MaximumKey = (1L << 55) - 1;

    /// <summary>Whether <paramref name="left"/> is dequeued before <paramref name="right"/>.</summary>
    public static bool operator <(QueuePriority left, QueuePriority right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is dequeued after <paramref name="right"/>.</summary>
    public static bool operator >(QueuePriority left, QueuePriority right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is dequeued before <paramref name="right"/> or equals it.</summary>
    public static bool operator <=(QueuePriority left, QueuePriority right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is dequeued after <paramref name="right"/> or equals it.</summary>
    public static bool operator >=(QueuePriority left, QueuePriority right) => left.CompareTo(right) >= 0;

    /// <summary>Compares bands, then keys.</summary>
    /// <param name="other">The other priority.</param>
    /// <returns>Negative if this one is dequeued first, zero if they are equal, positive otherwise.</returns>
    public int CompareTo(QueuePriority other) => Band != other.Band ? Band.CompareTo(other.Band) : Key.CompareTo(other.Key);
}
