using System.Diagnostics;
using System.Diagnostics.Metrics;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>The instruments of one host.</summary>
internal sealed class SchedulerMeasures : IDisposable
{
    internal static readonly ActivitySource Activities = new(SchedulerTelemetry.ActivitySourceName);

    private const string KindTag = "supportdomain.command.kind";

    /// <summary>From what memory takes to what a broken disk takes.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.00001, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Sizes = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] };

    private readonly Meter _meter;
    private readonly TimeProvider _time;
    private readonly Counter<long> _commands;
    private readonly Histogram<double> _commandDuration;
    private readonly Histogram<double> _logDuration;
    private readonly Histogram<int> _batchSize;

    internal SchedulerMeasures(IMeterFactory? factory, TimeProvider time, Func<int> inbox, Func<int> ready, Func<int> offers)
    {
        _time = time;
        _meter = factory?.Create(SchedulerTelemetry.MeterName) ?? new Meter(SchedulerTelemetry.MeterName);
        _commands = _meter.CreateCounter<long>("supportdomain.commands", "{command}", "Commands by kind and outcome.");
        _commandDuration = _meter.CreateHistogram("supportdomain.command.duration", "s", "From sending a command to its answer.", advice: Seconds);
        _logDuration = _meter.CreateHistogram("supportdomain.log.duration", "s", "Appending a batch and making it durable.", advice: Seconds);
        _batchSize = _meter.CreateHistogram("supportdomain.batch.size", "{request}", "Requests taken from the inbox together.", advice: Sizes);
        _meter.CreateObservableUpDownCounter("supportdomain.inbox.length", inbox, "{request}", "Requests that wait.");
        _meter.CreateObservableUpDownCounter("supportdomain.items.ready", ready, "{item}", "Items in the ready order after the last batch.");
        _meter.CreateObservableUpDownCounter("supportdomain.offers.waiting", offers, "{offer}", "Offers that wait to be read.");
    }

    /// <summary>A time-stamp if somebody measures durations, otherwise 0.</summary>
    internal long Now => _commandDuration.Enabled || _logDuration.Enabled ? _time.GetTimestamp() : 0;

    internal void Answered(SchedulerCommandKind kind, string outcome, long sentAt)
    {
        if (!_commands.Enabled && sentAt == 0)
        {
            return;
        }

        KeyValuePair<string, object?> ofKind = new(KindTag, kind.ToString());
        KeyValuePair<string, object?> ofOutcome = new("supportdomain.command.outcome", outcome);
        _commands.Add(1, ofKind, ofOutcome);
        if (sentAt != 0)
        {
            _commandDuration.Record(_time.GetElapsedTime(sentAt).TotalSeconds, ofKind, ofOutcome);
        }
    }

    internal void Batch(int size)
    {
        if (size > 0)
        {
            _batchSize.Record(size);
        }
    }

    internal void Logged(long startedAt)
    {
        if (startedAt != 0)
        {
            _logDuration.Record(_time.GetElapsedTime(startedAt).TotalSeconds);
        }
    }

    internal static Activity? Begin(SchedulerCommandKind kind)
    {
        Activity? activity = Activities.StartActivity("scheduler.command");
        return activity?.SetTag(KindTag, kind.ToString());
    }

    public void Dispose() => _meter.Dispose();
}
