using System.Collections.Immutable;

namespace SupportDomain.BusinessTime;

/// <summary>Operations on the intervals of one date.</summary>
internal static class DayIntervals
{
    /// <summary>Refuses <c>default</c>.</summary>
    public static void Check(DayInterval interval, string parameterName)
    {
        if (interval.IsDefault)
        {
            throw new ArgumentException("An interval is made by its constructor; default(DayInterval) is none.", parameterName);
        }
    }

    /// <summary>Copies the intervals ordered by start, each once.</summary>
    public static ImmutableArray<DayInterval> Sorted(ReadOnlySpan<DayInterval> intervals, string parameterName)
    {
        foreach (DayInterval interval in intervals)
        {
            Check(interval, parameterName);
        }

        DayInterval[] copy = intervals.ToArray();
        Array.Sort(copy);
        return [.. copy.Distinct()];
    }

    /// <summary>Takes a cut within one date out of sorted intervals of that date. A cut can split an overnight interval only before midnight.</summary>
    public static ImmutableArray<DayInterval> Without(ImmutableArray<DayInterval> intervals, DayInterval cut, string parameterName)
    {
        ImmutableArray<DayInterval>.Builder result = ImmutableArray.CreateBuilder<DayInterval>(intervals.Length + 1);
        foreach (DayInterval interval in intervals)
        {
            if (cut.End <= interval.Start || cut.Start.NanosecondOfDay >= interval.EndOffset)
            {
                result.Add(interval);
                continue;
            }

            if (cut.Start > interval.Start)
            {
                result.Add(new DayInterval(interval.Start, cut.Start));
            }

            if (cut.End.NanosecondOfDay < interval.EndOffset)
            {
                AddAfterCut(result, cut, interval, parameterName);
            }
        }

        return Sorted(result.ToArray(), nameof(intervals));
    }

    private static void AddAfterCut(ImmutableArray<DayInterval>.Builder result, DayInterval cut, DayInterval interval, string parameterName)
    {
        if (cut.End.IsEndOfDay)
        {
            throw new ArgumentException($"The break {cut} would leave hours of {interval} that start after midnight; end the overnight interval at the break and give the rest to the next weekday.", parameterName);
        }

        result.Add(new DayInterval(cut.End, interval.End));
    }
}
