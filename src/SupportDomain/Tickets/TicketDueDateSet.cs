using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Somebody set the due date of one clock by hand, or took it back.</summary>
public sealed record TicketDueDateSet : TicketEvent
{
    /// <summary>Records a due date set by hand.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When it was set.</param>
    /// <param name="clock">The clock that it counts for.</param>
    /// <param name="dueAt">When the clock is due from now on, or null for what its policy says.</param>
    /// <param name="by">Who set it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or <paramref name="clock"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketDueDateSet(TicketId ticket, Instant at, ClockId clock, Instant? dueAt, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence)
    {
        Clock = clock.IsDefault ? throw new ArgumentException("A due date belongs to a clock; default(ClockId) names none.", nameof(clock)) : clock;
        DueAt = dueAt;
    }

    /// <summary>The clock that it counts for.</summary>
    public ClockId Clock { get; }

    /// <summary>When the clock is due from now on, or null for what its policy says.</summary>
    /// <remarks>
    /// It outlasts a stop: an instance that goes on when the ticket is reopened after this instant is breached at once, even if the stop before had met it.
    /// Due by hand on Monday at 12:00, solved at 11:00 and reopened on Tuesday at 11:00, it is breached, its deadline Monday 12:00. A new instance starts without
    /// the due date of the one before. One that is set while the clock does not run counts from its next start.
    /// </remarks>
    public Instant? DueAt { get; }
}
