using System.Runtime.CompilerServices;
using SupportDomain.Collections;

namespace SupportDomain.Scheduling;

/// <summary>Timers in the order (tick, kind, sequence), over the ladder queue.</summary>
/// <remarks>Unchecked: a tick is biased into an unsigned number of the same order; sequences are below 2^35.</remarks>
internal sealed class Timers
{
    internal const int SequenceBits = 35;

    private const ulong SignBit = 1UL << 63;

    private readonly AddressablePriorityQueue<int> _queue = new();

    internal int Count => _queue.Count;

    /// <summary>Sets a timer.</summary>
    /// <param name="tick">When it fires.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="sequence">Whose turn it is among timers of one tick and kind.</param>
    /// <param name="place">What it does it to.</param>
    internal QueueHandle Set(long tick, TimerKind kind, long sequence, int place) =>
        unchecked(_queue.EnqueueSequenced(place, (ulong)tick ^ SignBit, ((ulong)kind << SequenceBits) | (ulong)sequence));

    internal void Cancel(QueueHandle timer) => _queue.TryRemove(timer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryPeek(out long tick, out TimerKind kind, out long sequence)
    {
        bool found = _queue.TryPeekOrder(out ulong order, out ulong low);
        unchecked
        {
            tick = found ? (long)(order ^ SignBit) : long.MaxValue;
            kind = (TimerKind)(int)(low >> SequenceBits);
            sequence = (long)(low & ((1UL << SequenceBits) - 1));
        }

        return found;
    }

    /// <summary>What the first timer does something to: an item's slot, or a number of something else.</summary>
    internal bool TryPeekPlace(out int place) => _queue.TryPeek(out place, out _);

    internal int Take() => _queue.Dequeue();
}
