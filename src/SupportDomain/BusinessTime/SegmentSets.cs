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
