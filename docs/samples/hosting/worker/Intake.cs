using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using SupportDomain.Hosting;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Samples.Worker;

/// <summary>Takes tickets on a port of this machine: a line in, a line out when it is done.</summary>
internal sealed class Intake(SchedulerHost host, int port) : BackgroundService
{
    private readonly ConcurrentDictionary<WorkItemId, TaskCompletionSource<AgentId>> _done = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, port);

    /// <summary>The port, once the service has started.</summary>
    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal void Done(WorkItemId item, AgentId agent) => Waiting(item).TrySetResult(agent);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = ServeAsync(await _listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
        }
    }

    public override void Dispose()
    {
        _listener.Dispose();
        base.Dispose();
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        using TcpClient served = client;
        using StreamReader reader = new(client.GetStream());
        await using StreamWriter writer = new(client.GetStream()) { AutoFlush = true };
        while (await reader.ReadLineAsync(cancellation) is { Length: > 0 } reference)
        {
            WorkItem item = new() { Reference = reference, Channel = ContactChannel.Chat };
            SchedulerCommandResult result = await host.SendAsync(SchedulerCommand.Enqueue(item, default), cancellationToken: cancellation);
            AgentId agent = await Waiting(result.Item).Task.WaitAsync(cancellation);
            _done.TryRemove(result.Item, out _);
            await writer.WriteLineAsync($"{reference} done by {agent}");
        }
    }

    private TaskCompletionSource<AgentId> Waiting(WorkItemId item) => _done.GetOrAdd(item, _ => new TaskCompletionSource<AgentId>(TaskCreationOptions.RunContinuationsAsynchronously));
}
