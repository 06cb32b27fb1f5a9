using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace SupportDomain.Hosting.Tests;

public sealed class ServicesTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task AddSupportScheduler_StartsAndStopsWithTheApplication_OnTheRegisteredLog()
    {
        MemoryLog log = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IClock>(_time).AddSingleton<TimeProvider>(_time).AddSingleton<ICommandLog>(log).AddSupportScheduler(o => o.SnapshotEvery = 0);
        using IHost application = builder.Build();
        await application.StartAsync(Scene.Patience);
        await application.Services.GetRequiredService<SchedulerHost>().SendAsync(Scene.Mail());
        await application.StopAsync(Scene.Patience);
        log.Snapshots[^1].Position.Should().Be(1);
    }

    [Fact]
    public async Task HostThatFails_EndsTheApplication()
    {
        MemoryLog log = new() { Fault = new IOException("The disk is full.") };
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IClock>(_time).AddSingleton<TimeProvider>(_time).AddSingleton<ICommandLog>(log).AddSupportScheduler();
        using IHost application = builder.Build();
        await application.StartAsync(Scene.Patience);
        TaskCompletionSource stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
        application.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        Func<Task> send = async () => await application.Services.GetRequiredService<SchedulerHost>().SendAsync(Scene.Mail());
        await send.Should().ThrowAsync<SchedulerHostStoppedException>();
        await stopping.Task.WaitAsync(Scene.Patience);
    }
}
