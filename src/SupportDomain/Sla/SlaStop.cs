namespace SupportDomain.Sla;

/// <summary>What stops a clock that started when the ticket was opened.</summary>
public enum SlaStop
{
    /// <summary>The solution; a ticket that is closed without being solved first is solved by its closing.</summary>
    Solved = 0,

    /// <summary>The closing.</summary>
    Closed = 1,
}
