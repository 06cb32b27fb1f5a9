namespace SupportDomain.Benchmarks.Collections;

/// <summary>The other side of every workload: what a reader would write with the base library.</summary>
internal static class RivalQueues
{
    internal static Func<ulong> FillAndDrain(string shape, int n, int times, int seed)
    {
        QueueWorkload keys = new(shape, n, seed);
        PriorityQueue<long, Key24> queue = new(n);
        long sequence = 0;
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    queue.Enqueue(i, new Key24(1, keys.Next(0), sequence++));
                }

                while (queue.TryDequeue(out long id, out _))
                {
                    sum = QueueWorkload.Mix(sum, id);
                }
            }

            return sum;
        };
    }

    internal static Func<ulong> Sort(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        Key24[] order = new Key24[n];
        return () =>
        {
            ulong sum = 0;
            for (int t = 0; t < times; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    order[i] = new Key24(1, keys.Next(0), i);
                }

                Array.Sort(order);
                for (int i = 0; i < n; i++)
                {
                    sum = QueueWorkload.Mix(sum, order[i].Sequence);
                }
            }

            return sum;
        };
    }

    internal static Func<ulong> Hold(string shape, int n, int operations, int seed)
    {
        QueueWorkload keys = new(shape, n, seed);
        PriorityQueue<long, Key24> queue = new(n);
        long sequence = 0;
        for (int i = 0; i < n; i++)
        {
            queue.Enqueue(i, new Key24(1, keys.Next(0), sequence++));
        }

        Run(n);
        return () => Run(operations);

        ulong Run(int steps)
        {
            ulong sum = 0;
            for (int i = 0; i < steps; i++)
            {
                queue.TryDequeue(out long id, out Key24 key);
                sum = QueueWorkload.Mix(sum, id);
                queue.Enqueue(id, new Key24(1, keys.Next(key.Due), sequence++));
            }

            return sum;
        }
    }

    internal static Func<ulong> Change(int n, int operations, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        PriorityQueue<long, Key24> queue = new(n);
        Dictionary<long, Key24> current = new(n);
        long sequence = 0;
        for (int i = 0; i < n; i++)
        {
            Put(i, new Key24(1, keys.Next(0), sequence++));
        }

        ChangeChoice choice = new(n, seed);
        long now = 0;
        Run(QueueWorkload.StepsToSteadyState(n));
        return () => Run(operations);

        void Put(long id, Key24 key)
        {
            current[id] = key;
            queue.Enqueue(id, key);
        }

        ulong Run(int steps)
        {
            ulong sum = 0;
            for (int i = 0; i < steps; i++)
            {
                int kind = choice.Next(out long id);
                long due = keys.Next(now);
                if (kind == 0)
                {
                    Key24 key;
                    do
                    {
                        queue.TryDequeue(out id, out key);
                    }
                    while (!current.TryGetValue(id, out Key24 live) || live != key);

                    sum = QueueWorkload.Mix(sum, id);
                    now = key.Due;
                    Put(id, new Key24(1, due, sequence++));
                }
                else if (kind == 1)
                {
                    Put(id, new Key24(1, due, current[id].Sequence));
                }
                else
                {
                    current.Remove(id);
                    Put(id, new Key24(1, due, sequence++));
                }
            }

            return sum;
        }
    }

    internal static Func<ulong> Load(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        (long, Key24)[][] loads = [.. Enumerable.Range(0, times).Select(_ =>
            Enumerable.Range(0, n).Select(i => ((long)i, new Key24(1, keys.Next(0), i))).ToArray())];
        PriorityQueue<long, Key24> queue = new(n);
        queue.EnqueueRange(loads[0]);
        return () =>
        {
            ulong sum = 0;
            foreach ((long, Key24)[] load in loads)
            {
                queue.Clear();
                queue.EnqueueRange(load);
                sum = QueueWorkload.Mix(sum, queue.Peek());
            }

            return sum;
        };
    }

    internal static Func<ulong> Defer(int n, int times, int seed)
    {
        QueueWorkload keys = new("random", n, seed);
        QueueWorkload readyTimes = new("random", n, seed + 1);
        PriorityQueue<(long Id, Key24 Key), long> deferred = new(n);
        PriorityQueue<long, Key24> ready = new(n);
        long now = 0;
        long sequence = 0;
        Run(times);
        return () => Run(times);

        ulong Run(int rounds)
        {
            ulong sum = 0;
            for (int t = 0; t < rounds; t++)
            {
                for (int i = 0; i < n; i++)
                {
                    deferred.Enqueue((i, new Key24(1, keys.Next(0), sequence++)), readyTimes.Next(now + 1));
                }

                for (int step = 0; step < 1000; step++)
                {
                    now += 1L << 23;
                    while (deferred.TryPeek(out _, out long readyAt) && readyAt <= now)
                    {
                        (long id, Key24 key) = deferred.Dequeue();
                        ready.Enqueue(id, key);
                    }
                }

                while (ready.TryDequeue(out long id, out _))
                {
                    sum = QueueWorkload.Mix(sum, id);
                }
            }

            return sum;
        }
    }
}
