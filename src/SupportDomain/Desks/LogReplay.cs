using System.Collections.Immutable;
using System.Text;
using NodaTime;
using SupportDomain.Desks.Measures;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Replays a case log, one row a ticket, against the clocks of a desk: rows in, verdicts out, a summary at the end.</summary>
/// <remarks>
/// <para>Each row is read by <see cref="CaseLogReader"/>, turned into events by <see cref="CaseRow.ToEvents"/>, folded by <see cref="Ticket.Replay"/> and
/// judged by <see cref="SlaClock.Judge"/>; every one of these calls can be made alone. The replay comes to the same verdicts by a shorter way: it makes
/// each repeated text into a string once and no object of a row that nobody asks for.</para>
/// <para>A ticket whose clocks have all stopped is judged at once, the others when the instant of the verdicts is known: at once where it was named, else at
/// the end. So the memory used grows with the tickets still open; of a finished one there stay its name, to notice a duplicate, 16 bytes for each kind
/// of stop and 4 bytes a clock, for exact percentiles.</para>
/// <para>Changes in place and is not safe to use from several threads at once. Time: constant a row apart from the number of policies; n log n at the end.</para>
/// </remarks>
public sealed class LogReplay
{
    /// <summary>How many examples of each kind of fault are kept.</summary>
    public const int MaxExamples = 20;

    /// <summary>How many values of a dimension are told apart; tickets with further ones are counted together as <see cref="OtherGroups"/>.</summary>
    public const int MaxGroups = 10_000;

    /// <summary>The name of the group of all values beyond <see cref="MaxGroups"/>.</summary>
    public const string OtherGroups = "…";

    private const int StatusStates = 12;

    private readonly Desk _desk;
    private readonly IJudgedRowSink? _sink;
    private readonly CaseLogReader _reader;
    private readonly FindingLedger _findings;
    private readonly Action<LogFinding> _onFinding;
    private readonly TextRow _text = new();
    private readonly IdSet _ids = new();
    private readonly List<(byte[] Id, CaseFields Fields)> _waiting = [];
    private readonly ReplayMeasures _measures;
    private readonly CaseClock[] _clocks;
    private readonly SlaVerdict[] _verdicts;
    private readonly int[] _policies;
    private readonly bool _stopsWhenSolved;
    private readonly GroupNames _statusNames = new();
    private readonly List<long> _statuses = [];
    private readonly Instant? _asOf;
    private CaseFields _row;
    private Instant? _latest;
    private Instant _previousOpening = Instant.MinValue;
    private long _accepted;
    private long _rejected;
    private bool _isFinished;

    /// <summary>Begins a replay.</summary>
    /// <param name="desk">The mapping and the clocks.</param>
    /// <param name="header">The names of the log's columns, in order.</param>
    /// <param name="onJudged">Told of every ticket with its verdicts, finished ones in the order of the log, then those still open; or null.</param>
    /// <param name="options">How the log is replayed; null for <see cref="LogReplayOptions.Default"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="desk"/> or <paramref name="header"/> is null.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public LogReplay(Desk desk, IReadOnlyList<string> header, Action<JudgedTicket>? onJudged = null, LogReplayOptions? options = null)
        : this(desk, header, options, onJudged is null ? null : new TicketSink(onJudged))
    {
    }

    /// <summary>Begins a replay whose verdicts go to a sink that needs no object a ticket.</summary>
    /// <param name="desk">The mapping and the clocks.</param>
    /// <param name="header">The names of the log's columns, in order.</param>
    /// <param name="options">How the log is replayed; null for <see cref="LogReplayOptions.Default"/>.</param>
    /// <param name="sink">Given every row with its verdicts, finished ones in the order of the log, then those still open; or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="desk"/> or <paramref name="header"/> is null.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public LogReplay(Desk desk, IReadOnlyList<string> header, LogReplayOptions? options, IJudgedRowSink? sink)
    {
        _desk = Guard.Against.Null(desk);
        _sink = sink;
        options ??= LogReplayOptions.Default;
        _asOf = Desk.CheckedAsOf(options.AsOf) ?? desk.AsOf;
        _reader = new CaseLogReader(desk.Log, header);
        _findings = new FindingLedger(options.IsStrict);
        _onFinding = _findings.Add;
        _stopsWhenSolved = desk.Clocks.All(c => c.Stop == SlaStop.Solved);
        bool hasSolutions = desk.Log.Columns.ContainsKey(LogColumn.Solved);
        _measures = new ReplayMeasures(desk, desk.Clocks, timesAreShared: true, hasSolutions || _stopsWhenSolved ? SlaStop.Solved : SlaStop.Closed);
        _clocks = [.. desk.Clocks.Select(c => new CaseClock(c))];
        _verdicts = new SlaVerdict[_clocks.Length];
        _policies = new int[_clocks.Length];
    }

    /// <summary>Takes a row of strings.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields of the row; only the mapped ones are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    /// <exception cref="LogFaultException">The row is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void Add(long line, IReadOnlyList<string> fields) => Add(line, _text.Of(Guard.Against.Null(fields)));

    /// <summary>Takes a row of UTF-8.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="row">The row; only the mapped fields are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    /// <exception cref="LogFaultException">The row is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void Add(long line, ILogRow row)
    {
        RequireUnfinished();
        if (!_reader.TryRead(line, Guard.Against.Null(row), _onFinding, ref _row, out ReadOnlySpan<byte> id) || !IsAcceptable(id))
        {
            _rejected++;
            return;
        }

        _accepted++;
        CheckOrder(id);
        CountStatus();
        Instant latestOfRow = _row.LatestEventAt;
        _latest = Instant.Max(_latest ?? Instant.MinValue, latestOfRow);
        if (_asOf is { } asOf)
        {
            Judge(id, _row, asOf);
        }
        else if (_row.ClosedAt is not null || (_row.SolvedAt is not null && _stopsWhenSolved))
        {
            Judge(id, _row, latestOfRow);
        }
        else
        {
            _waiting.Add((id.ToArray(), _row));
        }
    }

