using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NodaTime;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>Replays a case log, one row a ticket, against the clocks of a desk: rows in, verdicts out, a summary at the end.</summary>
/// <remarks>
/// <para>Each row is read by <see cref="CaseLogReader"/>, turned into events by <see cref="CaseRow.ToEvents"/>, folded by <see cref="Ticket.Replay"/> and
/// judged by <see cref="SlaClock.Judge"/>; every one of these calls can be made alone.</para>
/// <para>A ticket whose clocks have all stopped is judged at once, the others when the instant of the verdicts is known: at once where it was named, else at
/// the end. So the memory used grows with the tickets still open; of a finished one there stay its name, to notice a duplicate, and 16 bytes a
/// clock, for exact percentiles.</para>
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
    private readonly Action<JudgedTicket>? _onJudged;
    private readonly CaseLogReader _reader;
    private readonly FindingLedger _findings;
    private readonly Action<LogFinding> _onFinding;
    private readonly IdSet _ids = new();
    private readonly List<CaseRow> _waiting = [];
    private readonly GroupNames _priorities = new();
    private readonly GroupNames _queues = new();
    private readonly GroupNames _months = new();
    private readonly Dictionary<int, string> _monthNames = [];
    private readonly ClockTally[] _clocks;
    private readonly bool _stopsWhenSolved;
    private readonly GroupNames _statusNames = new();
    private readonly List<long> _statuses = [];
    private readonly Instant? _asOf;
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
    {
        _desk = Guard.Against.Null(desk);
        _onJudged = onJudged;
        options ??= LogReplayOptions.Default;
        _asOf = options.AsOf ?? desk.AsOf;
        _reader = new CaseLogReader(desk.Log, header);
        _findings = new FindingLedger(options.IsStrict);
        _onFinding = _findings.Add;
        _stopsWhenSolved = desk.Clocks.All(c => c.Stop == SlaStop.Solved);
        _clocks = [.. desk.Clocks.Select(c => new ClockTally(c, _priorities, _queues, _months, desk.Log.DeadlineTolerance))];
    }

    /// <summary>Takes a row.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields of the row; only the mapped ones are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    /// <exception cref="LogFaultException">The row is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void Add(long line, IReadOnlyList<string> fields)
    {
        RequireUnfinished();
        CaseRow? row = _reader.Read(line, fields, _onFinding);
        if (row is null || !IsAcceptable(row))
        {
            _rejected++;
            return;
        }

        _accepted++;
        CheckOrder(row);
        CountStatus(row);
        _latest = Instant.Max(_latest ?? Instant.MinValue, row.LatestEventAt);
        if (_asOf is { } asOf)
        {
            Judge(row, asOf);
        }
        else if (row.ClosedAt is not null || (row.SolvedAt is not null && _stopsWhenSolved))
        {
            Judge(row, row.LatestEventAt);
        }
        else
        {
            _waiting.Add(row);
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
        foreach (CaseRow row in _waiting)
        {
            Judge(row, asOf!.Value);
        }

        _waiting.Clear();
        return new ReplaySummary(
            _desk, asOf, new RowCounts(_accepted, _rejected), _findings.ToCounts(), Statuses(), [.. _clocks.Select(c => c.ToSummary())]);
    }

    private void RequireUnfinished()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException($"The replay of desk '{_desk.Name}' is finished; begin another one.");
        }
    }

    private bool IsAcceptable(CaseRow row)
    {
        if (row.OpenedAt > _asOf)
        {
            _findings.Add(LogFinding.Of(LogFindingKind.OpenedAfterAsOf, row.Line, _desk.Log.Columns[LogColumn.Opened], row.Id.Value));
            return false;
        }

        if (!_ids.Add(row.Id.Value))
        {
            _findings.Add(LogFinding.Of(LogFindingKind.DuplicateId, row.Line, _desk.Log.Columns[LogColumn.Id], row.Id.Value));
            return false;
        }

        return true;
    }

    private void CheckOrder(CaseRow row)
    {
        if (row.OpenedAt < _previousOpening)
        {
            _findings.Add(LogFinding.Of(LogFindingKind.OutOfOrder, row.Line, _desk.Log.Columns[LogColumn.Opened], row.Id.Value));
        }

        _previousOpening = row.OpenedAt;
    }

    private void Judge(CaseRow row, Instant asOf)
    {
        Ticket ticket = Ticket.Replay(row.ToEvents(asOf));
        TicketGroups groups = new(_priorities.NumberOf(row.Attributes.Priority), _queues.NumberOf(row.Attributes.Queue), _months.NumberOf(MonthOf(row.OpenedAt)));
        SlaVerdict[] verdicts = new SlaVerdict[_clocks.Length];
        for (int i = 0; i < verdicts.Length; i++)
        {
            SlaVerdict verdict = _desk.Clocks[i].Judge(ticket, asOf, row.Deadline);
            verdicts[i] = verdict;
            _clocks[i].Add(verdict, row, groups);
            if (verdict.Policy is not null && !verdict.Deadline.Exists && verdict.Deadline.Reason != NoDeadlineReason.NotRecorded)
            {
                _findings.Add(LogFinding.Of(LogFindingKind.NoDeadline, row.Line, column: null, $"{verdict.Policy.Value.Value}: {verdict.Deadline.Reason}"));
            }
        }

        _onJudged?.Invoke(new JudgedTicket(row, ticket, ImmutableCollectionsMarshal.AsImmutableArray(verdicts)));
    }

    private string MonthOf(Instant instant)
    {
        LocalDate date = instant.InZone(_desk.Log.Zone).Date;
        ref string? name = ref CollectionsMarshal.GetValueRefOrAddDefault(_monthNames, (date.Year * 12) + date.Month, out _);
        return name ??= string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}");
    }

    /// <summary>Twelve counters a status: by verdict, deadline and closing.</summary>
    private void CountStatus(CaseRow row)
    {
        int index = (_statusNames.NumberOf(row.Status) * StatusStates) + ((int)row.Verdict * 4) + (row.Deadline is null ? 0 : 2) + (row.ClosedAt is null ? 0 : 1);
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
}
