using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>A workflow as it is written in an afternoon: by step, the steps after it and how many come before; Kahn's algorithm says whether there is a circle.</summary>
internal sealed class DayWorkflow
{
    internal DayWorkflow(IReadOnlyList<WorkflowStep> steps)
    {
        foreach (WorkflowStep step in steps)
        {
            Before.Add(step.Id, step.Prerequisites.Length);
            After.Add(step.Id, []);
        }

        foreach (WorkflowStep step in steps)
        {
            foreach (WorkflowStepId before in step.Prerequisites)
            {
                After[before].Add(step.Id);
            }
        }

        Steps = steps;
        Dictionary<WorkflowStepId, int> open = new(Before);
        Queue<WorkflowStepId> ready = new(steps.Where(s => s.Prerequisites.IsEmpty).Select(s => s.Id));
        int done = 0;
        for (; ready.TryDequeue(out WorkflowStepId step); done++)
        {
            foreach (WorkflowStepId after in After[step])
            {
                if (--open[after] == 0)
                {
                    ready.Enqueue(after);
                }
            }
        }

        if (done < steps.Count)
        {
            throw new ArgumentException("The steps go in a circle.", nameof(steps));
        }
    }

    internal IReadOnlyList<WorkflowStep> Steps { get; }

    internal Dictionary<WorkflowStepId, int> Before { get; } = [];

    internal Dictionary<WorkflowStepId, List<WorkflowStepId>> After { get; } = [];
}
