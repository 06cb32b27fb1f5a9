namespace SupportDomain.Sla;

/// <content>Folding tickets anew whose events came late or out of order.</content>
public sealed partial class SlaBook
{
    private void Settle()
    {
        foreach (int slot in _dirty)
        {
            if (_rows[slot, 0].IsDirty)
            {
                Refold(slot);
            }
        }

        _dirty.Clear();
    }

    private void Refold(int slot)
    {
        ref BookRow row = ref _rows[slot, 0];
        Occurrence[] steps = StepsOf(slot, isNewLeftOut: false);
        bool isLate = _advancedTo != SlaTime.Unset && Array.Exists(steps, s => s.IsNew && s.At <= _advancedTo);
        TellWhatIsOwed(ref row, slot);
        BeginTelling(slot, leavesOutTold: true);
        if (isLate)
        {
            Correct(slot, steps);
        }

        HistoryFold fold = new(_rules);
        if (_advancedTo != SlaTime.Unset)
        {
            fold.Run(steps, _advancedTo, _collector);
            fold.PassTime(_advancedTo, _collector);
            row.PassedUntil = _collector.LastByTime;
        }

        int first = Array.FindIndex(steps, s => s.At > _advancedTo);
        fold.Run(first < 0 ? [] : steps.AsSpan(first), SlaTime.Never, _collector);
        for (int c = 0; c < _rules.Length; c++)
        {
            _clocks.Store(slot, c, fold.States[c], _rules[c].WakeAt(fold.States[c]));
        }

        row.Facts = fold.Facts;
        row.LastAt = steps.Length == 0 ? SlaTime.Unset : steps[^1].At;
        row.LastSequence = steps.Length == 0 ? -1 : steps[^1].Sequence;
        row.Generation++;
        row.FoldedAnewAt = _advancedTo;
        row.IsDirty = false;
        for (int i = row.LastOccurrence; i >= 0; i = _log[i, 0].Previous)
        {
            _log[i, 0].IsNew = false;
        }

        KeepTold(slot, row.Generation);
        SetWake(ref row, slot);
    }

    /// <summary>Tells what an event at the very instant that time was advanced to brought due, and what was not told since.</summary>
    private void TellWhatIsOwed(ref BookRow row, int slot)
    {
        if (row.WakeAt <= _advancedTo)
        {
            _wakes.TryRemove(row.Wake);
            PassTime(slot, _advancedTo);
        }
    }

    /// <summary>Compares what was known as of the time advanced to with what is known now: breaches that came or went are corrected, ends are told.</summary>
    private void Correct(int slot, Occurrence[] steps)
    {
        _collector.ToldLevels = [];
        InstanceCollector before = InstancesOf(StepsOf(slot, isNewLeftOut: true), out HistoryFold was, _collector.ToldLevels);
        InstanceCollector after = InstancesOf(steps, out HistoryFold now, levels: null);
        for (int c = 0; c < Clocks.Length; c++)
        {
            Dictionary<int, ClockState> old = before.Instances(c, was.States[c]).ToDictionary(s => s.Instance);
            foreach (ClockState current in after.Instances(c, now.States[c]))
            {
                CorrectInstance(c, old.Remove(current.Instance, out ClockState former) ? former : null, current);
            }

            foreach (ClockState gone in old.Values)
            {
                CorrectInstance(c, gone, null);
            }
        }
    }

    private void CorrectInstance(int clock, ClockState? before, ClockState? after)
    {
        ClockRules rules = _rules[clock];
        SlaOutcome? was = before is { } b ? ClockVerdict.OutcomeOf(rules, b) : null;
        SlaOutcome? now = after is { } a ? ClockVerdict.OutcomeOf(rules, a) : null;
        if (was == now && before?.BreachedAt == after?.BreachedAt)
        {
            return;
        }

        bool isUndone = was == SlaOutcome.Met && after is { } undone && undone.Has(ClockFlags.CancelledLater);
        if (isUndone || before is { BreachedAt: not SlaTime.Unset } || after is { BreachedAt: not SlaTime.Unset })
        {
            _collector.Notices.Add(new SlaNotice(SlaNoticeKind.Corrected, _collector.Ticket, rules.Clock.Id, (before ?? after)!.Value.Instance, SlaTime.ToInstant(_advancedTo))
            {
                IsLate = true,
                Before = before is { } x ? ClockVerdict.Of(_collector.Ticket, rules, x, _advancedTo) : null,
                After = after is { } y ? ClockVerdict.Of(_collector.Ticket, rules, y, _advancedTo) : null,
                Place = (_advancedTo, clock),
            });
        }
        else if (after is { } ended && now is SlaOutcome.Met or SlaOutcome.Cancelled)
        {
            _collector.TellEnd(rules, ended);
        }
    }

    private InstanceCollector InstancesOf(Occurrence[] steps, out HistoryFold fold, HashSet<PassedLevel>? levels)
    {
        InstanceCollector instances = new(_rules.Length) { Levels = levels };
        fold = new HistoryFold(_rules);
        fold.Run(steps, _advancedTo, instances);
        fold.PassTime(_advancedTo, instances);
        return instances;
    }

    /// <summary>The occurrences of a ticket in the order in which they are folded.</summary>
    private Occurrence[] StepsOf(int slot, bool isNewLeftOut)
    {
        List<Occurrence> steps = [];
        for (int i = _rows[slot, 0].LastOccurrence; i >= 0; i = _log[i, 0].Previous)
        {
            if (!(isNewLeftOut && _log[i, 0].IsNew))
            {
                steps.Add(StepAt(i));
            }
        }

        steps.Reverse();
        return HistoryFold.Sorted([.. steps]);
    }
}
