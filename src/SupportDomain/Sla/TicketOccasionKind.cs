namespace SupportDomain.Sla;

/// <summary>What kind of thing an occasion is.</summary>
public enum TicketOccasionKind
{
    /// <summary>The ticket was opened, for the first time.</summary>
    Opened = 0,

    /// <summary>A message was posted.</summary>
    MessagePosted = 1,

    /// <summary>The status came into a set of statuses from outside of it.</summary>
    StatusEntered = 2,

    /// <summary>The status left a set of statuses.</summary>
    StatusLeft = 3,

    /// <summary>A group other than the one before has the ticket.</summary>
    GroupAssigned = 4,

    /// <summary>The group that had the ticket has it no more.</summary>
    GroupLeft = 5,

    /// <summary>An agent other than the one before has the ticket.</summary>
    AgentAssigned = 6,

    /// <summary>The agent who had the ticket has it no more.</summary>
    AgentLeft = 7,
}
