using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SupportDomain.Hosting;

namespace SupportDomain.Samples.Worker;

/// <summary>A worker service: a line to its port is a ticket, answered when an agent is done with it. <c>--log folder</c> keeps the tickets over restarts, <c>--port 7000</c> names the port.</summary>
internal static class Program
{
    private static Task Main(string[] args) => Build(args, SystemClock.Instance, TimeProvider.System).RunAsync();

    internal static IHost Build(string[] args, IClock clock, TimeProvider time)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddSingleton(clock).AddSingleton(time);
        builder.Services.AddSupportScheduler(options => options.LogFolder = builder.Configuration["log"]);

        // After the scheduler, so that they stop before it.
        builder.Services.AddHostedService<Agents>();
        builder.Services.AddSingleton(services => new Intake(services.GetRequiredService<SchedulerHost>(), builder.Configuration.GetValue("port", 0)));
        builder.Services.AddHostedService(services => services.GetRequiredService<Intake>());
        return builder.Build();
    }
}
