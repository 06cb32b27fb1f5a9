using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Sla;

/// <summary>Makes notices of what happens to the clocks of a ticket.</summary>
internal sealed class NoticeCollector : IClockSink
{
    private readonly List<(int Clock, int Instance, short Plan)> _broken = [];

    internal List<SlaNotice> Notices { get; } = [];

    internal TicketId Ticket { get; set; }

    /// <summary>What can be told from an instant up to this one, inclusive, could be told before.</summary>
    internal long ToldUntil { get; set; } = SlaTime.Unset;

    /// <summary>Whether what could be told before is left out, rather than told as late.</summary>
    internal bool LeavesOutTold { get; set; }

    /// <summary>The levels that were passed before late events came, or null where none came late: what could be told before was told.</summary>
    internal HashSet<PassedLevel>? ToldLevels { get; set; }

    /// <summary>The latest instant from which something that time alone brought can be told.</summary>
    internal long LastByTime { get; set; } = SlaTime.Unset;

    public void OnLevel(ClockRules rules, in ClockState state, int level, long at, bool isLate)
    {
        LastByTime = Math.Max(LastByTime, at);
        bool isPast = at < ToldUntil;
        bool wasTold = at <= ToldUntil && LeavesOutTold && (ToldLevels is null || ToldLevels.Contains(new PassedLevel(rules.Index, state.Instance, state.Plan, level)));
        if (wasTold || (isPast && !rules.Clock.HasLateAlarms))
        {
            return;
        }

        SlaNoticeKind kind = rules.Action is null ? SlaNoticeKind.LevelReached : SlaNoticeKind.ActionDue;
        Add(kind, rules, state, at, at, isLate || isPast, rules.PlanOf(state)!.Levels[level]);
    }

    public void OnBreach(ClockRules rules, in ClockState state, long at, bool isLate)
    {
        LastByTime = Math.Max(LastByTime, at);
        if (rules.Action is null && !(LeavesOutTold && at <= ToldUntil))
        {
            Add(SlaNoticeKind.Breached, rules, state, state.BreachedAt, at, isLate || at <= ToldUntil, level: null);
        }
    }

    public void OnEnded(ClockRules rules, in ClockState state)
    {
        if (!(LeavesOutTold && state.StoppedAt <= ToldUntil))
        {
            TellEnd(rules, state);
        }

        if (rules.Action is null && rules.Metric.Reopen == ReopenMode.NewInstance && state.BreachedAt != SlaTime.Unset && state.Phase == ClockPhase.Stopped)
        {
            _broken.Add((rules.Index, state.Instance, state.Plan));
        }
    }

    public void OnCancelledLater(ClockRules rules, in ClockState state, long at)
    {
        if (rules.Action is not null || (LeavesOutTold && at <= ToldUntil))
        {
            return;
        }

        if (state.StoppedAt == at)
        {
            // It stopped and was cancelled at one instant: that it was met is not told.
            (int instance, int index) = (state.Instance, rules.Index);
            Notices.RemoveAll(n => n.Kind == SlaNoticeKind.Met && n.Instance == instance && n.Place == (at, index));
        }

        Add(SlaNoticeKind.Cancelled, rules, state, at, at, isLate: false, level: null);
    }

    public void OnEarlierCancelled(ClockRules rules, in ClockState last, long at)
    {
        foreach ((int clock, int instance, short plan) in _broken)
        {
            if (clock == rules.Index && instance < last.Instance && !(LeavesOutTold && at <= ToldUntil))
            {
                Add(SlaNoticeKind.Cancelled, rules, new ClockState { Instance = instance, Plan = plan }, at, at, isLate: false, level: null);
            }
        }

        int index = rules.Index;
        _broken.RemoveAll(b => b.Clock == index);
    }

    /// <summary>Begins the notices of another ticket.</summary>
    internal void Clear()
    {
        Notices.Clear();
        _broken.Clear();
    }

    /// <summary>Tells that an instance ended in time, or was cancelled.</summary>
    internal void TellEnd(ClockRules rules, in ClockState state)
    {
        SlaOutcome outcome = ClockVerdict.OutcomeOf(rules, state);
        if (rules.Action is null && outcome is (SlaOutcome.Met or SlaOutcome.Cancelled))
        {
            SlaNoticeKind kind = outcome == SlaOutcome.Met ? SlaNoticeKind.Met : SlaNoticeKind.Cancelled;
            Add(kind, rules, state, state.StoppedAt, state.StoppedAt, isLate: false, level: null);
        }
    }

    internal ImmutableArray<SlaNotice> Ordered()
    {
        Notices.Sort(SlaNotice.Compare);
        return [.. Notices];
    }

    private void Add(SlaNoticeKind kind, ClockRules rules, in ClockState state, long at, long tellAt, bool isLate, EscalationLevel? level) =>
        Notices.Add(new SlaNotice(kind, Ticket, rules.Action?.Id ?? rules.Clock.Id, state.Instance, SlaTime.ToInstant(at))
        {
            IsLate = isLate,
            Level = rules.Action is null ? level : null,
            Policy = rules.Action is null ? rules.PlanOf(state)?.Policy.Id : null,
            Action = rules.Action,
            DueAt = kind == SlaNoticeKind.Met && state.EffectiveDue != SlaTime.Never ? SlaTime.ToInstant(state.EffectiveDue) : null,
            Place = (tellAt, rules.Index),
        });
}
