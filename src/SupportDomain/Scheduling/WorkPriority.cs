namespace SupportDomain.Scheduling;

/// <summary>How pressing a work item is. What a priority means for the order, the policy says (<see cref="SchedulingPolicy.Bands"/>).</summary>
public enum WorkPriority
{
    /// <summary>Neither pressing nor able to wait for long.</summary>
    Normal = 0,

    /// <summary>Before everything else.</summary>
    Urgent = 1,

    /// <summary>Before normal work.</summary>
    High = 2,

    /// <summary>After normal work.</summary>
    Low = 3,
}
