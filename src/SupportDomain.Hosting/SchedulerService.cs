using Microsoft.Extensions.Hosting;

namespace SupportDomain.Hosting;

/// <summary>Starts and stops a host with the application, and ends the application if the host fails.</summary>
internal sealed class SchedulerService(SchedulerHost host) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>If the application's patience ends before the host has stopped, the host stops all the same: closing the services waits for it.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await host.StopAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A background service that fails stops its application, unless the application is told otherwise.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host.Completion;
}
