using NodaTime;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>How the fold of a row's events ends, without the events: <see cref="Ticket.Replay"/> of <see cref="CaseRow.ToEvents"/>.</summary>
internal readonly record struct TicketState(TicketStatus Status, Instant? SolvedAt, Instant? ClosedAt)
{
    /// <summary>The state at an instant, what happens exactly then included.</summary>
    internal static TicketState Of(in CaseFields ticket, Instant until)
    {
        Instant? solved = ticket.SolvedAt is { } s && s <= until ? ticket.SolvedAt : null;
        if (ticket.ClosedAt is { } closed && closed <= until)
        {
            return new TicketState(CaseRow.EndStatusOf(ticket.MappedStatus, TicketStatus.Closed), solved ?? closed, closed);
        }

        TicketStatus status = solved is null ? TicketStatus.New : ticket.ClosedAt is null ? CaseRow.EndStatusOf(ticket.MappedStatus, TicketStatus.Solved) : TicketStatus.Solved;
        return new TicketState(status, solved, TicketTransitions.IsFinal(status) ? solved : null);
    }
}
