using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>All that a log tells of one ticket: its events, the ticket that they fold to, the verdicts of every clock, and what the source itself recorded.</summary>
/// <remarks>Equality is by reference; there is no <c>default</c>. Immutable, and safe to share between threads.</remarks>
public sealed class TicketHistory
{
    internal TicketHistory(long line, Instant asOf, ImmutableArray<TicketEvent> events, ImmutableArray<ClockVerdict> verdicts)
    {
        Line = line;
        AsOf = asOf;
        Events = events;
        Ticket = Ticket.Replay(events.AsSpan());
        Verdicts = verdicts;
    }

    /// <summary>The line of the log's own file that first names the ticket, counted from 1, the header included.</summary>
    public long Line { get; }

    /// <summary>The ticket's name.</summary>
    public TicketId Id => Ticket.Id;

    /// <summary>The ticket, folded from the events.</summary>
    public Ticket Ticket { get; }

    /// <summary>The events up to <see cref="AsOf"/>, inclusive, the opening first; numbered from 1 in this order.</summary>
    public ImmutableArray<TicketEvent> Events { get; }

    /// <summary>The verdicts: of each clock of the desk, in order, every instance, in order; nothing of a clock that has not started.</summary>
    public ImmutableArray<ClockVerdict> Verdicts { get; }

    /// <summary>The instant of the verdicts.</summary>
    public Instant AsOf { get; }

    /// <summary>The status as the log names it in its last row, or null.</summary>
    public string? Status { get; internal init; }

    /// <summary>The verdict that the log itself gives in its last row.</summary>
    public RecordedVerdict RecordedVerdict { get; internal init; }

    /// <summary>The deadline that the log itself gives in its last row, or null.</summary>
    public Instant? RecordedDeadline { get; internal init; }

    /// <summary>When it was solved for the last time, by a column of its own; null without the column, or where it is not.</summary>
    public Instant? RecordedSolvedAt { get; internal init; }

    /// <summary>When it was closed, by a column of its own; null without the column, or where it is not.</summary>
    public Instant? RecordedClosedAt { get; internal init; }

    /// <summary>The greatest number of reopenings that a row tells, or null without the column.</summary>
    public int? RecordedReopenings { get; internal init; }
}
