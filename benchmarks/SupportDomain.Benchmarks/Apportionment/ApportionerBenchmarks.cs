using BenchmarkDotNet.Attributes;
using SupportDomain.Apportionment;

namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>10^18 units by 64-bit weights, next to largest remainder as one writes it with 128-bit divisions and a sort.</summary>
[MemoryDiagnoser]
public class ApportionerBenchmarks
{
    private const long Units = AllocationData.Units + 499_999;

    private long[] _weights = [];
    private long[] _shares = [];

    /// <summary>A department's lines, the districts of a country, a million customers.</summary>
    [Params(10, 1_000, 1_000_000)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _weights = AllocationData.Weights(Recipients, seed: 9);
        _shares = new long[Recipients];
        long[] plain = new long[Recipients];
        PlainLargestRemainder.InUInt128(Units, _weights, plain);
        LargestRemainder();
        if (!_shares.AsSpan().SequenceEqual(plain))
        {
            throw new InvalidOperationException($"Ours and the plain largest remainder differ for {Recipients} recipients; nothing was timed.");
        }
    }

    [Benchmark(Baseline = true)]
    public void PlainUInt128AndASort() => PlainLargestRemainder.InUInt128(Units, _weights, _shares);

    [Benchmark]
    public ApportionmentSummary LargestRemainder() => Apportioner.Apportion(Units, _weights, _shares);

    [Benchmark]
    public ApportionmentSummary Jefferson() => Apportioner.Apportion(Units, _weights, _shares, ApportionmentMethod.Jefferson);

    [Benchmark]
    public ApportionmentSummary Webster() => Apportioner.Apportion(Units, _weights, _shares, ApportionmentMethod.Webster);

    [Benchmark]
    public ApportionmentSummary HuntingtonHill() => Apportioner.Apportion(Units, _weights, _shares, ApportionmentMethod.HuntingtonHill);

    [Benchmark]
    public ApportionmentSummary Adams() => Apportioner.Apportion(Units, _weights, _shares, ApportionmentMethod.Adams);

    [Benchmark]
    public ApportionmentSummary Dean() => Apportioner.Apportion(Units, _weights, _shares, ApportionmentMethod.Dean);
}
