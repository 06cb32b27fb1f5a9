namespace SupportDomain.Desks;

/// <summary>What an activity that a log names was: the entry into a status, a message, or nothing that a rule asks for.</summary>
public enum LogActivity
{
    /// <summary>The ticket became new.</summary>
    New = 0,

    /// <summary>Work on it began.</summary>
    Open = 1,

    /// <summary>It began to wait for the customer.</summary>
    Pending = 2,

    /// <summary>It began to wait for somebody else.</summary>
    OnHold = 3,

    /// <summary>It was solved.</summary>
    Solved = 4,

    /// <summary>It was closed.</summary>
    Closed = 5,

    /// <summary>It was withdrawn.</summary>
    Cancelled = 6,

    /// <summary>It went on within another ticket.</summary>
    Merged = 7,

    /// <summary>Nothing that changes the status or is a message.</summary>
    Nothing = 8,

    /// <summary>The customer wrote.</summary>
    CustomerMessage = 9,

    /// <summary>An agent answered the customer.</summary>
    AgentReply = 10,

    /// <summary>An agent wrote what the customer does not see.</summary>
    PrivateNote = 11,

    /// <summary>A program wrote to the customer.</summary>
    AutomaticMessage = 12,
}
