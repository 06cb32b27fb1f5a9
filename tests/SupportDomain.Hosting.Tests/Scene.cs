using System.Buffers;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Workforce;

namespace SupportDomain.Hosting.Tests;

/// <summary>What tests of the host share.</summary>
internal static class Scene
{
    internal static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);

    private static readonly CancellationTokenSource Net = new(TimeSpan.FromMinutes(30));

    /// <summary>A net under tests that wait for another thread: it is never reached while the host works.</summary>
    internal static CancellationToken Patience => Net.Token;

    internal static SchedulerCommand Join(string agent, int capacity = 1) =>
        SchedulerCommand.AddAgent(new AgentProfile(new AgentId(agent), capacity, [new ChannelCapacity(ContactChannel.Email, 1, capacity)]), default);

    internal static SchedulerCommand Mail(string? reference = null, Instant? notBefore = null) =>
        SchedulerCommand.Enqueue(new WorkItem { Reference = reference, Channel = ContactChannel.Email, NotBefore = notBefore }, default);

    internal static SchedulerCommand Take(string agent) => SchedulerCommand.TryDequeue(new AgentId(agent), default);

    internal static SchedulerHostOptions Pulling(Action<SchedulerHostOptions>? configure = null)
    {
        SchedulerHostOptions options = new() { DispatchesByItself = false };
        configure?.Invoke(options);
        return options;
    }

    internal static async Task<SchedulerHost> StartAsync(ManualTime time, ICommandLog? log = null, SchedulerHostOptions? options = null)
    {
        SchedulerHost host = new(options ?? new SchedulerHostOptions(), time, time, log);
        await host.StartAsync(Patience);
        return host;
    }

    internal static byte[] SnapshotOf(WorkflowScheduler scheduler)
    {
        ArrayBufferWriter<byte> bytes = new();
        SchedulerCheckpoint.Write(scheduler, bytes);
        return bytes.WrittenSpan.ToArray();
    }

    internal static LoggedCommand[] CommandsOf(MemoryLog log) => [.. log.Records.Select(r => LoggedCommand.Read(r, DateTimeZoneProviders.Tzdb))];

    /// <summary>The state that the log alone gives, by a bare scheduler.</summary>
    internal static byte[] ReplayOf(MemoryLog log, SchedulingPolicy policy)
    {
        WorkflowScheduler bare = new(policy, Start);
        SchedulerEventBuffer events = new();
        foreach (LoggedCommand logged in CommandsOf(log))
        {
            events.Clear();
            bare.Apply(logged.Command, events);
        }

        return SnapshotOf(bare);
    }
}
