namespace SupportDomain.Tickets;

/// <summary>A property of a ticket that has one text, which policies and reports may ask for.</summary>
/// <remarks>Tags, the value and custom fields are asked for by their own members of <see cref="TicketAttributes"/>.</remarks>
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

    /// <summary>How many are affected, and how badly, as the source system names it.</summary>
    Impact = 4,

    /// <summary>How soon it has to be done, as the source system names it.</summary>
    Urgency = 5,

    /// <summary>The tier of service that the customer is entitled to.</summary>
    Tier = 6,

    /// <summary>The customer's key.</summary>
    Customer = 7,

    /// <summary>The place the request comes from.</summary>
    Site = 8,

    /// <summary>The language of the conversation.</summary>
    Language = 9,
}
