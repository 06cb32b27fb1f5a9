using NodaTime;
using SupportDomain.BusinessTime;
using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>Cuts the life of a ticket at its events, and each piece where the calendar opens, closes, or is closed by another layer.</summary>
internal sealed class TimelineBuilder
{
    private readonly ClockRules _rules;
    private readonly List<SlaTimelineSegment> _segments = [];

    private TimelineBuilder(ClockRules rules) => _rules = rules;

    internal static SlaTimeline Build(TicketId ticket, ClockRules rules, Occurrence[] steps, long until)
    {
        TimelineBuilder builder = new(rules);
        List<(long From, long To, ClockState State, TicketFacts Facts)> pieces = [];
        HistoryFold fold = new([rules]);
        long start = steps[0].At;
        long from = start;
        ClockState state = ClockState.Fresh;
        TicketFacts facts = default;
        long ended = SlaTime.Never;
        fold.Run(steps, until, sink: null, at =>
        {
            pieces.Add((from, at, state, facts));
            (from, state, facts) = (at, fold.States[0], fold.Facts);
            ended = !facts.HasStatus || !TicketTransitions.IsFinal(facts.Status) ? SlaTime.Never : Math.Min(ended, at);
        });
        pieces.Add((from, until, state, facts));
        for (int i = pieces.Count - 2; i >= 0 && rules.Metric.Reopen == ReopenMode.Continue; i--)
        {
            // A clock that goes on as if it had not stopped did not stop, also if it ends anew at the instant at which it goes on.
            (ClockState before, ClockState after) = (pieces[i].State, pieces[i + 1].State);
            bool goesOn = !before.IsActive && before.Instance == after.Instance && before.Phase != ClockPhase.None && (after.IsActive || before.StoppedAt != after.StoppedAt);
            pieces[i] = goesOn ? pieces[i] with { State = Running(pieces[i].State) } : pieces[i];
        }

        for (int i = pieces.Count - 2; i >= 0 && rules.Clock.Retarget == RetargetMode.KeepElapsed; i--)
        {
            // What had no policy is measured by the policy that came next.
            bool isMeasured = pieces[i].State.Plan < 0 && pieces[i].State.Instance == pieces[i + 1].State.Instance;
            pieces[i] = isMeasured ? pieces[i] with { State = By(pieces[i].State, pieces[i + 1].State.Plan) } : pieces[i];
        }

        // What is told of a ticket after its end is not of its life.
        long end = Math.Min(ended, until);
        foreach ((long since, long to, ClockState piece, TicketFacts known) in pieces.TakeWhile(p => p.From < end))
        {
            builder.Add(since, to, piece, known);
        }

        return new SlaTimeline(ticket, rules.Clock.Id, SlaTime.ToInstant(start), SlaTime.ToInstant(end), [.. builder._segments]);
    }

    private static ClockState Running(ClockState state)
    {
        state.Phase = ClockPhase.Active;
        return state;
    }

    private static ClockState By(ClockState state, short plan)
    {
        state.Plan = plan;
        return state;
    }

    private void Add(long from, long to, in ClockState s, in TicketFacts facts)
    {
        if (from == to)
        {
            return;
        }

        if (!s.IsActive)
        {
            Add(from, to, StateOf(s), s.Instance, ReasonOf(s), closedBy: null);
            return;
        }

        Reason? paused = s.IsPaused ? PauseOf(s, facts) : null;
        if (_rules.PlanOf(s) is not { } plan || plan.Policy.Target.IsMeasuredOnTheClock)
        {
            AddOpen(from, to, s.Instance, paused);
            return;
        }

        long at = from;
        foreach (Interval open in plan.Calendar.Timeline.PeriodsBetween(SlaTime.ToInstant(from), SlaTime.ToInstant(to)))
        {
            _ = SlaTime.TryOf(open.Start, out long opens);
            _ = SlaTime.TryOf(open.End, out long closes);
            AddClosed(at, opens, plan.Calendar, s.Instance, paused);
            AddOpen(opens, closes, s.Instance, paused);
            at = closes;
        }

        AddClosed(at, to, plan.Calendar, s.Instance, paused);
    }

