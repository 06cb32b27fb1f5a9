namespace SupportDomain.BusinessTime;

/// <summary>
/// Finds, in an ascending list of limits, the first one greater than a key: buckets of equal width, about one per limit, each knowing where to start.
/// O(1) for limits spread evenly, O(log n) at worst.
/// </summary>
internal readonly struct SegmentIndex
{
    private const int LinearLimit = 8;
    private readonly int[] _first;
    private readonly long _origin;
    private readonly int _shift;

    private SegmentIndex(int[] first, long origin, int shift)
    {
        _first = first;
        _origin = origin;
        _shift = shift;
    }

    /// <summary>Builds an index over <paramref name="count"/> ascending limits for keys in <c>[origin, last]</c>.</summary>
    public static SegmentIndex Create(int count, Func<int, long> limit, long origin, long last)
    {
        int shift = 0;
        ulong width = (ulong)(last - origin);
        while (width >> shift > (ulong)count + 1)
        {
            shift++;
        }

        int buckets = (int)(width >> shift) + 1;
        int[] first = new int[buckets + 1];
        int next = 0;
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            long key = origin + (long)((ulong)bucket << shift);
            while (next < count && limit(next) <= key)
            {
                next++;
            }

            first[bucket] = next;
        }

        first[buckets] = count;
        return new SegmentIndex(first, origin, shift);
    }

    /// <summary>Gives the range of positions, both inclusive, in which the first limit greater than the key is.</summary>
    public (int Low, int High) Range(long key)
    {
        int bucket = (int)((ulong)(key - _origin) >> _shift);
        return (_first[bucket], _first[bucket + 1]);
    }

    /// <summary>Finds the first segment whose end is greater than the instant; the sentinel if none.</summary>
    public int FirstEndAfter(Segment[] segments, long instant)
    {
        (int low, int high) = Range(instant);
        while (high - low > LinearLimit)
        {
            int middle = (low + high) >> 1;
            if (segments[middle].End > instant)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        while (low < high && segments[low].End <= instant)
        {
            low++;
        }

        return low;
    }

    /// <summary>Finds the first segment at whose end more than the given working time has passed; the sentinel if none.</summary>
    public int FirstWorkedAfter(Segment[] segments, long worked)
    {
        (int low, int high) = Range(worked);
        while (high - low > LinearLimit)
        {
            int middle = (low + high) >> 1;
            if (segments[middle + 1].Before > worked)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        while (low < high && segments[low + 1].Before <= worked)
        {
            low++;
        }

        return low;
    }
}
