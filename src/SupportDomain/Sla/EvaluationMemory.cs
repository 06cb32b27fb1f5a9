using System.Collections.Immutable;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>What an evaluation works in, so that the next one need not allocate it again. For one call at a time.</summary>
internal sealed class EvaluationMemory(ClockRules[] rules)
{
    /// <summary>Longer histories leave no room behind, so that one of them does not hold memory for good.</summary>
    private const int MostKept = 4096;

    private readonly HistoryFold _fold = new(rules);
    private readonly InstanceCollector _instances = new(rules.Length);
    private Occurrence[] _steps = [];

    /// <summary>The verdicts on one ticket; the memory is as before afterwards, unless it throws.</summary>
    internal ImmutableArray<ClockVerdict> Evaluate(TicketId ticket, ReadOnlySpan<TicketEvent> history, long until)
    {
        if (_steps.Length < history.Length)
        {
            _steps = new Occurrence[Math.Max(16, history.Length)];
        }

        Span<Occurrence> steps = _steps.AsSpan(0, history.Length);
        _fold.Run(HistoryFold.Order(history, steps), until, _instances);
        _fold.PassTime(until, _instances);
        ImmutableArray<ClockVerdict> verdicts = _instances.Verdicts(ticket, rules, _fold.States, until);
        _fold.Reset();
        _instances.Clear();
        steps.Clear();
        _steps = history.Length > MostKept ? [] : _steps;
        return verdicts;
    }
}
