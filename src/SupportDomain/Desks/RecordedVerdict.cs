namespace SupportDomain.Desks;

/// <summary>What a source system says of a ticket's SLA.</summary>
public enum RecordedVerdict
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>That it was met, or can still be.</summary>
    Met = 1,

    /// <summary>That it was breached.</summary>
    Breached = 2,
}
