using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportDomain.Hosting;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Benchmarks.Hosting;

/// <summary>
/// The <c>host</c> mode: eight who enqueue and eight who dequeue and complete, through the host and through one lock around the same scheduler, by wall clock and interleaved. The callers are tasks in both.
/// There are always items to be had, so that both do the same commands.
/// </summary>
internal static class HostThroughput
{
    private const int Callers = 8;
    private const int Rounds = 5;
    private const int CommandsPerItem = 3;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);
    private static readonly SchedulingPolicy Policy = new() { Ordering = WorkOrdering.DueTime };

    internal static int Run(ReadOnlySpan<string> args, TextWriter output, TextWriter error)
    {
        int commands = 1_000_000;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out commands) || commands < 1000)))
        {
            error.WriteLine("Usage: host [commands, at least 1000]");
            return 2;
        }

        int each = commands / (Callers * CommandsPerItem);
        (string Name, Func<int, Task<(double Seconds, long[] Times)>> Way)[] ways =
        [
            ("one lock", LockAsync),
            ("host, no log", n => HostAsync(n, null)),
            ("host, file log, flush never", n => WithLogAsync(n, LogFlush.Never)),
            ("host, file log, flush every batch (a tenth of the commands)", n => WithLogAsync(n / 10, LogFlush.EveryBatch)),
        ];
        List<(double Seconds, long[] Times)>[] results = [.. ways.Select(_ => new List<(double, long[])>())];
        for (int round = 0; round <= Rounds; round++)
        {
            for (int way = 0; way < ways.Length; way++)
            {
                GC.Collect();
                (double Seconds, long[] Times) result = ways[way].Way(round == 0 ? Math.Min(each, 1000) : each).GetAwaiter().GetResult();
                if (round > 0)
                {
                    results[way].Add(result); // round 0 is for the compiler
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each * Callers * CommandsPerItem:N0} commands by {Callers} and {Callers} callers, median of {Rounds} interleaved rounds, wall clock."));
        output.WriteLine("| way | commands a second | of one lock | 50 % | 99 % | maximum |");
        output.WriteLine("|---|---|---|---|---|---|");
        double rival = 0;
        for (int way = 0; way < ways.Length; way++)
        {
            (double seconds, long[] times) = results[way].OrderBy(r => r.Seconds).ElementAt(Rounds / 2);
            Array.Sort(times);
            double rate = times.Length / seconds;
            rival = way == 0 ? rate : rival;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {ways[way].Name} | {rate:N0} | {rate / rival:F2} | {Micros(times, 50):F1} us | {Micros(times, 99):F1} us | {Micros(times, 100):F0} us |"));
        }

        return 0;
    }

    private static double Micros(long[] sorted, double percent) => Stopwatch.GetElapsedTime(0, sorted[(int)((sorted.Length - 1) * percent / 100)]).TotalMicroseconds;

    private static async Task<(double Seconds, long[] Times)> LockAsync(int each)
    {
        Lock gate = new();
        WorkflowScheduler scheduler = new(Policy, Start);
        SchedulerEventBuffer events = new();
        TickingClock clock = new();
        return await RunCallersAsync(each, (command, _) =>
        {
            lock (gate)
            {
                events.Clear();
                return ValueTask.FromResult(scheduler.Apply(command.WithTime(clock.GetCurrentInstant()), events));
            }
        });
    }

    private static async Task<(double Seconds, long[] Times)> WithLogAsync(int each, LogFlush flush)
    {
        string folder = Directory.CreateTempSubdirectory("host-throughput-").FullName;
        try
        {
#pragma warning disable CA2000 // the host closes the log that it is given
            return await HostAsync(each, new FileCommandLog(folder), flush);
#pragma warning restore CA2000 // nothing else is made here
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Seconds, long[] Times)> HostAsync(int each, ICommandLog? log, LogFlush flush = LogFlush.EveryBatch)
    {
        SchedulerHostOptions options = new() { Policy = Policy, DispatchesByItself = false, Flush = flush, SnapshotEvery = 0 };
#pragma warning disable RS0030 // a benchmark is a program, which chooses its clock
        await using SchedulerHost host = new(options, new TickingClock(), TimeProvider.System, log);
#pragma warning restore RS0030 // nothing else reads it
        await host.StartAsync();
        return await RunCallersAsync(each, (command, key) => host.SendAsync(command, key));
    }

    private static async Task<(double Seconds, long[] Times)> RunCallersAsync(int each, Func<SchedulerCommand, CommandKey, ValueTask<SchedulerCommandResult>> send)
    {
        WorkItem item = new() { Channel = ContactChannel.Email };
        for (int caller = 0; caller < Callers; caller++)
        {
            await send(SchedulerCommand.AddAgent(new AgentProfile(Agent(caller), 1, [new ChannelCapacity(ContactChannel.Email, 1, 1)]), default), default);
        }

        foreach (int[] many in Enumerable.Range(0, Callers * each).Chunk(1000))
        {
            await Task.WhenAll(many.Select(i => send(SchedulerCommand.Enqueue(item with { Due = DueAt(i) }, default), default).AsTask()));
        }

        long begun = Stopwatch.GetTimestamp();
        Task<long[]>[] callers =
        [
            .. Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                long[] times = new long[each];
                for (int i = 0; i < each; i++)
                {
                    long started = Stopwatch.GetTimestamp();
                    await send(SchedulerCommand.Enqueue(item with { Due = DueAt(i) }, default), default);
                    times[i] = Stopwatch.GetTimestamp() - started;
                }

                return times;
            })),
            .. Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                long[] times = new long[2 * each];
                for (int i = 0; i < each; i++)
                {
                    long started = Stopwatch.GetTimestamp();
                    SchedulerCommandResult taken = await send(SchedulerCommand.TryDequeue(Agent(caller), default), default);
                    long between = Stopwatch.GetTimestamp();
                    await send(SchedulerCommand.Complete(taken.Item, default), default);
                    times[2 * i] = between - started;
                    times[(2 * i) + 1] = Stopwatch.GetTimestamp() - between;
                }

                return times;
            })),
        ];
        long[][] all = await Task.WhenAll(callers);
        return (Stopwatch.GetElapsedTime(begun).TotalSeconds, [.. all.SelectMany(t => t)]);
    }

    private static AgentId Agent(int caller) => new(string.Create(CultureInfo.InvariantCulture, $"agent-{caller}"));

    private static Instant DueAt(int i) => Start + Duration.FromSeconds((long)i * 7919 % 100_000);

    /// <summary>The same cheap clock for all: a tick a look.</summary>
    private sealed class TickingClock : IClock
    {
        private long _looks;

        public Instant GetCurrentInstant() => Start + Duration.FromTicks(Interlocked.Increment(ref _looks));
    }
}
