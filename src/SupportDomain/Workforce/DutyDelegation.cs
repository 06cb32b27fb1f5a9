using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Workforce;

/// <summary>Whose a recurring duty is from a date on, wholly: one agent, or nobody in particular.</summary>
/// <remarks>Equal by value; no order. <c>default</c> is nobody from 0001-01-01 on. Immutable, safe for use by many threads.</remarks>
public readonly record struct DutyDelegation
{
    /// <summary>States a delegation.</summary>
    /// <param name="from">The first date, inclusive, of any calendar system; it holds until the next delegation.</param>
    /// <param name="agent">The agent, or null to leave the duty to whoever is free.</param>
    /// <exception cref="ArgumentException"><paramref name="agent"/> is <c>default</c>.</exception>
    public DutyDelegation(LocalDate from, AgentId? agent)
    {
        From = from.WithCalendar(CalendarSystem.Iso);
        Agent = agent is { } named ? Required.Id(named, nameof(agent)) : null;
    }

    /// <summary>The first date, inclusive, in the ISO calendar.</summary>
    public LocalDate From { get; }

    /// <summary>The agent, or null for nobody in particular.</summary>
    public AgentId? Agent { get; }
}
