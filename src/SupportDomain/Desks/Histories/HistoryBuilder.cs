using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks.Histories;

/// <summary>Makes the events of one ticket after the other of the rows that a store holds.</summary>
internal sealed class HistoryBuilder
{
    private readonly HistoryStore _store;
    private readonly HistorySteps _steps;
    private readonly HistoryState _state;
    private readonly HistoryPeople _people;
    private readonly int[] _cells;
    private readonly List<TicketEvent> _events = [];
    private readonly (SlaClock Clock, ClockId Id)[] _recorded;
    private RecordedRow[] _rows = [];
    private TicketId _id;
    private (int Group, int Agent) _holder;
    private (TicketStatus Status, string? HoldReason) _status;
    private ImmutableArray<ClockId> _deadlineClocks = [];
    private long _deadline;

    internal HistoryBuilder(HistoryStore store, ImmutableArray<SlaClock> clocks)
    {
        _store = store;
        _steps = new HistorySteps(store);
        _state = new HistoryState(store);
        _people = new HistoryPeople(store, _state);
        _cells = new int[store.Files.Max(f => f.Columns.Width)];
        _recorded = [.. clocks.Where(c => c.Policies.Any(p => p.Target is RecordedDeadlineTarget)).Select(c => (c, new ClockId(c.Id)))];
    }

    /// <summary>The first line of the log's own file on which the ticket stands.</summary>
    internal long Line => _rows[0].Line;

    /// <summary>When the ticket was opened: by a column of its own, or else by its first row.</summary>
    internal long OpenedAt { get; private set; }

    /// <summary>Takes the rows of another ticket, of all files.</summary>
    internal void Take(RecordedRow[] rows)
    {
        _rows = rows;
        _id = new TicketId(_store.IdOf(rows[0].Ticket));
        _steps.Take(rows);
        OpenedAt = Opening();
    }

    /// <summary>The events up to an instant at which the ticket was open already, in nanoseconds since 1970.</summary>
    internal ImmutableArray<TicketEvent> Events(long until)
    {
        _events.Clear();
        _state.Clear();
        Seed(until);
        _holder = default;
        _status = (TicketStatus.New, null);
        _deadline = HistoryColumns.NoTime;
        TicketAttributes attributes = _state.TakeAttributes()!;
        RecordedRow first = _rows[_steps.RowsOf(0)[0].Row];
        _events.Add(new TicketOpened(_id, SlaTime.ToInstant(OpenedAt), attributes, _people.OpenerOf(_store.Files[0], _store.CellsOf(first, _cells)), sequence: 1));
        _deadlineClocks = [.. _recorded.Where(c => c.Clock.PolicyFor(attributes, group: null, SlaTime.ToInstant(OpenedAt))?.Target is RecordedDeadlineTarget).Select(c => c.Id)];
        foreach (HistoryStep step in _steps.Ordered)
        {
            if (step.At <= until)
            {
                Apply(step);
            }
        }

        return [.. _events];
    }

    /// <summary>What the last row up to an instant records of the ticket as a whole; solved and closed where the log has such columns.</summary>
    internal RecordedFacts Facts(long until)
    {
        RecordedFacts facts = new();
        for (int file = 0; file < _store.Files.Length; file++)
        {
            HistoryTexts texts = _store.Files[file];
            foreach (HistoryStep step in _steps.RowsOf(file))
            {
                if (step.Kind == HistoryStepKind.Row && step.At <= until)
                {
                    facts.Take(texts, _store.CellsOf(_rows[step.Row], _cells), until);
                }
            }
        }

        return facts;
    }

