using BenchmarkDotNet.Running;
using SupportDomain.Benchmarks.Ratios;

namespace SupportDomain.Benchmarks;

/// <summary>
/// <c>-- ratios [filter] [--quick] [--rounds N] [--json file]</c> runs the interleaved comparisons;
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

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
