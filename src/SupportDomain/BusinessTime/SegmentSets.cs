namespace SupportDomain.BusinessTime;

/// <summary>Set operations on merged, disjoint, ascending lists of half-open segments; each in one pass.</summary>
internal static class SegmentSets
{
    public static List<(long Start, long End)> Clip(List<(long Start, long End)> segments, long from, long until)
    {
        List<(long Start, long End)> result = new(segments.Count);
        foreach ((long start, long end) in segments)
        {
            long clippedStart = Math.Max(start, from);
            long clippedEnd = Math.Min(end, until);
            if (clippedStart < clippedEnd)
            {
                result.Add((clippedStart, clippedEnd));
            }
        }

        return result;
    }

    /// <summary>Adds a segment whose start is not before the start of the last one; what overlaps or touches becomes one.</summary>
    public static void Unite(List<(long Start, long End)> segments, long start, long end)
    {
        if (segments.Count > 0 && start <= segments[^1].End)
        {
            segments[^1] = (segments[^1].Start, Math.Max(segments[^1].End, end));
        }
        else
        {
            segments.Add((start, end));
        }
    }

    public static List<(long Start, long End)> Union(List<(long Start, long End)> first, List<(long Start, long End)> second)
    {
        List<(long Start, long End)> result = new(first.Count + second.Count);
        int i = 0;
        int j = 0;
        while (i < first.Count || j < second.Count)
        {
            bool takeFirst = j == second.Count || (i < first.Count && first[i].Start <= second[j].Start);
            (long start, long end) = takeFirst ? first[i++] : second[j++];
            Unite(result, start, end);
        }

        return result;
    }

    public static List<(long Start, long End)> Intersect(List<(long Start, long End)> first, List<(long Start, long End)> second)
    {
        List<(long Start, long End)> result = [];
        int i = 0;
        int j = 0;
        while (i < first.Count && j < second.Count)
        {
            long start = Math.Max(first[i].Start, second[j].Start);
            long end = Math.Min(first[i].End, second[j].End);
            if (start < end)
            {
                result.Add((start, end));
            }

            if (first[i].End < second[j].End)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return result;
    }

    public static List<(long Start, long End)> Except(List<(long Start, long End)> segments, List<(long Start, long End)> cuts)
    {
        List<(long Start, long End)> result = new(segments.Count);
        int cut = 0;
        foreach ((long start, long end) in segments)
        {
            long from = start;
            while (cut < cuts.Count && cuts[cut].End <= from)
            {
                cut++;
            }

            for (int i = cut; i < cuts.Count && cuts[i].Start < end; i++)
            {
                if (cuts[i].Start > from)
                {
                    result.Add((from, cuts[i].Start));
                }

                from = cuts[i].End;
                cut = i;
            }

            if (from < end)
            {
                result.Add((from, end));
            }
        }

        return result;
    }
}
