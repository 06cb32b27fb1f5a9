using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SupportDomain.Scheduling;

/// <summary>The caller's buffer, to which a scheduler appends the events of a command.</summary>
/// <remarks>
/// Clear it when its events have been used; it keeps its memory, so that steady use allocates nothing. Compared by reference; there is no order. Not thread-safe.
/// </remarks>
[DebuggerDisplay("Count = {Count}")]
public sealed class SchedulerEventBuffer
{
    private SchedulerEvent[] _events;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">For how many events there is room at first; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public SchedulerEventBuffer(int capacity = 16) => _events = new SchedulerEvent[Internal.Guard.Against.Negative(capacity)];

    /// <summary>How many events there are.</summary>
    public int Count { get; private set; }

    /// <summary>The events, oldest first. Valid until the next event or <see cref="Clear"/>.</summary>
    public ReadOnlySpan<SchedulerEvent> Events => _events.AsSpan(0, Count);

    /// <summary>One event.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such event.</exception>
    public ref readonly SchedulerEvent this[int index]
    {
        get
        {
            Internal.Guard.Against.OutOfRange(index, 0, Count - 1);
            return ref _events[index];
        }
    }

    /// <summary>Forgets the events; keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds an event at the end.</summary>
    /// <param name="value">The event.</param>
    public void Add(in SchedulerEvent value)
    {
        if (Count == _events.Length)
        {
            Grow();
        }

        _events[Count++] = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow() => Array.Resize(ref _events, Math.Max(4, checked(_events.Length * 2)));
}
