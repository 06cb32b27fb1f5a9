using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Set the due date of one clock by hand, or take it back.</summary>
public sealed record SetDueDate : TicketCommand
{
    /// <summary>Asks for a due date.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="clock">The clock that it counts for.</param>
    /// <param name="dueAt">When the clock shall be due, or null for what its policy says.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> or <paramref name="clock"/> is <c>default</c>.</exception>
    public SetDueDate(TicketId ticket, ClockId clock, Instant? dueAt, Person by = default)
        : base(ticket, by)
    {
        Clock = clock.IsDefault ? throw new ArgumentException("A due date belongs to a clock; default(ClockId) names none.", nameof(clock)) : clock;
        DueAt = dueAt;
    }

    /// <summary>The clock that it counts for.</summary>
    public ClockId Clock { get; }

    /// <summary>When the clock shall be due, or null for what its policy says.</summary>
    public Instant? DueAt { get; }
}
