using System.Numerics;

namespace SupportDomain.BusinessTime;

/// <summary>
/// An immutable set of day numbers in a range, one bit each, that counts and finds the n-th in O(log n).
/// </summary>
internal sealed class DateSet
{
    private readonly ulong[] _words;
    private readonly int[] _before;

    private DateSet(ulong[] words, int firstDay, int endDay)
    {
        _words = words;
        FirstDay = firstDay;
        EndDay = endDay;
        _before = new int[words.Length + 1];
        for (int i = 0; i < words.Length; i++)
        {
            _before[i + 1] = _before[i] + BitOperations.PopCount(words[i]);
        }
    }

    public int FirstDay { get; }

    public int EndDay { get; }

    public int Count => _before[^1];

    public bool Covers(int day) => day >= FirstDay && day < EndDay;

    public bool Contains(int day) => Covers(day) && ((_words[(day - FirstDay) >> 6] >> (day - FirstDay)) & 1) != 0;

    /// <summary>Counts the members before a day within the range or at its end.</summary>
    public int CountBefore(int day)
    {
        int index = day - FirstDay;
        int word = index >> 6;
        return word == _words.Length ? Count : _before[word] + BitOperations.PopCount(_words[word] & ((1UL << index) - 1));
    }

    /// <summary>Gives the member with this many members before it.</summary>
    public int At(int rank)
    {
        // Business days lie evenly: the word is nearly always the one that the share of the rank says, or a neighbour.
        int guess = (int)((long)rank * _words.Length / Count);
        int word = Math.Max(guess - 1, 0);
        int high = Math.Min(guess + 2, _words.Length);
        if (_before[word] > rank || _before[high] <= rank)
        {
            (word, high) = (0, _words.Length);
        }

        while (high - word > 1)
        {
            int middle = (word + high) >> 1;
            if (_before[middle] <= rank)
            {
                word = middle;
            }
            else
            {
                high = middle;
            }
        }

        ulong bits = _words[word];
        for (int skip = rank - _before[word]; skip > 0; skip--)
        {
            bits &= bits - 1;
        }

        return FirstDay + (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    internal sealed class Builder(int firstDay, int endDay)
    {
        private readonly ulong[] _words = new ulong[((endDay - firstDay) + 63) >> 6];

        public void Add(int day) => _words[(day - firstDay) >> 6] |= 1UL << (day - firstDay);

        public DateSet Build() => new([.. _words], firstDay, endDay);
    }
}
