using System.Globalization;
using BenchmarkDotNet.Attributes;
using SupportDomain.Benchmarks.Ratios;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>
/// One workload, four contenders, at sizes 100 to 1,000,000 or those in the environment variable SUPPORTDOMAIN_BENCHMARK_SIZES. One
/// invocation performs <see cref="Operations"/> operations. On a busy machine, read the least time. Before anything is timed, all must give the same checksum of the order.
/// </summary>
[MemoryDiagnoser]
[MinColumn]
[Config(typeof(ShortJobConfig))]
public abstract class QueueBenchmarks
{
    private const int LeastOperations = 100_000;
    private const int Seed = 7;

    private Func<ulong> _heap = () => 0;
    private Func<ulong> _packedHeap = () => 0;
    private Func<ulong> _sortedSet = () => 0;
    private Func<ulong> _addressable = () => 0;

    public static IEnumerable<int> Sizes =>
        Environment.GetEnvironmentVariable("SUPPORTDOMAIN_BENCHMARK_SIZES") is { Length: > 0 } list
            ? list.Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture))
            : [100, 1_000, 10_000, 100_000, 1_000_000];

    [ParamsSource(nameof(Sizes))]
    public int N { get; set; }

    /// <summary>How often an invocation goes through all items, at least once.</summary>
    internal int Times => Math.Max(1, LeastOperations / N);

    internal int Operations => N * Times;

    [GlobalSetup]
    public void Setup()
    {
        _heap = Prepare(new HeapContender<Key24, Key24Maker>(N), Seed);
        _packedHeap = Prepare(new HeapContender<UInt128, PackedKeyMaker>(N), Seed);
        _sortedSet = Prepare(new SortedSetContender(N), Seed);
        _addressable = Prepare(new AddressableContender(N), Seed);
        ulong[] sums = [_heap(), _packedHeap(), _sortedSet(), _addressable()];
        if (sums.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"{GetType().Name} at {N}: the contenders disagree: {string.Join(", ", sums)}.");
        }
    }

    [Benchmark(Baseline = true)]
    public ulong PriorityQueueOfKey24() => _heap();

    [Benchmark]
    public ulong PriorityQueueOfUInt128() => _packedHeap();

    [Benchmark]
    public ulong SortedSet() => _sortedSet();

    [Benchmark]
    public ulong AddressablePriorityQueue() => _addressable();

    /// <summary>The same bodies for the <c>ratios</c> mode, which counts processor time: ours against the packed heap and the sorted set.</summary>
    internal IEnumerable<RatioCase> AgainstOthers(string name)
    {
        Contender ours = new(nameof(AddressablePriorityQueue), seed => Prepare(new AddressableContender(N), seed));
        Contender packed = new("PriorityQueue<long, UInt128>", seed => Prepare(new HeapContender<UInt128, PackedKeyMaker>(N), seed));
        Contender sortedSet = new("SortedSet", seed => Prepare(new SortedSetContender(N), seed));
        yield return new RatioCase("queue", $"{name}-packed", N, Operations, ours, packed, InQuick: false);
        yield return new RatioCase("queue", $"{name}-sorted-set", N, Operations, ours, sortedSet, InQuick: false);
    }

    /// <summary>Builds the state of one contender and returns the body of an invocation, which goes on where the last one ended.</summary>
    private protected abstract Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
        where TQueue : struct, IQueueContender;
}
