namespace SupportDomain.Scheduling.Workflows;

/// <summary>Where a step of a running workflow stands.</summary>
public enum WorkflowStepState
{
    /// <summary>A prerequisite is neither completed nor skipped.</summary>
    Waiting = 0,

    /// <summary>It can be worked on.</summary>
    Ready = 1,

    /// <summary>It is done.</summary>
    Completed = 2,

    /// <summary>It was left out.</summary>
    Skipped = 3,
}
