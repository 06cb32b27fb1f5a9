using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Tests.Sla;

/// <summary>Steps through a ticket's life minute by minute, and asks at each what the rules say in so many words.</summary>
internal sealed partial class MinuteTwin(TwinRules rules, TwinPolicy[] policies)
{
    private const int Day = 1440;
    internal const int NextDayTime = 16 * 60;

    private readonly bool _keepsElapsed = rules.Retarget == RetargetMode.KeepElapsed;
    private readonly List<TwinVerdict> _ended = [];
    private readonly List<(long Minute, bool Paused)> _lived = []; // every minute since the start of the instance
    private bool _notePauses;
    private TicketStatus _status;
    private string? _priority;
    private string? _group;
    private bool _opened;
    private long _start;
    private long _stretch;
    private long _carriedCounted;
    private long _carriedPaused;
    private long _lookFrom;
    private bool _ignoresPausesBeforeStretch;
    private TwinPolicy? _policy;
    private bool _active;
    private bool _cancelled;
    private long? _stop;
    private bool _breached;
    private int _instance;

    internal List<TwinVerdict> Run(IReadOnlyList<TicketEvent> events, long asOf)
    {
        (long At, TicketEvent Event)[] steps = [.. events.OrderBy(e => e.At).ThenBy(e => e.Sequence).Select(e => (Minutes(e.At), e))];
        for (long now = steps[0].At; now <= asOf; now++)
        {
            TicketEvent[] here = [.. steps.Where(s => s.At == now).Select(s => s.Event)];
            if (here.Length > 0)
            {
                Establish(now);
                Instant(now, here);
            }

            if (_active)
            {
                TellLevels(now);
            }

            if (_active && now < asOf)
            {
                _lived.Add((now, IsPaused));
                _counted += Opens(now, _policy) && !IsPaused ? 1 : 0;
            }
        }

        if (_active)
        {
            Note(asOf);
        }

        return _ended;
    }

    internal static long Minutes(Instant at) => (long)(at - Epoch).TotalMinutes;

    internal static readonly Instant Epoch = NodaTime.Instant.FromUtc(2024, 1, 1, 0, 0); // a Monday

    private void Instant(long now, TicketEvent[] here)
    {
        bool start = false;
        bool stop = false;
        bool cancel = false;
        bool note = false;
        bool resume = false;
        bool left = false;
        foreach (TicketEvent next in here)
        {
            TicketStatus before = _status;
            bool wasOpened = _opened;
            string? had = _group;
            switch (next)
            {
                case TicketOpened opened:
                    _opened = true;
                    _priority = opened.Attributes.Priority;
                    break;
                case TicketAttributesChanged changed:
                    _priority = changed.Attributes.Priority;
                    break;
                case TicketStatusChanged status:
                    _status = status.Status;
                    break;
                case TicketAssigned assigned:
                    _group = assigned.Group?.Value;
                    break;
            }

            bool reply = next is MessagePosted { IsAutomatic: false, Visibility: MessageVisibility.Public, By.Role: PersonRole.Agent or PersonRole.Manager };
            bool asked = next is MessagePosted { IsAutomatic: false, Visibility: MessageVisibility.Public, By.Role: PersonRole.Customer };
            bool opening = next is TicketOpened && !wasOpened;
            bool reopening = next is TicketStatusChanged && !IsUnsolved(before) && IsUnsolved(_status);
            start |= rules.Metric switch
            {
                "first-response" or "first-resolution" => opening,
                "next-response" => asked,
                "periodic-update" or "pausable-update" => opening || reply,
                "group-ownership" => (_group is not null && _group != had) || (reopening && _group is not null),
                _ => opening || reopening,
            };
            bool answers = rules.Metric is "first-response" or "next-response" or "periodic-update" or "pausable-update";
            bool leaves = IsUnsolved(before) && _status is TicketStatus.Solved or TicketStatus.Closed;
            stop |= (answers && reply) || (leaves && IsUnsolved(before)) || (rules.Metric == "group-ownership" && had is not null && _group != had);
            left |= IsUnsolved(before) && !IsUnsolved(_status);
            note |= rules.NotesPause && next is MessagePosted { Visibility: MessageVisibility.Private, By.Role: PersonRole.Agent };
            resume |= rules.NotesPause && asked;
            cancel |= before != _status && IsVoid(_status);
        }

        foreach (ClockEffect effect in rules.Order)
        {
            switch (effect)
            {
                case ClockEffect.Retarget:
                    Retarget(now);
                    break;
                case ClockEffect.Stop when stop:
                    End(now, cancelled: false);
                    break;
                case ClockEffect.Cancel when cancel:
                    End(now, cancelled: true);
                    CancelWhatWasBroken();
                    break;
                case ClockEffect.Pause when note:
                    _notePauses = true;
                    break;
                case ClockEffect.Resume when resume:
                    _notePauses = false;
                    break;
                case ClockEffect.Start when start && !_active:
                    Start(now, left, cancel);
                    break;
            }
        }
    }

