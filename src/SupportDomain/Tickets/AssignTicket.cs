using SupportDomain.Identifiers;

namespace SupportDomain.Tickets;

/// <summary>Give a ticket to a group, an agent, both, or nobody: the whole new assignment.</summary>
public sealed record AssignTicket : TicketCommand
{
    /// <summary>Asks for an assignment.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="group">The group that shall have it, or null for none.</param>
    /// <param name="agent">The agent who shall have it, or null for nobody.</param>
    /// <param name="by">Who wants it.</param>
    /// <exception cref="ArgumentException"><paramref name="ticket"/>, <paramref name="group"/> or <paramref name="agent"/> is <c>default</c>, which names none; null says nobody.</exception>
    public AssignTicket(TicketId ticket, GroupId? group, AgentId? agent, Person by = default)
        : base(ticket, by)
    {
        Group = group is { IsDefault: true } ? throw new ArgumentException("default(GroupId) names no group; null says that there is none.", nameof(group)) : group;
        Agent = agent is { IsDefault: true } ? throw new ArgumentException("default(AgentId) names no agent; null says that there is none.", nameof(agent)) : agent;
    }

    /// <summary>The group that shall have it, or null.</summary>
    public GroupId? Group { get; }

    /// <summary>The agent who shall have it, or null.</summary>
    public AgentId? Agent { get; }
}
