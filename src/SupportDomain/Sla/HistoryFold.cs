using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Folds the occurrences of one ticket through all clocks, instant by instant. Changes in place; made anew or reset for each ticket.</summary>
internal sealed class HistoryFold
{
    private readonly ClockRules[] _rules;
    private readonly int[] _effects;
    private readonly TicketDueDateSet?[] _manual;
    private TicketFacts _facts;

    internal HistoryFold(ClockRules[] rules)
    {
        _rules = rules;
        _effects = new int[rules.Length];
        _manual = new TicketDueDateSet?[rules.Length];
        States = new ClockState[rules.Length];
        Reset();
    }

    internal ClockState[] States { get; }

    internal PauseList Pauses { get; } = new();

    internal ref readonly TicketFacts Facts => ref _facts;

    internal void Reset()
    {
        Array.Fill(States, ClockState.Fresh);
        Pauses.Clear();
        Array.Clear(_effects);
        Array.Clear(_manual);
        _facts = default;
    }

    /// <summary>Folds all occurrences up to an instant, inclusive. They come in order.</summary>
    /// <param name="steps">The occurrences.</param>
    /// <param name="until">The last instant that is folded.</param>
    /// <param name="sink">Told of what happens to the clocks, or null.</param>
    /// <param name="onInstant">Told after each instant of the instant, or null.</param>
    internal void Run(ReadOnlySpan<Occurrence> steps, long until, IClockSink? sink, Action<long>? onInstant = null)
    {
        int i = 0;
        while (i < steps.Length && steps[i].At <= until)
        {
            long at = steps[i].At;
            for (; i < steps.Length && steps[i].At == at; i++)
            {
                Collect(steps[i]);
            }

            for (int c = 0; c < _rules.Length; c++)
            {
                if (_effects[c] != 0)
                {
                    _rules[c].Apply(ref States[c], at, _effects[c], _manual[c], Facts, Pauses, sink);
                    _effects[c] = 0;
                    _manual[c] = null;
                }
            }

            onInstant?.Invoke(at);
        }
    }

    /// <summary>Lets time pass for all clocks: levels at the instant itself are reached, deadlines before it breached.</summary>
    internal void PassTime(long until, IClockSink? sink)
    {
        for (int c = 0; c < _rules.Length; c++)
        {
            _rules[c].PassTime(ref States[c], until, until, sink);
        }
    }

    /// <summary>The occurrences of a history in the order in which they are folded.</summary>
    internal static Occurrence[] Order(ReadOnlySpan<TicketEvent> history)
    {
        Occurrence[] steps = new Occurrence[history.Length];
        Order(history, steps);
        return steps;
    }

    /// <summary>Fills memory of the same length with the occurrences of a history in the order in which they are folded.</summary>
    internal static Span<Occurrence> Order(ReadOnlySpan<TicketEvent> history, Span<Occurrence> steps)
    {
        bool isOrdered = true;
        for (int i = 0; i < history.Length; i++)
        {
            steps[i] = Occurrence.Of(history[i]);
            isOrdered &= i == 0 || Compare(steps[i - 1], steps[i]) <= 0;
        }

        if (!isOrdered)
        {
            Sorted(steps.ToArray()).CopyTo(steps);
        }

        return steps;
    }

    /// <summary>By instant, then by number in the log, then as they came.</summary>
    internal static Occurrence[] Sorted(Occurrence[] steps) => [.. steps.OrderBy(s => s.At).ThenBy(s => s.Sequence)];

    internal static int Compare(in Occurrence left, in Occurrence right) => left.At != right.At ? left.At.CompareTo(right.At) : left.Sequence.CompareTo(right.Sequence);

    private void Collect(in Occurrence step)
    {
        TicketFacts before = _facts;
        _facts.Fold(step);
        for (int c = 0; c < _rules.Length; c++)
        {
            int effects = _rules[c].EffectsOf(step, before, _facts);
            _effects[c] |= effects;
            if (step.Kind == OccurrenceKind.DueDate && (effects & (1 << (int)ClockEffect.Retarget)) != 0)
            {
                _manual[c] = (TicketDueDateSet)step.Payload!;
            }
        }
    }
}
