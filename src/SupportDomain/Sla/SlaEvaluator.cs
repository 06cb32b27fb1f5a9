using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Runs clocks over whole histories of tickets: every verdict, notice and timeline is a pure function of events, clocks and instant.</summary>
/// <remarks>
/// <para>Events may come in any order; they are taken by instant, then by number, then as given. What breaks the rules of tickets applies all the same. An event
/// says nothing before its instant: a verdict as of an instant rests on the events up to it, inclusive.</para>
/// <para>Linear in the events and the clocks. Nothing that can be seen changes; an evaluator keeps the working memory of one call for the next, and is safe to share between
/// threads. Once that is there, <see cref="Evaluate"/> allocates its verdicts and nothing else.</para>
/// </remarks>
public sealed class SlaEvaluator
{
    private readonly ClockRules[] _rules;
    private EvaluationMemory? _spare;

    /// <summary>Takes clocks together.</summary>
    /// <param name="clocks">The clocks, in the order of their verdicts; at least one.</param>
    /// <exception cref="ArgumentNullException">A clock is null.</exception>
    /// <exception cref="ArgumentException">There is no clock, or two have the same name.</exception>
    public SlaEvaluator(params IEnumerable<SlaClock> clocks)
    {
        Clocks = [.. Guard.Against.Null(clocks).Select(c => Guard.Against.Null(c, nameof(clocks)))];
        _rules = RulesOf(Clocks, nameof(clocks));
    }

    /// <summary>The clocks.</summary>
    public ImmutableArray<SlaClock> Clocks { get; }

    /// <summary>The verdicts on a ticket: of each clock, in order, every instance, in order; nothing of a clock that has not started.</summary>
    /// <param name="history">The events of one ticket, in any order.</param>
    /// <param name="asOf">The instant of the verdicts, from 1900 to before 2190.</param>
    /// <exception cref="ArgumentException">The events belong to several tickets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside these bounds.</exception>
    public ImmutableArray<ClockVerdict> Evaluate(ReadOnlySpan<TicketEvent> history, Instant asOf)
    {
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        if (history.IsEmpty)
        {
            return [];
        }

        TicketId ticket = TicketOf(history);
        EvaluationMemory memory = Interlocked.Exchange(ref _spare, null) ?? new EvaluationMemory(_rules);
        ImmutableArray<ClockVerdict> verdicts = memory.Evaluate(ticket, history, until);
        Volatile.Write(ref _spare, memory); // of two calls at once, one drops its own
        return verdicts;
    }

    /// <summary>What was to be told of a ticket up to an instant: levels, breaches, stops in time; by instant, then by clock.</summary>
    /// <param name="history">The events of one ticket, in any order.</param>
    /// <param name="asOf">The last instant, inclusive.</param>
    /// <exception cref="ArgumentException">The events belong to several tickets.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is before 1900 or after 2189.</exception>
    public ImmutableArray<SlaNotice> Notices(ReadOnlySpan<TicketEvent> history, Instant asOf)
    {
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        if (history.IsEmpty)
        {
            return [];
        }

        NoticeCollector notices = new() { Ticket = TicketOf(history) };
        HistoryFold fold = new(_rules);
        fold.Run(HistoryFold.Order(history), until, notices);
        fold.PassTime(until, notices);
        return notices.Ordered();
    }

    /// <summary>Accounts for every moment of a ticket's life as one clock sees it: segments that touch, from the first event on.</summary>
    /// <param name="history">The events of one ticket, in any order; at least one up to <paramref name="asOf"/>.</param>
    /// <param name="clock">The name of the clock.</param>
    /// <param name="asOf">The end of the timeline of a ticket that is not closed, cancelled or merged by then; else it ends where the ticket did, whatever is told of it later.</param>
    /// <exception cref="ArgumentException">The events belong to several tickets, there is none, or there is no such clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is before 1900 or after 2189.</exception>
    public SlaTimeline Timeline(ReadOnlySpan<TicketEvent> history, string clock, Instant asOf)
    {
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        int index = Clocks.IndexOf(Clocks.FirstOrDefault(c => string.Equals(c.Id, clock, StringComparison.Ordinal))!);
        if (index < 0)
        {
            throw new ArgumentException($"There is no clock '{clock}'; there are {string.Join(", ", Clocks.Select(c => c.Id))}.", nameof(clock));
        }

        Occurrence[] steps = HistoryFold.Order(history);
        if (steps.Length == 0 || steps[0].At > until)
        {
            throw new ArgumentException($"The history has no event up to {asOf}; a timeline begins with the first one.", nameof(history));
        }

        return TimelineBuilder.Build(TicketOf(history), new ClockRules(Clocks[index], 0), steps, until);
    }

    /// <summary>The plans by which each instance of each clock was measured, in the order in which they came into force, each once.</summary>
    internal Dictionary<(string Clock, int Instance), List<SlaPlan>> PlansOf(ReadOnlySpan<TicketEvent> history, Instant asOf)
    {
        Dictionary<(string Clock, int Instance), List<SlaPlan>> plans = [];
        HistoryFold fold = new(_rules);
        fold.Run(HistoryFold.Order(history), SlaTime.OfEvent(asOf, nameof(asOf)), sink: null, _ =>
        {
            foreach (ClockRules rules in _rules)
            {
                ClockState state = fold.States[rules.Index];
                if (rules.PlanOf(state) is not { } plan)
                {
                    continue;
                }

                if (!plans.TryGetValue((rules.Clock.Id, state.Instance), out List<SlaPlan>? known))
                {
                    plans[(rules.Clock.Id, state.Instance)] = known = [];
                }

                if (!known.Contains(plan))
                {
                    known.Add(plan);
                }
            }
        });
        return plans;
    }

    internal static ClockRules[] RulesOf(ImmutableArray<SlaClock> clocks, string parameterName)
    {
        if (clocks.IsEmpty || clocks.DistinctBy(c => c.Id, StringComparer.Ordinal).Count() < clocks.Length)
        {
            throw new ArgumentException(
                clocks.IsEmpty ? "There is no clock; at least one is needed." : $"Two of the clocks {string.Join(", ", clocks.Select(c => c.Id))} have the same name.", parameterName);
        }

        return [.. clocks.Select((c, i) => new ClockRules(c, i))];
    }

    internal static TicketId TicketOf(ReadOnlySpan<TicketEvent> history)
    {
        TicketId ticket = Guard.Against.Null(history[0], nameof(history)).Ticket;
        foreach (TicketEvent next in history)
        {
            if (Guard.Against.Null(next, nameof(history)).Ticket != ticket)
            {
                throw new ArgumentException($"The history holds events of ticket {ticket.Value} and of ticket {next.Ticket.Value}; it is of one ticket.", nameof(history));
            }
        }

        return ticket;
    }
}