    private bool IsPaused => _notePauses || rules.PausesWhile.Contains(_status);

    /// <summary>Nothing was owed: of all that ended, nothing was broken.</summary>
    private void CancelWhatWasBroken()
    {
        for (int i = 0; i < _ended.Count && IsVoid(_status); i++)
        {
            _ended[i] = _ended[i] with { Outcome = _ended[i].Outcome == SlaOutcome.Breached ? SlaOutcome.Cancelled : _ended[i].Outcome };
        }
    }

    private static bool IsVoid(TicketStatus status) => status is TicketStatus.Cancelled or TicketStatus.Merged;

    private static bool IsUnsolved(TicketStatus status) => status is TicketStatus.New or TicketStatus.Open or TicketStatus.Pending or TicketStatus.OnHold;

    private void Start(long now, bool left, bool cancel)
    {
        bool runs = IsUnsolved(_status);
        bool isKept = _instance > 0 && rules.Reopen == ReopenMode.KeepFirst;
        bool isOver = !runs && (!left || _stop == now); // nothing begins on a ticket that waits for no solution, nor once more where something ended with it
        if (isKept || isOver || (rules.Metric == "group-ownership" && _group is null))
        {
            return;
        }

        if (_instance == 0 || rules.Reopen == ReopenMode.NewInstance)
        {
            ForgetLevels(null, startsAnew: true);
            _instance++;
            _lived.Clear();
            _breached = false;
            _active = true;
            _stop = null;
            _cancelled = false;
            _start = now;
            Attach(PolicyNow(), now);
            SuppressPassed(now);
            if (!runs)
            {
                End(now, cancel);
            }
        }
        else if (runs)
        {
            for (long minute = _stop!.Value; minute < now; minute++)
            {
                _lived.Add((minute, rules.Reopen == ReopenMode.Resume));
            }

            _active = true;
            _stop = null;
            _cancelled = false;
            if (rules.Reopen == ReopenMode.Continue)
            {
                Establish(now); // time went on under the policy that it had
                SuppressPassed(now);
            }

            _waiting.Clear();
            _counted = Measured(now, _policy).Counted;

            Retarget(now);
        }
    }

    private void End(long now, bool cancelled)
    {
        if (!_active)
        {
            return;
        }

        Establish(now);
        _active = false;
        _stop = now;
        _cancelled = cancelled;
        Note(now);
    }

    private void Note(long asOf)
    {
        (long? due, long? breach) = Deadline(asOf);
        SlaOutcome outcome = _cancelled && _stop is not null ? SlaOutcome.Cancelled
            : _breached || breach < asOf ? SlaOutcome.Breached
            : _policy is null ? SlaOutcome.NoDeadline
            : _stop is not null ? SlaOutcome.Met
            : IsPaused ? SlaOutcome.Paused : SlaOutcome.Running;
        (long counted, long paused) = Measured(asOf, _policy);
        TwinVerdict verdict = new(_instance, outcome, _start, _stop, due, breach, counted, paused);
        if (_ended.Count > 0 && _ended[^1].Instance == _instance)
        {
            _ended[^1] = verdict;
        }
        else
        {
            _ended.Add(verdict);
        }
    }

    /// <summary>A breach is established as soon as time is past the last minute that meets.</summary>
    private void Establish(long now) => _breached |= _active && Deadline(now).Breach < now;

    private TwinPolicy? PolicyNow() => policies.FirstOrDefault(p => p.Priority == _priority && (p.Group is null || p.Group == _group));

