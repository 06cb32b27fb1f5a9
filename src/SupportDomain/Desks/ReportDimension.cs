namespace SupportDomain.Desks;

/// <summary>By what the tickets of a report are grouped.</summary>
public enum ReportDimension
{
    /// <summary>The policy that applied.</summary>
    Policy = 0,

    /// <summary>The priority.</summary>
    Priority = 1,

    /// <summary>The queue or group.</summary>
    Queue = 2,

    /// <summary>The local month of the opening, such as 2011-07.</summary>
    Month = 3,

    /// <summary>The channel.</summary>
    Channel = 4,
}
