using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using SupportDomain.Desks.Measures;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>Hands judged histories to the measures and to the writer of rows, and counts what is wrong with them.</summary>
internal sealed class HistoryTally
{
    /// <summary>What was told with its row, such as an unknown state, is not told again.</summary>
    private static readonly (TicketFindingKind Kind, LogFindingKind Told)[] Told =
    [
        (TicketFindingKind.ForbiddenTransition, LogFindingKind.ForbiddenTransition),
        (TicketFindingKind.AfterEnd, LogFindingKind.AfterEnd),
    ];

    private readonly Desk _desk;
    private readonly HistoryStore _store;
    private readonly FindingLedger _findings;
    private readonly IJudgedRowSink? _sink;
    private readonly ReplayMeasures _measures;
    private readonly MatrixTally _matrix;
    private readonly Dictionary<(string? Status, RecordedVerdict Verdict, bool HasDeadline, bool IsClosed), long> _statuses = [];
    private readonly Dictionary<PolicyId, int>[] _policyNumbers;
    private readonly Dictionary<string, int> _clockNumbers;
    private readonly Dictionary<string, Label> _labels = new(StringComparer.Ordinal);
    private readonly List<SlaVerdict> _verdicts = [];
    private readonly List<int> _clocks = [];
    private readonly List<int> _policies = [];
    private readonly List<Instant> _turns = [];
    private readonly HashSet<GroupId> _groups = [];
    private long _tickets;

    internal HistoryTally(Desk desk, HistoryStore store, FindingLedger findings, IJudgedRowSink? sink)
    {
        _desk = desk;
        _store = store;
        _findings = findings;
        _sink = sink;
        ImmutableArray<SlaClock> clocks = desk.ServiceLevels.Clocks;
        _measures = new ReplayMeasures(desk, clocks, timesAreShared: false, resolution: null);
        _matrix = new MatrixTally(store, findings);
        _policyNumbers = [.. clocks.Select(c => c.Policies.Index().ToDictionary(p => p.Item.Id, p => p.Index + 1))];
        _clockNumbers = clocks.Index().ToDictionary(c => c.Item.Id, c => c.Index, StringComparer.Ordinal);
    }

    internal void Add(TicketHistory history, RecordedRow[] rows)
    {
        _tickets++;
        CountStatus(history);
        _matrix.Check(rows);
        TakeVerdicts(history);
        TellFindings(history);
        Measure(history);
        WriteRows(history);
    }

    internal ReplaySummary Finish(Instant? asOf, RowCounts rows) => _measures.Finish(asOf, rows, _findings.ToCounts(),
    [
        .. _statuses
            .OrderBy(s => s.Key.Status, StringComparer.Ordinal).ThenBy(s => s.Key.Verdict).ThenBy(s => s.Key.HasDeadline).ThenBy(s => s.Key.IsClosed)
            .Select(s => new StatusCount(s.Key.Status, s.Key.Verdict, s.Key.HasDeadline, s.Key.IsClosed, s.Value)),
    ], new HistorySummary(_tickets, _matrix.Compared, _matrix.Exceptions));

    private void CountStatus(TicketHistory history)
    {
        bool isClosed = _desk.Log.Tells(LogColumn.Closed) ? history.RecordedClosedAt is not null : history.Ticket.ClosedAt is not null;
        CollectionsMarshal.GetValueRefOrAddDefault(
            _statuses, (history.Status, history.RecordedVerdict, history.RecordedDeadline is not null, isClosed), out _)++;
    }

    private void TakeVerdicts(TicketHistory history)
    {
        _verdicts.Clear();
        _clocks.Clear();
        _policies.Clear();
        foreach (ClockVerdict verdict in history.Verdicts)
        {
            int clock = _clockNumbers[verdict.Clock];
            _verdicts.Add(verdict.Verdict);
            _clocks.Add(clock);
            _policies.Add(verdict.Verdict.Policy is { } policy ? _policyNumbers[clock][policy] : 0);
        }
    }

    private void TellFindings(TicketHistory history)
    {
        foreach (SlaVerdict verdict in _verdicts)
        {
            if (verdict.Policy is { } policy && !verdict.Deadline.Exists && verdict.Deadline.Reason is NoDeadlineReason.NoWorkingTime or NoDeadlineReason.OutsideHorizon)
            {
                _findings.Add(LogFinding.Of(LogFindingKind.NoDeadline, history.Line, column: null, $"{verdict.Policy!.Value.Value}: {verdict.Deadline.Reason}"));
            }
        }

        foreach ((TicketFindingKind kind, LogFindingKind told) in Told)
        {
            int count = history.Ticket.CountOf(kind);
            TicketFinding first = history.Ticket.Findings.FirstOrDefault(f => f.Kind == kind);
            for (int i = 0; i < count; i++)
            {
                _findings.Add(LogFinding.Of(told, history.Line, column: null, kind == TicketFindingKind.ForbiddenTransition ? $"{history.Id.Value}: {first.From} → {first.To}" : history.Id.Value));
            }
        }
    }

