namespace SupportDomain.Tickets;

/// <summary>What became of an event that was delivered to a log.</summary>
public enum TicketLogAppend
{
    /// <summary>The log had it already.</summary>
    Duplicate = 0,

    /// <summary>It is in the log now.</summary>
    Added = 1,
}
