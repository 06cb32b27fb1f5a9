using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting.Tests;

public sealed class MeasuresTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly OwnMeters _meters = new();
    private readonly MeterListener _listener = new();
    private readonly List<(Instrument Instrument, double Value, string Tags)> _heard = [];

    public MeasuresTests()
    {
        _listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Scope == _meters)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
        _time.Advance(Duration.FromSeconds(1)); // a time-stamp of zero is nobody's
    }

    public void Dispose()
    {
        _listener.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Commands_AreCountedByKindAndOutcome()
    {
        await using SchedulerHost host = await StartAsync();
        CommandKey key = new("measured", 1);
        await host.SendAsync(SchedulerCommand.Freeze(null, FreezeAge.Runs, default), key);
        await host.SendAsync(SchedulerCommand.Freeze(null, FreezeAge.Runs, default), key);
        Func<Task> refused = async () => await host.SendAsync(SchedulerCommand.SignOut(new AgentId("nobody"), default));
        await refused.Should().ThrowAsync<SchedulingException>();
        Of("supportdomain.commands").Should().Equal(
            (1, "supportdomain.command.kind=Freeze supportdomain.command.outcome=applied"),
            (1, "supportdomain.command.kind=Freeze supportdomain.command.outcome=repeated"),
            (1, "supportdomain.command.kind=SignOut supportdomain.command.outcome=refused"));
    }

    [Fact]
    public async Task CommandDuration_LastsUntilTheCommandIsDurable_AndIsNotCountedBefore()
    {
        MemoryLog log = new();
        await using SchedulerHost host = await StartAsync(log);
        TaskCompletionSource gate = new();
        log.Gate = gate.Task;
        Task<SchedulerCommandResult> sent = host.SendAsync(Scene.Mail()).AsTask();
        await log.Entered.Task.WaitAsync(Scene.Patience);
        Of("supportdomain.commands").Should().BeEmpty("it may still fail");
        _time.Advance(Duration.FromSeconds(2));
        gate.SetResult();
        await sent;
        Of("supportdomain.command.duration").Should().Equal((2, "supportdomain.command.kind=Enqueue supportdomain.command.outcome=applied"));
        Of("supportdomain.log.duration").Should().Contain((2, ""));
    }

    [Fact]
    public async Task Instruments_HaveUnits_AndBucketsThatFitThem()
    {
        await using SchedulerHost host = await StartAsync();
        await host.SendAsync(Scene.Mail());
        await host.ReadAsync(s => s.Now);
        _listener.RecordObservableInstruments();
        lock (_heard)
        {
            _heard.Select(h => h.Instrument).Distinct().OrderBy(i => i.Name, StringComparer.Ordinal).Select(i => (i.Name, i.Unit, i.GetType().Name)).Should().Equal(
                ("supportdomain.batch.size", "{request}", "Histogram`1"),
                ("supportdomain.command.duration", "s", "Histogram`1"),
                ("supportdomain.commands", "{command}", "Counter`1"),
                ("supportdomain.inbox.length", "{request}", "ObservableUpDownCounter`1"),
                ("supportdomain.items.ready", "{item}", "ObservableUpDownCounter`1"),
                ("supportdomain.offers.waiting", "{offer}", "ObservableUpDownCounter`1"));
            Histogram<double> duration = _heard.Select(h => h.Instrument).OfType<Histogram<double>>().First();
            duration.Advice!.HistogramBucketBoundaries!.Should().BeInAscendingOrder().And.Contain(0.001).And.Contain(10);
        }

        Of("supportdomain.items.ready").Should().Equal((1, ""));
    }

    [Fact]
    public async Task Activities_SayKindAndStatus()
    {
        List<string> activities = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == SchedulerTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add($"{activity.OperationName} {activity.GetTagItem("supportdomain.command.kind")} {activity.Status} {activity.GetTagItem("error.type")}".TrimEnd());
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using SchedulerHost host = await StartAsync();
        await host.SendAsync(SchedulerCommand.Freeze(null, FreezeAge.Runs, default));
        Func<Task> refused = async () => await host.SendAsync(SchedulerCommand.SignOut(new AgentId("nobody"), default));
        await refused.Should().ThrowAsync<SchedulingException>();
        lock (activities)
        {
            activities.Should().Contain(["scheduler.command Freeze Unset", "scheduler.command SignOut Error SupportDomain.Scheduling.SchedulingException"]);
        }
    }

    private async Task<SchedulerHost> StartAsync(MemoryLog? log = null)
    {
        SchedulerHost host = new(Scene.Pulling(), _time, _time, log, meters: _meters);
        await host.StartAsync(Scene.Patience);
        return host;
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string said = string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
        lock (_heard)
        {
            _heard.Add((instrument, value, said));
        }
    }

    private (double Value, string Tags)[] Of(string instrument)
    {
        lock (_heard)
        {
            return [.. _heard.Where(h => h.Instrument.Name == instrument).Select(h => (h.Value, h.Tags))];
        }
    }
}
