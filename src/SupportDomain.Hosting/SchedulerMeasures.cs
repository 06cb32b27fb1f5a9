using System.Diagnostics;
using System.Diagnostics.Metrics;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>The instruments of one host.</summary>
internal sealed class SchedulerMeasures : IDisposable
{
    internal static readonly ActivitySource Activities = new(SchedulerTelemetry.ActivitySourceName);

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
        _commandDuration = _meter.CreateHistogram<double>("supportdomain.command.duration", "s", "From sending a command to its answer.");
        _logDuration = _meter.CreateHistogram<double>("supportdomain.log.duration", "s", "Appending a batch and making it durable.");
        _batchSize = _meter.CreateHistogram<int>("supportdomain.batch.size", "{request}", "Requests taken from the inbox together.");
        _meter.CreateObservableGauge("supportdomain.inbox.length", inbox, "{request}", "Requests that wait.");
        _meter.CreateObservableGauge("supportdomain.items.ready", ready, "{item}", "Items in the ready order after the last batch.");
        _meter.CreateObservableGauge("supportdomain.offers.waiting", offers, "{offer}", "Offers that wait to be read.");
    }

    /// <summary>A time-stamp if somebody measures durations, otherwise 0.</summary>
    internal long Now => _commandDuration.Enabled || _logDuration.Enabled ? _time.GetTimestamp() : 0;

    internal void Answered(SchedulerCommandKind kind, string outcome, long sentAt)
    {
        if (_commands.Enabled)
        {
            _commands.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()), new KeyValuePair<string, object?>("outcome", outcome));
        }

        if (sentAt != 0)
        {
            _commandDuration.Record(_time.GetElapsedTime(sentAt).TotalSeconds);
        }
    }

    internal void Batch(int size) => _batchSize.Record(size);

    internal void Logged(long startedAt)
    {
        if (startedAt != 0)
        {
            _logDuration.Record(_time.GetElapsedTime(startedAt).TotalSeconds);
        }
    }

    public void Dispose() => _meter.Dispose();
}
