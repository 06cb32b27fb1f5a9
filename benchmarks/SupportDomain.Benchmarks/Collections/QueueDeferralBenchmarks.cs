namespace SupportDomain.Benchmarks.Collections;

/// <summary>W5: defer n items to random times, advance in 1,000 steps, drain.</summary>
public class QueueDeferralBenchmarks : QueueBenchmarks
{
    private const int Steps = 1_000;
    private const long StepLength = 1L << 23;

    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new("random", N, seed);
        QueueWorkload readyTimes = new("random", N, seed + 1);
        long now = 0;
        int times = Times;
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                for (int i = 0; i < N; i++)
                {
                    queue.EnqueueDeferred(i, keys.Next(0), readyTimes.Next(now + 1));
                }

                for (int step = 0; step < Steps; step++)
                {
                    now += StepLength;
                    queue.AdvanceTo(now);
                }

                while (queue.TryDequeue(out long id, out _))
                {
                    sum = QueueWorkload.Mix(sum, id);
                }
            }

            return sum;
        };
    }
}
