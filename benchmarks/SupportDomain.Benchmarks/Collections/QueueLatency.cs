using System.Diagnostics;
using System.Globalization;
using SupportDomain.Collections;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>
/// The <c>latency</c> mode: how long single operations take. Everything is run several times in exactly the same order; of each
/// operation the least time counts, because what the machine adds strikes a different operation each time, what the queue does
/// strikes the same one. The first run alone is printed too, and the clock with nothing between its readings.
/// </summary>
internal static class QueueLatency
{
    private const int Runs = 5;
    private const int Seed = 3;
    private static readonly double[] Percentiles = [50, 90, 99, 99.9, 99.99, 100];

    internal static int Run(ReadOnlySpan<string> args, TextWriter output, TextWriter error)
    {
        int n = 1_000_000;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out n) || n < 1000)))
        {
            error.WriteLine("Usage: latency [items, at least 1000]");
            return 2;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nanoseconds of one operation at {n:N0} items, least of {Runs} equal runs; in brackets the first run alone."));
        output.WriteLine("| operation | " + string.Join(" | ", Percentiles.Select(p => p < 100 ? $"{p.ToString(CultureInfo.InvariantCulture)} %" : "maximum")) + " |");
        output.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", Percentiles.Length)));
        Measure("the clock alone", n, Clock, output);
        foreach (string phase in (string[])["enqueue while filling", "dequeue while holding", "enqueue while holding", "reprioritise", "dequeue while draining"])
        {
            Measure(phase, n, times => Ours(n, phase, times), output);
        }

        foreach (string phase in (string[])["enqueue while filling", "dequeue while holding", "enqueue while holding", "dequeue while draining"])
        {
            Measure($"base library: {phase}", n, times => Rival(n, phase, times), output);
        }

        return 0;
    }

    private static void Measure(string name, int n, Action<int[]> run, TextWriter output)
    {
        int[] least = new int[n];
        int[] times = new int[n];
        run(times);
        Array.Fill(least, int.MaxValue);
        int[] first = [];
        for (int i = 0; i < Runs; i++)
        {
            GC.Collect();
            run(times);
            first = i == 0 ? [.. times] : first;
            for (int j = 0; j < n; j++)
            {
                least[j] = Math.Min(least[j], times[j]);
            }
        }

        Array.Sort(least);
        Array.Sort(first);
        output.WriteLine($"| {name} | " + string.Join(" | ", Percentiles.Select(p => $"{At(least, p)} ({At(first, p)})")) + " |");
        output.Flush();
    }

    private static string At(int[] sorted, double percentile) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * percentile / 100))].ToString("N0", CultureInfo.InvariantCulture);

    private static int Since(long start) => (int)Math.Min(int.MaxValue, (Stopwatch.GetTimestamp() - start) * 1_000_000_000L / Stopwatch.Frequency);

    private static void Clock(int[] times)
    {
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            times[i] = Since(start);
        }
    }

    private static void Ours(int n, string phase, int[] times)
    {
        QueueWorkload keys = new("random", n, Seed);
        AddressablePriorityQueue<long> queue = new(n);
        QueueHandle[] handles = new QueueHandle[n];
        ChangeChoice choice = new(n, Seed);
        for (int i = 0; i < n; i++)
        {
            long key = keys.Next(0);
            long start = Stopwatch.GetTimestamp();
            handles[i] = queue.Enqueue(i, 1, key);
            times[i] = Since(start);
        }

        if (phase is "enqueue while filling")
        {
            return;
        }

        bool dequeueing = phase is "dequeue while holding";
        for (int i = 0; i < n && phase is not "dequeue while draining"; i++)
        {
            if (phase is "reprioritise")
            {
                choice.Next(out long item);
                long other = keys.Next(0);
                long at = Stopwatch.GetTimestamp();
                queue.TryReprioritize(handles[item], 1, other);
                times[i] = Since(at);
                continue;
            }

            long start = Stopwatch.GetTimestamp();
            queue.TryDequeue(out long id, out QueuePriority priority);
            int dequeued = Since(start);
            long key = keys.Next(priority.Key);
            start = Stopwatch.GetTimestamp();
            handles[id] = queue.Enqueue(id, 1, key);
            int enqueued = Since(start);
            times[i] = dequeueing ? dequeued : enqueued;
        }

        for (int i = 0; i < n && phase is "dequeue while draining"; i++)
        {
            long start = Stopwatch.GetTimestamp();
            queue.TryDequeue(out _);
            times[i] = Since(start);
        }
    }

    private static void Rival(int n, string phase, int[] times)
    {
        QueueWorkload keys = new("random", n, Seed);
        PriorityQueue<long, Key24> queue = new(n);
        long sequence = 0;
        for (int i = 0; i < n; i++)
        {
            Key24 key = new(1, keys.Next(0), sequence++);
            long start = Stopwatch.GetTimestamp();
            queue.Enqueue(i, key);
            times[i] = Since(start);
        }

        if (phase is "enqueue while filling")
        {
            return;
        }

        bool dequeueing = phase is "dequeue while holding";
        for (int i = 0; i < n && phase is not "dequeue while draining"; i++)
        {
            long start = Stopwatch.GetTimestamp();
            queue.TryDequeue(out long id, out Key24 first);
            int dequeued = Since(start);
            Key24 key = new(1, keys.Next(first.Due), sequence++);
            start = Stopwatch.GetTimestamp();
            queue.Enqueue(id, key);
            int enqueued = Since(start);
            times[i] = dequeueing ? dequeued : enqueued;
        }

        for (int i = 0; i < n && phase is "dequeue while draining"; i++)
        {
            long start = Stopwatch.GetTimestamp();
            queue.TryDequeue(out _, out _);
            times[i] = Since(start);
        }
    }
}