    /// <summary>Takes a fault that was noticed while the text of a row was cut into fields.</summary>
    /// <param name="finding">The fault.</param>
    /// <exception cref="ArgumentNullException"><paramref name="finding"/> is null.</exception>
    /// <exception cref="LogFaultException">The replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void AddFault(LogFinding finding)
    {
        RequireUnfinished();
        Guard.Against.Null(finding);
        _findings.Add(finding);
        _rejected += finding.IsRejected ? 1 : 0;
    }

    /// <summary>Judges the tickets still open, and sums up.</summary>
    /// <exception cref="InvalidOperationException">The replay is finished already.</exception>
    public ReplaySummary Finish()
    {
        RequireUnfinished();
        _isFinished = true;
        Instant? asOf = _asOf ?? _latest;
        foreach ((byte[] id, CaseFields row) in _waiting)
        {
            Judge(id, row, asOf!.Value);
        }

        _waiting.Clear();
        return _measures.Finish(asOf, new RowCounts(_accepted, _rejected), _findings.ToCounts(), Statuses());
    }

    private void RequireUnfinished()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException($"The replay of desk '{_desk.Name}' is finished; begin another one.");
        }
    }

    private bool IsAcceptable(ReadOnlySpan<byte> id)
    {
        if (_row.OpenedAt > _asOf)
        {
            _findings.Add(LogFinding.Of(LogFindingKind.OpenedAfterAsOf, _row.Line, _desk.Log.Columns[LogColumn.Opened].Name, Encoding.UTF8.GetString(id)));
            return false;
        }

        if (!_ids.Add(id))
        {
            _findings.Add(LogFinding.Of(LogFindingKind.DuplicateId, _row.Line, _desk.Log.Columns[LogColumn.Id].Name, Encoding.UTF8.GetString(id)));
            return false;
        }

        return true;
    }

    private void CheckOrder(ReadOnlySpan<byte> id)
    {
        if (_row.OpenedAt < _previousOpening)
        {
            _findings.Add(LogFinding.Of(LogFindingKind.OutOfOrder, _row.Line, _desk.Log.Columns[LogColumn.Opened].Name, Encoding.UTF8.GetString(id)));
        }

        _previousOpening = _row.OpenedAt;
    }

    private void Judge(ReadOnlySpan<byte> id, in CaseFields row, Instant asOf)
    {
        TicketState state = TicketState.Of(row, asOf);
        for (int i = 0; i < _clocks.Length; i++)
        {
            CaseClock clock = _clocks[i];
            int policy = _policies[i] = clock.PolicyFor(row);
            ref SlaVerdict verdict = ref _verdicts[i];
            clock.Judge(policy, row, state, asOf, out verdict);
            if (policy != 0 && !verdict.Deadline.Exists && verdict.Deadline.Reason != NoDeadlineReason.NotRecorded)
            {
                _findings.Add(LogFinding.Of(LogFindingKind.NoDeadline, row.Line, column: null, $"{verdict.Policy!.Value.Value}: {verdict.Deadline.Reason}"));
            }
        }

        Measure(id, row, state, asOf);
        _sink?.Add(new JudgedRow(id, row, asOf, _verdicts));
    }

    private void Measure(ReadOnlySpan<byte> id, in CaseFields row, in TicketState state, Instant asOf)
    {
        Instant resolvedAt = state.SolvedAt ?? default;
        _measures.Add(new MeasuredTicket
        {
            IdUtf8 = id,
            Line = row.Line,
            OpenedAt = row.OpenedAt,
            AsOf = asOf,
            Turns = state.SolvedAt is null ? default : new ReadOnlySpan<Instant>(in resolvedAt),
            Status = state.Status,
            Priority = row.Priority.GroupIn(_measures.Priorities),
            Queue = row.Queue.GroupIn(_measures.Queues),
            Channel = row.Channel.GroupIn(_measures.Channels),
            Recorded = row.Verdict,
            RecordedDeadline = row.Deadline,
            Verdicts = _verdicts,
            Policies = _policies,
        });
    }

    /// <summary>Twelve counters a status: by verdict, deadline and closing.</summary>
    private void CountStatus()
    {
        int index = (_row.Status.GroupIn(_statusNames) * StatusStates) + ((int)_row.Verdict * 4) + (_row.Deadline is null ? 0 : 2) + (_row.ClosedAt is null ? 0 : 1);
        while (index >= _statuses.Count)
        {
            _statuses.Add(0);
        }

        _statuses[index]++;
    }

    private ImmutableArray<StatusCount> Statuses() =>
    [
        .. _statuses
            .Index()
            .Where(s => s.Item > 0)
            .Select(s => (Status: _statusNames[s.Index / StatusStates], State: s.Index % StatusStates, Count: s.Item))
            .OrderBy(s => s.Status, StringComparer.Ordinal)
            .ThenBy(s => s.State)
            .Select(s => new StatusCount(s.Status, (RecordedVerdict)(s.State / 4), HasDeadline: (s.State & 2) != 0, IsClosed: (s.State & 1) != 0, s.Count)),
    ];

    private sealed class TicketSink(Action<JudgedTicket> onJudged) : IJudgedRowSink
    {
        public void Add(in JudgedRow row) => onJudged(row.ToTicket());
    }
}
