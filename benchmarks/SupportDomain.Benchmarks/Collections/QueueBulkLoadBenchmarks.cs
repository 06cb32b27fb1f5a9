namespace SupportDomain.Benchmarks.Collections;

/// <summary>W4: load n items at once into an emptied queue and look at the first; filling the array that is loaded is part of it, for all alike.</summary>
public class QueueBulkLoadBenchmarks : QueueBenchmarks
{
    private const int Loads = 4;

    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new("random", N, seed);
        long[][] loads = [.. Enumerable.Range(0, Loads).Select(_ => Enumerable.Range(0, N).Select(_ => keys.Next(0)).ToArray())];
        int times = Times;
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                queue.Load(loads[t % Loads]);
                queue.TryDequeue(out long id, out _);
                sum = QueueWorkload.Mix(sum, id);
            }

            return sum;
        };
    }
}
