using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <summary>The one core of all clocks: what an instant with its effects, and time alone, do to a <see cref="ClockState"/>.</summary>
/// <remarks>Immutable, and safe to share between threads; what changes are the states and the list of pauses handed in.</remarks>
internal sealed partial class ClockRules
{
    /// <summary>Besides the effects of <see cref="ClockEffect"/>: the status came into a pause or out of one, to where the clock runs or away from there, or the ticket was cancelled or merged, or is no more; or the group or agent that a start asks for came or went.</summary>
    internal const int StatusTouched = 1 << 6;

    /// <summary>Besides the effects of <see cref="ClockEffect"/>: the ticket left the statuses in which the clock runs.</summary>
    internal const int LeftRunning = 1 << 7;

    private readonly ImmutableArray<SlaPlan> _plans;
    private readonly FrozenDictionary<(SlaPolicy Policy, DateTimeZone Zone), short> _numbers;
    private readonly FrozenDictionary<SlaPolicy, short> _own;
    private readonly bool _asksGroup;
    private readonly bool _hasLevels;

    internal ClockRules(SlaClock clock, int index)
    {
        Clock = clock;
        Index = index;
        _asksGroup = clock.Policies.Any(p => !p.Groups.IsEmpty);
        _hasLevels = clock.Policies.Any(p => !p.Levels.IsEmpty);
        ImmutableArray<SlaPlan>.Builder plans = ImmutableArray.CreateBuilder<SlaPlan>();
        Dictionary<(SlaPolicy, DateTimeZone), short> numbers = [];
        Dictionary<SlaPolicy, short> own = [];
        foreach (SlaPolicy policy in clock.Policies)
        {
            own.Add(policy, checked((short)plans.Count));
            foreach (DateTimeZone zone in policy.Zones?.All ?? [policy.Calendar.Zone])
            {
                numbers.Add((policy, zone), checked((short)plans.Count));
                plans.Add(new SlaPlan(policy, CalendarZones.Read(policy.Calendar, zone)));
            }
        }

        _plans = plans.ToImmutable();
        _numbers = numbers.ToFrozenDictionary();
        _own = own.ToFrozenDictionary();
    }

    internal SlaClock Clock { get; }

    /// <summary>The clock's position among those evaluated together.</summary>
    internal int Index { get; }

    internal SlaMetric Metric => Clock.Metric;

    /// <summary>Whether it tells when its time is up, and gives no verdict.</summary>
    internal TimedAction? Action { get; init; }

    internal SlaPlan? PlanOf(in ClockState s) => s.Plan < 0 ? null : _plans[s.Plan];

    /// <summary>The effects of a step, as bits: those of the metric, and a retarget where the policy may change.</summary>
    internal int EffectsOf(in Occurrence step, in TicketFacts before, in TicketFacts after)
    {
        int effects = Metric.EffectsOf(step, before, after);
        bool mayRetarget = step.Kind switch
        {
            OccurrenceKind.Attributes => !ReferenceEquals(before.Attributes, after.Attributes),
            OccurrenceKind.Opened => before.IsOpened || before.HasBegun,
            OccurrenceKind.Assigned => _asksGroup,
            OccurrenceKind.DueDate => string.Equals(((TicketDueDateSet)step.Payload!).Clock.Value, Clock.Id, StringComparison.Ordinal),
            _ => false,
        };
        return mayRetarget ? effects | (1 << (int)ClockEffect.Retarget) : effects;
    }

    /// <summary>Applies all effects of one instant.</summary>
    /// <param name="s">The state.</param>
    /// <param name="at">The instant.</param>
    /// <param name="effects">The effects, as bits.</param>
    /// <param name="manual">The due date of this clock that was set at this instant, or null; its own due date may be null.</param>
    /// <param name="facts">The ticket at the end of the instant.</param>
    /// <param name="pauses">Where pauses are kept; null where <see cref="NeedsHistory"/> is asked before.</param>
    /// <param name="sink">Told of what happens, or null.</param>
    internal void Apply(ref ClockState s, long at, int effects, TicketDueDateSet? manual, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        PassTime(ref s, at - 1, at, sink);
        s.LastEffectAt = at;
        foreach (ClockEffect effect in Metric.Order)
        {
            if ((effects & (1 << (int)effect)) != 0)
            {
                Apply(ref s, effect, at, effects, manual, facts, pauses, sink);
            }
        }

        if (s.IsActive)
        {
            SettlePause(ref s, at, s.Has(ClockFlags.PausedByOccasion) || Metric.IsPaused(facts), pauses, sink);
        }
    }

