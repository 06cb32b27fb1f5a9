using BenchmarkDotNet.Attributes;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>W2: n items wait; dequeue one, enqueue one.</summary>
public class QueueHoldBenchmarks : QueueBenchmarks
{
    [Params("random", "increasing", "few", "sla")]
    public string Keys { get; set; } = "random";

    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new(Keys, N, seed);
        for (int i = 0; i < N; i++)
        {
            queue.Enqueue(i, keys.Next(0));
        }

        int operations = Operations;
        return () =>
        {
            ulong sum = 0;
            for (int i = 0; i < operations; i++)
            {
                queue.TryDequeue(out long id, out long due);
                sum = QueueWorkload.Mix(sum, id);
                queue.Enqueue(id, keys.Next(due));
            }

            return sum;
        };
    }
}
