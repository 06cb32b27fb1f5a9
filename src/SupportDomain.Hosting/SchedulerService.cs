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

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await host.StopAsync(cancellationToken).ConfigureAwait(false);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A background service that fails stops its application, unless the application is told otherwise.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host.Completion;
}
