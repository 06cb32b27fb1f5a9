using NodaTime;

namespace SupportDomain.BusinessTime;

/// <content>Open periods.</content>
public sealed partial class WorkingTimeline
{
    /// <summary>Enumerates the open periods within <c>[start, end)</c>, ascending, cut to these bounds and to the horizon; lazy.</summary>
    /// <param name="start">The start, inclusive; any instant.</param>
    /// <param name="end">The end, exclusive; any instant.</param>
    /// <returns>Merged, disjoint periods, none empty; nothing if <paramref name="end"/> is not after <paramref name="start"/>.</returns>
    public IEnumerable<Interval> PeriodsBetween(Instant start, Instant end)
    {
        (long from, long to) = Clamp(start, end);
        for (int i = from < to ? _byEnd.FirstEndAfter(_segments, from) : _count; i < _count && _segments[i].Start < to; i++)
        {
            yield return Cut(i, from, to);
        }
    }

    /// <summary>Enumerates the open periods within <c>[start, end)</c>, the latest first, cut to these bounds and to the horizon; lazy.</summary>
    /// <param name="start">The start, inclusive; any instant.</param>
    /// <param name="end">The end, exclusive; any instant.</param>
    /// <returns>Merged, disjoint periods, none empty; nothing if <paramref name="end"/> is not after <paramref name="start"/>.</returns>
    public IEnumerable<Interval> PeriodsBetweenDescending(Instant start, Instant end)
    {
        (long from, long to) = Clamp(start, end);
        if (from >= to)
        {
            yield break;
        }

        // The segment after the last instant, if it has begun by then, is the first to report.
        int last = _byEnd.FirstEndAfter(_segments, to - 1);
        last -= last < _count && _segments[last].Start < to ? 0 : 1;
        for (int i = last; i >= 0 && _segments[i].End > from; i--)
        {
            yield return Cut(i, from, to);
        }
    }

    /// <summary>Writes the open periods within <c>[start, end)</c>, ascending, cut to these bounds and to the horizon, without allocating.</summary>
    /// <param name="start">The start, inclusive; any instant.</param>
    /// <param name="end">The end, exclusive; any instant.</param>
    /// <param name="destination">Where to write them.</param>
    /// <param name="next">The instant to go on from: the end of the last period written if there are more, else <paramref name="end"/>.</param>
    /// <returns>How many were written; fewer than there are if <paramref name="destination"/> is full.</returns>
    public int CopyPeriods(Instant start, Instant end, Span<Interval> destination, out Instant next)
    {
        (long from, long to) = Clamp(start, end);
        int written = 0;
        int position = from < to ? _byEnd.FirstEndAfter(_segments, from) : _count;
        for (; position < _count && _segments[position].Start < to && written < destination.Length; position++)
        {
            destination[written++] = Cut(position, from, to);
        }

        bool isMore = position < _count && _segments[position].Start < to;
        next = !isMore ? end : written == 0 ? start : destination[written - 1].End;
        return written;
    }

    private (long From, long To) Clamp(Instant start, Instant end) => (
        UnixTime.ToNanoseconds(Instant.Min(Instant.Max(start, Start), End)),
        UnixTime.ToNanoseconds(Instant.Max(Instant.Min(end, End), Start)));

    private Interval Cut(int index, long from, long to) => new(
        UnixTime.ToInstant(Math.Max(_segments[index].Start, from)),
        UnixTime.ToInstant(Math.Min(_segments[index].End, to)));
}
