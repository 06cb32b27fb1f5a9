using BenchmarkDotNet.Attributes;
using SupportDomain.Apportionment;

namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>Half-way between all floors and all caps, which bind about half of the recipients, next to a sort of the levels at which bounds are met.</summary>
[MemoryDiagnoser]
public class WaterFillingBenchmarks
{
    private long[] _weights = [];
    private long[] _floors = [];
    private long[] _caps = [];
    private long[] _shares = [];
    private long _units;

    [Params(10, 1_000, 1_000_000)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(9);
        _weights = AllocationData.Weights(Recipients, seed: 9);
        _floors = [.. _weights.Select(w => w * random.NextInt64(0, 2_000))];
        _caps = [.. _floors.Select((f, i) => f + (_weights[i] * random.NextInt64(1, 4_000)))];
        _units = (long)(_floors.Concat(_caps).Aggregate((Int128)0, (sum, bound) => sum + bound) / 2);
        _shares = new long[Recipients];
        long[] plain = new long[Recipients];
        PlainWaterFilling.Fill(_units, _weights, _floors, _caps, plain);
        if (FillUnits() is not null || !_shares.AsSpan().SequenceEqual(plain))
        {
            throw new InvalidOperationException($"Ours and the plain water-filling differ for {Recipients} recipients; nothing was timed.");
        }
    }

    [Benchmark(Baseline = true)]
    public void PlainSortOfLevels() => PlainWaterFilling.Fill(_units, _weights, _floors, _caps, _shares);

    [Benchmark]
    public Shortfall? FillUnits() => WaterFilling.FillUnits(_units, _weights, _floors, _caps, _shares, out _);
}