    /// <summary>
    /// Whether an instant's effects ask for pauses that are over, for levels that a policy passed when it was attached before, or for instances that ended in a breach before
    /// this one, which only a fold of the whole history knows.
    /// </summary>
    internal bool NeedsHistory(in ClockState s, int effects) => s.Phase != ClockPhase.None
        && ((s.Has(ClockFlags.BrokeBefore) && (effects & (1 << (int)ClockEffect.Cancel)) != 0) || NeedsEarlierPolicies(s, effects));

    /// <summary>When something happens here by time alone: of an action there is nothing to tell but its levels.</summary>
    internal long WakeAt(in ClockState s) => Action is null ? s.WakeAt : s.NextLevelAt;

    private bool NeedsEarlierPolicies(in ClockState s, int effects) => (effects & ((1 << (int)ClockEffect.Retarget) | (1 << (int)ClockEffect.Start))) != 0
        && (Clock.Retarget == RetargetMode.RetroactiveStartWithPauses || NeedsPausesWithoutPolicy(s, effects) || (_hasLevels && Clock.Retarget != RetargetMode.Restart && s.Has(ClockFlags.Retargeted)));

    /// <summary>Lets time pass: levels are reached up to an instant, inclusive, and a deadline before another instant is breached.</summary>
    internal void PassTime(ref ClockState s, long levelsUntil, long breachBefore, IClockSink? sink)
    {
        if (!s.IsActive)
        {
            return;
        }

        // A breach and a level go by in the order of their instants, so that equal histories tell equal stories.
        while (true)
        {
            long breach = s.BreachedAt == SlaTime.Unset ? s.EffectiveBreach : SlaTime.Never;
            bool isBreached = breach < breachBefore && breach < s.NextLevelAt;
            if (!isBreached && s.NextLevelAt > levelsUntil)
            {
                if (breach >= breachBefore)
                {
                    return;
                }

                isBreached = true;
            }

            if (isBreached)
            {
                s.BreachedAt = breach;
                sink?.OnBreach(this, s, breach + 1, isLate: false);
            }
            else
            {
                PassLevel(ref s, sink);
            }
        }
    }

    /// <summary>The measured time that has counted up to an instant.</summary>
    internal long ConsumedAt(in ClockState s, long at)
    {
        SlaPlan? plan = PlanOf(s);
        long until = s.Phase is ClockPhase.Stopped or ClockPhase.Cancelled ? Math.Min(at, s.StoppedAt) : at;
        until = s.IsPaused ? Math.Min(until, s.PausedSince) : until;
        long worked = plan is null ? until - s.StretchStart : plan.Measure(s.StretchStart, until);
        return s.ConsumedBefore + worked - s.PausedInStretch;
    }

    /// <summary>The measured time that was paused up to an instant.</summary>
    internal long PausedAt(in ClockState s, long at) =>
        s.PausedBefore + s.PausedInStretch + (s.IsPaused ? PlanOf(s)?.Measure(s.PausedSince, at) ?? at - s.PausedSince : 0);

    /// <summary>The state as if a pause that goes on ended at an instant.</summary>
    internal ClockState ResumedAt(ClockState s, long at)
    {
        if (s.IsActive && s.IsPaused)
        {
            EndPause(ref s, at, null);
        }

        return s;
    }

    /// <summary>Whether the policy that may come now is to measure pauses that are over, or one that a reopening adds.</summary>
    private bool NeedsPausesWithoutPolicy(in ClockState s, int effects) => Clock.Retarget == RetargetMode.KeepElapsed && s.Plan < 0
        && (Metric.Reopen != ReopenMode.NewInstance || (effects & (1 << (int)ClockEffect.Retarget)) != 0)
        && (s.PausedInStretch != 0 || (!s.IsActive && Metric.Reopen == ReopenMode.Resume));

