namespace SupportDomain.Desks;

/// <summary>What a column of a case log, one row a ticket, can tell.</summary>
public enum LogColumn
{
    /// <summary>The ticket's name; needed.</summary>
    Id = 0,

    /// <summary>When the ticket was opened; needed.</summary>
    Opened = 1,

    /// <summary>When it was solved; empty while it is not.</summary>
    Solved = 2,

    /// <summary>When it was closed; empty while it is not.</summary>
    Closed = 3,

    /// <summary>The status at the time of the export.</summary>
    Status = 4,

    /// <summary>The request type or category.</summary>
    Type = 5,

    /// <summary>The priority.</summary>
    Priority = 6,

    /// <summary>The queue or group.</summary>
    Queue = 7,

    /// <summary>The channel.</summary>
    Channel = 8,

    /// <summary>The deadline that the source system itself computed.</summary>
    Deadline = 9,

    /// <summary>The verdict that the source system itself gave.</summary>
    Verdict = 10,
}
