using SupportDomain.Benchmarks.Ratios;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>The queue's cases of the <c>ratios</c> mode: W1 fill and drain, W2 hold, W3 changes, W4 bulk load, W5 deferral.</summary>
internal static class QueueRatios
{
    private const string Area = "queue";
    private const string Rival = "PriorityQueue<long, Key24>";
    private const string LazyRival = "PriorityQueue<long, Key24>, lazy deletion, Dictionary";
    private const int LeastOperations = 200_000;

    /// <summary>W1 fills and drains one queue so often: its memory is new only once.</summary>
    private const int LeastCycles = 3;

    private static readonly int[] Sizes = [100, 1_000, 100_000, 1_000_000];

    internal static IEnumerable<RatioCase> All()
    {
        foreach (int n in Sizes)
        {
            int times = Math.Max(1, LeastOperations / n);
            int cycles = Math.Max(LeastCycles, 5 * LeastOperations / n);
            int operations = Math.Max(LeastOperations, n);
            yield return FillAndDrain("w1-random", "random", n, cycles);
            foreach (string shape in (string[])["random", "increasing", "few", "sla"])
            {
                yield return Hold($"w2-{shape}", shape, n, operations);
            }

            yield return Case("w3-handle", n, operations, "handle", s => OurQueues.ChangeByHandle(n, operations, s), LazyRival, s => RivalQueues.Change(n, operations, s));
            yield return Case("w3-id", n, operations, "id", s => OurQueues.ChangeById(n, operations, s), LazyRival, s => RivalQueues.Change(n, operations, s));
            yield return Case("w4-handle", n, (long)n * times, "handle", s => OurQueues.LoadByHandle(n, times, s), Rival, s => RivalQueues.Load(n, times, s));
            yield return Case("w4-id", n, (long)n * times, "id", s => OurQueues.LoadById(n, times, s), Rival, s => RivalQueues.Load(n, times, s));
            yield return Case("w5", n, (long)n * Math.Max(1, times / 10), "deferred", s => OurQueues.Defer(n, Math.Max(1, times / 10), s), "two PriorityQueues", s => RivalQueues.Defer(n, Math.Max(1, times / 10), s));
            foreach (string shape in (string[])["new-minimum", "sawtooth", "equal", "log-uniform", "two-clusters", "organ-pipe", "increasing"])
            {
                yield return FillAndDrain($"w1-{shape}", shape, n, cycles) with { InQuick = false };
                if (shape is not "increasing")
                {
                    yield return Hold($"w2-{shape}", shape, n, operations) with { InQuick = false };
                }
            }

            yield return Case("w1-sort", n, (long)n * cycles, "handle", s => OurQueues.FillAndDrain("random", n, cycles, s), "Array.Sort(Key24[])", s => RivalQueues.Sort(n, cycles, s)) with { InQuick = false };
        }

        foreach (RatioCase @case in AgainstOthers())
        {
            yield return @case;
        }

        foreach (int n in (int[])[5, 10, 20, 40, 60])
        {
            yield return FillAndDrain("w1-random", "random", n, LeastOperations / n) with { InQuick = false };
            yield return Hold("w2-random", "random", n, LeastOperations) with { InQuick = false };
            yield return Hold("w2-increasing", "increasing", n, LeastOperations) with { InQuick = false };
        }
    }

    /// <summary>Up to 100,000 items: a sorted set of a million takes minutes.</summary>
    private static IEnumerable<RatioCase> AgainstOthers() => Sizes.Where(n => n <= 100_000).SelectMany(n => (IEnumerable<RatioCase>)[
        .. new QueueFillAndDrainBenchmarks { N = n }.AgainstOthers("others-w1"),
        .. new QueueHoldBenchmarks { N = n }.AgainstOthers("others-w2"),
        .. new QueueChangeBenchmarks { N = n }.AgainstOthers("others-w3"),
        .. new QueueBulkLoadBenchmarks { N = n }.AgainstOthers("others-w4"),
        .. new QueueDeferralBenchmarks { N = n }.AgainstOthers("others-w5")]);

    private static RatioCase FillAndDrain(string name, string shape, int n, int times) =>
        Case(name, n, (long)n * times, "handle", s => OurQueues.FillAndDrain(shape, n, times, s), Rival, s => RivalQueues.FillAndDrain(shape, n, times, s));

    private static RatioCase Hold(string name, string shape, int n, int operations) =>
        Case(name, n, operations, "handle", s => OurQueues.Hold(shape, n, operations, s), Rival, s => RivalQueues.Hold(shape, n, operations, s));

    private static RatioCase Case(
        string name, int n, long operations, string ours, Func<int, Func<ulong>> prepareOurs, string rival, Func<int, Func<ulong>> prepareRival) =>
        new(Area, name, n, operations, new Contender($"AddressablePriorityQueue, by {ours}", prepareOurs), new Contender(rival, prepareRival), InQuick: n <= 100_000);
}