    private void Apply(ref ClockState s, ClockEffect effect, long at, int effects, TicketDueDateSet? manual, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        switch (effect)
        {
            case ClockEffect.Retarget:
                SetByHand(ref s, manual);
                Retarget(ref s, at, facts, pauses, sink);
                break;
            case ClockEffect.Stop:
                End(ref s, at, ClockPhase.Stopped, pauses, sink);
                break;
            case ClockEffect.Cancel:
                Cancel(ref s, at, facts, pauses, sink);
                break;
            case ClockEffect.Pause:
                s.Flags |= ClockFlags.PausedByOccasion;
                break;
            case ClockEffect.Resume:
                s.Flags &= ~ClockFlags.PausedByOccasion;
                break;
            default:
                StartOrReopen(ref s, at, effects, facts, pauses, sink);
                break;
        }
    }

    /// <summary>Takes a due date set by hand, or taken back: while the clock does not run it is for the next start, since what has ended is judged by what it had.</summary>
    private static void SetByHand(ref ClockState s, TicketDueDateSet? manual)
    {
        if (manual is null)
        {
            return;
        }

        long due = manual.DueAt is { } at ? SlaTime.OfEvent(at, "dueAt") : SlaTime.Unset;
        s.ComingManualDue = due;
        s.ManualDue = s.IsActive ? due : s.ManualDue;
    }

    private void SettlePause(ref ClockState s, long at, bool isPaused, PauseList? pauses, IClockSink? sink)
    {
        s.PauseBegan = !isPaused ? SlaTime.Unset : s.PauseBegan == SlaTime.Unset ? at : s.PauseBegan;
        if (isPaused && !s.IsPaused)
        {
            BeginPause(ref s, at, sink);
        }
        else if (!isPaused && s.IsPaused)
        {
            EndPause(ref s, at, pauses);
        }

        NextLevel(ref s);
    }

    private void BeginPause(ref ClockState s, long at, IClockSink? sink)
    {
        while (s.NextLevelAt <= at)
        {
            PassLevel(ref s, sink);
        }

        KeepReachedLevels(ref s, at);
        s.PausedSince = at;
        NextLevel(ref s);
        if (PlanOf(s) is not { } plan)
        {
            return;
        }

        bool isUnmoved = plan.IsPoint && Compensation(s, plan) == 0;
        s.Flags |= s.Due <= at ? ClockFlags.DueFixed : ClockFlags.None;
        s.Flags |= s.Breach < at || (isUnmoved && s.Breach <= at) ? ClockFlags.BreachFixed : ClockFlags.None;
        bool holds = isUnmoved && s.BaseDue != SlaTime.Never && !s.Has(ClockFlags.DueFixed) && plan.Measure(at, s.BaseDue) == 0;
        s.Flags |= holds ? ClockFlags.HoldsInPause : ClockFlags.None;
    }

    private void EndPause(ref ClockState s, long at, PauseList? pauses)
    {
        long since = s.PausedSince;
        s.PausedSince = SlaTime.Unset;
        if (pauses is not null && (Clock.Retarget == RetargetMode.RetroactiveStartWithPauses || (Clock.Retarget == RetargetMode.KeepElapsed && s.Plan < 0)))
        {
            s.LastPause = pauses.Add(since, at, s.LastPause);
        }

        SlaPlan? plan = PlanOf(s);
        if (s.Has(ClockFlags.HoldsInPause))
        {
            s.Flags &= ~ClockFlags.HoldsInPause;
            if (s.BaseDue <= at)
            {
                s.Flags |= ClockFlags.DueFixed | ClockFlags.BreachFixed;
            }
        }

        s.PausedInStretch += plan?.Measure(since, at) ?? at - since;
        if (plan is not null)
        {
            Recompute(ref s, plan);
        }
    }

