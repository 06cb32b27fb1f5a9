using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>Keeps the last state of every instance that has ended.</summary>
internal sealed class InstanceCollector(int clocks) : IClockSink
{
    private readonly List<ClockState>?[] _ended = new List<ClockState>?[clocks];

    /// <summary>Where the levels that were passed are noted, or null.</summary>
    internal HashSet<PassedLevel>? Levels { get; init; }

    public void OnLevel(ClockRules rules, in ClockState state, int level, long at, bool isLate) => Levels?.Add(new PassedLevel(rules.Index, state.Instance, state.Plan, level));

    public void OnBreach(ClockRules rules, in ClockState state, long at, bool isLate)
    {
    }

    public void OnEnded(ClockRules rules, in ClockState state)
    {
        // What can have one instance only is known from its last state.
        if (rules.Metric.Reopen == ReopenMode.NewInstance)
        {
            Keep(rules.Index, state);
        }
    }

    public void OnCancelledLater(ClockRules rules, in ClockState state, long at)
    {
        if (_ended[rules.Index] is { Count: > 0 })
        {
            Keep(rules.Index, state);
        }
    }

    public void OnEarlierCancelled(ClockRules rules, in ClockState last, long at)
    {
        foreach (ref ClockState state in CollectionsMarshal.AsSpan(_ended[rules.Index]))
        {
            if (state.Phase == ClockPhase.Stopped && state.BreachedAt != SlaTime.Unset)
            {
                state.Phase = ClockPhase.Cancelled;
                state.Flags |= ClockFlags.CancelledLater;
            }
        }
    }

    /// <summary>The verdicts on every instance of every clock, those that go on included.</summary>
    internal ImmutableArray<ClockVerdict> Verdicts(TicketId ticket, ClockRules[] rules, ClockState[] states, long asOf)
    {
        int count = 0;
        for (int c = 0; c < rules.Length; c++)
        {
            count += Instances(c, states[c]).Count;
        }

        ImmutableArray<ClockVerdict>.Builder verdicts = ImmutableArray.CreateBuilder<ClockVerdict>(count);
        for (int c = 0; c < rules.Length; c++)
        {
            foreach (ref readonly ClockState state in CollectionsMarshal.AsSpan(_ended[c]))
            {
                verdicts.Add(ClockVerdict.Of(ticket, rules[c], state, asOf));
            }
        }

        return verdicts.MoveToImmutable();
    }

    /// <summary>Every instance of a clock, the one that goes on included.</summary>
    internal List<ClockState> Instances(int clock, in ClockState last)
    {
        if (last.IsActive || (last.Instance > 0 && _ended[clock] is not { Count: > 0 }))
        {
            Keep(clock, last);
        }

        return _ended[clock] ?? [];
    }

    /// <summary>Forgets everything; long lists with their memory.</summary>
    internal void Clear()
    {
        const int MostKept = 64;
        for (int c = 0; c < clocks; c++)
        {
            if (_ended[c] is { Count: > MostKept })
            {
                _ended[c] = null;
            }

            _ended[c]?.Clear();
        }
    }

    private void Keep(int clock, in ClockState state)
    {
        List<ClockState> ended = _ended[clock] ??= [];
        if (ended.Count > 0 && ended[^1].Instance == state.Instance)
        {
            ended[^1] = state; // it went on after a stop
        }
        else
        {
            ended.Add(state);
        }
    }
}
