using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>Few and short iterations: bodies of a hundred thousand operations need no more, and all sizes of a workload take some minutes.</summary>
public sealed class ShortJobConfig : ManualConfig
{
    public ShortJobConfig()
    {
        BuildTimeout = TimeSpan.FromMinutes(10);
        AddJob(Job.Default.WithWarmupCount(3).WithIterationCount(5).WithIterationTime(TimeInterval.FromMilliseconds(150)).WithId("Short"));
    }
}
