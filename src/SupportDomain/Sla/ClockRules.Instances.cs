namespace SupportDomain.Sla;

/// <content>Instances: how they begin, end, go on after a stop, and are cancelled.</content>
internal sealed partial class ClockRules
{
    private void StartOrReopen(ref ClockState s, long at, int effects, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        bool runs = Metric.Runs(facts.Status);
        bool isFirst = s.Phase == ClockPhase.None;
        bool endsAtOnce = !runs && (effects & LeftRunning) != 0 && s.StoppedAt != at; // where an instance ends, none starts only to end with it
        if (s.IsActive || (!isFirst && Metric.Reopen == ReopenMode.KeepFirst) || !(runs || endsAtOnce) || !Metric.CanStart(facts))
        {
            return;
        }

        if (isFirst || Metric.Reopen == ReopenMode.NewInstance)
        {
            Begin(ref s, at, facts, sink);
            if (endsAtOnce)
            {
                End(ref s, at, (effects & (1 << (int)ClockEffect.Cancel)) != 0 ? ClockPhase.Cancelled : ClockPhase.Stopped, pauses, sink);
            }
        }
        else if (runs)
        {
            Reopen(ref s, at, facts, pauses, sink);
            Retarget(ref s, at, facts, pauses, sink);
        }
    }

    private void Begin(ref ClockState s, long at, in TicketFacts facts, IClockSink? sink)
    {
        s.Instance++;
        s.Start = at;
        s.PausedSince = SlaTime.Unset;
        s.PauseBegan = SlaTime.Unset;
        s.StoppedAt = SlaTime.Unset;
        s.Flags |= s.BreachedAt != SlaTime.Unset && s.Phase == ClockPhase.Stopped ? ClockFlags.BrokeBefore : ClockFlags.None;
        s.BreachedAt = SlaTime.Unset;
        s.LastPause = -1;
        s.ManualDue = s.ComingManualDue;
        s.Phase = ClockPhase.Active;
        Attach(ref s, PlanFor(facts, at), at, at, consumed: 0, paused: 0);
        CatchUp(ref s, at, sink);
    }

    /// <summary>Lets an instance go on. What is due under the policy that it had is established only where it goes on as if it had not stopped: else no time has passed under it since.</summary>
    private void Reopen(ref ClockState s, long at, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        long stoppedAt = s.StoppedAt;
        uint untold = s.ManualDue == s.ComingManualDue ? ReachedUntold(s, stoppedAt) : 0;
        s.StoppedAt = SlaTime.Unset;
        s.PauseBegan = SlaTime.Unset;
        s.ManualDue = s.ComingManualDue;
        s.Allowance = AllowanceOf(s);
        s.Phase = ClockPhase.Active;
        s.Flags &= ~ClockFlags.CancelledLater;
        if (Metric.Reopen == ReopenMode.Resume)
        {
            BeginPause(ref s, stoppedAt, sink);
            EndPause(ref s, at, pauses);
            if (untold != 0 && PlanFor(facts, at) == s.Plan)
            {
                TellNow(ref s, untold, at, sink);
            }
        }
        else
        {
            CatchUp(ref s, at, sink);
        }
    }

    /// <summary>
    /// Ends the instance without verdict. Where the ticket itself is cancelled or merged, nothing was owed: an instance that had ended in a breach has none any more, and neither
    /// has one of the closed form, which knows of no end before the ticket's.
    /// </summary>
    private void Cancel(ref ClockState s, long at, in TicketFacts facts, PauseList? pauses, IClockSink? sink)
    {
        if (s.IsActive)
        {
            End(ref s, at, ClockPhase.Cancelled, pauses, sink);
        }
        else if (s.Phase == ClockPhase.Stopped && StatusSets.IsVoid(facts.Status) && (s.BreachedAt != SlaTime.Unset || Clock.Stop is not null))
        {
            s.Phase = ClockPhase.Cancelled;
            s.Flags |= ClockFlags.CancelledLater;
            sink?.OnCancelledLater(this, s, at);
        }

        if (StatusSets.IsVoid(facts.Status) && s.Has(ClockFlags.BrokeBefore))
        {
            s.Flags &= ~ClockFlags.BrokeBefore;
            sink?.OnEarlierCancelled(this, s, at);
        }
    }

    private void End(ref ClockState s, long at, ClockPhase phase, PauseList? pauses, IClockSink? sink)
    {
        if (!s.IsActive)
        {
            return;
        }

        if (s.IsPaused)
        {
            EndPause(ref s, at, pauses);
        }

        s.Phase = phase;
        s.StoppedAt = at;
        s.NextLevelAt = SlaTime.Never;
        s.ComingManualDue = Metric.Reopen == ReopenMode.NewInstance ? SlaTime.Unset : s.ManualDue; // of a new instance it would not be the due date
        sink?.OnEnded(this, s);
    }
}
