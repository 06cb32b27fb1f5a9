using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Internal;

namespace SupportDomain.Tickets;

/// <summary>The source recorded a state whose meaning is not known. The status stays as it was, and the fold counts a finding.</summary>
public sealed record TicketStateUnrecognised : TicketEvent
{
    /// <summary>Records a state of unknown meaning.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When it was recorded.</param>
    /// <param name="state">The state, as the source names it.</param>
    /// <param name="by">Who recorded it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketStateUnrecognised(TicketId ticket, Instant at, string state, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence) => State = Guard.Against.Null(state);

    /// <summary>The state, as the source names it.</summary>
    public string State { get; }
}
