using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Scheduling;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Scheduling;

public sealed partial class WorkflowSchedulerTests
{
    public static TheoryData<WorkOrdering> Orderings => new(Enum.GetValues<WorkOrdering>());

    /// <summary>Shrinks to fewer commands.</summary>
    private static Arbitrary<int[]> Commands(int most) => Arb.From(
        Gen.Choose(0, int.MaxValue - 1).ArrayOf(most),
        numbers => ArbMap.Default.ArbFor<int[]>().Shrinker(numbers).Where(shrunk => shrunk.Length > 0 && shrunk.All(number => number >= 0)));

    [Theory]
    [MemberData(nameof(Orderings))]
    public void MixedCommands_AgreeWithNaiveScheduler(WorkOrdering ordering)
    {
        Dictionary<SchedulerEventKind, int> seen = [];
        Properties.Check(
            Commands(80),
            numbers =>
            {
                SchedulerPair pair = new(ordering, numbers[0]);
                foreach (int number in numbers)
                {
                    pair.Step(number);
                }

                Count(pair, seen);
            },
            cases: 500,
            seed: 20261121UL + (ulong)ordering);

        // A model that never reaches a state says nothing about it.
        Missing(seen, ordering).Should().BeEmpty();
    }

    [Theory]
    [InlineData(WorkOrdering.DueTime, 1)]
    [InlineData(WorkOrdering.CappedAge, 2)]
    [InlineData(WorkOrdering.CostOfDelay, 3)]
    public void LongRuns_AgreeWithNaiveScheduler(WorkOrdering ordering, int seed)
    {
        SchedulerPair pair = new(ordering, seed);
        SchedulerDraw draw = new((ulong)seed);
        for (int i = 0; i < 1500 * Properties.Scale; i++)
        {
            pair.Step(draw.Below(int.MaxValue));
        }

        pair.Naive.Events.Count.Should().BeGreaterThan(1500);
    }

    private static void Count(SchedulerPair pair, Dictionary<SchedulerEventKind, int> seen)
    {
        foreach (ref readonly SchedulerEvent happened in pair.Buffer.Events)
        {
            seen[happened.Kind] = seen.GetValueOrDefault(happened.Kind) + 1;
        }
    }

    private static SchedulerEventKind[] Missing(Dictionary<SchedulerEventKind, int> seen, WorkOrdering ordering) =>
    [
        .. Enum.GetValues<SchedulerEventKind>()
            .Where(kind => kind != SchedulerEventKind.None && (kind != SchedulerEventKind.AgeCapped || ordering == WorkOrdering.CappedAge))
            .Where(kind => seen.GetValueOrDefault(kind) < 10),
    ];
}
