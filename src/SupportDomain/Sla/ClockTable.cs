using SupportDomain.Collections;

namespace SupportDomain.Sla;

/// <summary>The clocks of many tickets in dense arrays: most of them short, the others whole.</summary>
internal sealed class ClockTable(int clocks)
{
    private readonly Chunked<StoredClock> _stored = new(StoredClock.Bytes, clocks);
    private readonly Chunked<ClockState> _whole = new(ClockState.Bytes, width: 1);
    private readonly Stack<int> _free = [];

    /// <summary>The states that are kept whole.</summary>
    internal int WholeCount => _whole.Count - _free.Count;

    /// <summary>Makes a place, with fresh clocks.</summary>
    internal void Add()
    {
        foreach (ref StoredClock clock in _stored[_stored.Add()])
        {
            Refresh(ref clock);
        }
    }

    /// <summary>Makes the clocks of a place fresh again.</summary>
    internal void Clear(int place)
    {
        foreach (ref StoredClock clock in _stored[place])
        {
            Free(ref clock);
            Refresh(ref clock);
        }
    }

    /// <summary>Asks for the memory of a place ahead of its use.</summary>
    internal void Expect(int place)
    {
        foreach (ref StoredClock clock in _stored[place])
        {
            Prefetch.TwoLines(ref clock);
        }
    }

    internal long LastEffectAt(int place, int clock) => _stored[place, clock].LastEffectAt;

    internal long WakeAt(int place, int clock) => _stored[place, clock].WakeAt;

    /// <summary>When time alone brings something to tell of a place, or never.</summary>
    internal long WakeAt(int place)
    {
        long at = SlaTime.Never;
        foreach (ref readonly StoredClock clock in _stored[place])
        {
            at = Math.Min(at, clock.WakeAt);
        }

        return at;
    }

    internal void Load(int place, int clock, out ClockState state)
    {
        ref readonly StoredClock stored = ref _stored[place, clock];
        if (stored.Whole < 0)
        {
            stored.Give(out state);
        }
        else
        {
            state = _whole[stored.Whole, 0];
        }
    }

    /// <summary>Keeps a state.</summary>
    /// <param name="place">The place.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="state">The state.</param>
    /// <param name="wakeAt">When time alone brings something to tell of it, or never.</param>
    internal void Store(int place, int clock, in ClockState state, long wakeAt)
    {
        ref StoredClock stored = ref _stored[place, clock];
        stored.WakeAt = wakeAt;
        stored.LastEffectAt = state.LastEffectAt;
        if (StoredClock.Fits(state))
        {
            Free(ref stored);
            stored.Take(state);
            return;
        }

        if (stored.Whole < 0 && !_free.TryPop(out stored.Whole))
        {
            stored.Whole = _whole.Add();
        }

        _whole[stored.Whole, 0] = state;
    }

    private static void Refresh(ref StoredClock clock)
    {
        clock.WakeAt = SlaTime.Never;
        clock.LastEffectAt = SlaTime.Unset;
        clock.Take(ClockState.Fresh);
    }

    private void Free(ref StoredClock clock)
    {
        if (clock.Whole >= 0)
        {
            _free.Push(clock.Whole);
            clock.Whole = -1;
        }
    }
}
