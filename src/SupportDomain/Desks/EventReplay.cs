using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Desks.Histories;
using SupportDomain.Internal;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>
/// Replays a log that tells of its tickets in several rows or in several files, against every clock of a desk: rows in, whole histories out, a summary at the end. It takes
/// a case log too, and comes to the same verdicts as <see cref="LogReplay"/>.
/// </summary>
/// <remarks>
/// <para>The rows of a ticket may stand anywhere, so all of them are kept until the end: 40 bytes a row, 4 for each text and 8 for each time that its file has a mapped
/// column for; each different text and each ticket's name once. Then one ticket after the other is made into events, folded by <see cref="Ticket.Replay"/>, judged
/// by <see cref="SlaEvaluator"/> and let go.</para>
/// <para>Changes in place and is not safe to use from several threads at once. Time: constant a row, and n log n in the rows of one ticket.</para>
/// </remarks>
public sealed class EventReplay
{
    private readonly Desk _desk;
    private readonly ImmutableArray<SlaClock> _clocks;
    private readonly SlaEvaluator _evaluator;
    private readonly HistoryStore _store;
    private readonly HistoryFileReader?[] _readers;
    private readonly FindingLedger _findings;
    private readonly HistoryTally _tally;
    private readonly Action<TicketHistory>? _onJudged;
    private readonly TextRow _text = new();
    private readonly Instant? _asOf;
    private int _file;
    private long _accepted;
    private long _rejected;
    private bool _isFinished;

    /// <summary>Begins a replay with the log's own file.</summary>
    /// <param name="desk">The mapping and the clocks: those of its <see cref="Desk.ServiceLevels"/>.</param>
    /// <param name="header">The names of the file's columns, in order.</param>
    /// <param name="options">How the log is replayed; null for <see cref="LogReplayOptions.Default"/>.</param>
    /// <param name="onJudged">Told of every ticket with its history, in the order in which the log first names them; or null.</param>
    /// <param name="sink">Given a row for every ticket, and one more for each further instance of a clock on it; or null.</param>
    /// <exception cref="ArgumentNullException"><paramref name="desk"/> or <paramref name="header"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant of the verdicts is before 1900 or after 2189.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public EventReplay(Desk desk, IReadOnlyList<string> header, LogReplayOptions? options = null, Action<TicketHistory>? onJudged = null, IJudgedRowSink? sink = null)
    {
        _desk = Guard.Against.Null(desk);
        Guard.Against.Null(header);
        options ??= LogReplayOptions.Default;
        _asOf = Desk.CheckedAsOf(options.AsOf) ?? desk.AsOf;
        _clocks = desk.ServiceLevels.Clocks;
        _evaluator = desk.ServiceLevels.ToEvaluator();
        _onJudged = onJudged;
        _findings = new FindingLedger(options.IsStrict);
        _store = new HistoryStore(desk.Log, options.Only?.Value);
        _tally = new HistoryTally(desk, _store, _findings, sink);
        _readers = new HistoryFileReader?[_store.Files.Length];
        _readers[0] = new HistoryFileReader(desk.Log, 0, header, _store, _asOf, _findings.Add);
    }

    /// <summary>Whether the further files of the log are left out, as in a review of its own file.</summary>
    internal bool IsOfOneFile { get; init; }

    /// <summary>Goes on with a further file of the log.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="header">The names of its columns, in order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is null.</exception>
    /// <exception cref="ArgumentException">The desk's log has no further file of that kind, or the replay has begun it already.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    /// <exception cref="LogFormatException">A mapped column is missing, or stands twice in the header.</exception>
    public void Begin(LogKind kind, IReadOnlyList<string> header)
    {
        RequireUnfinished();
        Guard.Against.Null(header);
        int file = 1 + _desk.Log.Further.Index().Where(f => f.Item.Kind == kind).Select(f => f.Index).FirstOrDefault(-2);
        if (file < 0 || _readers[file] is not null)
        {
            throw new ArgumentException(file < 0 ? $"Desk '{_desk.Name}' maps no further file of {kind}." : $"The file of {kind} was begun before; each is read once.", nameof(kind));
        }

        _readers[file] = new HistoryFileReader(_desk.Log.Further[file - 1], file, header, _store, _asOf, _findings.Add);
        _file = file;
    }

