using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <content>The loop: the only place that touches the scheduler.</content>
public sealed partial class SchedulerHost
{
    /// <summary>A clock that is set shows only when it is looked at; this often it is looked at.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>With the command that reaches it, a batch ends: so many bytes are written together, and one command more.</summary>
    private const int BytesOfBatch = 4 << 20;

    private readonly List<HostRequest> _batch = [];
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly List<Range> _kept = [];
    private readonly List<ReadOnlyMemory<byte>> _records = [];
    private HostState _state = null!;
    private ITimer? _timer;
    private Instant? _armedFor;
    private long _unflushedSince;
    private bool _isUnflushed;
    private bool _dispatchIsDue = true;
    private long _position;
    private long _answered;
    private long _snapshotAt;
    private Instant _loggedUntil;
    private int _readyCount;
    private volatile Exception? _fault;
    private int _timerFired;

    private WorkflowScheduler Scheduler => _state.Scheduler;

#pragma warning disable CA1031 // whatever goes wrong in the loop ends the host, and every caller hears of it
    private async Task RunAsync()
    {
        try
        {
            _timer = _timeProvider.CreateTimer(static host => ((SchedulerHost)host!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            while (await _inbox.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                ApplyBatch();
                await CommitAsync().ConfigureAwait(false);
                Answer();
                if (_options.SnapshotEvery > 0 && _position - _snapshotAt >= _options.SnapshotEvery)
                {
                    await SnapshotAsync().ConfigureAwait(false);
                }

                SetTimer();
            }

            await SnapshotAsync().ConfigureAwait(false);
            _outbox.Complete(fault: null);
            HostLog.Stopped(_logger, _position);
            _completion.TrySetResult();
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }
#pragma warning restore CA1031 // the rest of the house catches what it names

    private void ApplyBatch()
    {
        _bytes.ResetWrittenCount();
        _kept.Clear();
        _state.Events.Clear();
        Instant now = Instant.Max(_clock.GetCurrentInstant(), Scheduler.Now);
        if (Scheduler.NextTimerAt <= now)
        {
            Command(SchedulerCommand.AdvanceTo(Instant.Min(now, WorkflowScheduler.Latest)));
        }

        _outbox.Publish(); // of batches before, less what has just expired
        while (_batch.Count < _options.MaximumBatch && _bytes.WrittenCount < BytesOfBatch && _inbox.Reader.TryRead(out HostRequest? request))
        {
            if (request == HostRequest.Wake)
            {
                continue;
            }

            _batch.Add(request);
            if (request is CommandRequest command)
            {
                CarryOut(command, now);
            }
            else
            {
                Read((IReadRequest)request);
            }
        }

        Dispatch(now);
        if (Scheduler.Now > _loggedUntil)
        {
            LoggedCommand passed = new(default, SchedulerCommand.AdvanceTo(Scheduler.Now));
            Keep(Written(passed));
        }
    }

    private void CarryOut(CommandRequest request, Instant now)
    {
        try
        {
            LoggedCommand command = request.At(now);
            if (_state.Ledger.TryGet(command, _options.MaximumClients, out SchedulerCommandResult known))
            {
                request.Give(known, "repeated");
                return;
            }

            Range written = WrittenOfCaller(ref command);
            request.Give(_state.Apply(command, _outbox), "applied");
            Keep(written);
        }
        catch (Exception refusal) when (refusal is ArgumentException or InvalidOperationException)
        {
            request.Refuse(refusal, "refused");
        }
    }

    private void Read(IReadRequest reading)
    {
        (Instant now, long number) = (Scheduler.Now, Scheduler.LastEventNumber);
        reading.Read(Scheduler);
        if (Scheduler.Now != now || Scheduler.LastEventNumber != number)
        {
            throw new InvalidOperationException("A function handed to ReadAsync has commanded the scheduler, so that the log no longer tells its state.");
        }
    }

    /// <summary>A dispatch that does nothing is not logged: without an event there is no change.</summary>
    private void Dispatch(Instant now)
    {
        _dispatchIsDue |= _state.Events.Count > 0;
        if (!_options.DispatchesByItself || !_dispatchIsDue || _outbox.IsHeldUp)
        {
            return;
        }

        _dispatchIsDue = false;
        if (now <= WorkflowScheduler.Latest)
        {
            Command(SchedulerCommand.Dispatch(now));
        }
    }

    /// <summary>Carries out a command of the host itself.</summary>
    private void Command(in SchedulerCommand command)
    {
        LoggedCommand logged = new(default, command);
        int before = _state.Events.Count;
        Range written = Written(logged);
        _state.Apply(logged, _outbox);
        if (_state.Events.Count > before)
        {
            Keep(written);
        }
    }

    /// <summary>Writes a command before it is applied: one that cannot be written is refused, and nothing has changed.</summary>
    private Range Written(in LoggedCommand command)
    {
        int start = _bytes.WrittenCount;
        if (_log is not null)
        {
            command.Write(_bytes);
        }

        return start.._bytes.WrittenCount;
    }

    /// <summary>Writes a command of a caller. One that would be too long, or that the log could not read again, is refused.</summary>
    /// <param name="command">The command; afterwards as the log has it, where the zones of the host's provider may make a difference.</param>
    private Range WrittenOfCaller(ref LoggedCommand command)
    {
        RequireShort(command, (command.Command.Reason?.Length ?? 0) + (long)(command.Command.Work?.Reference?.Length ?? 0));
        Range written = Written(command);
        ReadOnlySpan<byte> bytes = _bytes.WrittenSpan[written];
        RequireShort(command, bytes.Length);
        if (_log is null || command.Command.Profile is null)
        {
            return written;
        }

        try
        {
            command = LoggedCommand.Read(bytes, _options.Zones);
            return written;
        }
        catch (FormatException fault)
        {
            throw new ArgumentException($"The log could not read the command again: {fault.Message}", nameof(command), fault);
        }
    }

    private static void RequireShort(in LoggedCommand command, long bytes)
    {
        if (bytes > LongestRecord)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The command {command.Command.Kind} takes at least {bytes:N0} bytes in the log; at most {LongestRecord:N0} are allowed."), nameof(command));
        }
    }

    /// <summary>The command was applied: what was written of it goes into the log.</summary>
    private void Keep(Range written)
    {
        _kept.Add(written);
        _loggedUntil = Scheduler.Now;
        _position++;
    }

    /// <summary>Only after this does anybody hear of the batch.</summary>
    private async ValueTask CommitAsync()
    {
        if (_log is null)
        {
            return;
        }

        long started = _measures.Now;
        if (_kept.Count > 0)
        {
            _records.Clear();
            foreach (Range written in _kept)
            {
                _records.Add(_bytes.WrittenMemory[written]);
            }

            await _log.AppendAsync(_position - _kept.Count + 1, _records, CancellationToken.None).ConfigureAwait(false);
            if (!_isUnflushed)
            {
                _isUnflushed = true;
                _unflushedSince = _timeProvider.GetTimestamp();
            }
        }

        bool isDue = _options.Flush == LogFlush.EveryBatch
            || (_options.Flush == LogFlush.Interval && _timeProvider.GetElapsedTime(_unflushedSince) >= _options.FlushInterval.ToTimeSpan());
        if (_isUnflushed && isDue)
        {
            await FlushAsync().ConfigureAwait(false);
        }
        else if (_kept.Count == 0)
        {
            return;
        }

        _measures.Logged(started);
    }

    private async ValueTask FlushAsync()
    {
        if (_isUnflushed)
        {
            await _log!.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            _isUnflushed = false;
        }
    }

    private void Answer()
    {
        _measures.Batch(_batch.Count);
        Volatile.Write(ref _readyCount, Scheduler.ReadyCount);
        Volatile.Write(ref _answered, _position);
        _outbox.Publish();
        foreach (HostRequest request in _batch)
        {
            if (request is CommandRequest command)
            {
                _measures.Answered(command.Kind, command.Outcome, command.SentAt);
            }

            request.Answer();
        }

        _batch.Clear();
    }

    private async ValueTask SnapshotAsync()
    {
        if (_log is null || _position == _snapshotAt)
        {
            return;
        }

        using Activity? activity = SchedulerMeasures.Activities.StartActivity("scheduler.snapshot");
        await FlushAsync().ConfigureAwait(false);
        ReadOnlyMemory<byte> bytes = _state.ToBytes(_outbox);
        await _log.WriteSnapshotAsync(new LogSnapshot(_position, bytes), CancellationToken.None).ConfigureAwait(false);
        _snapshotAt = _position;
        HostLog.SnapshotTaken(_logger, _position, bytes.Length);
    }

    /// <summary>One timer, for what comes first: the scheduler's next timer, or making the log durable.</summary>
    private void SetTimer()
    {
        Instant? next = Scheduler.NextTimerAt;
        bool hasFlush = _isUnflushed && _options.Flush == LogFlush.Interval;
        if (next == _armedFor && !hasFlush && Interlocked.Exchange(ref _timerFired, 0) == 0)
        {
            return;
        }

        TimeSpan wait = next is { } at ? WaitUntil(at) : Timeout.InfiniteTimeSpan;
        if (hasFlush)
        {
            TimeSpan left = _options.FlushInterval.ToTimeSpan() - _timeProvider.GetElapsedTime(_unflushedSince);
            left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            wait = next is null || left < wait ? left : wait;
        }

        _armedFor = next;
        _timer!.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan WaitUntil(Instant at)
    {
        Duration left = at - _clock.GetCurrentInstant();
        return left <= Duration.Zero ? TimeSpan.Zero
            : left >= Duration.FromTimeSpan(LongestWait) ? LongestWait
            : TimeSpan.FromMilliseconds((long)Math.Ceiling(left.TotalMilliseconds));
    }

    private void OnTimer()
    {
        Volatile.Write(ref _timerFired, 1);
        Wake();
    }

    /// <summary>Everybody hears of it first; what a logger does comes last.</summary>
    private void Fail(Exception fault)
    {
        _fault = fault;
        _inbox.Writer.TryComplete();
        foreach (HostRequest request in _batch)
        {
            request.Fail(new SchedulerHostStoppedException(isOutcomeUnknown: true, fault));
        }

        _batch.Clear();
        FailAll(new SchedulerHostStoppedException(isOutcomeUnknown: false, fault));
        _outbox.Complete(new SchedulerHostStoppedException(isOutcomeUnknown: false, fault));
        _completion.TrySetException(fault);
        _ = _completion.Task.Exception; // nobody has to look at it
        HostLog.Failed(_logger, fault);
    }

    private void FailAll(SchedulerHostStoppedException answer)
    {
        while (_inbox.Reader.TryRead(out HostRequest? request))
        {
            request.Fail(answer);
        }
    }
}