    private void Measure(TicketHistory history)
    {
        Ticket ticket = history.Ticket;
        TakeTurns(history);
        bool hadGroup = TakeGroups(history, out bool cameBack);
        _measures.Add(new MeasuredTicket
        {
            IdUtf8 = Encoding.UTF8.GetBytes(ticket.Id.Value),
            Line = history.Line,
            OpenedAt = ticket.OpenedAt,
            AsOf = history.AsOf,
            Turns = CollectionsMarshal.AsSpan(_turns),
            Status = ticket.Status,
            Priority = _measures.Priorities.NumberOf(ticket.Attributes.Priority),
            Queue = _measures.Queues.NumberOf(ticket.Attributes.Queue),
            Channel = _measures.Channels.NumberOf(ticket.Attributes.Channel),
            HandOffs = hadGroup ? ticket.GroupChanges : MeasuredTicket.Unknown,
            CameBack = cameBack,
            Reopenings = history.RecordedReopenings ?? (_store.StatusIsTold ? ticket.ReopenCount : MeasuredTicket.Unknown),
            Recorded = history.RecordedVerdict,
            RecordedDeadline = history.RecordedDeadline,
            Verdicts = CollectionsMarshal.AsSpan(_verdicts),
            Clocks = CollectionsMarshal.AsSpan(_clocks),
            Policies = CollectionsMarshal.AsSpan(_policies),
        });
    }

    /// <summary>When the ticket was resolved and taken up again, by its events; of the last solution the source's own time counts, where it has a column for it.</summary>
    private void TakeTurns(TicketHistory history)
    {
        _turns.Clear();
        bool isResolved = false;
        foreach (TicketEvent next in history.Events)
        {
            TicketStatus? status = next switch
            {
                TicketStatusChanged changed => changed.Status,
                TicketMerged => TicketStatus.Merged,
                _ => null,
            };
            if (status is { } entered && TicketTransitions.IsUnsolved(entered) == isResolved)
            {
                isResolved = !isResolved;
                _turns.Add(next.At);
            }
        }

        if (isResolved && (history.RecordedSolvedAt ?? history.RecordedClosedAt) is { } recorded)
        {
            _turns[^1] = recorded;
        }
    }

    /// <returns>Whether a group had the ticket at all.</returns>
    private bool TakeGroups(TicketHistory history, out bool cameBack)
    {
        _groups.Clear();
        cameBack = false;
        GroupId? last = null;
        foreach (TicketEvent next in history.Events)
        {
            if (next is TicketAssigned { Group: { } group } && group != last)
            {
                cameBack |= !_groups.Add(group);
                last = group;
            }
        }

        return last is not null;
    }

    /// <summary>A row of the n-th instance of every clock that has one; at least one row a ticket.</summary>
    private void WriteRows(TicketHistory history)
    {
        if (_sink is null)
        {
            return;
        }

        CaseFields fields = FieldsOf(history);
        byte[] id = Encoding.UTF8.GetBytes(history.Id.Value);
        int instances = Math.Max(1, _clocks.Count == 0 ? 1 : _clocks.CountBy(c => c).Max(c => c.Value));
        SlaVerdict[] row = new SlaVerdict[_desk.ServiceLevels.Clocks.Length];
        bool[] isJudged = new bool[row.Length];
        for (int instance = 1; instance <= instances; instance++)
        {
            Array.Clear(isJudged);
            int at = 0;
            for (int i = 0; i < _clocks.Count; i++)
            {
                at = i > 0 && _clocks[i] == _clocks[i - 1] ? at + 1 : 1;
                if (at == instance)
                {
                    row[_clocks[i]] = _verdicts[i];
                    isJudged[_clocks[i]] = true;
                }
            }

            _sink.Add(new JudgedRow(id, fields, history.AsOf, row, history, instance, isJudged));
        }
    }

    private CaseFields FieldsOf(TicketHistory history) => new()
    {
        Line = history.Line,
        OpenedAt = history.Ticket.OpenedAt,
        SolvedAt = history.RecordedSolvedAt,
        ClosedAt = history.RecordedClosedAt,
        Deadline = history.RecordedDeadline,
        Status = LabelOf(history.Status),
        Type = LabelOf(history.Ticket.Attributes.Type),
        Priority = LabelOf(history.Ticket.Attributes.Priority),
        Queue = LabelOf(history.Ticket.Attributes.Queue),
        Channel = LabelOf(history.Ticket.Attributes.Channel),
        Verdict = history.RecordedVerdict,
    };

    private Label LabelOf(string? text)
    {
        if (text is null)
        {
            return Label.None;
        }

        if (!_labels.TryGetValue(text, out Label? label))
        {
            label = new Label(text, Encoding.UTF8.GetBytes(text), Label.NotKept, Label.Unknown);
            _labels.Add(text, label);
        }

        return label;
    }
}
