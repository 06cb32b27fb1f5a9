using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting.Tests;

/// <summary>Whatever goes wrong around the host, nobody waits for ever, and nobody hears of what may still be lost.</summary>
public sealed class HostFaultTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Recovered_OfAKilledProcess_IsMadeDurableBeforeTheFirstAnswer()
    {
        // What a killed process has written is in the memory of the operating system: reading it anew gives it, a loss of power takes it.
        MemoryLog log = new();
        CommandKey key = new("web-1", 1);
        await using SchedulerHost killed = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.Flush = LogFlush.Never));
        SchedulerCommandResult first = await killed.SendAsync(Scene.Mail(), key);
        MemoryLog left = log.AfterKill();
        await using SchedulerHost host = await Scene.StartAsync(_time, left, Scene.Pulling());
        (await host.SendAsync(Scene.Mail(), key)).Should().Be(first);
        left.Durable.Should().Be(1, "the repeated command was answered");
    }

    [Fact]
    public async Task FlushFails_OutcomeUnknown_AndSentAgainAfterARestartItIsAppliedOnce()
    {
        MemoryLog log = new();
        CommandKey key = new("web-1", 1);
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        log.FlushFault = new IOException("Input/output error.");
        Func<Task> send = async () => await host.SendAsync(Scene.Mail(), key);
        (await send.Should().ThrowAsync<SchedulerHostStoppedException>()).Which.IsOutcomeUnknown.Should().BeTrue();
        log.Records.Should().HaveCount(1);
        await using SchedulerHost again = await Scene.StartAsync(_time, log.AfterKill(), Scene.Pulling());
        (await again.SendAsync(Scene.Mail(), key)).Item.Should().Be(new WorkItemId(1));
        (await again.ReadAsync(s => s.ReadyCount)).Should().Be(1);
    }

    [Fact]
    public async Task SnapshotFails_WhatWasAnsweredStays_AndTheRestHear()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => o.SnapshotEvery = 2));
        log.SnapshotFault = new IOException("No space left on device.");
        await host.SendAsync(Scene.Mail());
        await host.SendAsync(Scene.Mail());
        Func<Task> completion = () => host.Completion;
        await completion.Should().ThrowAsync<IOException>();
        Func<Task> send = async () => await host.SendAsync(Scene.Mail());
        (await send.Should().ThrowAsync<SchedulerHostStoppedException>()).Which.IsOutcomeUnknown.Should().BeFalse();
        await using SchedulerHost again = await Scene.StartAsync(_time, log.AfterKill(), Scene.Pulling());
        (await again.ReadAsync(s => s.ReadyCount)).Should().Be(2);
    }

    [Fact]
    public async Task ListenerOfMeasuresThatThrows_EveryCallerIsAnswered()
    {
        using MeterListener listener = new();
        using OwnMeters meters = new();
        int left = 3;
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "supportdomain.commands")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) =>
        {
            if (--left == 0)
            {
                throw new InvalidOperationException("The listener is broken.");
            }
        });
        listener.Start();
        MemoryLog log = new();
        await using SchedulerHost host = new(Scene.Pulling(), _time, _time, log, meters: meters);
        Task<SchedulerCommandResult>[] sent = [.. Enumerable.Range(0, 5).Select(_ => host.SendAsync(Scene.Mail()).AsTask())];
        await host.StartAsync(Scene.Patience);
        List<bool> applied = [];
        foreach (Task<SchedulerCommandResult> answer in sent)
        {
            try
            {
                applied.Add((await answer).Item != default);
            }
            catch (SchedulerHostStoppedException failed)
            {
                failed.IsOutcomeUnknown.Should().BeTrue();
                applied.Add(false);
            }
        }

        applied.Should().HaveCount(5);
        log.Records.Should().HaveCount(5, "a command whose record is in the log is not answered with a refusal");
    }

    [Fact]
    public async Task CallerWhoseContextIsGone_IsItsOwnMatter()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        SynchronizationContext? own = SynchronizationContext.Current;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new GoneContext());
            _ = SendAndForgetAsync();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(own);
        }

        Task<SchedulerCommandResult> next = host.SendAsync(Scene.Mail()).AsTask();
        gate.SetResult();
        (await next.WaitAsync(Scene.Patience)).Item.Should().Be(new WorkItemId(2));

        async Task SendAndForgetAsync() => await host.SendAsync(Scene.Mail());
    }

    [Fact]
    public async Task LoggerThatThrows_NobodyWaitsForEver()
    {
        MemoryLog log = new() { Fault = new IOException("The disk is full.") };
        await using SchedulerHost host = new(Scene.Pulling(), _time, _time, log, new BrokenLogger());
        await host.StartAsync(Scene.Patience);
        Func<Task> send = async () => await host.SendAsync(Scene.Mail());
        (await send.Should().ThrowAsync<SchedulerHostStoppedException>()).Which.InnerException.Should().BeSameAs(log.Fault);
        Func<Task> completion = () => host.Completion;
        await completion.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task ClockBehindTheLog_OrAnotherPolicyThanTheLogs_IsSaid()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        await host.SendAsync(Scene.Mail());
        (await WarningsAsync(Scene.Pulling())).Should().BeEmpty();
        (await WarningsAsync(Scene.Pulling(o => o.Policy = new SchedulingPolicy { Ordering = WorkOrdering.DueTime }))).Should().ContainSingle().Which.Should().Contain("policy");
        _time.SetClock(Scene.Start - Duration.FromHours(1));
        (await WarningsAsync(Scene.Pulling())).Should().ContainSingle().Which.Should().Contain("2026-03-02T07:00:00Z").And.Contain("2026-03-02T08:00:00Z");

        async Task<List<string>> WarningsAsync(SchedulerHostOptions options)
        {
            ListLogger logger = new();
            await using SchedulerHost again = new(options, _time, _time, log.AfterKill(), logger);
            await again.StartAsync(Scene.Patience);
            return logger.Warnings;
        }
    }

    [Fact]
    public async Task Loop_KeepsNothingOfTheContextThatStartedIt()
    {
        AsyncLocal<string> local = new() { Value = "of the starter" };
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        (await host.ReadAsync(_ => local.Value)).Should().BeNull();
    }

    [Fact]
    public async Task Stop_ByATokenThatIsCancelled_EndsTheWaiting_NotTheStopping()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling());
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult> sent = host.SendAsync(Scene.Mail()).AsTask();
        using CancellationTokenSource impatient = new();
        Task stop = host.StopAsync(impatient.Token);
        await impatient.CancelAsync();
        Func<Task> stopping = () => stop;
        await stopping.Should().ThrowAsync<OperationCanceledException>();
        gate.SetResult();
        (await sent).Item.Should().Be(new WorkItemId(1));
        await host.Completion.WaitAsync(Scene.Patience);
        log.Snapshots[^1].Position.Should().Be(1);
        Func<Task> again = () => host.StopAsync(impatient.Token);
        await again.Should().NotThrowAsync("it has stopped");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StopOrFailure_UnderLoad_EveryCallerHears_AndItIsTrue(bool fails)
    {
        for (int round = 0; round < 20; round++)
        {
            MemoryLog log = new();
            SchedulerHost host = await Scene.StartAsync(_time, log, Scene.Pulling(o => (o.InboxCapacity, o.MaximumBatch) = (4, 3)));
            int answers = 0;
            ConcurrentDictionary<CommandKey, string> heard = new();
            Task[] senders = [.. Enumerable.Range(0, 8).Select(client => Task.Run(() => SendUntilStoppedAsync(client)))];
            await Task.WhenAll(senders).WaitAsync(Scene.Patience);
            await host.DisposeAsync();
            HashSet<CommandKey> kept = [.. Scene.CommandsOf(log).Select(c => c.Key)];
            heard.Where(h => h.Value == "answered").Should().OnlyContain(h => kept.Contains(h.Key));
            heard.Where(h => h.Value == "not looked at").Should().OnlyContain(h => !kept.Contains(h.Key));
            heard.Where(h => h.Value == "unknown").Should().HaveCountLessThanOrEqualTo(fails ? 3 : 0);
            kept.Should().OnlyContain(k => heard.ContainsKey(k));

            async Task SendUntilStoppedAsync(int client)
            {
                for (int number = 1; ; number++)
                {
                    CommandKey key = new($"client-{client}", number);
                    try
                    {
                        await host.SendAsync(Scene.Mail(), key);
                        heard[key] = "answered";
                        if (Interlocked.Increment(ref answers) == 50 + round)
                        {
                            log.Fault = fails ? new IOException("The disk is full.") : null;
                            _ = fails ? Task.CompletedTask : host.StopAsync(Scene.Patience);
                        }
                    }
                    catch (SchedulerHostStoppedException stopped)
                    {
                        heard[key] = stopped.IsOutcomeUnknown ? "unknown" : "not looked at";
                        return;
                    }
                }
            }
        }
    }

    /// <summary>A context of a window that was closed.</summary>
    private sealed class GoneContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("The window is closed.");
    }

    private sealed class ListLogger : ILogger<SchedulerHost>
    {
        internal List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Add(formatter(state, exception));
            }
        }
    }

    private sealed class BrokenLogger : ILogger<SchedulerHost>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Critical)
            {
                throw new InvalidOperationException("The logger is broken.");
            }
        }
    }
}
