namespace SupportDomain.Benchmarks.Apportionment;

/// <summary>Weights up to 10^9 and 10^18 units, and the checksum of a division.</summary>
internal static class AllocationData
{
    internal const long Units = 1_000_000_000_000_000_000;

    internal static long[] Weights(int count, int seed)
    {
        Random random = new(seed);
        long[] weights = new long[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = random.NextInt64(1, 1_000_000_001);
        }

        return weights;
    }

    /// <summary>Order-dependent, so that a unit at the wrong place shows.</summary>
    internal static ulong Checksum(ReadOnlySpan<long> shares)
    {
        unchecked
        {
            ulong sum = 14695981039346656037;
            foreach (long share in shares)
            {
                sum = (sum ^ (ulong)share) * 1099511628211;
            }

            return sum;
        }
    }
}
