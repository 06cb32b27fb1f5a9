namespace SupportDomain.Benchmarks.Ratios;

/// <summary>Measures a case: verify equal results first, warm up, then interleaved rounds in rotated order; medians.</summary>
internal static class RatioRunner
{
    private const int WarmupSeed = 1;
    private const int FirstSeed = 1001;
    private const int MostWarmups = 40;
    private const int LeastWarmups = 3;

    internal static RatioResult Run(RatioCase @case, int rounds)
    {
        Verify(@case, WarmupSeed);
        WarmUp(@case.Ours, @case.WarmupNanoseconds);
        WarmUp(@case.Rival, @case.WarmupNanoseconds);

        double[] ours = new double[rounds];
        double[] rival = new double[rounds];
        double[] allocated = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            Measurement first;
            Measurement second;
            bool oursFirst = (round & 1) == 0;
            if (oursFirst)
            {
                first = Measure(@case.Ours, FirstSeed + round);
                second = Measure(@case.Rival, FirstSeed + round);
            }
            else
            {
                second = Measure(@case.Rival, FirstSeed + round);
                first = Measure(@case.Ours, FirstSeed + round);
            }

            RequireEqual(@case, FirstSeed + round, first.Checksum, second.Checksum);
            ours[round] = (double)first.Nanoseconds / @case.Operations;
            rival[round] = (double)second.Nanoseconds / @case.Operations;
            allocated[round] = (double)first.AllocatedBytes / @case.Operations;
        }

        double oursMedian = Median(ours);
        double rivalMedian = Median(rival);
        return new RatioResult(
            @case.Area, @case.Name, @case.N, @case.Ours.Name, @case.Rival.Name, rounds,
            oursMedian, rivalMedian, rivalMedian / oursMedian, Median(allocated));
    }

    private static void Verify(RatioCase @case, int seed) =>
        RequireEqual(@case, seed, @case.Ours.Prepare(seed)(), @case.Rival.Prepare(seed)());

    private static void RequireEqual(RatioCase @case, int seed, ulong ours, ulong rival)
    {
        if (ours != rival)
        {
            throw new InvalidOperationException(
                $"{@case.Area} {@case.Name} {@case.N}: {@case.Ours.Name} gives checksum {ours} and {@case.Rival.Name} gives {rival} for seed {seed}; nothing was timed.");
        }
    }

    private static void WarmUp(Contender contender, long nanoseconds)
    {
        long used = 0;
        for (int i = 0; i < MostWarmups && (i < LeastWarmups || used < nanoseconds); i++)
        {
            used += Measure(contender, WarmupSeed + i).Nanoseconds;
        }
    }

    private static Measurement Measure(Contender contender, int seed)
    {
        Func<ulong> body = contender.Prepare(seed);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = ThreadCpuTime.Now();
        ulong checksum = body();
        long nanoseconds = ThreadCpuTime.Now() - start;
        return new Measurement(checksum, nanoseconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private readonly record struct Measurement(ulong Checksum, long Nanoseconds, long AllocatedBytes);
}
