using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;

namespace SupportDomain.Tests.Scheduling.Workflows;

/// <summary>Workflows for tests, written by number.</summary>
internal static class Graphs
{
    internal static WorkflowStepId Id(int number) => new($"s{number}");

    internal static WorkflowStep Step(int number, int hours, params IEnumerable<int> before) => new(Id(number), $"Step {number}", before.Select(Id), Duration.FromHours(hours));

    /// <summary>A random graph without circles, whose steps stand in a random order and send back to some that come before.</summary>
    internal static WorkflowDefinition Random(Random random, int most)
    {
        int count = random.Next(most + 1);
        int[] names = [.. Enumerable.Range(0, count)];
        random.Shuffle(names);
        List<int>[] before = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, i).Where(_ => random.Next(3) == 0).ToList())];
        List<WorkflowStep> steps = [.. Enumerable.Range(0, count).Select(i => new WorkflowStep(
            Id(names[i]), "x", before[i].Select(b => Id(names[b])), Duration.FromMinutes(30 * random.Next(12)),
            target: random.Next(3) == 0 ? Duration.FromHours(2) : null,
            isOptional: random.Next(3) == 0, isRepeatable: random.Next(2) == 0,
            maySendBackTo: AllBefore(before, i).Where(_ => random.Next(3) > 0).Select(b => Id(names[b]))))];
        WorkflowStep[] shuffled = [.. steps];
        random.Shuffle(shuffled);
        return new WorkflowDefinition("random", shuffled);
    }

    private static HashSet<int> AllBefore(List<int>[] before, int step) => [.. before[step], .. before[step].SelectMany(b => AllBefore(before, b))];
}
