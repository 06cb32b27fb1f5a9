using SupportDomain.Collections;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>Our side of every workload, through the public API.</summary>
internal static class OurQueues
{
    internal static Func<ulong> FillAndDrain(string shape, int n, int times, int seed)
    {
        QueueWorkload keys = new(shape, n, seed);
        AddressablePriorityQueue<long> queue = new(n);
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    queue.Enqueue(i, 1, keys.Next(0));
                }

                while (queue.TryDequeue(out long id))
                {
                    sum = QueueWorkload.Mix(sum, id);
                }
            }

            return sum;
        };
    }

    internal static Func<ulong> Hold(string shape, int n, int operations, int seed)
    {
        QueueWorkload keys = new(shape, n, seed);
        AddressablePriorityQueue<long> queue = new(n);
        for (int i = 0; i < n; i++)
        {
            queue.Enqueue(i, 1, keys.Next(0));
        }

        Run(queue, keys, n);
        return () => Run(queue, keys, operations);

        static ulong Run(AddressablePriorityQueue<long> queue, QueueWorkload keys, int operations)
        {
            ulong sum = 0;
            for (int i = 0; i < operations; i++)
            {
                queue.TryDequeue(out long id, out QueuePriority priority);
                sum = QueueWorkload.Mix(sum, id);
                queue.Enqueue(id, 1, keys.Next(priority.Key));
            }

            return sum;
        }
    }

    internal static Func<ulong> ChangeByHandle(int n, int operations, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        AddressablePriorityQueue<long> queue = new(n);
        QueueHandle[] handles = new QueueHandle[n];
        for (int i = 0; i < n; i++)
        {
            handles[i] = queue.Enqueue(i, 1, keys.Next(0));
        }

        ChangeChoice choice = new(n, seed);
        long now = 0;
        Run(QueueWorkload.StepsToSteadyState(n));
        return () => Run(operations);

        ulong Run(int steps)
        {
            ulong sum = 0;
            for (int i = 0; i < steps; i++)
            {
                int kind = choice.Next(out long id);
                long key = keys.Next(now);
                if (kind == 0)
                {
                    queue.TryDequeue(out id, out QueuePriority priority);
                    sum = QueueWorkload.Mix(sum, id);
                    now = priority.Key;
                    handles[id] = queue.Enqueue(id, 1, key);
                }
                else if (kind == 1)
                {
                    queue.TryReprioritize(handles[id], 1, key);
                }
                else
                {
                    queue.TryRemove(handles[id]);
                    handles[id] = queue.Enqueue(id, 1, key);
                }
            }

            return sum;
        }
    }

    internal static Func<ulong> ChangeById(int n, int operations, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        IdentifiedPriorityQueue<long> queue = new(n);
        for (int i = 0; i < n; i++)
        {
            queue.Enqueue(i, i, 1, keys.Next(0));
        }

        ChangeChoice choice = new(n, seed);
        long now = 0;
        Run(QueueWorkload.StepsToSteadyState(n));
        return () => Run(operations);

        ulong Run(int steps)
        {
            ulong sum = 0;
            for (int i = 0; i < steps; i++)
            {
                int kind = choice.Next(out long id);
                long key = keys.Next(now);
                if (kind == 0)
                {
                    queue.TryDequeue(out id, out _, out QueuePriority priority);
                    sum = QueueWorkload.Mix(sum, id);
                    now = priority.Key;
                    queue.Enqueue(id, id, 1, key);
                }
                else if (kind == 1)
                {
                    queue.TryReprioritize(id, 1, key);
                }
                else
                {
                    queue.TryRemove(id, out _);
                    queue.Enqueue(id, id, 1, key);
                }
            }

            return sum;
        }
    }

    internal static Func<ulong> LoadByHandle(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        PrioritizedElement<long>[][] loads = [.. Enumerable.Range(0, times).Select(_ =>
            Enumerable.Range(0, n).Select(i => new PrioritizedElement<long>(i, 1, keys.Next(0))).ToArray())];
        QueueHandle[] handles = new QueueHandle[n];
        AddressablePriorityQueue<long> queue = new(n);
        queue.EnqueueRange(loads[0], handles);
        return () =>
        {
            ulong sum = 0;
            foreach (PrioritizedElement<long>[] load in loads)
            {
                queue.Clear();
                queue.EnqueueRange(load, handles);
                sum = QueueWorkload.Mix(sum, queue.Peek());
            }

            return sum;
        };
    }

    internal static Func<ulong> LoadById(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        IdentifiedElement<long>[][] loads = [.. Enumerable.Range(0, times).Select(_ =>
            Enumerable.Range(0, n).Select(i => new IdentifiedElement<long>(i, i, 1, keys.Next(0))).ToArray())];
        IdentifiedPriorityQueue<long> queue = new(n);
        queue.EnqueueRange(loads[0]);
        return () =>
        {
            ulong sum = 0;
            foreach (IdentifiedElement<long>[] load in loads)
            {
                queue.Clear();
                queue.EnqueueRange(load);
                queue.TryPeek(out long id, out _);
                sum = QueueWorkload.Mix(sum, id);
            }

            return sum;
        };
    }

    internal static Func<ulong> Defer(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        QueueWorkload readyTimes = new("random", n, seed + 1);
        AddressablePriorityQueue<long> queue = new(n);
        long now = 0;
        Run(times);
        return () => Run(times);

        ulong Run(int rounds)
        {
            ulong sum = 0;
            for (int t = 0; t < rounds; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    queue.EnqueueDeferred(i, 1, keys.Next(0), readyTimes.Next(now + 1));
                }

                for (int step = 0; step < 1000; step++)
                {
                    now += 1L << 23;
                    queue.AdvanceTo(now);
                }

                while (queue.TryDequeue(out long id))
                {
                    sum = QueueWorkload.Mix(sum, id);
                }
            }

            return sum;
        }
    }
}
