namespace SupportDomain.Desks;

/// <summary>What a column of a log can tell.</summary>
public enum LogColumn
{
    /// <summary>The ticket's name; needed in every file.</summary>
    Id = 0,

    /// <summary>When the ticket was opened; needed where a row is a ticket.</summary>
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

    /// <summary>When what the row tells happened; needed in every file but one of cases. Of a turn, when it began.</summary>
    At = 11,

    /// <summary>A whole number that rises from row to row of a ticket and tells their order; without it they are in the order of time.</summary>
    Sequence = 12,

    /// <summary>A second text that tells the status together with the first.</summary>
    SubStatus = 13,

    /// <summary>What was done.</summary>
    Activity = 14,

    /// <summary>What the ticket waits for.</summary>
    HoldReason = 15,

    /// <summary>The agent who has the ticket.</summary>
    Agent = 16,

    /// <summary>When a person first answered.</summary>
    Responded = 17,

    /// <summary>How many are affected, and how badly.</summary>
    Impact = 18,

    /// <summary>How soon it has to be done.</summary>
    Urgency = 19,

    /// <summary>The tier of service that the customer is entitled to.</summary>
    Tier = 20,

    /// <summary>The customer's key.</summary>
    Customer = 21,

    /// <summary>The place the request comes from.</summary>
    Site = 22,

    /// <summary>The language of the conversation.</summary>
    Language = 23,

    /// <summary>How often the ticket had been reopened, as the source counts.</summary>
    Reopened = 24,

    /// <summary>Who did it, or wrote the message.</summary>
    Author = 25,

    /// <summary>Who asked: what this one writes comes from the customer.</summary>
    Requester = 26,

    /// <summary>In what part the author acts.</summary>
    Role = 27,

    /// <summary>Who can read the message.</summary>
    Visibility = 28,

    /// <summary>Whether a program wrote the message.</summary>
    Automatic = 29,

    /// <summary>When a turn ended; empty while it goes on.</summary>
    Ended = 30,

    /// <summary>Which field changed, where a row tells of one.</summary>
    Field = 31,

    /// <summary>What that field is from then on.</summary>
    Value = 32,

    /// <summary>What it was before.</summary>
    OldValue = 33,
}
