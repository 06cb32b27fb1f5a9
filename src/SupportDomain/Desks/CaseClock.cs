using NodaTime;
using SupportDomain.Sla;

namespace SupportDomain.Desks;

/// <summary>Judges rows of a case log by one clock: the closed form of <see cref="SlaClock.Judge"/>, without a ticket.</summary>
internal sealed class CaseClock(SlaClock clock)
{
    private readonly PolicyChoice _choice = new(clock);

    /// <summary>The policy's position among those of the clock, counted from 1, or 0.</summary>
    internal int PolicyFor(in CaseFields ticket) => _choice.NumberFor(ticket);

    internal void Judge(int policy, in CaseFields ticket, in TicketState state, Instant asOf, out SlaVerdict verdict) => verdict = SlaClock.VerdictOf(
        policy == 0 ? null : clock.Policies[policy - 1], state.Status, ticket.OpenedAt, clock.Stop == SlaStop.Closed ? state.ClosedAt : state.SolvedAt, asOf, ticket.Deadline);
}
