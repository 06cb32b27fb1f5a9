using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>A command that the step's state or the workflow's rules forbid. Nothing has changed.</summary>
public sealed class WorkflowRuleException : InvalidOperationException
{
    internal WorkflowRuleException(WorkflowStepId step, WorkflowStepState state, string message)
        : base(message)
    {
        Step = step;
        State = state;
    }

    /// <summary>The step that the command was about.</summary>
    public WorkflowStepId Step { get; }

    /// <summary>Where it stands.</summary>
    public WorkflowStepState State { get; }
}
