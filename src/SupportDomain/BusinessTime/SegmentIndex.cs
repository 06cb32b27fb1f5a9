using System.Runtime.CompilerServices;

namespace SupportDomain.BusinessTime;

/// <summary>
/// Finds, in an ascending list of limits, the first one greater than a key: buckets of equal width, each knowing where to start.
/// O(1) for limits spread evenly, O(log n) at worst.
/// </summary>
internal readonly struct SegmentIndex
{
    private const int LinearLimit = 8;
    private const int MostBucketsPerLimit = 4;
    private readonly int[] _first;
    private readonly long _origin;
    private readonly int _shift;
    private readonly bool _isOneStep;

    private SegmentIndex(int[] first, long origin, int shift, bool isOneStep)
    {
        _first = first;
        _origin = origin;
        _shift = shift;
        _isOneStep = isOneStep;
    }

    /// <summary>
    /// Builds an index over ascending limits for keys in <c>[origin, last]</c>: about one bucket a limit, or up to four if then no bucket holds more
    /// than one limit, so that a look-up needs a single comparison and no loop.
    /// </summary>
    public static SegmentIndex Create(ReadOnlySpan<long> limits, long origin, long last)
    {
        ulong width = (ulong)(last - origin);
        int shift = 0;
        while (width >> shift > (ulong)limits.Length + 1)
        {
            shift++;
        }

        int finest = shift;
        while (finest > 0 && width >> (finest - 1) <= (ulong)limits.Length * MostBucketsPerLimit)
        {
            finest--;
        }

        int chosen = shift;
        while (chosen > finest && !IsOneStep(limits, origin, chosen))
        {
            chosen--;
        }

        bool isOneStep = IsOneStep(limits, origin, chosen);
        return Fill(limits, origin, width, isOneStep ? chosen : shift, isOneStep);
    }

    /// <summary>Finds the first segment whose end is greater than the instant; the sentinel if none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstEndAfter(Segment[] segments, long instant)
    {
        int bucket = (int)((ulong)(instant - _origin) >> _shift);
        int low = _first[bucket];
        return _isOneStep ? low + (segments[low].End <= instant ? 1 : 0) : FirstEndAfter(segments, instant, low, _first[bucket + 1]);
    }

    /// <summary>Finds the first segment at whose end more than the given working time has passed; the sentinel if none.</summary>
    public int FirstWorkedAfter(Segment[] segments, long worked)
    {
        int bucket = (int)((ulong)(worked - _origin) >> _shift);
        int low = _first[bucket];
        int high = _first[bucket + 1];
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

    private static int FirstEndAfter(Segment[] segments, long instant, int low, int high)
    {
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

    private static bool IsOneStep(ReadOnlySpan<long> limits, long origin, int shift)
    {
        for (int i = 1; i < limits.Length; i++)
        {
            // A limit at the very start of a bucket is passed by every key of the bucket and costs no step; counting it is on the safe side.
            if ((ulong)(limits[i] - origin) >> shift == (ulong)(limits[i - 1] - origin) >> shift)
            {
                return false;
            }
        }

        return true;
    }

    private static SegmentIndex Fill(ReadOnlySpan<long> limits, long origin, ulong width, int shift, bool isOneStep)
    {
        int buckets = (int)(width >> shift) + 1;
        int[] first = new int[buckets + 1];
        int next = 0;
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            long key = origin + (long)((ulong)bucket << shift);
            while (next < limits.Length && limits[next] <= key)
            {
                next++;
            }

            first[bucket] = next;
        }

        first[buckets] = limits.Length;
        return new SegmentIndex(first, origin, shift, isOneStep);
    }
}
