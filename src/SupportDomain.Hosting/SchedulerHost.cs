using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportDomain.Scheduling;

namespace SupportDomain.Hosting;

/// <summary>A <see cref="WorkflowScheduler"/> as a service inside an application: any number of callers, the clock, one timer, offers out, and a log that every command is in before it is answered.</summary>
/// <remarks>
/// <para>
/// One loop takes what waits in the inbox, stamps it with the time (which never goes back), applies it, appends the batch to the log, makes it durable as <see cref="SchedulerHostOptions.Flush"/> says, and only then answers. So a
/// command that was answered is in the log, and applying the log to a bare scheduler gives the same state. What the scheduler refuses is answered with its exception and not logged; if time has passed by it, the log
/// says so. If the log fails, the host fails: every caller gets <see cref="SchedulerHostStoppedException"/>, and a new host finds out from the log what was kept.
/// </para>
/// <para>
/// Back-pressure: a full inbox makes senders wait; offers that nobody reads stop dispatching, and no more of them are kept than agents have capacity for. Items then wait in their order, as they do when agents are busy.
/// </para>
/// <para>One process, one host a log: several machines sharing a queue is not what this does. Compared by reference. Safe for any number of threads.</para>
/// </remarks>
public sealed partial class SchedulerHost : IAsyncDisposable
{
    /// <summary>How many bytes a command takes in the log at most, inclusive: 1 MiB.</summary>
    public const int LongestRecord = 1 << 20;

    private readonly SchedulerHostOptions _options;
    private readonly IClock _clock;
    private readonly TimeProvider _timeProvider;
    private readonly ICommandLog? _log;
    private readonly ILogger _logger;
    private readonly Channel<HostRequest> _inbox;
    private readonly OfferOutbox _outbox;
    private readonly SchedulerMeasures _measures;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;

    /// <summary>Makes a host that is not running yet. Commands sent before <see cref="StartAsync"/> wait.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="clock">Says what time it is.</param>
    /// <param name="timeProvider">Gives the one timer, and measures durations.</param>
    /// <param name="log">Where commands are kept; the host's own from now on. Null: nowhere, and everything is gone when the host stops.</param>
    /// <param name="logger">Hears of recovery, snapshots and failure; null: nobody does.</param>
    /// <param name="meters">Makes the meter; null: one is made that every listener hears.</param>
    /// <exception cref="ArgumentNullException">An argument that may not be null is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its bounds; the exception names it.</exception>
    public SchedulerHost(
        SchedulerHostOptions options, IClock clock, TimeProvider timeProvider, ICommandLog? log = null, ILogger<SchedulerHost>? logger = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _options = options.Checked();
        _clock = clock;
        _timeProvider = timeProvider;
        _log = log;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _inbox = Channel.CreateBounded<HostRequest>(new BoundedChannelOptions(_options.InboxCapacity) { SingleReader = true });
        _outbox = new OfferOutbox(_options.OffersCapacity, Wake);
        _measures = new SchedulerMeasures(meters, timeProvider, () => _inbox.Reader.Count, () => Volatile.Read(ref _readyCount), () => _outbox.Reader.Count);
    }

    /// <summary>
    /// The offers that dispatching made, each once in a run of the host, in the order in which they were made. After a restart those that are still open come again. An offer may be over by the time it is read: answering it is then refused.
    /// </summary>
    public ChannelReader<Offer> Offers => _outbox.Reader;

    /// <summary>Complete when the host has stopped; failed with the cause when the host has failed.</summary>
    public Task Completion => _completion.Task;

    /// <summary>The number of the last record in the log; without a log, how many there would be.</summary>
    public long Position => Volatile.Read(ref _answered);

