using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>A run of a <see cref="DayWorkflow"/>, over dictionaries, with the events of a <see cref="WorkflowRun"/>.</summary>
internal sealed class DayWorkflowRun
{
    private readonly DayWorkflow _workflow;
    private readonly List<WorkflowEvent> _events;
    private readonly Dictionary<WorkflowStepId, int> _open;
    private readonly Dictionary<WorkflowStepId, WorkflowStepState> _states = [];
    private int _unfinished;
    private long _sequence;

    internal DayWorkflowRun(DayWorkflow workflow, Instant at, List<WorkflowEvent> events)
    {
        _workflow = workflow;
        _events = events;
        _open = new Dictionary<WorkflowStepId, int>(workflow.Before);
        _unfinished = workflow.Steps.Count;
        Add(WorkflowEventKind.RunStarted, default, 0, default, at);
        foreach (WorkflowStep step in workflow.Steps)
        {
            _states.Add(step.Id, WorkflowStepState.Waiting);
            if (step.Prerequisites.IsEmpty)
            {
                MakeReady(step.Id, default, at);
            }
        }
    }

    internal void Complete(WorkflowStepId step, Instant at)
    {
        if (_states[step] != WorkflowStepState.Ready)
        {
            throw new InvalidOperationException($"Step {step} is {_states[step]}.");
        }

        _states[step] = WorkflowStepState.Completed;
        Add(WorkflowEventKind.StepCompleted, step, 1, step, at);
        foreach (WorkflowStepId after in _workflow.After[step])
        {
            if (--_open[after] == 0)
            {
                MakeReady(after, step, at);
            }
        }

        if (--_unfinished == 0)
        {
            Add(WorkflowEventKind.RunFinished, default, 0, step, at);
        }
    }

    private void MakeReady(WorkflowStepId step, WorkflowStepId cause, Instant at)
    {
        _states[step] = WorkflowStepState.Ready;
        Add(WorkflowEventKind.StepReady, step, 1, cause, at);
    }

    private void Add(WorkflowEventKind kind, WorkflowStepId step, int round, WorkflowStepId cause, Instant at) =>
        _events.Add(new WorkflowEvent(++_sequence, at, kind, step, round, cause));
}
