using System.Diagnostics;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <content>From the log to the state.</content>
public sealed partial class SchedulerHost
{
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        using Activity? activity = SchedulerMeasures.Activities.StartActivity("scheduler.recover");
        if (_log is null)
        {
            _state = New();
        }
        else
        {
            LogSnapshot? snapshot = await _log.ReadSnapshotAsync(cancellationToken).ConfigureAwait(false);
            _state = snapshot is { } found ? Restore(found) : New();
            _snapshotAt = _position;
            await ReplayAsync(snapshot is not null, cancellationToken).ConfigureAwait(false);
            if (_position > _snapshotAt)
            {
                // What a killed process has written may be nowhere but in the memory of the operating system.
                await _log.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            if (snapshot is null)
            {
                // A log begins with a snapshot, so that it needs nothing else to be read.
                await _log.WriteSnapshotAsync(new LogSnapshot(0, _state.ToBytes(_outbox)), cancellationToken).ConfigureAwait(false);
            }
        }

        _loggedUntil = Scheduler.Now;
        _answered = _position;
        activity?.SetTag("supportdomain.records", _position - _snapshotAt);
        HostLog.Recovered(_logger, _snapshotAt, _position - _snapshotAt);
        SayWhatSurprises();
    }

    private void SayWhatSurprises()
    {
        Instant clock = _clock.GetCurrentInstant();
        if (clock < Scheduler.Now)
        {
            HostLog.ClockIsBehind(_logger, clock, Scheduler.Now);
        }

        if (!_options.Policy.Equals(Scheduler.Policy))
        {
            HostLog.PolicyDiffers(_logger);
        }
    }

    private HostState New() => new(new WorkflowScheduler(_options.Policy, _clock.GetCurrentInstant()));

    private HostState Restore(LogSnapshot snapshot)
    {
        try
        {
            _position = snapshot.Position;
            return HostState.Read(snapshot.Bytes, _options.Zones, _outbox);
        }
        catch (FormatException fault)
        {
            throw new CommandLogException($"The snapshot after record {snapshot.Position} is whole, but no state that this version reads: {fault.Message}", inner: fault);
        }
    }

    private async Task ReplayAsync(bool hasSnapshot, CancellationToken cancellationToken)
    {
        await foreach (LogRecord record in _log!.ReadAsync(_position, cancellationToken).ConfigureAwait(false))
        {
            if (!hasSnapshot || record.Position != _position + 1)
            {
                throw new CommandLogException(
                    hasSnapshot ? $"After record {_position} the log gave record {record.Position}." : "The log has records, but no snapshot that they could be applied to.");
            }

            Replay(record);
            _position++;
        }

        _state.Events.Clear();
    }

    private void Replay(LogRecord record)
    {
        try
        {
            _state.Events.Clear();
            _state.Apply(LoggedCommand.Read(record.Bytes.Span, _options.Zones), _outbox);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandLogException($"Record {record.Position} cannot be applied: {fault.Message}", inner: fault);
        }
    }
}
