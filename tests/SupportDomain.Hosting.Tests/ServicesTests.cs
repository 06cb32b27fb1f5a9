using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SupportDomain.Scheduling;

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

    [Fact]
    public async Task AddSupportScheduler_Twice_IsOneHostWithTheOptionsOfBoth()
    {
        MemoryLog log = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IClock>(_time).AddSingleton<TimeProvider>(_time).AddSingleton<ICommandLog>(log)
            .AddSupportScheduler(o => o.DispatchesByItself = false)
            .AddSupportScheduler(o => o.SnapshotEvery = 1);
        using IHost application = builder.Build();
        await application.StartAsync(Scene.Patience);
        SchedulerHost host = application.Services.GetServices<SchedulerHost>().Should().ContainSingle().Subject;
        await host.SendAsync(Scene.Join("ana"));
        await host.SendAsync(Scene.Mail());
        (await host.ReadAsync(s => s.ReadyCount)).Should().Be(1, "the host does not dispatch");
        log.Snapshots.Should().HaveCountGreaterThanOrEqualTo(2);
        await application.StopAsync(Scene.Patience);
    }

    [Fact]
    public void ServiceThatIsMissing_OrAnOptionOutOfBounds_IsSaid_AndTheFolderIsNotHeld()
    {
        string folder = Directory.CreateTempSubdirectory("support-domain-services-").FullName;
        ServiceCollection services = new();
        services.AddSupportScheduler(o => o.LogFolder = folder).AddSingleton<TimeProvider>(_time);
        using (ServiceProvider none = services.BuildServiceProvider())
        {
            Action make = () => none.GetRequiredService<SchedulerHost>();
            make.Should().Throw<InvalidOperationException>().Which.Message.Should().Contain(nameof(IClock));
        }

        services.AddSingleton<IClock>(_time).AddSupportScheduler(o => o.InboxCapacity = 0);
        using (ServiceProvider bad = services.BuildServiceProvider())
        {
            Action make = () => bad.GetRequiredService<SchedulerHost>();
            make.Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be(nameof(SchedulerHostOptions.InboxCapacity));
        }

        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty("nothing was opened");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task StopThatTakesTooLong_EndsQuietly_AndClosingWaitsForTheLog()
    {
        MemoryLog log = new();
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<IClock>(_time).AddSingleton<TimeProvider>(_time).AddSingleton<ICommandLog>(log).AddSupportScheduler();
        IHost application = builder.Build();
        await application.StartAsync(Scene.Patience);
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult> sent = application.Services.GetRequiredService<SchedulerHost>().SendAsync(Scene.Mail()).AsTask();
        Func<Task> stop = () => application.StopAsync(new CancellationToken(canceled: true));
        await stop.Should().NotThrowAsync("a timeout of stopping is no fault");
        Task closing = ((IAsyncDisposable)application).DisposeAsync().AsTask();
        closing.IsCompleted.Should().BeFalse();
        gate.SetResult();
        await closing.WaitAsync(Scene.Patience);
        (await sent).Item.Should().Be(new WorkItemId(1));
        (log.Snapshots[^1].Position, log.IsDisposed).Should().Be((1, true));
    }
}
