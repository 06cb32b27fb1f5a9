namespace SupportDomain.Benchmarks.Collections;

/// <summary>What a reader would give <see cref="PriorityQueue{TElement, TPriority}"/> for the same order: first in, first out among equals.</summary>
internal readonly record struct Key24(int Band, long Due, long Sequence) : IComparable<Key24>
{
    public static bool operator <(Key24 left, Key24 right) => left.CompareTo(right) < 0;

    public static bool operator >(Key24 left, Key24 right) => left.CompareTo(right) > 0;

    public static bool operator <=(Key24 left, Key24 right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Key24 left, Key24 right) => left.CompareTo(right) >= 0;

    public int CompareTo(Key24 other)
    {
        int byBand = Band.CompareTo(other.Band);
        if (byBand != 0)
        {
            return byBand;
        }

        int byDue = Due.CompareTo(other.Due);
        return byDue != 0 ? byDue : Sequence.CompareTo(other.Sequence);
    }
}
