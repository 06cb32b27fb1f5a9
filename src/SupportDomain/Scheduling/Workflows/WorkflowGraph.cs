using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Scheduling.Workflows;

/// <summary>The steps of a workflow as numbers, which are their places in the definition, with edges both ways and an order in which prerequisites come first.</summary>
internal sealed class WorkflowGraph
{
    private readonly int[] _before;
    private readonly int[] _beforeStart;
    private readonly int[] _after;
    private readonly int[] _afterStart;

    internal WorkflowGraph(ImmutableArray<WorkflowStep> steps, IReadOnlyDictionary<WorkflowStepId, int> places, string parameterName)
    {
        Count = steps.Length;
        _beforeStart = new int[Count + 1];
        for (int step = 0; step < Count; step++)
        {
            _beforeStart[step + 1] = _beforeStart[step] + steps[step].Prerequisites.Length;
        }

        _before = new int[_beforeStart[Count]];
        for (int step = 0; step < Count; step++)
        {
            int place = _beforeStart[step];
            foreach (WorkflowStepId prerequisite in steps[step].Prerequisites)
            {
                _before[place++] = places.TryGetValue(prerequisite, out int number)
                    ? number
                    : throw new ArgumentException($"Step '{steps[step].Id}' waits for '{prerequisite}', which is no step of the workflow; name one that is.", parameterName);
            }
        }

        (_after, _afterStart) = Reversed();
        Order = InOrder();
        if (Order.Length < Count)
        {
            throw new WorkflowCycleException([.. FindCycle().Select(step => steps[step].Id)], parameterName);
        }
    }

    internal int Count { get; }

    /// <summary>All steps, prerequisites first (Kahn, Communications of the ACM 5, 1962). Fewer than all if some wait in a circle.</summary>
    internal ImmutableArray<int> Order { get; }

    /// <summary>The prerequisites of a step.</summary>
    internal ReadOnlySpan<int> Before(int step) => _before.AsSpan(_beforeStart[step].._beforeStart[step + 1]);

    /// <summary>The steps that wait for a step, ascending.</summary>
    internal ReadOnlySpan<int> After(int step) => _after.AsSpan(_afterStart[step].._afterStart[step + 1]);

    private (int[] After, int[] AfterStart) Reversed()
    {
        int[] start = new int[Count + 2];
        foreach (int prerequisite in _before)
        {
            start[prerequisite + 2]++;
        }

        for (int step = 2; step < start.Length; step++)
        {
            start[step] += start[step - 1];
        }

        int[] after = new int[_before.Length];
        for (int step = 0; step < Count; step++)
        {
            foreach (int prerequisite in Before(step))
            {
                after[start[prerequisite + 1]++] = step;
            }
        }

        return (after, start[..(Count + 1)]);
    }

    private ImmutableArray<int> InOrder()
    {
        int[] open = new int[Count];
        int[] order = new int[Count];
        int found = 0;
        for (int step = 0; step < Count; step++)
        {
            open[step] = Before(step).Length;
            if (open[step] == 0)
            {
                order[found++] = step;
            }
        }

        for (int next = 0; next < found; next++)
        {
            foreach (int step in After(order[next]))
            {
                if (--open[step] == 0)
                {
                    order[found++] = step;
                }
            }
        }

        return [.. order.AsSpan(0, found)];
    }

    /// <summary>Walks from one prerequisite that was never reached to the next: the walk cannot end, so it comes round.</summary>
    private List<int> FindCycle()
    {
        bool[] reached = new bool[Count];
        foreach (int step in Order)
        {
            reached[step] = true;
        }

        int[] visitedAs = new int[Count];
        List<int> walk = [];
        int current = Array.IndexOf(reached, value: false);
        while (visitedAs[current] == 0)
        {
            walk.Add(current);
            visitedAs[current] = walk.Count;
            current = FirstUnreached(Before(current), reached);
        }

        List<int> cycle = walk[(visitedAs[current] - 1)..];
        cycle.Reverse();
        return cycle;
    }

    private static int FirstUnreached(ReadOnlySpan<int> steps, bool[] reached)
    {
        foreach (int step in steps)
        {
            if (!reached[step])
            {
                return step;
            }
        }

        throw new InvalidOperationException("A step that was never reached has a prerequisite that was never reached.");
    }
}
