using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>Few and short iterations: bodies of a hundred thousand operations need no more, and all sizes of a workload take some minutes.</summary>
/// <remarks>In one process, without a build for each method: the contenders are value types and so share no machine code and no profile.</remarks>
public sealed class ShortJobConfig : ManualConfig
{
    public ShortJobConfig() =>
        AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(3)
            .WithIterationCount(15)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithId("Short"));
}
