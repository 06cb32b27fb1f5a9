using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Tests.Scheduling.Workflows;

/// <summary>A workflow under way that works everything out anew after each command.</summary>
internal sealed class RunTwin(WorkflowDefinition workflow, Instant at)
{
    private readonly HashSet<WorkflowStepId> _completed = [];
    private readonly HashSet<WorkflowStepId> _skipped = [];
    private readonly Dictionary<WorkflowStepId, int> _rounds = workflow.Steps.ToDictionary(s => s.Id, s => s.Prerequisites.IsEmpty ? 1 : 0);

    internal Instant Now { get; private set; } = at;

    internal WorkflowStepState StateOf(WorkflowStepId step) => _completed.Contains(step) ? WorkflowStepState.Completed
        : _skipped.Contains(step) ? WorkflowStepState.Skipped
        : workflow.StepOf(step).Prerequisites.All(IsDone) ? WorkflowStepState.Ready
        : WorkflowStepState.Waiting;

    internal int RoundOf(WorkflowStepId step) => _rounds[step];

    /// <summary>Does what the command says, or nothing if it is forbidden; says which.</summary>
    internal bool Try(string verb, WorkflowStepId step, WorkflowStepId target, Instant when)
    {
        bool ready = StateOf(step) == WorkflowStepState.Ready;
        bool allowed = verb switch
        {
            "complete" => ready,
            "skip" => ready && workflow.StepOf(step).IsOptional,
            "sendBack" => ready && workflow.StepOf(step).MaySendBackTo.Contains(target),
            _ => _completed.Contains(step) && workflow.StepOf(step).IsRepeatable,
        };
        if (!allowed)
        {
            return false;
        }

        HashSet<WorkflowStepId> readyBefore = [.. workflow.Steps.Select(s => s.Id).Where(s => StateOf(s) == WorkflowStepState.Ready)];
        if (verb is "complete" or "skip")
        {
            (verb == "skip" ? _skipped : _completed).Add(step);
        }
        else
        {
            WorkflowStepId again = verb == "repeat" ? step : target;
            foreach (WorkflowStepId undone in workflow.Steps.Select(s => s.Id).Where(s => s == again || ComesBefore(again, s)))
            {
                _completed.Remove(undone);
                _skipped.Remove(undone);
            }
        }

        foreach (WorkflowStepId now in workflow.Steps.Select(s => s.Id).Where(s => StateOf(s) == WorkflowStepState.Ready && !readyBefore.Contains(s)))
        {
            _rounds[now]++;
        }

        Now = when;
        return true;
    }

    private bool IsDone(WorkflowStepId step) => _completed.Contains(step) || _skipped.Contains(step);

    private bool ComesBefore(WorkflowStepId first, WorkflowStepId second) => workflow.StepOf(second).Prerequisites.Any(p => p == first || ComesBefore(first, p));
}
