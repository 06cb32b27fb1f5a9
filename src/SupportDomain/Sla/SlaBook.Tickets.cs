using SupportDomain.Identifiers;
using SupportDomain.Tickets;

namespace SupportDomain.Sla;

/// <content>The rows, states and occurrences of tickets.</content>
public sealed partial class SlaBook
{
    private int AddTicket(TicketId ticket, uint hash)
    {
        int slot = _tickets.Add(ticket, hash);
        if (slot == _rows.Count)
        {
            _rows.Add();
            _clocks.Add();
        }

        ref BookRow row = ref _rows[slot, 0];
        int generation = row.Generation + 1;
        row = new BookRow
        {
            WakeAt = SlaTime.Never,
            LastAt = SlaTime.Unset,
            LastSequence = -1,
            PassedUntil = SlaTime.Unset,
            FoldedAnewAt = SlaTime.Unset,
            LastOccurrence = -1,
            Generation = generation,
        };
        return slot;
    }

    private void Release(int slot)
    {
        ref BookRow row = ref _rows[slot, 0];
        _wakes.TryRemove(row.Wake);
        _numbers.Remove(slot);
        for (int i = row.LastOccurrence; i >= 0;)
        {
            ref LoggedStep step = ref _log[i, 0];
            int previous = step.Previous;
            if (step.Payload >= 0)
            {
                _payloads[step.Payload, 0] = null;
                _freePayloads.Push(step.Payload);
            }

            step = new LoggedStep { Previous = _freeOccurrence };
            _freeOccurrence = i;
            i = previous;
        }

        row = new BookRow { Generation = row.Generation + 1, FoldedAnewAt = SlaTime.Unset, LastOccurrence = -1, WakeAt = SlaTime.Never };
        _clocks.Clear(slot);
        _tickets.Remove(slot);
    }

    /// <summary>Whether an event with this number is there; another one with it is an error.</summary>
    private bool IsThere(int slot, in Occurrence step, string parameterName)
    {
        ref BookRow row = ref _rows[slot, 0];
        if (step.Sequence == 0 || step.Sequence > row.MaxSequence)
        {
            return false;
        }

        int place = PlaceOf(slot, step.Sequence);
        if (place < 0)
        {
            return false;
        }

        RequireSame(slot, StepAt(place), step, parameterName);
        return true;
    }

    private void RequireSame(int slot, in Occurrence known, in Occurrence step, string parameterName)
    {
        if (!known.SaysTheSameAs(step))
        {
            throw new ArgumentException($"Ticket {_tickets.TicketAt(slot).Value} has another event with the number {step.Sequence} already: {known.Kind}, not {step.Kind} as told now. A number belongs to one event.", parameterName);
        }
    }

    private void Take(int slot, Occurrence step)
    {
        ref BookRow row = ref _rows[slot, 0];
        bool isInOrder = step.At > row.LastAt || (step.At == row.LastAt && step.Sequence >= row.LastSequence);
        step.IsNew = row.IsDirty || !isInOrder || step.At < row.PassedUntil || !TryStep(ref row, slot, step);
        Enter(slot, step);
        if (step.IsNew && !row.IsDirty)
        {
            row.IsDirty = true;
            _dirty.Add(slot);
        }
    }

    /// <summary>Writes an occurrence into the log.</summary>
    private void Enter(int slot, in Occurrence step)
    {
        ref BookRow row = ref _rows[slot, 0];
        int place = _freeOccurrence;
        if (place >= 0)
        {
            _freeOccurrence = _log[place, 0].Previous;
        }
        else
        {
            place = _log.Add();
        }

        _log[place, 0] = new LoggedStep
        {
            At = step.At,
            Sequence = step.Sequence,
            Payload = KeepPayload(step.Payload),
            Previous = row.LastOccurrence,
            Kind = step.Kind,
            Role = step.Role,
            Visibility = step.Visibility,
            IsAutomatic = step.IsAutomatic,
            Channel = step.Channel,
            Status = step.Status,
            IsNew = step.IsNew,
        };
        row.LastOccurrence = place;
        NoteNumber(slot, step.Sequence, place);
        row.MaxSequence = Math.Max(row.MaxSequence, step.Sequence);
    }

    private int KeepPayload(object? payload)
    {
        if (payload is null)
        {
            return -1;
        }

        if (!_freePayloads.TryPop(out int place))
        {
            place = _payloads.Add();
        }

        _payloads[place, 0] = payload;
        return place;
    }

    private Occurrence StepAt(int place)
    {
        ref LoggedStep step = ref _log[place, 0];
        return new Occurrence
        {
            At = step.At,
            Sequence = step.Sequence,
            Payload = step.Payload < 0 ? null : _payloads[step.Payload, 0],
            Kind = step.Kind,
            Role = step.Role,
            Visibility = step.Visibility,
            IsAutomatic = step.IsAutomatic,
            Channel = step.Channel,
            Status = step.Status,
            IsNew = step.IsNew,
        };
    }

    /// <summary>Folds an event that comes in order; not one that shares its instant with another of an effect on the same clock, nor one so late that something was due since.</summary>
    private bool TryStep(ref BookRow row, int slot, in Occurrence step)
    {
        TicketFacts before = row.Facts;
        row.Facts.Fold(step);
        if (!TryStep(ref row, slot, step, before))
        {
            row.Facts = before;
            return false;
        }

        row.LastAt = step.At;
        row.LastSequence = step.Sequence;
        return true;
    }

