using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace SupportDomain.Hosting;

/// <summary>Puts a <see cref="SchedulerHost"/> among the services of an application.</summary>
public static class SupportSchedulerServices
{
    /// <summary>
    /// Adds a <see cref="SchedulerHost"/> that starts and stops with the application. An <see cref="IClock"/> and a <see cref="TimeProvider"/> must be registered too: only the application chooses a clock. An
    /// <see cref="ICommandLog"/> that is registered is used; otherwise <see cref="SchedulerHostOptions.LogFolder"/> names the folder of a <see cref="FileCommandLog"/>; otherwise nothing is kept.
    /// </summary>
    /// <param name="services">The services. Those that use the scheduler are added after it, so that they stop before it.</param>
    /// <param name="configure">Sets the options; null: they are as they are.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static IServiceCollection AddSupportScheduler(this IServiceCollection services, Action<SchedulerHostOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<SchedulerHostOptions> options = services.AddOptions<SchedulerHostOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddSingleton(Create);
        services.AddHostedService<SchedulerService>();
        return services;
    }

    private static SchedulerHost Create(IServiceProvider services)
    {
        // The log comes last: whatever is missing or wrong is said before a folder is held.
        SchedulerHostOptions options = services.GetRequiredService<IOptions<SchedulerHostOptions>>().Value.Checked();
        IClock clock = services.GetRequiredService<IClock>();
        TimeProvider timeProvider = services.GetRequiredService<TimeProvider>();
        ICommandLog? log = services.GetService<ICommandLog>()
            ?? (options.LogFolder is { } folder ? new FileCommandLog(folder, logger: services.GetService<ILogger<FileCommandLog>>()) : null);
        return new SchedulerHost(options, clock, timeProvider, log, services.GetService<ILogger<SchedulerHost>>(), services.GetService<IMeterFactory>());
    }
}