    private void AddOpen(long from, long to, int instance, Reason? paused) =>
        Add(from, to, paused is null ? SlaTimelineState.Running : SlaTimelineState.Paused, instance, paused ?? SlaReasons.TimelineRunning.Of(), closedBy: null);

    /// <summary>A closed stretch, cut wherever another layer of the calendar may close it: a lunch break may lead into a closure, and a weekend into a holiday.</summary>
    private void AddClosed(long from, long to, BusinessCalendar calendar, int instance, Reason? paused)
    {
        while (from < to)
        {
            Instant at = SlaTime.ToInstant(from);
            bool isBounded = SlaTime.TryOf(calendar.NextEdge(at, SlaTime.ToInstant(to)), out long edge);
            long end = isBounded ? edge : to;
            Reason closed = LayerOf(calendar.Explain(at));
            Add(from, end, paused is null ? SlaTimelineState.Closed : SlaTimelineState.PausedAndClosed, instance, paused ?? closed, closed);
            from = end;
        }
    }

    internal static Reason LayerOf(CalendarExplanation why)
    {
        ReasonName name = new(why.Name ?? string.Empty);
        bool isUnnamed = string.IsNullOrWhiteSpace(why.Name);
        return why.Layer switch
        {
            CalendarLayer.WeeklyHours => SlaReasons.TimelineClosedHours.Of(),
            CalendarLayer.Override when isUnnamed => SlaReasons.TimelineClosedOverrideUnnamed.Of(),
            CalendarLayer.Closure when isUnnamed => SlaReasons.TimelineClosedClosureUnnamed.Of(),
            CalendarLayer.Operands when isUnnamed => SlaReasons.TimelineClosedOperandsUnnamed.Of(),
            CalendarLayer.Override => SlaReasons.TimelineClosedOverride.Of(name),
            CalendarLayer.Holiday => SlaReasons.TimelineClosedHoliday.Of(name),
            CalendarLayer.Closure => SlaReasons.TimelineClosedClosure.Of(name),
            CalendarLayer.Operands => SlaReasons.TimelineClosedOperands.Of(name),
            _ => SlaReasons.TimelineOutsideHorizon.Of(),
        };
    }

    private Reason PauseOf(in ClockState s, in TicketFacts facts)
    {
        if (s.Has(ClockFlags.PausedByOccasion) && !_rules.Metric.IsPaused(facts))
        {
            return SlaReasons.TimelinePausedByOccasion.Of();
        }

        Reason status = TicketReasons.NameOf(facts.Status);
        return facts.HoldReason is { } hold ? SlaReasons.TimelinePausedByHold.Of(status, new ReasonName(hold)) : SlaReasons.TimelinePausedByStatus.Of(status);
    }

    private static SlaTimelineState StateOf(in ClockState s) => s.Phase switch
    {
        ClockPhase.None => SlaTimelineState.NotStarted,
        ClockPhase.Stopped => SlaTimelineState.Stopped,
        _ => SlaTimelineState.Cancelled,
    };

    private static Reason ReasonOf(in ClockState s) => s.Phase switch
    {
        ClockPhase.None => SlaReasons.TimelineNotStarted.Of(),
        ClockPhase.Stopped => SlaReasons.TimelineStopped.Of(),
        _ => SlaReasons.TimelineCancelled.Of(),
    };

    /// <summary>Adds a segment, or makes the last one longer where nothing but its end differs.</summary>
    private void Add(long from, long to, SlaTimelineState state, int instance, Reason reason, Reason? closedBy)
    {
        if (from >= to)
        {
            return;
        }

        SlaTimelineSegment next = new(SlaTime.ToInstant(from), SlaTime.ToInstant(to), state, instance, reason, closedBy);
        if (_segments.Count > 0 && _segments[^1] is { } last && last.State == state && last.Instance == instance && last.Reason == reason && last.ClosedBy == closedBy)
        {
            _segments[^1] = last with { End = next.End };
        }
        else
        {
            _segments.Add(next);
        }
    }
}