    private bool TryStep(ref BookRow row, int slot, in Occurrence step, in TicketFacts before)
    {
        bool isTouched = false;
        for (int c = 0; c < _rules.Length; c++)
        {
            int effects = _rules[c].EffectsOf(step, before, row.Facts);
            _effects[c] = effects;
            if (effects == 0)
            {
                continue;
            }

            isTouched = true;
            if (_clocks.LastEffectAt(slot, c) == step.At)
            {
                return false;
            }

            _clocks.Load(slot, c, out _working[c]);
            if (_rules[c].NeedsHistory(_working[c], effects))
            {
                return false;
            }
        }

        return !isTouched || TryApply(ref row, slot, step);
    }

    /// <summary>Applies the effects that were found to the states that were loaded, and keeps them unless something was due since.</summary>
    private bool TryApply(ref BookRow row, int slot, in Occurrence step)
    {
        BeginTelling(slot, leavesOutTold: false);
        for (int c = 0; c < _rules.Length; c++)
        {
            if (_effects[c] != 0)
            {
                bool isManual = step.Kind == OccurrenceKind.DueDate && (_effects[c] & (1 << (int)ClockEffect.Retarget)) != 0;
                _rules[c].Apply(ref _working[c], step.At, _effects[c], isManual ? (TicketDueDateSet)step.Payload! : null, row.Facts, pauses: null, _collector);
            }
        }

        if (step.At < _advancedTo && IsSomethingDue(slot))
        {
            return false;
        }

        for (int c = 0; c < _rules.Length; c++)
        {
            if (_effects[c] != 0)
            {
                _clocks.Store(slot, c, _working[c], _rules[c].WakeAt(_working[c]));
            }
        }

        KeepTold(slot, row.Generation);
        SetWake(ref row, slot);
        return true;
    }

    /// <summary>Whether time alone would have told something by now, or a breach has been established: a late event that leads to it is a matter for a correction.</summary>
    private bool IsSomethingDue(int slot)
    {
        for (int c = 0; c < _rules.Length; c++)
        {
            long wakeAt = _effects[c] != 0 ? _rules[c].WakeAt(_working[c]) : _clocks.WakeAt(slot, c);
            if (wakeAt <= _advancedTo)
            {
                return true;
            }
        }

        foreach (SlaNotice notice in _collector.Notices)
        {
            if (notice.Kind == SlaNoticeKind.Breached)
            {
                return true;
            }
        }

        return false;
    }

    private void PassTime(int slot, long until)
    {
        ref BookRow row = ref _rows[slot, 0];
        row.Wake = default;
        row.WakeAt = SlaTime.Never;
        BeginTelling(slot, leavesOutTold: false);
        for (int c = 0; c < _rules.Length; c++)
        {
            _clocks.Load(slot, c, out ClockState state);
            _rules[c].PassTime(ref state, until, until, _collector);
            _clocks.Store(slot, c, state, _rules[c].WakeAt(state));
        }

        row.PassedUntil = Math.Max(row.PassedUntil, _collector.LastByTime);
        KeepTold(slot, row.Generation);
        SetWake(ref row, slot);
    }

    private void SetWake(ref BookRow row, int slot)
    {
        long wakeAt = _clocks.WakeAt(slot);
        if (wakeAt == row.WakeAt)
        {
            return;
        }

        row.WakeAt = wakeAt;
        if (wakeAt == SlaTime.Never)
        {
            _wakes.TryRemove(row.Wake);
            row.Wake = default;
        }
        else if (!_wakes.TryDefer(row.Wake, wakeAt))
        {
            row.Wake = _wakes.EnqueueDeferred(slot, 0, 0, wakeAt);
        }
    }

    private void BeginTelling(int slot, bool leavesOutTold)
    {
        _collector.Clear();
        _collector.Ticket = _tickets.TicketAt(slot);
        _collector.ToldUntil = _advancedTo;
        _collector.LeavesOutTold = leavesOutTold;
        _collector.ToldLevels = null;
        _collector.LastByTime = SlaTime.Unset;
    }

    private void KeepTold(int slot, int generation)
    {
        foreach (SlaNotice notice in _collector.Notices)
        {
            _pending.Enqueue((notice, slot, generation), notice.Place.TellAt);
        }
    }

    /// <summary>The instant from which the next notice can be told, with those that are void left out; or never.</summary>
    private long NextPending()
    {
        while (_pending.TryPeek(out (SlaNotice Notice, int Slot, int Generation) item, out long tellAt))
        {
            if (!IsVoid(item))
            {
                return Math.Max(tellAt, _advancedTo);
            }

            _pending.Dequeue();
        }

        return SlaTime.Never;
    }

    /// <summary>Whether a notice was made before its ticket was folded anew, for a time that had not come then.</summary>
    private bool IsVoid((SlaNotice Notice, int Slot, int Generation) item)
    {
        ref BookRow row = ref _rows[item.Slot, 0];
        return item.Generation != row.Generation && (_tickets.TicketAt(item.Slot) != item.Notice.Ticket || item.Notice.Place.TellAt > row.FoldedAnewAt);
    }
}
