using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace SupportDomain.BusinessTime;

/// <summary>
/// A compiled set of open time: merged, disjoint, ascending half-open segments within a horizon. Every query of a calendar reads this one set.
/// </summary>
/// <remarks>
/// <para>Queries take constant time when openings are spread evenly and O(log n) at worst, whatever the span asked about, and allocate nothing.
/// The horizon is <c>[Start, End)</c>; measuring may reach <c>End</c> itself.</para>
/// <para>Equal if horizon and segments are equal; no order. There is no <c>default</c>. Immutable, safe for use by many threads.</para>
/// </remarks>
public sealed partial class WorkingTimeline : IEquatable<WorkingTimeline>
{
    private readonly Segment[] _segments;
    private readonly int _count;
    private readonly long _start;
    private readonly long _end;
    private readonly long _total;
    private readonly SegmentIndex _byEnd;
    private readonly SegmentIndex _byWorked;

    /// <summary>Takes merged, disjoint, ascending, non-empty segments within <c>[start, end]</c>.</summary>
    internal WorkingTimeline(List<(long Start, long End)> segments, long start, long end)
    {
        _start = start;
        _end = end;
        _count = segments.Count;
        _segments = new Segment[_count + 1];
        long[] limits = new long[_count];
        long before = 0;
        for (int i = 0; i < _count; i++)
        {
            (long from, long to) = segments[i];
            _segments[i] = new Segment(from, to, before);
            before += to - from;
            limits[i] = to;
        }

        _total = before;
        _segments[_count] = new Segment(end, long.MaxValue, before);
        _byEnd = SegmentIndex.Create(limits, start, end);
        for (int i = 0; i < _count; i++)
        {
            limits[i] = _segments[i + 1].Before;
        }

        _byWorked = SegmentIndex.Create(limits, 0, before);
        Start = UnixTime.ToInstant(start);
        End = UnixTime.ToInstant(end);
    }

    /// <summary>Gets the start of the horizon, inclusive.</summary>
    public Instant Start { get; }

    /// <summary>Gets the end of the horizon, exclusive for "is it open" and inclusive as an end of measuring.</summary>
    public Instant End { get; }

    /// <summary>Gets the number of open segments.</summary>
    public int Count => _count;

    /// <summary>Gets all working time within the horizon.</summary>
    public Duration TotalWorkingTime => Duration.FromNanoseconds(_total);

    /// <summary>Gets an open segment.</summary>
    /// <param name="index">Its position, from 0 to <see cref="Count"/>, exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is outside these bounds.</exception>
    public Interval this[int index] => index >= 0 && index < _count
        ? new Interval(UnixTime.ToInstant(_segments[index].Start), UnixTime.ToInstant(_segments[index].End))
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The timeline has {_count} segments; an index is from 0 to before that.");

