using System.Diagnostics;
using System.Diagnostics.Metrics;
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
    public async Task Measures_AndActivities_AreHeard()
    {
        List<string> outcomes = [];
        double seconds = -1;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == SchedulerTelemetry.MeterName)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (outcomes)
            {
                outcomes.Add($"{tags[0].Value} {tags[1].Value}");
            }
        });
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seconds = instrument.Name == "supportdomain.command.duration" ? value : seconds);
        listener.Start();
        List<string> activities = [];
        using ActivityListener activityListener = new()
        {
            ShouldListenTo = source => source.Name == SchedulerTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add($"{activity.OperationName} {activity.GetTagItem("supportdomain.kind")} {activity.Status}".TrimEnd());
                }
            },
        };
        ActivitySource.AddActivityListener(activityListener);

        _time.Advance(Duration.FromSeconds(1));
        await using SchedulerHost host = await Scene.StartAsync(_time, options: Scene.Pulling());
        CommandKey key = new("measured", 1);
        await host.SendAsync(SchedulerCommand.Freeze(null, FreezeAge.Runs, default), key);
        await host.SendAsync(SchedulerCommand.Freeze(null, FreezeAge.Runs, default), key);
        Func<Task> refused = async () => await host.SendAsync(SchedulerCommand.SignOut(new Identifiers.AgentId("nobody"), default));
        await refused.Should().ThrowAsync<SchedulingException>();
        lock (outcomes)
        {
            outcomes.Should().Contain(["Freeze applied", "Freeze repeated", "SignOut refused"]);
        }

        seconds.Should().BeGreaterThanOrEqualTo(0);
        lock (activities)
        {
            activities.Should().Contain(["scheduler.command Freeze Unset", "scheduler.command SignOut Error"]);
        }
    }
}