    /// <summary>Takes a row of strings of the file begun last.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="fields">The fields of the row; only the mapped ones are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is null.</exception>
    /// <exception cref="LogFaultException">The row is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void Add(long line, IReadOnlyList<string> fields) => Add(line, _text.Of(Guard.Against.Null(fields)));

    /// <summary>Takes a row of UTF-8 of the file begun last.</summary>
    /// <param name="line">The line of the file that the row begins on, counted from 1, the header included.</param>
    /// <param name="row">The row; only the mapped fields are read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="row"/> is null.</exception>
    /// <exception cref="LogFaultException">The row is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished.</exception>
    public void Add(long line, ILogRow row)
    {
        RequireUnfinished();
        switch (_readers[_file]!.Read(line, Guard.Against.Null(row)))
        {
            case true:
                _accepted++;
                break;
            case false:
                _rejected++;
                break;
            default:
                break; // not of this log
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
        _findings.Add(Guard.Against.Null(finding));
        _rejected += finding.IsRejected ? 1 : 0;
    }

    /// <summary>Judges all tickets, and sums up.</summary>
    /// <param name="onProgress">Told of the number of each ticket judged and of how many there are; what it throws ends the replay. Or null.</param>
    /// <exception cref="LogFaultException">A ticket's history is at fault, and the replay is strict.</exception>
    /// <exception cref="InvalidOperationException">The replay is finished already, or a further file has not been begun.</exception>
    public ReplaySummary Finish(Action<int, int>? onProgress = null)
    {
        RequireUnfinished();
        if (Array.FindIndex(_readers, r => r is null) is >= 0 and var missing && !IsOfOneFile)
        {
            throw new InvalidOperationException($"The file of {_store.Files[missing].Mapping.Kind} has not been begun; the log of desk '{_desk.Name}' has it.");
        }

        _isFinished = true;
        Instant? asOf = _asOf ?? (_store.Latest == HistoryColumns.NoTime ? null : SlaTime.ToInstant(_store.Latest));
        HistoryBuilder builder = new(_store, _clocks);
        int done = 0;
        foreach (RecordedRow[] rows in _store.ByTicket())
        {
            onProgress?.Invoke(++done, _store.Tickets);
            builder.Take(rows);
            Judge(builder, rows, asOf!.Value);
        }

        return _tally.Finish(asOf, new RowCounts(_accepted, _rejected));
    }

    private void Judge(HistoryBuilder builder, RecordedRow[] rows, Instant asOf)
    {
        long until = SlaTime.OfEvent(asOf, nameof(asOf));
        if (builder.OpenedAt > until)
        {
            LogColumn column = _desk.Log.Columns.ContainsKey(LogColumn.Opened) ? LogColumn.Opened : LogColumn.At;
            _findings.Add(LogFinding.Of(LogFindingKind.OpenedAfterAsOf, builder.Line, _desk.Log.Columns[column].Name, _store.IdOf(rows[0].Ticket)));
            _accepted -= rows.Length;
            _rejected += rows.Length;
            return;
        }

        builder.TellOrder(_findings.Add, until);
        ImmutableArray<TicketEvent> events = builder.Events(until);
        RecordedFacts facts = builder.Facts(until);
        TicketHistory history = new(builder.Line, asOf, events, _evaluator.Evaluate(events.AsSpan(), asOf))
        {
            Status = _store.Texts[facts.Status],
            RecordedVerdict = facts.Verdict,
            RecordedDeadline = InstantOf(facts.Deadline),
            RecordedSolvedAt = InstantOf(facts.SolvedAt),
            RecordedClosedAt = InstantOf(facts.ClosedAt),
            RecordedReopenings = facts.Reopenings,
        };
        _tally.Add(history, rows);
        _onJudged?.Invoke(history);
    }

    private static Instant? InstantOf(long time) => time == HistoryColumns.NoTime ? null : SlaTime.ToInstant(time);

    private void RequireUnfinished()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException($"The replay of desk '{_desk.Name}' is finished; begin another one.");
        }
    }
}
