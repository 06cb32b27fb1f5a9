using NodaTime;
using SupportDomain.Internal;

namespace SupportDomain.BusinessTime;

/// <content>Set algebra. Each operation takes one pass over the segments of both, and its horizon is what both horizons have in common.</content>
public sealed partial class WorkingTimeline
{
    /// <summary>Gives the time that is open in this timeline or another.</summary>
    /// <param name="other">The other timeline.</param>
    /// <returns>The union within the common horizon.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The horizons have nothing in common.</exception>
    public WorkingTimeline Union(WorkingTimeline other) => Combine(other, SegmentSets.Union);

    /// <summary>Gives the time that is open in this timeline and another.</summary>
    /// <param name="other">The other timeline.</param>
    /// <returns>The intersection within the common horizon.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The horizons have nothing in common.</exception>
    public WorkingTimeline Intersect(WorkingTimeline other) => Combine(other, SegmentSets.Intersect);

    /// <summary>Gives the time that is open in this timeline and not in another.</summary>
    /// <param name="other">The other timeline.</param>
    /// <returns>The difference within the common horizon.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The horizons have nothing in common.</exception>
    public WorkingTimeline Except(WorkingTimeline other) => Combine(other, SegmentSets.Except);

    /// <summary>Gives the part within <c>[start, end)</c>, which becomes the horizon.</summary>
    /// <param name="start">The start, inclusive, within the horizon.</param>
    /// <param name="end">The end, exclusive, within the horizon or at its end, after <paramref name="start"/>.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the horizon, or <paramref name="end"/> is not after <paramref name="start"/>.</exception>
    public WorkingTimeline Clip(Instant start, Instant end)
    {
        long from = Within(start, nameof(start));
        long to = Within(end, nameof(end));
        return to > from
            ? new WorkingTimeline(SegmentSets.Clip(ToList(), from, to), from, to)
            : throw new ArgumentOutOfRangeException(nameof(end), end, $"A horizon from {start} ends after it.");
    }

    private WorkingTimeline Combine(
        WorkingTimeline other,
        Func<List<(long Start, long End)>, List<(long Start, long End)>, List<(long Start, long End)>> operation)
    {
        Guard.Against.Null(other);
        long from = Math.Max(_start, other._start);
        long to = Math.Min(_end, other._end);
        return from < to
            ? new WorkingTimeline(operation(SegmentSets.Clip(ToList(), from, to), SegmentSets.Clip(other.ToList(), from, to)), from, to)
            : throw new ArgumentException($"The horizons {Start} to {End} and {other.Start} to {other.End} have nothing in common.", nameof(other));
    }

    private List<(long Start, long End)> ToList()
    {
        List<(long Start, long End)> result = new(_count);
        for (int i = 0; i < _count; i++)
        {
            result.Add((_segments[i].Start, _segments[i].End));
        }

        return result;
    }
}
