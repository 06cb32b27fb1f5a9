using System.Collections.Immutable;
using NodaTime;
using SupportDomain.BusinessTime;

namespace SupportDomain.Sla;

/// <summary>A policy with the calendar it is read by: how time is measured and when its target is due.</summary>
internal sealed class SlaPlan
{
    private readonly WorkingTimeline? _timeline;

    internal SlaPlan(SlaPolicy policy, BusinessCalendar calendar)
    {
        Policy = policy;
        Calendar = calendar;
        _timeline = policy.Target.IsMeasuredOnTheClock ? null : calendar.Timeline;
        Stretch = policy.Target.Stretch is { } stretch ? SlaTime.Saturated(stretch.ToInt128Nanoseconds()) : -1;
    }

    internal SlaPolicy Policy { get; }

    internal BusinessCalendar Calendar { get; }

    internal ImmutableArray<EscalationLevel> Levels => Policy.Levels;

    /// <summary>The measured time allowed, or -1 for a target that names a point in time.</summary>
    internal long Stretch { get; }

    internal bool IsPoint => Stretch < 0;

    internal bool IsRecorded => Policy.Target is RecordedDeadlineTarget;

    /// <summary>The time that counts within <c>[from, to)</c>; none outside the calendar's horizon.</summary>
    internal long Measure(long from, long to)
    {
        if (to <= from)
        {
            return 0;
        }

        return _timeline?.Measure(from, to) ?? to - from;
    }

    /// <summary>The instant at which so much time has counted since another; never, with the reason, if none is known.</summary>
    internal long Add(long from, long measured, DeadlineConvention convention, out NoDeadlineReason reason)
    {
        reason = NoDeadlineReason.None;
        if (_timeline is null)
        {
            bool fits = measured < (Int128)SlaTime.End - from;
            reason = fits ? reason : NoDeadlineReason.OutsideHorizon;
            return fits ? from + measured : SlaTime.Never;
        }

        BusinessTimeStatus status = _timeline.Add(from, measured, convention, out long result);
        reason = status switch
        {
            BusinessTimeStatus.Found => NoDeadlineReason.None,
            BusinessTimeStatus.NoWorkingTime => NoDeadlineReason.NoWorkingTime,
            _ => NoDeadlineReason.OutsideHorizon,
        };
        return status == BusinessTimeStatus.Found ? result : SlaTime.Never;
    }

    /// <summary>The deadline of so much time from an instant on: where the next opening is unknown, the last instant that meets is the due one.</summary>
    internal (long Due, long Breach) AddBoth(long from, long measured, out NoDeadlineReason reason)
    {
        long due = Add(from, measured, DeadlineConvention.CloseOfBusiness, out reason);
        long breach = due == SlaTime.Never ? due : Add(from, measured, DeadlineConvention.NextOpening, out _);
        return (due, breach == SlaTime.Never ? due : breach);
    }

    /// <summary>The deadline of the whole target from a start.</summary>
    internal (long Due, long Breach) From(long start, out NoDeadlineReason reason)
    {
        if (!IsPoint)
        {
            return AddBoth(start, Stretch, out reason);
        }

        SlaDeadline deadline = Policy.Target.DeadlineFrom(SlaTime.ToInstant(start), Calendar);
        reason = deadline.Reason;
        if (!deadline.Exists)
        {
            return (SlaTime.Never, SlaTime.Never);
        }

        bool fits = SlaTime.TryOf(deadline.DueAt, out long due) & SlaTime.TryOf(deadline.BreachAt, out long breach);
        reason = fits ? NoDeadlineReason.None : NoDeadlineReason.OutsideHorizon;
        return fits ? (due, breach) : (SlaTime.Never, SlaTime.Never);
    }

    /// <summary>The first opening at or after an instant, or the instant itself where none is known.</summary>
    internal long OpenAtOrAfter(long at)
    {
        WorkingTimeline hours = Calendar.Timeline;
        Instant instant = SlaTime.ToInstant(at);
        bool isClosed = hours.Covers(instant) && !hours.IsOpen(instant);
        return isClosed && hours.NextOpening(instant).TryGetValue(out Instant opening) && SlaTime.TryOf(opening, out long open) ? open : at;
    }
}