    /// <summary>Tells of every row before the opening, and of those whose number is greater and whose time is less than that of a row before them.</summary>
    internal void TellOrder(Action<LogFinding> onFinding, long until)
    {
        for (int file = 0; file < _store.Files.Length; file++)
        {
            long latest = OpenedAt;
            foreach (HistoryStep step in _steps.RowsOf(file))
            {
                if (step.Kind == HistoryStepKind.Row && step.At < latest && step.At <= until)
                {
                    LogFindingKind kind = step.At < OpenedAt ? LogFindingKind.BeforeOpening : LogFindingKind.TimeWentBack;
                    onFinding(LogFinding.Of(kind, _rows[step.Row].Line, _store.Files[file].TimeColumn, _id.Value));
                }

                latest = Math.Max(latest, step.At);
            }
        }
    }

    private static bool IsHold(TicketStatus status) => status is TicketStatus.Pending or TicketStatus.OnHold;

    private long Opening()
    {
        for (int file = 0; file < _store.Files.Length; file++)
        {
            HistoryColumns columns = _store.Files[file].Columns;
            foreach (HistoryStep step in _steps.RowsOf(file))
            {
                bool isCase = _store.Files[file].Mapping.Kind == LogKind.Cases;
                long opened = isCase ? step.At : columns.Time(_store.CellsOf(_rows[step.Row], _cells), LogColumn.Opened);
                if (opened != HistoryColumns.NoTime)
                {
                    return opened;
                }
            }
        }

        return _steps.Ordered.Find(s => s.Kind == HistoryStepKind.Row).At;
    }

    /// <summary>What was known at the opening: the first row of each file, and what rows tell of the time before a change.</summary>
    private void Seed(long until)
    {
        for (int file = 0; file < _store.Files.Length; file++)
        {
            ReadOnlySpan<HistoryStep> rows = _steps.RowsOf(file);
            if (!rows.IsEmpty && (file == 0 || rows[0].At <= until))
            {
                _state.Seed(_store.Files[file], _store.CellsOf(_rows[rows[0].Row], _cells));
            }
        }

        for (int file = 0; file < _store.Files.Length; file++)
        {
            if (_store.Files[file].Columns.OldValueCell >= 0)
            {
                SeedOldValues(file);
            }
        }
    }

    private void SeedOldValues(int file)
    {
        HistoryTexts texts = _store.Files[file];
        foreach (HistoryStep step in _steps.RowsOf(file))
        {
            ReadOnlySpan<int> cells = _store.CellsOf(_rows[step.Row], _cells);
            foreach (LogColumn column in texts.Mapping.Fields.Values)
            {
                if (cells[texts.Columns.CellOf(column)] != HistoryColumns.NotTold)
                {
                    _state.Seed(column, cells[texts.Columns.OldValueCell]);
                }
            }
        }
    }

    private void Apply(HistoryStep step)
    {
        HistoryTexts file = _store.Files[_rows[step.Row].File];
        ReadOnlySpan<int> cells = _store.CellsOf(_rows[step.Row], _cells);
        Instant at = SlaTime.ToInstant(step.At);
        switch (step.Kind)
        {
            case HistoryStepKind.Row:
                ApplyRow(file, cells, at);
                break;
            case HistoryStepKind.TurnEnded:
                _state.Holder = (file.Columns.Has(LogColumn.Queue) ? 0 : _state.Holder.Group, file.Columns.Has(LogColumn.Agent) ? 0 : _state.Holder.Agent);
                Assign(at, default);
                break;
            case HistoryStepKind.Responded:
                Add(new MessagePosted(_id, at, new Person(PersonRole.Agent), sequence: Next));
                break;
            default:
                TicketStatus otherwise = step.Kind == HistoryStepKind.Solved ? TicketStatus.Solved : TicketStatus.Closed;
                bool isLast = step.Kind == HistoryStepKind.Closed || file.Columns.Time(cells, LogColumn.Closed) == HistoryColumns.NoTime;
                Enter(at, isLast ? CaseRow.EndStatusOf(StatusOf(file), otherwise) : otherwise, holdReason: null, default);
                break;
        }
    }

