namespace SupportDomain.Apportionment;

/// <summary>Finds the n-th largest of many without sorting them.</summary>
internal static class Selection
{
    private const int SmallEnough = 32;

    /// <summary>The n-th largest by the default order, n counted from one. Reorders the span.</summary>
    internal static ulong NthLargest(Span<ulong> values, int n) => NthLargest(values, n, default(Natural));

    /// <summary>The n-th largest, n counted from one. Expected O(length) comparisons, O(length × log) at worst; equal values cost nothing extra.</summary>
    internal static T NthLargest<T, TComparer>(Span<T> values, int n, TComparer comparer)
        where TComparer : struct, IComparer<T>
    {
        int patience = 2 * (1 + System.Numerics.BitOperations.Log2((uint)values.Length));
        while (values.Length > SmallEnough && patience-- > 0)
        {
            (int larger, int notSmaller) = Partition(values, Pivot(values, comparer), comparer);
            if (n <= larger)
            {
                values = values[..larger];
            }
            else if (n <= notSmaller)
            {
                return values[n - 1];
            }
            else
            {
                values = values[notSmaller..];
                n -= notSmaller;
            }
        }

        values.Sort(comparer);
        return values[^n];
    }

    /// <summary>Brings the larger ones to the front and the equal ones next.</summary>
    private static (int Larger, int NotSmaller) Partition<T, TComparer>(Span<T> values, T pivot, TComparer comparer)
        where TComparer : struct, IComparer<T>
    {
        int larger = 0;
        int at = 0;
        int end = values.Length;
        while (at < end)
        {
            int order = comparer.Compare(values[at], pivot);
            if (order > 0)
            {
                (values[larger], values[at]) = (values[at], values[larger]);
                larger++;
                at++;
            }
            else if (order == 0)
            {
                at++;
            }
            else
            {
                end--;
                (values[at], values[end]) = (values[end], values[at]);
            }
        }

        return (larger, end);
    }

    /// <summary>The median of first, middle and last.</summary>
    private static T Pivot<T, TComparer>(Span<T> values, TComparer comparer)
        where TComparer : struct, IComparer<T>
    {
        T first = values[0];
        T middle = values[values.Length / 2];
        T last = values[^1];
        if (comparer.Compare(first, middle) > 0)
        {
            (first, middle) = (middle, first);
        }

        T lower = comparer.Compare(middle, last) > 0 ? last : middle;
        return comparer.Compare(first, lower) > 0 ? first : lower;
    }

    private readonly struct Natural : IComparer<ulong>
    {
        public int Compare(ulong x, ulong y) => x < y ? -1 : x > y ? 1 : 0;
    }
}