    /// <summary>Moves what of the deadline can still be moved by the pauses that are over.</summary>
    private static void Recompute(ref ClockState s, SlaPlan plan)
    {
        long moved = Compensation(s, plan);
        if (s.BaseDue == SlaTime.Never || (s.Has(ClockFlags.DueFixed) && s.Has(ClockFlags.BreachFixed)))
        {
            return;
        }

        NoDeadlineReason reason = NoDeadlineReason.None;
        (long due, long breach) = moved == 0 ? (s.BaseDue, s.BaseBreach) : plan.AddBoth(s.BaseDue, moved, out reason);
        s.Due = s.Has(ClockFlags.DueFixed) ? s.Due : due;
        s.Breach = s.Has(ClockFlags.BreachFixed) ? s.Breach : Math.Max(breach, s.Due);
        s.NoDeadline = s.Due == SlaTime.Never ? reason : s.NoDeadline;
    }

    /// <summary>The paused time that moves the deadline: of a point in time all of it, of a stretch that of this stretch, since the rest is in what is left of it.</summary>
    private static long Compensation(in ClockState s, SlaPlan plan) => plan.IsPoint ? s.PausedBefore + s.PausedInStretch : s.PausedInStretch;

    private void Retarget(ref ClockState s, long at, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        if (!s.IsActive)
        {
            return;
        }

        short next = PlanFor(facts, at);
        if (next != s.Plan)
        {
            long since = s.PausedSince;
            pauses?.KeepLevels(Index, s);
            switch (Clock.Retarget)
            {
                case RetargetMode.Restart:
                    s.PausedSince = SlaTime.Unset;
                    Attach(ref s, next, at, at, consumed: 0, paused: 0);
                    break;
                case RetargetMode.RetroactiveStart:
                    s.PausedSince = SlaTime.Unset;
                    Attach(ref s, next, s.Start, s.Start, consumed: 0, paused: 0);
                    break;
                case RetargetMode.RetroactiveStartWithPauses:
                    AttachWithPauses(ref s, next, since, pauses, at, sink);
                    break;
                default:
                    (long consumed, long paused) = s.Plan < 0 ? MeasuredBy(_plans[next], s, pauses, at) : (ConsumedAt(s, at), PausedAt(s, at));
                    s.PausedSince = SlaTime.Unset;
                    Attach(ref s, next, at, s.Start, consumed, paused);
                    s.Flags |= s.Due <= at ? ClockFlags.DueFixed : ClockFlags.None;
                    s.Flags |= s.Breach < at ? ClockFlags.BreachFixed : ClockFlags.None;
                    (s.Due, s.Breach) = (Math.Max(s.Due, at), Math.Max(s.Breach, at));
                    break;
            }

            s.Flags |= ClockFlags.Retargeted;
            s.LevelsPassed |= Clock.Retarget == RetargetMode.Restart ? 0 : pauses?.LevelsOf(Index, s) ?? 0;
        }

        s.Allowance = AllowanceOf(s);
        CatchUp(ref s, at, sink);
    }

    /// <summary>What has counted and what was paused up to an instant, where the stretch without policy is measured by the plan that comes next.</summary>
    private static (long Consumed, long Paused) MeasuredBy(SlaPlan plan, in ClockState s, PauseList? pauses, long at)
    {
        long paused = s.IsPaused ? plan.Measure(s.PausedSince, at) : 0;
        if (s.PausedInStretch != 0)
        {
            long since = s.StretchStart;
            paused += pauses!.Of(s.LastPause).Where(p => p.From >= since).Sum(p => plan.Measure(p.From, p.To));
        }

        return (s.ConsumedBefore + plan.Measure(s.StretchStart, at) - paused, s.PausedBefore + paused);
    }

    private void AttachWithPauses(ref ClockState s, short next, long since, PauseList? pauses, long at, IClockSink? sink)
    {
        List<(long From, long To)> past = pauses!.Of(s.LastPause);
        s.PausedSince = SlaTime.Unset;
        Attach(ref s, next, s.Start, s.Start, consumed: 0, paused: 0);
        s.LevelsPassed = pauses.LevelsOf(Index, s);
        s.NextLevelAt = SlaTime.Never;
        foreach ((long from, long to) in past)
        {
            SuppressPassedLevels(ref s, from, at, sink);
            BeginPause(ref s, from, null);
            SuppressPassedLevels(ref s, to - 1, at, sink, waitingOnly: true);
            EndPause(ref s, to, null);
        }

        if (since != SlaTime.Unset)
        {
            SuppressPassedLevels(ref s, since, at, sink);
            BeginPause(ref s, since, null);
        }
    }