    /// <summary>Compares two timelines by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they are equal.</returns>
    public static bool operator ==(WorkingTimeline? left, WorkingTimeline? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Compares two timelines by value.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>True if they differ.</returns>
    public static bool operator !=(WorkingTimeline? left, WorkingTimeline? right) => !(left == right);

    /// <summary>Says whether an instant lies within the horizon <c>[Start, End)</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>True if the timeline knows about it.</returns>
    public bool Covers(Instant instant) => instant >= Start && instant < End;

    /// <summary>Says whether an instant is open.</summary>
    /// <param name="instant">The instant, within the horizon.</param>
    /// <returns>True from an opening, inclusive, to the closing, exclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is outside the horizon.</exception>
    public bool IsOpen(Instant instant)
    {
        long t = Within(instant, nameof(instant));
        return t < _end && _segments[_byEnd.FirstEndAfter(_segments, t)].Start <= t;
    }

    /// <summary>Measures the working time in <c>[start, end)</c>.</summary>
    /// <param name="start">The start, inclusive, within the horizon.</param>
    /// <param name="end">The end, exclusive, within the horizon or at its end.</param>
    /// <returns>The exact working time; zero if <paramref name="end"/> is not after <paramref name="start"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the horizon.</exception>
    public Duration WorkingTimeBetween(Instant start, Instant end)
    {
        long from = Within(start, nameof(start));
        long to = Within(end, nameof(end));
        return to <= from ? Duration.Zero : Duration.FromNanoseconds(WorkedUntil(to) - WorkedUntil(from));
    }

    /// <summary>Measures the working time in <c>[start, end)</c> if the horizon covers it.</summary>
    /// <param name="start">The start, inclusive.</param>
    /// <param name="end">The end, exclusive.</param>
    /// <param name="workingTime">The exact working time; zero if <paramref name="end"/> is not after <paramref name="start"/> or the answer is no.</param>
    /// <returns>False if an instant is outside the horizon.</returns>
    public bool TryGetWorkingTimeBetween(Instant start, Instant end, out Duration workingTime)
    {
        if (start < Start || start > End || end < Start || end > End)
        {
            workingTime = Duration.Zero;
            return false;
        }

        workingTime = WorkingTimeBetween(start, end);
        return true;
    }

    /// <summary>Goes forward from an instant until a working duration has passed.</summary>
    /// <param name="start">The instant to start from, open or not.</param>
    /// <param name="duration">The working time, not negative.</param>
    /// <param name="convention">Which instant is meant when the duration ends exactly at a closing.</param>
    /// <returns>The instant, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative or <paramref name="convention"/> is not defined.</exception>
    public BusinessTimeResult AddWorkingTime(Instant start, Duration duration, DeadlineConvention convention)
    {
        CheckDuration(duration, nameof(duration), nameof(SubtractWorkingTime));
        if (convention is not (DeadlineConvention.CloseOfBusiness or DeadlineConvention.NextOpening))
        {
            throw new ArgumentOutOfRangeException(nameof(convention), convention, "A convention is one of the members of DeadlineConvention.");
        }

        if (start < Start || start > End)
        {
            return None(isOutside: true);
        }

        if (convention == DeadlineConvention.CloseOfBusiness && duration == Duration.Zero)
        {
            return BusinessTimeResult.Found(start);
        }

        long worked = WorkedUntil(UnixTime.ToNanoseconds(start));
        if (duration.Days > DaysInHorizonAtMost || _total - worked < duration.ToInt64Nanoseconds())
        {
            return None(isOutside: false);
        }

        long target = worked + duration.ToInt64Nanoseconds();
        return convention == DeadlineConvention.CloseOfBusiness ? FirstWith(target) : FirstOpenWith(target);
    }

    /// <summary>Goes backward from an instant until a working duration has passed.</summary>
    /// <param name="end">The instant to start from, open or not.</param>
    /// <param name="duration">The working time, not negative.</param>
    /// <param name="convention">Which instant is meant when the duration starts exactly at an opening.</param>
    /// <returns>The instant, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative or <paramref name="convention"/> is not defined.</exception>
    public BusinessTimeResult SubtractWorkingTime(Instant end, Duration duration, StartConvention convention)
    {
        CheckDuration(duration, nameof(duration), nameof(AddWorkingTime));
        if (convention is not (StartConvention.LatestStart or StartConvention.LatestWorkingStart or StartConvention.EarliestStart))
        {
            throw new ArgumentOutOfRangeException(nameof(convention), convention, "A convention is one of the members of StartConvention.");
        }

        if (end < Start || end > End)
        {
            return None(isOutside: true);
        }

        if (convention == StartConvention.LatestStart && duration == Duration.Zero)
        {
            return BusinessTimeResult.Found(end);
        }

        long t = UnixTime.ToNanoseconds(end);
        long worked = WorkedUntil(t);
        if (duration.Days > DaysInHorizonAtMost || worked < duration.ToInt64Nanoseconds())
        {
            return None(isOutside: false);
        }

        long target = worked - duration.ToInt64Nanoseconds();
        if (convention == StartConvention.EarliestStart)
        {
            return target == 0 ? None(isOutside: false) : FirstWith(target);
        }

        return duration == Duration.Zero ? PreviousInClosure(t) : LatestWith(target);
    }

    /// <summary>Finds the first opening after an instant.</summary>
    /// <param name="instant">The instant, exclusive: an opening exactly then does not count.</param>
    /// <returns>The opening, or why there is none.</returns>
    public BusinessTimeResult NextOpening(Instant instant)
    {
        if (instant < Start || instant > End)
        {
            return None(isOutside: true);
        }

        long t = UnixTime.ToNanoseconds(instant);
        int position = _byEnd.FirstEndAfter(_segments, t);
        position += position < _count && _segments[position].Start <= t ? 1 : 0;
        return position < _count ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position].Start)) : None(isOutside: false);
    }

    /// <summary>Finds the first closing after an instant.</summary>
    /// <param name="instant">The instant, exclusive: a closing exactly then does not count.</param>
    /// <returns>The closing, or why there is none. A segment that the horizon cuts ends there.</returns>
    public BusinessTimeResult NextClosing(Instant instant)
    {
        if (instant < Start || instant > End)
        {
            return None(isOutside: true);
        }

        int position = _byEnd.FirstEndAfter(_segments, UnixTime.ToNanoseconds(instant));
        return position < _count ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position].End)) : None(isOutside: false);
    }

    /// <summary>Finds the last opening at or before an instant.</summary>
    /// <param name="instant">The instant, inclusive.</param>
    /// <returns>The opening, or why there is none. A segment that the horizon cuts starts there.</returns>
    public BusinessTimeResult PreviousOpening(Instant instant)
    {
        if (instant < Start || instant > End)
        {
            return None(isOutside: true);
        }

        long t = UnixTime.ToNanoseconds(instant);
        int position = _byEnd.FirstEndAfter(_segments, t);
        position -= position < _count && _segments[position].Start <= t ? 0 : 1;
        return position >= 0 ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position].Start)) : None(isOutside: false);
    }

    /// <summary>Finds the last closing at or before an instant.</summary>
    /// <param name="instant">The instant, inclusive.</param>
    /// <returns>The closing, or why there is none.</returns>
    public BusinessTimeResult PreviousClosing(Instant instant)
    {
        if (instant < Start || instant > End)
        {
            return None(isOutside: true);
        }

        int position = _byEnd.FirstEndAfter(_segments, UnixTime.ToNanoseconds(instant)) - 1;
        return position >= 0 ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position].End)) : None(isOutside: false);
    }

    /// <inheritdoc/>
    public bool Equals(WorkingTimeline? other)
    {
        if (other is null || _count != other._count || _start != other._start || _end != other._end)
        {
            return false;
        }

        for (int i = 0; i < _count; i++)
        {
            if (_segments[i].Start != other._segments[i].Start || _segments[i].End != other._segments[i].End)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkingTimeline);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_count, _start, _end, _total);

    /// <summary>Finds the last instant of <c>(start, end]</c> right before which it is open, whether it is open afterwards or not.</summary>
    internal BusinessTimeResult LastClosingWithin(Instant start, Instant end)
    {
        (long from, long to) = Clamp(start, end);
        if (from >= to)
        {
            return BusinessTimeResult.NoWorkingTime;
        }

        int position = _byEnd.FirstEndAfter(_segments, to - 1);
        if (position < _count && _segments[position].Start < to)
        {
            return BusinessTimeResult.Found(UnixTime.ToInstant(to));
        }

        return position > 0 && _segments[position - 1].End > from ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position - 1].End)) : BusinessTimeResult.NoWorkingTime;
    }

    private const int DaysInHorizonAtMost = 106_000;

    private static void CheckDuration(Duration duration, string parameterName, string twin)
    {
        if (duration < Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(parameterName, duration, $"A working duration is not negative; to go the other way, use {twin}.");
        }
    }

    private BusinessTimeResult None(bool isOutside) => _count == 0 && !isOutside ? BusinessTimeResult.NoWorkingTime : BusinessTimeResult.OutsideHorizon;

    private long Within(Instant instant, string parameterName)
    {
        if (instant < Start || instant > End)
        {
            ThrowOutside(instant, parameterName);
        }

        return UnixTime.ToNanoseconds(instant);
    }

    // Apart, so that the check above is small enough to become part of its callers.
    [DoesNotReturn]
    private void ThrowOutside(Instant instant, string parameterName) =>
        throw new ArgumentOutOfRangeException(parameterName, instant, $"The calendar is valid from {Start} to {End}; an instant outside has no answer.");

    private long WorkedUntil(long t)
    {
        ref readonly Segment segment = ref _segments[_byEnd.FirstEndAfter(_segments, t)];
        return segment.Before + Math.Max(0, t - segment.Start);
    }

    /// <summary>The earliest instant at which a working time above 0 and up to the total has passed since the horizon's start.</summary>
    private BusinessTimeResult FirstWith(long worked)
    {
        ref readonly Segment segment = ref _segments[_byWorked.FirstWorkedAfter(_segments, worked - 1)];
        return BusinessTimeResult.Found(UnixTime.ToInstant(segment.Start + (worked - segment.Before)));
    }

    /// <summary>The latest instant, start of a segment at a joint, at which exactly this working time has passed.</summary>
    private BusinessTimeResult LatestWith(long worked)
    {
        ref readonly Segment segment = ref _segments[_byWorked.FirstWorkedAfter(_segments, worked)];
        return BusinessTimeResult.Found(UnixTime.ToInstant(segment.Start + (worked - segment.Before)));
    }

    private BusinessTimeResult FirstOpenWith(long worked) => worked == _total ? None(isOutside: false) : LatestWith(worked);

    private BusinessTimeResult PreviousInClosure(long t)
    {
        int position = _byEnd.FirstEndAfter(_segments, t);
        if (position < _count && _segments[position].Start <= t)
        {
            return BusinessTimeResult.Found(UnixTime.ToInstant(t));
        }

        return position > 0 ? BusinessTimeResult.Found(UnixTime.ToInstant(_segments[position - 1].End)) : None(isOutside: false);
    }
}
