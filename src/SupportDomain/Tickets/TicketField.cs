namespace SupportDomain.Tickets;

/// <summary>A property of a ticket that policies and reports may ask for.</summary>
public enum TicketField
{
    /// <summary>What is asked for: the request type or category.</summary>
    Type = 0,

    /// <summary>The priority, as the source system names it.</summary>
    Priority = 1,

    /// <summary>The queue or group the ticket is assigned to.</summary>
    Queue = 2,

    /// <summary>The channel that the request came by.</summary>
    Channel = 3,
}
