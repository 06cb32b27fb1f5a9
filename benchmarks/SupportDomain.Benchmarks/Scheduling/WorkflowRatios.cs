using System.Buffers;
using NodaTime;
using SupportDomain.Benchmarks.Ratios;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Benchmarks.Scheduling;

/// <summary>Area <c>workflow</c>: graphs of n steps, each after up to three of the hundred before it. An operation is one step; the checksum is over every event.</summary>
internal static class WorkflowRatios
{
    private const string Area = "workflow";
    private const int Reach = 100;
    private static readonly Instant At = Instant.FromUtc(2026, 1, 5, 8, 0);

    internal static IEnumerable<RatioCase> All()
    {
        foreach (int n in (int[])[1_000, 100_000])
        {
            yield return new RatioCase(
                Area, "run", n, n,
                new Contender("WorkflowRun, started and completed step by step", seed => OurRun(n, seed)),
                new Contender("Kahn's algorithm over dictionaries, the same events", seed => RivalRun(n, seed)));
            yield return new RatioCase(
                Area, "define", n, n,
                new Contender("WorkflowDefinition", seed => OurDefinition(n, seed)),
                new Contender("dictionaries, Kahn's algorithm against circles", seed => RivalDefinition(n, seed)));
        }
    }

    private static Func<ulong> OurRun(int n, int seed)
    {
        WorkflowDefinition definition = new("benchmark", Steps(n, seed));
        ArrayBufferWriter<WorkflowEvent> events = new((2 * n) + 2);
        return () =>
        {
            WorkflowRun run = WorkflowRun.Start(definition, At, events);
            for (int read = 0; read < events.WrittenCount; read++)
            {
                WorkflowEvent happened = events.WrittenSpan[read];
                if (happened.Kind == WorkflowEventKind.StepReady)
                {
                    run.Complete(happened.Step, At, events);
                }
            }

            return Sum(events.WrittenSpan);
        };
    }

    private static Func<ulong> RivalRun(int n, int seed)
    {
        DayWorkflow workflow = new(Steps(n, seed));
        List<WorkflowEvent> events = new((2 * n) + 2);
        return () =>
        {
            DayWorkflowRun run = new(workflow, At, events);
            for (int read = 0; read < events.Count; read++)
            {
                WorkflowEvent happened = events[read];
                if (happened.Kind == WorkflowEventKind.StepReady)
                {
                    run.Complete(happened.Step, At);
                }
            }

            return Sum(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(events));
        };
    }

    private static Func<ulong> OurDefinition(int n, int seed)
    {
        WorkflowStep[] steps = Steps(n, seed);
        return () => (ulong)new WorkflowDefinition("benchmark", steps).Steps.Length;
    }

    private static Func<ulong> RivalDefinition(int n, int seed)
    {
        WorkflowStep[] steps = Steps(n, seed);
        return () => (ulong)new DayWorkflow(steps).Before.Count;
    }

    private static WorkflowStep[] Steps(int n, int seed)
    {
        Random random = new(seed);
        WorkflowStepId[] ids = [.. Enumerable.Range(0, n).Select(i => new WorkflowStepId($"step-{i:000000}"))];
        return [.. ids.Select((id, i) =>
            new WorkflowStep(id, "Step", Enumerable.Range(0, random.Next(4)).Select(_ => i - 1 - random.Next(Reach)).Where(b => b >= 0).Distinct().Select(b => ids[b])))];
    }

    private static ulong Sum(ReadOnlySpan<WorkflowEvent> events)
    {
        unchecked
        {
            ulong sum = 0;
            foreach (ref readonly WorkflowEvent happened in events)
            {
                string step = happened.Step.IsDefault ? "----" : happened.Step.Value;
                string cause = happened.Cause.IsDefault ? "----" : happened.Cause.Value;
                ulong names = ((ulong)step[^1] << 48) | ((ulong)step[^2] << 40) | ((ulong)step[^4] << 32) | ((ulong)cause[^1] << 24) | ((ulong)cause[^3] << 16);
                sum = (sum ^ names ^ (ulong)happened.Sequence ^ ((ulong)happened.Kind << 8) ^ (ulong)happened.Round) * 0x94D049BB133111EB;
            }

            return sum;
        }
    }
}
