namespace SupportDomain.BusinessTime;

/// <content>The same questions in nanoseconds since 1970, for callers who keep instants so.</content>
public sealed partial class WorkingTimeline
{
    /// <summary>Measures the working time in <c>[from, to)</c>, as far as the horizon covers it.</summary>
    internal long Measure(long from, long to)
    {
        long start = Math.Max(from, _start);
        long end = Math.Min(to, _end);
        return end <= start ? 0 : WorkedUntil(end) - WorkedUntil(start);
    }

    /// <summary>As <see cref="AddWorkingTime"/>; a duration that is not negative.</summary>
    internal BusinessTimeStatus Add(long from, long duration, DeadlineConvention convention, out long result)
    {
        result = from;
        if (from < _start || from > _end)
        {
            return BusinessTimeStatus.OutsideHorizon;
        }

        if (convention == DeadlineConvention.CloseOfBusiness && duration == 0)
        {
            return BusinessTimeStatus.Found;
        }

        long worked = WorkedUntil(from);
        bool isOpenEnded = convention == DeadlineConvention.NextOpening;
        if (_total - worked < duration || (isOpenEnded && _total - worked == duration))
        {
            return _count == 0 ? BusinessTimeStatus.NoWorkingTime : BusinessTimeStatus.OutsideHorizon;
        }

        long target = worked + duration;
        ref readonly Segment segment = ref _segments[_byWorked.FirstWorkedAfter(_segments, isOpenEnded ? target : target - 1)];
        result = segment.Start + (target - segment.Before);
        return BusinessTimeStatus.Found;
    }
}
