namespace SupportDomain.Desks;

/// <summary>What one row of a file tells.</summary>
public enum LogKind
{
    /// <summary>A whole ticket, as it stood when it was exported.</summary>
    Cases = 0,

    /// <summary>Something that happened to a ticket: what its fields were from then on, or what changed.</summary>
    Events = 1,

    /// <summary>A message of a ticket's conversation.</summary>
    Messages = 2,

    /// <summary>A time during which a group or an agent had a ticket.</summary>
    Turns = 3,
}