    /// <summary>Puts a plan in force.</summary>
    /// <param name="s">The state.</param>
    /// <param name="number">The plan, or -1.</param>
    /// <param name="from">Since when its calendar measures.</param>
    /// <param name="pointFrom">From where a target that names a point in time is counted.</param>
    /// <param name="consumed">The measured time that has counted before.</param>
    /// <param name="paused">The measured time that was paused before.</param>
    private void Attach(ref ClockState s, short number, long from, long pointFrom, long consumed, long paused)
    {
        s.Plan = number;
        s.StretchStart = from;
        s.ConsumedBefore = consumed;
        s.PausedBefore = paused;
        s.PausedInStretch = 0;
        s.Flags &= ClockFlags.PausedByOccasion | ClockFlags.BrokeBefore;
        s.NoDeadline = NoDeadlineReason.None;
        s.BaseDue = s.BaseBreach = s.Due = s.Breach = SlaTime.Never;
        s.Allowance = -1;
        s.LevelsPassed = 0;
        s.LevelsWaiting = 0;
        if (number < 0)
        {
            return;
        }

        SlaPlan plan = _plans[number];
        NoDeadlineReason reason;
        if (plan.IsPoint || consumed == 0)
        {
            (s.BaseDue, s.BaseBreach) = plan.From(plan.IsPoint ? pointFrom : from, out reason);
        }
        else if (plan.Stretch < consumed)
        {
            (s.BaseDue, s.BaseBreach, reason) = (from, from, NoDeadlineReason.None);
            s.Flags |= ClockFlags.DueFixed | ClockFlags.BreachFixed;
        }
        else
        {
            (s.BaseDue, s.BaseBreach) = plan.AddBoth(from, plan.Stretch - consumed, out reason);
        }

        s.NoDeadline = reason;
        (s.Due, s.Breach) = (s.BaseDue, s.BaseBreach);
        if (s.BaseDue != SlaTime.Never)
        {
            Recompute(ref s, plan);
        }

        s.Allowance = AllowanceOf(s);
    }

    /// <summary>The measured time that is allowed in all: by the due date set by hand, or else by the target; negative where there is neither.</summary>
    private long AllowanceOf(in ClockState s) => PlanOf(s) is not { } plan ? -1
        : s.ManualDue != SlaTime.Unset ? plan.Measure(s.Start, s.ManualDue)
        : s.BaseDue == SlaTime.Never ? -1
        : plan.IsPoint ? Math.Max(0, s.ConsumedBefore + plan.Measure(s.StretchStart, s.BaseDue) + s.PausedBefore)
        : plan.Stretch;

    private short PlanFor(in TicketFacts facts, long at)
    {
        TicketAttributes attributes = facts.Attributes ?? TicketAttributes.None;
        if (Clock.FirstFor(attributes, facts.Group, SlaTime.ToInstant(at)) is not { } policy)
        {
            return -1;
        }

        return policy.Zones is null ? _own[policy] : _numbers[(policy, policy.Zones.ZoneFor(attributes).Zone)];
    }

    /// <summary>Brings a clock up to an instant whose deadline and levels may lie before it: a breach is established now.</summary>
    private void CatchUp(ref ClockState s, long at, IClockSink? sink)
    {
        SuppressPassedLevels(ref s, s.IsPaused && s.ManualDue == SlaTime.Unset ? s.PausedSince : at - 1, at, sink);
        SuppressPassedLevels(ref s, at - 1, at, sink, waitingOnly: true);
        NextLevel(ref s);
        if (s.BreachedAt == SlaTime.Unset && s.EffectiveBreach < at)
        {
            s.BreachedAt = s.EffectiveBreach;
            sink?.OnBreach(this, s, at, isLate: true);
        }
    }
}
