using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;

namespace SupportDomain.Desks.Measures;

/// <summary>One of the longest waits of a clock, with what its timeline needs.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class LongWait
{
    /// <summary>The greatest number of verdicts that are kept with a wait, inclusive, unless there are more clocks.</summary>
    public const int MostVerdicts = 12;

    internal LongWait(TicketId ticket, long line, string? priority, string? queue, SlaVerdict verdict, Instant openedAt, ImmutableArray<TicketVerdict> verdicts)
    {
        Ticket = ticket;
        Line = line;
        Priority = priority;
        Queue = queue;
        Verdict = verdict;
        OpenedAt = openedAt;
        Verdicts = verdicts;
    }

    /// <summary>The ticket.</summary>
    public TicketId Ticket { get; }

    /// <summary>The line of the log that the ticket begins on.</summary>
    public long Line { get; }

    /// <summary>The ticket's priority, or null.</summary>
    public string? Priority { get; }

    /// <summary>The ticket's queue, or null.</summary>
    public string? Queue { get; }

    /// <summary>The verdict that waited so long.</summary>
    public SlaVerdict Verdict { get; }

    /// <summary>When the ticket was opened.</summary>
    public Instant OpenedAt { get; }

    /// <summary>All verdicts on the ticket, in the order of the clocks; at most <see cref="MostVerdicts"/>, or one a clock where there are more clocks.</summary>
    public ImmutableArray<TicketVerdict> Verdicts { get; }

    /// <summary>The time on the clock: to the stop, or to the instant of the verdict.</summary>
    public Duration Elapsed => Verdict.Elapsed;

    /// <summary>The same wait as another clock with the same start and stop judges it.</summary>
    internal LongWait By(int clock) => new(Ticket, Line, Priority, Queue, Verdicts[clock].Verdict, OpenedAt, Verdicts);
}
