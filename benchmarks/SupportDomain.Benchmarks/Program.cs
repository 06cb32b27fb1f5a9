using BenchmarkDotNet.Running;
using SupportDomain.Benchmarks.Collections;
using SupportDomain.Benchmarks.Hosting;
using SupportDomain.Benchmarks.Ratios;

namespace SupportDomain.Benchmarks;

/// <summary>
/// <c>-- ratios [filter] [--quick] [--rounds N] [--json file]</c> runs the interleaved comparisons,
/// <c>-- latency [items]</c> times single operations of the queue, <c>-- host [commands]</c> eight callers on each side of the host, <c>-- chart results.json area out.svg</c> draws what ratios wrote;
/// everything else goes to BenchmarkDotNet.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is ["ratios", ..])
        {
            return RatioCommand.Run(args.AsSpan(1), RatioRegistry.All(), Console.Out, Console.Error);
        }

        if (args is ["latency", ..])
        {
            return QueueLatency.Run(args.AsSpan(1), Console.Out, Console.Error);
        }

        if (args is ["host", ..])
        {
            return HostThroughput.Run(args.AsSpan(1), Console.Out, Console.Error);
        }

        if (args is ["chart", ..])
        {
            return RatioChart.Run(args.AsSpan(1), Console.Error);
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
