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

        if (_timeline is null)
        {
            return to - from;
        }

        Instant start = Instant.Max(SlaTime.ToInstant(from), _timeline.Start);
        Instant end = Instant.Min(SlaTime.ToInstant(to), _timeline.End);
        return start >= end ? 0 : _timeline.WorkingTimeBetween(start, end).ToInt64Nanoseconds();
    }

    /// <summary>The instant at which so much time has counted since another; never, with the reason, if none is known.</summary>
    internal long Add(long from, long measured, DeadlineConvention convention, out NoDeadlineReason reason)
    {
        reason = NoDeadlineReason.None;
        if (_timeline is null)
        {
            bool fits = SlaTime.TryOf(SlaTime.ToInstant(from) + Duration.FromNanoseconds(measured), out long due);
            reason = fits ? reason : NoDeadlineReason.OutsideHorizon;
            return due;
        }

        BusinessTimeResult result = _timeline.AddWorkingTime(SlaTime.ToInstant(from), Duration.FromNanoseconds(measured), convention);
        if (result.TryGetValue(out Instant at) && SlaTime.TryOf(at, out long instant))
        {
            return instant;
        }

        reason = result.Status == BusinessTimeStatus.NoWorkingTime ? NoDeadlineReason.NoWorkingTime : NoDeadlineReason.OutsideHorizon;
        return SlaTime.Never;
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
