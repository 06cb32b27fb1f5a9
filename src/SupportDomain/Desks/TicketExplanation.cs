using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>A ticket explained: its events, the facts they leave, and what every clock made of them, to the last second.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class TicketExplanation
{
    private TicketExplanation(Instant asOf, ImmutableArray<TicketEvent> events, Ticket ticket, ImmutableArray<ClockExplanation> clocks)
    {
        AsOf = asOf;
        Events = events;
        Ticket = ticket;
        Clocks = clocks;
    }

    /// <summary>The instant as of which the ticket is explained.</summary>
    public Instant AsOf { get; }

    /// <summary>The events up to that instant, inclusive, by instant, those of one instant by number, then as given.</summary>
    public ImmutableArray<TicketEvent> Events { get; }

    /// <summary>The ticket that the events leave.</summary>
    public Ticket Ticket { get; }

    /// <summary>What each clock says, in the order of the service levels.</summary>
    public ImmutableArray<ClockExplanation> Clocks { get; }

    /// <summary>Explains a ticket.</summary>
    /// <param name="levels">The clocks.</param>
    /// <param name="history">The events of one ticket, the opening among them.</param>
    /// <param name="asOf">The instant; events after it are left out.</param>
    /// <remarks>Linear in the events for each clock, and in the segments of the calendars over the ticket's life.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The events belong to several tickets, or none opens it up to <paramref name="asOf"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is before 1900 or after 2189.</exception>
    public static TicketExplanation Of(ServiceLevels levels, IEnumerable<TicketEvent> history, Instant asOf)
    {
        Guard.Against.Null(levels);
        TicketEvent[] all = [.. Guard.Against.Null(history)];
        ImmutableArray<TicketEvent> events = [.. all.Where(e => e.At <= asOf).OrderBy(e => e.At).ThenBy(e => e.Sequence)];
        if (!events.OfType<TicketOpened>().Any())
        {
            throw new ArgumentException($"No event up to {asOf} opens the ticket; a ticket is explained from its opening on.", nameof(history));
        }

        SlaEvaluator evaluator = levels.ToEvaluator();
        ILookup<string, ClockVerdict> verdicts = evaluator.Evaluate(all, asOf).ToLookup(v => v.Clock, StringComparer.Ordinal);
        return new TicketExplanation(asOf, events, Fold(events), [.. levels.Clocks.Select(c => Explain(c, evaluator, events, [.. verdicts[c.Id]], asOf))]);
    }

    private static ClockExplanation Explain(SlaClock clock, SlaEvaluator evaluator, ImmutableArray<TicketEvent> events, ImmutableArray<ClockVerdict> verdicts, Instant asOf)
    {
        Instant chosenAt = verdicts.IsEmpty ? asOf : verdicts[0].Verdict.StartedAt;
        Ticket then = Fold([.. events.Where(e => e.At <= chosenAt || e is TicketOpened)]);
        return new ClockExplanation(clock, clock.Trace(then.Attributes, then.Group, chosenAt), verdicts, evaluator.Timeline(events.AsSpan(), clock.Id, asOf));
    }

    /// <summary>A history may hold events older than the opening; a fold begins with the opening all the same.</summary>
    private static Ticket Fold(ImmutableArray<TicketEvent> events)
    {
        TicketOpened opened = events.OfType<TicketOpened>().First();
        return Ticket.Replay([opened, .. events.Where(e => !ReferenceEquals(e, opened))]);
    }
}
