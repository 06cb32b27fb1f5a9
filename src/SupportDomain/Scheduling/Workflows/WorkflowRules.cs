using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>What a workflow must hold beyond having no circle.</summary>
internal static class WorkflowRules
{
    private const int TargetsAtOnce = 64;

    /// <summary>Work can only be sent back to a step that comes before: so the step that sends it waits again.</summary>
    internal static void CheckSendBacks(WorkflowDefinition workflow, string parameterName)
    {
        List<(int Sender, int Target)> rules = [];
        for (int sender = 0; sender < workflow.Steps.Length; sender++)
        {
            foreach (WorkflowStepId target in workflow.Steps[sender].MaySendBackTo)
            {
                rules.Add(workflow.Contains(target)
                    ? (sender, workflow.PlaceOf(target))
                    : throw new ArgumentException($"Step '{workflow.Steps[sender].Id}' may send back to '{target}', which is no step of the workflow; name one that is.", parameterName));
            }
        }

        // One bit for each of 64 targets at a time: which of them come before a step.
        ulong[] targetsBefore = rules.Count == 0 ? [] : new ulong[workflow.Steps.Length];
        ulong[] own = new ulong[targetsBefore.Length];
        foreach (IGrouping<int, (int Target, int[] Senders)> batch in rules
            .GroupBy(rule => rule.Target, rule => rule.Sender)
            .Select((target, i) => (Batch: i / TargetsAtOnce, Target: target.Key, Senders: target.ToArray()))
            .GroupBy(t => t.Batch, t => (t.Target, t.Senders)))
        {
            Check(workflow, [.. batch], targetsBefore, own, parameterName);
        }
    }

    /// <summary>Refuses a chain whose efforts do not fit 64 bits of nanoseconds; so no sum along a chain can overflow later.</summary>
    internal static void CheckLongestPath(WorkflowDefinition workflow, string parameterName)
    {
        long[] finish = new long[workflow.Steps.Length];
        foreach (int step in workflow.Graph.Order)
        {
            long effort = workflow.Steps[step].Effort.ToInt64Nanoseconds();
            long start = 0;
            foreach (int before in workflow.Graph.Before(step))
            {
                start = Math.Max(start, finish[before]);
            }

            finish[step] = effort <= long.MaxValue - start
                ? start + effort
                : throw new ArgumentException(
                    $"The efforts of the chain of steps that ends with '{workflow.Steps[step].Id}' sum to more than {long.MaxValue} nanoseconds (292 years), the most that is allowed.", parameterName);
        }
    }

    private static void Check(WorkflowDefinition workflow, (int Target, int[] Senders)[] targets, ulong[] targetsBefore, ulong[] own, string parameterName)
    {
        Array.Clear(targetsBefore);
        Array.Clear(own);
        for (int i = 0; i < targets.Length; i++)
        {
            own[targets[i].Target] |= 1UL << i;
        }

        foreach (int step in workflow.Graph.Order)
        {
            foreach (int before in workflow.Graph.Before(step))
            {
                targetsBefore[step] |= targetsBefore[before] | own[before];
            }
        }

        for (int i = 0; i < targets.Length; i++)
        {
            foreach (int sender in targets[i].Senders)
            {
                if ((targetsBefore[sender] & (1UL << i)) == 0)
                {
                    throw new ArgumentException(
                        $"Step '{workflow.Steps[sender].Id}' may send back to '{workflow.Steps[targets[i].Target].Id}', which does not come before it; name one that it waits for, directly or through others.",
                        parameterName);
                }
            }
        }
    }
}
