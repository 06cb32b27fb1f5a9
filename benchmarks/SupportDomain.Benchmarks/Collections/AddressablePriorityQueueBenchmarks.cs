using BenchmarkDotNet.Attributes;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>W1 to W5 against the base library's queue; each body performs at least 200,000 operations.</summary>
[MemoryDiagnoser]
public class AddressablePriorityQueueBenchmarks
{
    private const int Seed = 1;
    private Func<ulong> _ours = () => 0;
    private Func<ulong> _rival = () => 0;

    [Params(100, 1_000, 100_000, 1_000_000)]
    public int N { get; set; }

    [Params("w1-random", "w2-random", "w2-increasing", "w2-few", "w2-sla", "w3-handle", "w3-id", "w4-handle", "w4-id", "w5")]
    public string Workload { get; set; } = "w1-random";

    [GlobalSetup]
    public void Setup()
    {
        Ratios.RatioCase @case = QueueRatios.All().First(c => c.N == N && string.Equals(c.Name, Workload, StringComparison.Ordinal));
        _ours = @case.Ours.Prepare(Seed);
        _rival = @case.Rival.Prepare(Seed);
        if (_ours() != _rival())
        {
            throw new InvalidOperationException($"{Workload} at {N}: the contenders disagree.");
        }
    }

    [Benchmark(Baseline = true)]
    public ulong PriorityQueue() => _rival();

    [Benchmark]
    public ulong AddressablePriorityQueue() => _ours();
}
