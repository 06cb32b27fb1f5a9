namespace SupportDomain.Benchmarks.Collections;

/// <summary>W3: n items wait; half of the steps dequeue and enqueue, 40 % change a due, 10 % cancel and enqueue.</summary>
public class QueueChangeBenchmarks : QueueBenchmarks
{
    private protected override Func<ulong> Prepare<TQueue>(TQueue queue, int seed)
    {
        QueueWorkload keys = new("random", N, seed);
        ChangeChoice choice = new(N, seed);
        for (int i = 0; i < N; i++)
        {
            queue.EnqueueTracked(i, keys.Next(0));
        }

        long now = 0;
        Run(QueueWorkload.StepsToSteadyState(N));
        return () => Run(Operations);

        ulong Run(int steps)
        {
            ulong sum = 0;
            for (int i = 0; i < steps; i++)
            {
                int kind = choice.Next(out long id);
                long due = keys.Next(now);
                if (kind == 0)
                {
                    queue.TryDequeueTracked(out id, out now);
                    sum = QueueWorkload.Mix(sum, id);
                    queue.EnqueueTracked(id, due);
                }
                else if (kind == 1)
                {
                    queue.Reprioritize(id, due);
                }
                else
                {
                    queue.Cancel(id);
                    queue.EnqueueTracked(id, due);
                }
            }

            return sum;
        }
    }
}
