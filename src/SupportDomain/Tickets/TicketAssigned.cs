using NodaTime;
using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>The ticket was assigned: the whole new assignment, group and agent.</summary>
public sealed record TicketAssigned : TicketEvent
{
    /// <summary>Records an assignment.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="at">When.</param>
    /// <param name="group">The group that has it from now on, or null for none.</param>
    /// <param name="agent">The agent who has it from now on, or null for nobody.</param>
    /// <param name="by">Who assigned it.</param>
    /// <param name="sequence">Its number in the ticket's own log, from 1; 0 where the source gives none.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/>, <paramref name="group"/> or <paramref name="agent"/> is <c>default</c>, which names none; null says nobody.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sequence"/> is negative.</exception>
    public TicketAssigned(TicketId ticket, Instant at, GroupId? group, AgentId? agent, Person by = default, long sequence = 0)
        : base(ticket, at, by, sequence)
    {
        Group = group is { IsDefault: true } ? throw new ArgumentException("default(GroupId) names no group; null says that there is none.", nameof(group)) : group;
        Agent = agent is { IsDefault: true } ? throw new ArgumentException("default(AgentId) names no agent; null says that there is none.", nameof(agent)) : agent;
    }

    /// <summary>The group that has it from now on, or null.</summary>
    public GroupId? Group { get; }

    /// <summary>The agent who has it from now on, or null.</summary>
    public AgentId? Agent { get; }
}
