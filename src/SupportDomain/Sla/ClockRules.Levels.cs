using SupportDomain.BusinessTime;

namespace SupportDomain.Sla;

/// <content>Levels: which are passed, which wait, and when the next one is reached.</content>
internal sealed partial class ClockRules
{
    /// <summary>Of levels that were passed before a policy was attached nobody is told, unless the clock has late alarms.</summary>
    private void SuppressPassedLevels(ref ClockState s, long passedUntil, long tellAt, IClockSink? sink, bool waitingOnly = false)
    {
        if (PlanOf(s) is not { Levels.IsEmpty: false } plan || s.Allowance < 0)
        {
            return;
        }

        for (int i = 0; i < plan.Levels.Length; i++)
        {
            bool isAsked = !waitingOnly || (s.LevelsWaiting & (1u << i)) != 0;
            if (isAsked && (s.LevelsPassed & (1u << i)) == 0 && LevelAt(s, plan, i) <= passedUntil)
            {
                s.LevelsPassed |= 1u << i;
                s.LevelsWaiting &= ~(1u << i);
                if (Clock.HasLateAlarms)
                {
                    sink?.OnLevel(this, s, i, tellAt, isLate: true);
                }
            }
        }
    }

    private void PassLevel(ref ClockState s, IClockSink? sink)
    {
        SlaPlan plan = PlanOf(s)!;
        long at = s.NextLevelAt;
        for (int i = 0; i < plan.Levels.Length; i++)
        {
            if ((s.LevelsPassed & (1u << i)) == 0 && LevelAt(s, plan, i) == at)
            {
                s.LevelsPassed |= 1u << i;
                s.LevelsWaiting &= ~(1u << i);
                sink?.OnLevel(this, s, i, at, isLate: false);
                break;
            }
        }

        NextLevel(ref s);
    }

    private void NextLevel(ref ClockState s)
    {
        s.NextLevelAt = SlaTime.Never;
        if (!s.IsActive || s.Allowance < 0 || PlanOf(s) is not { Levels.IsEmpty: false } plan)
        {
            return;
        }

        for (int i = 0; i < plan.Levels.Length; i++)
        {
            bool counts = !s.IsPaused || s.ManualDue != SlaTime.Unset || (s.LevelsWaiting & (1u << i)) != 0;
            if (counts && (s.LevelsPassed & (1u << i)) == 0)
            {
                s.NextLevelAt = Math.Min(s.NextLevelAt, LevelAt(s, plan, i));
            }
        }
    }

    /// <summary>Keeps the levels that were reached by an instant, but are told at the next opening only: a pause that begins now does not move them.</summary>
    private void KeepReachedLevels(ref ClockState s, long at)
    {
        if (PlanOf(s) is not { Levels.IsEmpty: false } plan || s.Allowance < 0)
        {
            return;
        }

        for (int i = 0; i < plan.Levels.Length; i++)
        {
            bool isOpen = ((s.LevelsPassed | s.LevelsWaiting) & (1u << i)) == 0;
            if (isOpen && plan.Levels[i].Delivery == LevelDelivery.NextOpening && ReachedAt(s, plan, i) is var reached && reached != SlaTime.Unset && reached <= at)
            {
                s.LevelsWaiting |= 1u << i;
                s.DeliverAt = plan.OpenAtOrAfter(reached);
            }
        }
    }

    /// <summary>The levels that were reached by a stop, or at it, and had not been told: they waited for an opening, or the stop came first.</summary>
    private uint ReachedUntold(in ClockState s, long stoppedAt)
    {
        uint untold = 0;
        if (PlanOf(s) is not { Levels.IsEmpty: false } plan || s.Allowance < 0)
        {
            return untold;
        }

        for (int i = 0; i < plan.Levels.Length; i++)
        {
            bool isOpen = (s.LevelsPassed & (1u << i)) == 0;
            untold |= isOpen && ((s.LevelsWaiting & (1u << i)) != 0 || ReachedAt(s, plan, i) <= stoppedAt) ? 1u << i : 0;
        }

        return untold;
    }

    /// <summary>Tells levels as a clock goes on under the policy under which they were reached: now, or at the next opening.</summary>
    private void TellNow(ref ClockState s, uint levels, long at, IClockSink? sink)
    {
        SlaPlan plan = PlanOf(s)!;
        for (int i = 0; i < plan.Levels.Length; i++)
        {
            if ((levels & (1u << i)) == 0)
            {
                continue;
            }

            long open = plan.Levels[i].Delivery == LevelDelivery.NextOpening ? plan.OpenAtOrAfter(at) : at;
            if (open == at)
            {
                s.LevelsPassed |= 1u << i;
                s.LevelsWaiting &= ~(1u << i);
                sink?.OnLevel(this, s, i, at, isLate: false);
            }
            else
            {
                s.LevelsWaiting |= 1u << i;
                s.DeliverAt = open;
            }
        }
    }

    /// <summary>When a level is told if the clock goes on; unset where it was reached before the stretch in force.</summary>
    private static long LevelAt(in ClockState s, SlaPlan plan, int level)
    {
        if ((s.LevelsWaiting & (1u << level)) != 0)
        {
            return s.DeliverAt;
        }

        long at = ReachedAt(s, plan, level);
        bool isMoved = at is not (SlaTime.Never or SlaTime.Unset) && plan.Levels[level].Delivery == LevelDelivery.NextOpening;
        return isMoved ? plan.OpenAtOrAfter(at) : at;
    }

    private static long ReachedAt(in ClockState s, SlaPlan plan, int level)
    {
        bool isManual = s.ManualDue != SlaTime.Unset;
        long left = SlaTime.Saturated((Int128)plan.Levels[level].ThresholdOf(s.Allowance) - (isManual ? 0 : s.ConsumedBefore));
        return left < 0 ? SlaTime.Unset
            : isManual ? plan.Add(s.Start, left, DeadlineConvention.CloseOfBusiness, out _)
            : plan.Add(s.StretchStart, SlaTime.Saturated((Int128)left + s.PausedInStretch), DeadlineConvention.CloseOfBusiness, out _);
    }
}
