namespace SupportDomain.Benchmarks.Collections;

/// <summary>
/// W6: n items wait; one thread enqueues, another dequeues as many, each operation under one lock. Which items leave is chance, so only
/// their number is compared. One operation is one enqueueing and one dequeueing.
/// </summary>
public class QueueTwoThreadsBenchmarks : QueueBenchmarks
{
    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new("random", N, seed);
        for (int i = 0; i < N; i++)
        {
            queue.Enqueue(i, keys.Next(0));
        }

        Lock gate = new();
        long now = 0;
        return () =>
        {
            Thread producer = new(Produce);
            producer.Start();
            ulong taken = Consume();
            producer.Join();
            return taken;
        };

        void Produce()
        {
            for (int i = 0; i < Operations; i++)
            {
                lock (gate)
                {
                    queue.Enqueue(i % N, keys.Next(now));
                }
            }
        }

        ulong Consume()
        {
            ulong taken = 0;
            while (taken < (ulong)Operations)
            {
                lock (gate)
                {
                    taken += queue.TryDequeue(out _, out long due) ? 1UL : 0UL;
                    now = Math.Max(now, due);
                }
            }

            return taken;
        }
    }
}