    private void ApplyRow(HistoryTexts file, ReadOnlySpan<int> cells, Instant at)
    {
        _state.Take(file, cells);
        Person by = _people.AuthorOf(file, cells);
        if (_state.TakeAttributes() is { } attributes)
        {
            Add(new TicketAttributesChanged(_id, at, attributes, by, Next));
        }

        SetDeadline(file.Columns.Time(cells, LogColumn.Deadline), at);
        if (file.Mapping.Kind == LogKind.Messages)
        {
            Add(HistoryPeople.Message(_id, at, by, file, cells, Next));
        }

        if (file.Mapping.Kind == LogKind.Cases)
        {
            return; // status, group and agent are those at the time of the export; since when, a case does not tell
        }

        bool tellsStatus = file.Columns.Text(cells, LogColumn.Status) > 0 || file.Columns.Text(cells, LogColumn.SubStatus) > 0;
        TicketStatus? status = tellsStatus ? StatusOf(file) : null;
        if (tellsStatus && status is null && file.Mapping.Statuses.Count > 0)
        {
            Add(new TicketStateUnrecognised(_id, at, _state.Text(LogColumn.Status) ?? _state.Text(LogColumn.SubStatus)!, by, Next));
            return;
        }

        Assign(at, by);
        Act(file, cells, at, by);
        if (status is { } entered)
        {
            string? reason = _state.Text(LogColumn.HoldReason) ?? _state.Text(LogColumn.SubStatus) ?? _state.Text(LogColumn.Status);
            Enter(at, entered, IsHold(entered) ? reason : null, by);
        }
    }

    private TicketStatus? StatusOf(HistoryTexts file)
    {
        int status = _state[LogColumn.Status];
        int meaning = status > 0 && file.Mapping.Statuses.Count > 0 ? file.Status(status, _state[LogColumn.SubStatus]) : TextMeanings.Unknown;
        return meaning == TextMeanings.Unknown ? null : (TicketStatus)meaning;
    }

    private void Act(HistoryTexts file, ReadOnlySpan<int> cells, Instant at, Person by)
    {
        int text = file.Columns.Text(cells, LogColumn.Activity);
        LogActivity activity = text > 0 && file.Activities.Of(text) is not TextMeanings.Unknown and var meaning ? (LogActivity)meaning : LogActivity.Nothing;
        if (activity < LogActivity.Nothing)
        {
            TicketStatus entered = (TicketStatus)activity;
            Enter(at, entered, IsHold(entered) ? _state.Text(LogColumn.HoldReason) ?? _store.Texts[text] : null, by);
        }
        else if (activity != LogActivity.Nothing)
        {
            Add(HistoryPeople.MessageOf(activity, _id, at, by, Next));
        }
    }

    private void Assign(Instant at, Person by)
    {
        (int group, int agent) = _state.Holder;
        if (_state.Holder != _holder)
        {
            _holder = _state.Holder;
            Add(new TicketAssigned(
                _id, at, group == 0 ? null : new GroupId(_store.Texts[group]!), agent == 0 ? null : new AgentId(_store.Texts[agent]!), by, Next));
        }
    }

    private void Enter(Instant at, TicketStatus status, string? holdReason, Person by)
    {
        if (_status != (status, holdReason))
        {
            _status = (status, holdReason);
            Add(new TicketStatusChanged(_id, at, status, holdReason, by, Next));
        }
    }

    /// <summary>For clocks whose policy takes the deadline from the log; the first row's is known from the opening on.</summary>
    private void SetDeadline(long deadline, Instant at)
    {
        if (deadline == _deadline || deadline == HistoryColumns.NoTime)
        {
            return;
        }

        Instant since = _deadline == HistoryColumns.NoTime ? SlaTime.ToInstant(OpenedAt) : at;
        _deadline = deadline;
        foreach (ClockId clock in _deadlineClocks)
        {
            Add(new TicketDueDateSet(_id, since, clock, SlaTime.ToInstant(deadline), sequence: Next));
        }
    }

    private long Next => _events.Count + 1;

    private void Add(TicketEvent next) => _events.Add(next);
}