    private void Retarget(long now)
    {
        if (!_active || PolicyNow() == _policy)
        {
            return;
        }

        ForgetLevels(PolicyNow(), rules.Retarget == RetargetMode.Restart);
        (long counted, long paused) = Measured(now, _policy ?? PolicyNow()); // what had no policy belongs to the one that comes
        switch (rules.Retarget)
        {
            case RetargetMode.KeepElapsed:
                Attach(PolicyNow(), now);
                (_carriedCounted, _carriedPaused) = (counted, paused);
                break;
            case RetargetMode.Restart:
                Attach(PolicyNow(), now);
                break;
            default:
                Attach(PolicyNow(), _start);
                if (rules.Retarget == RetargetMode.RetroactiveStart)
                {
                    _ignoresPausesBeforeStretch = true;
                    _lookFrom = now;
                }

                break;
        }

        SuppressPassed(now);
    }

    private void Attach(TwinPolicy? policy, long stretch)
    {
        _policy = policy;
        _stretch = stretch;
        _lookFrom = stretch;
        _carriedCounted = 0;
        _carriedPaused = 0;
        _ignoresPausesBeforeStretch = false;
    }

    private static bool Opens(long minute, TwinPolicy? policy) => policy is null || policy.Target is TwinTarget.Elapsed or TwinTarget.CalendarDays || policy.IsOpen(minute);

    private bool CountsAsPaused((long Minute, bool Paused) lived) => lived.Paused && !(_ignoresPausesBeforeStretch && lived.Minute < _lookFrom);

    private (long Counted, long Paused) Measured(long until, TwinPolicy? policy)
    {
        long counted = _carriedCounted;
        long paused = _carriedPaused;
        foreach ((long Minute, bool Paused) lived in _lived.Where(l => l.Minute >= _stretch && l.Minute < until && Opens(l.Minute, policy)))
        {
            counted += CountsAsPaused(lived) ? 0 : 1;
            paused += CountsAsPaused(lived) ? 1 : 0;
        }

        return (counted, paused);
    }

    /// <summary>The deadline as if the clock ran on from now without pause; walks over every minute of the stretch.</summary>
    private (long? Due, long? Breach) Deadline(long now)
    {
        if (_policy is null)
        {
            return (null, null);
        }

        bool keeps = _keepsElapsed && _stretch > _start;
        return _policy.Target is TwinTarget.Working or TwinTarget.Elapsed
            ? Stretch(_policy.Amount, now, keeps)
            : Point(now, keeps);
    }

    private (long? Due, long? Breach) Stretch(long allowed, long now, bool keeps)
    {
        long counted = _carriedCounted;
        long? due = counted >= allowed ? _stretch : null;
        if (keeps && counted > allowed)
        {
            return (due, _stretch);
        }

        for (long minute = _stretch; minute < _stretch + (60L * Day); minute++)
        {
            bool counts = Opens(minute, _policy) && !IsPausedIn(minute, now);
            if (counts && counted == allowed)
            {
                return (due, minute); // one minute more would be too many
            }

            counted += counts ? 1 : 0;
            due ??= counted >= allowed ? minute + 1 : null;
        }

        throw new InvalidOperationException("The twin looks sixty days ahead only.");
    }

    private (long? Due, long? Breach) Point(long now, bool keeps)
    {
        long target = PointOf(_policy!);
        long earliest = keeps ? Math.Max(target, _stretch) : target;
        long paused = _carriedPaused;
        long worked = 0;
        long? due = null;
        for (long minute = Math.Min(_stretch, target); minute < target + (60L * Day); minute++)
        {
            if (due is null && minute >= earliest && worked >= paused)
            {
                due = minute;
                if (paused == 0 || worked > paused)
                {
                    return (due, minute); // no pause to make good, or more than made good when the policy came
                }
            }

            bool open = Opens(minute, _policy);
            if (due is not null && open && !IsPausedIn(minute, now) && worked >= paused)
            {
                return (due, minute);
            }

            paused += open && minute >= _stretch && IsPausedIn(minute, now) ? 1 : 0;
            worked += open && minute >= target ? 1 : 0;
        }

        throw new InvalidOperationException("The twin looks sixty days ahead only.");
    }

    private long PointOf(TwinPolicy policy)
    {
        long from = rules.Retarget == RetargetMode.Restart ? _stretch : _start;
        long day = Math.DivRem(from, Day, out long minuteOfDay);
        return ((day + policy.Amount) * Day) + (policy.Target == TwinTarget.CalendarDays ? minuteOfDay : NextDayTime);
    }

    private bool IsPausedIn(long minute, long now) => minute < now && _lived.Count > 0 && minute >= _lived[0].Minute && minute - _lived[0].Minute < _lived.Count
        && CountsAsPaused(_lived[(int)(minute - _lived[0].Minute)]);
}