    /// <summary>Reads the log (the newest snapshot and the records after it) and begins to take commands.</summary>
    /// <param name="cancellationToken">Ends the reading; the host is then of no use.</param>
    /// <returns>Complete when the state is that of the log.</returns>
    /// <exception cref="CommandLogException">The log is damaged, or this scheduler does not understand it.</exception>
    /// <exception cref="InvalidOperationException">The host was started before.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("The host was started before; make a new one to start again.");
        }

        try
        {
            await RecoverAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            Fail(fault);
            throw;
        }

        Wake();

        // Without the caller's context: the loop outlives it.
        ThreadPool.UnsafeQueueUserWorkItem(static host => _ = host.RunAsync(), this, preferLocal: false);
    }

    /// <summary>Sends a command. Its time is the host's business: whatever it carries is replaced by the time at which it is applied.</summary>
    /// <param name="command">The command.</param>
    /// <param name="key">Who sends it and as which of their commands, so that sending it again is safe; <c>default</c>: it is applied as often as it is sent.</param>
    /// <param name="cancellationToken">Ends waiting for a place in the inbox. From then on the command is carried out and the token is not looked at.</param>
    /// <returns>What the verb gives, when the command is in the log.</returns>
    /// <exception cref="SchedulingException">The state forbids the command. Nothing was changed.</exception>
    /// <exception cref="ArgumentException">
    /// The command is <c>default</c>, longer than <see cref="LongestRecord"/>, has shifts that a log could not read again (in a zone that <see cref="SchedulerHostOptions.Zones"/> does not know, of more than 64 calendars), or
    /// the verb refuses an argument; the client of <paramref name="key"/> is beyond its number or has sent another command under it, or there are too many clients. Nothing was changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">An item more than a scheduler may hold is enqueued.</exception>
    /// <exception cref="SchedulerHostStoppedException">The host was stopped or has failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while the inbox was full. The command is not applied.</exception>
    public ValueTask<SchedulerCommandResult> SendAsync(in SchedulerCommand command, CommandKey key = default, CancellationToken cancellationToken = default)
    {
        if (command.Kind == SchedulerCommandKind.None)
        {
            throw new ArgumentException("command is default(SchedulerCommand), which calls no verb.", nameof(command));
        }

        CommandRequest request = new(command, key, _measures.Now);
        return SchedulerMeasures.Activities.HasListeners() ? TraceAsync(request, cancellationToken) : PostAsync(request, cancellationToken);
    }

    /// <summary>
    /// Looks at the scheduler between two commands, in the order of the inbox; what is seen is in the log when the answer comes. Reading lets no time pass: <see cref="WorkflowScheduler.Now"/> is that of the last command or
    /// timer. Send <see cref="SchedulerCommand.AdvanceTo"/> before where ages count.
    /// </summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">
    /// Reads, quickly, for commands wait meanwhile; it must not wait for the host, for the host waits for it. It must not command the scheduler: a host whose state was changed past its log fails. What it returns must
    /// neither be the scheduler itself nor read it later, as a lazy sequence or a task would.
    /// </param>
    /// <param name="cancellationToken">Ends waiting for a place in the inbox.</param>
    /// <returns>What <paramref name="read"/> returned; failed with what it threw.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
    /// <exception cref="SchedulerHostStoppedException">The host was stopped or has failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while the inbox was full.</exception>
    public ValueTask<T> ReadAsync<T>(Func<WorkflowScheduler, T> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return PostAsync(new ReadRequest<T>(read), cancellationToken);
    }

    /// <summary>
    /// Stops: no further commands, those in the inbox are applied and answered, the log is made durable, a snapshot is taken, and <see cref="Offers"/> ends. Open offers stay open, in the log. Senders who wait for a place
    /// in the inbox are refused.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting, not the stopping.</param>
    /// <returns>Complete when the host has stopped, also if it had failed before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled while the host was still stopping.</exception>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        _inbox.Writer.TryComplete();
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            FailAll(new SchedulerHostStoppedException(isOutcomeUnknown: false, cause: null));
            _outbox.Complete(fault: null);
            _completion.TrySetResult();
        }

        await Completion.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!Completion.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Stops, and closes the log.</summary>
    /// <returns>Complete when everything is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None).ConfigureAwait(false);
        if (_timer is not null)
        {
            await _timer.DisposeAsync().ConfigureAwait(false);
        }

        _measures.Dispose();
        if (_log is not null)
        {
            await _log.DisposeAsync().ConfigureAwait(false);
        }
    }

    private ValueTask<T> PostAsync<T>(HostRequest<T> request, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && _inbox.Writer.TryWrite(request) ? request.Task : WaitForPlaceAsync(request, cancellationToken);

    private async ValueTask<T> WaitForPlaceAsync<T>(HostRequest<T> request, CancellationToken cancellationToken)
    {
        try
        {
            await _inbox.Writer.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new SchedulerHostStoppedException(isOutcomeUnknown: false, _fault);
        }

        return await request.Task.ConfigureAwait(false);
    }

    private async ValueTask<SchedulerCommandResult> TraceAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        using Activity? activity = SchedulerMeasures.Begin(request.Kind);
        try
        {
            return await PostAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            activity?.SetTag("error.type", fault.GetType().FullName).SetStatus(ActivityStatusCode.Error, fault.Message);
            throw;
        }
    }

    private void Wake() => _inbox.Writer.TryWrite(HostRequest.Wake);
}
