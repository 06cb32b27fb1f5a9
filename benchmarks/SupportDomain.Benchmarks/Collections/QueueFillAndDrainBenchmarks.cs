namespace SupportDomain.Benchmarks.Collections;

/// <summary>W1: enqueue n items, dequeue them all.</summary>
public class QueueFillAndDrainBenchmarks : QueueBenchmarks
{
    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new("random", N, seed);
        int times = Times;
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                for (int i = 0; i < N; i++)
                {
                    queue.Enqueue(i, keys.Next(0));
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
