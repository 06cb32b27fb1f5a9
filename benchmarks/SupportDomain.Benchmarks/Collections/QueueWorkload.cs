namespace SupportDomain.Benchmarks.Collections;

/// <summary>The keys of a workload, from a seed; distinct sequences long enough that no predictor learns them.</summary>
internal sealed class QueueWorkload
{
    private const int LeastRing = 1 << 18;
    private readonly long[] _ring;
    private readonly bool _relative;
    private int _at;
    private long _step;

    internal QueueWorkload(string shape, int n, int seed)
    {
        Random random = new(seed);
        _ring = new long[Math.Max(LeastRing, n)];
        _relative = shape is "random" or "few" or "log-uniform" or "two-clusters";
        long span = 1000L * n;
        long[] targets = [span / 4, span / 2, span, span * 9 / 4];
        for (int i = 0; i < _ring.Length; i++)
        {
            _ring[i] = shape switch
            {
                "random" => random.NextInt64(1L << 32),
                "increasing" => random.Next(1000),
                "few" => random.Next(8) * (1L << 28),
                "sla" => targets[random.Next(4)] + random.Next(1000),
                "log-uniform" => (1L << random.Next(32)) + random.NextInt64(1L << random.Next(1, 32)),
                "two-clusters" => (random.Next(2) * (1L << 32)) + random.Next(1_000_000),
                "equal" => 0,
                "organ-pipe" => Math.Abs((i % 2000) - 1000) * 1000L,
                "sawtooth" => i % 1000 * 1000L,
                "new-minimum" => random.Next(1000),
                _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The shape is unknown."),
            };
        }

        Step = shape switch
        {
            "increasing" or "sla" => 1000,
            "new-minimum" => -1000,
            _ => 0,
        };
    }

    private long Step { get; }

    /// <summary>The key after a dequeued one.</summary>
    internal long Next(long dequeued)
    {
        int at = _at;
        long value = _ring[at];
        at++;
        _at = at == _ring.Length ? 0 : at;
        _step += Step;
        return (_relative ? dequeued : _step) + value;
    }

    /// <summary>After so many changes at random, what a change leaves behind comes and goes at one rate.</summary>
    internal static int StepsToSteadyState(int n) => 4 * n;

    /// <summary>Mixes an id into a checksum that depends on the order.</summary>
    internal static ulong Mix(ulong sum, long id) => unchecked(((sum ^ (ulong)id) * 0x9E3779B97F4A7C15UL) + (sum >> 29));
}
