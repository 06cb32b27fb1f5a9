using System.Numerics;
using System.Runtime.Intrinsics;

namespace SupportDomain.Analytics.Simulation;

/// <summary>
/// Who is done next: a heap in which every entry has eight children, by time, equals in the order in which they were added. Nothing is ever withdrawn, so it needs no handles; the least of eight is found
/// at once; and the place of what is taken stays open for what is added next, as who completes one thing mostly begins another.
/// </summary>
/// <remarks>Changes in place. Unchecked: places are below the arrays' lengths.</remarks>
internal sealed class CompletionQueue
{
    private const int Children = 8;

    /// <summary>The times, and <see cref="long.MaxValue"/> where there is no entry: up to the last child of every entry.</summary>
    private long[] _times = Empty(1 + Children);
    private Entry[] _entries = new Entry[1 + Children];
    private int _count;
    private long _added;

    /// <summary>Whether the first entry has been taken and still stands there.</summary>
    private bool _isOpen;

    /// <summary>When the first one is done; <see cref="long.MaxValue"/> if there is none.</summary>
    internal long FirstAt
    {
        get
        {
            if (_isOpen)
            {
                Close();
            }

            return _times[0];
        }
    }

    /// <summary>Adds a customer.</summary>
    internal void Add(long at, long customer)
    {
        Entry entry = new(++_added, customer);
        if (_isOpen)
        {
            _isOpen = false;
            ReplaceFirst(at, entry);
            return;
        }

        if (_count == _entries.Length)
        {
            Grow();
        }

        Rise(_count++, at, entry);
    }

    /// <summary>Takes the first one; <see cref="FirstAt"/> must have been read since the last was taken or added.</summary>
    internal long Take()
    {
        _isOpen = true;
        return _entries[0].Customer;
    }

    private static long[] Empty(int length)
    {
        long[] times = new long[length];
        Array.Fill(times, long.MaxValue);
        return times;
    }

    private void Close()
    {
        _isOpen = false;
        _count--;
        long at = _times[_count];
        _times[_count] = long.MaxValue;
        if (_count > 0)
        {
            ReplaceFirst(at, _entries[_count]);
        }
    }

    private void Grow()
    {
        int length = checked((_entries.Length * Children) + 1);
        long[] times = Empty(length);
        _times.CopyTo(times, 0);
        _times = times;
        Array.Resize(ref _entries, length);
    }

    /// <summary>Puts an entry where the first one stood, or as far from there as entries that go before it rise.</summary>
    private void ReplaceFirst(long at, Entry entry)
    {
        unchecked
        {
            long[] times = _times;
            Entry[] entries = _entries;
            int place = 0;
            int first = 1;
            while (first < _count)
            {
                int child = first + LeastOf(times, entries, first);
                if (times[child] > at || (times[child] == at && entries[child].Number > entry.Number))
                {
                    break;
                }

                times[place] = times[child];
                entries[place] = entries[child];
                place = child;
                first = (Children * place) + 1;
            }

            times[place] = at;
            entries[place] = entry;
        }
    }

    /// <summary>Which of eight children goes first.</summary>
    private static int LeastOf(long[] times, Entry[] entries, int first)
    {
        unchecked
        {
            Vector512<long> eight = Vector512.Create<long>(times.AsSpan(first, Children));
            Vector256<long> four = Vector256.Min(eight.GetLower(), eight.GetUpper());
            Vector128<long> two = Vector128.Min(four.GetLower(), four.GetUpper());
            long least = Math.Min(two.GetElement(0), two.GetElement(1));
            uint equals = (uint)Vector512.Equals(eight, Vector512.Create(least)).ExtractMostSignificantBits();
            int best = BitOperations.TrailingZeroCount(equals);
            for (uint rest = equals & (equals - 1); rest != 0; rest &= rest - 1)
            {
                int other = BitOperations.TrailingZeroCount(rest);
                best = entries[first + other].Number < entries[first + best].Number ? other : best;
            }

            return best;
        }
    }

    /// <summary>Puts an entry at a place that is free, or nearer to the first. It is the newest, so it stays behind its equals.</summary>
    private void Rise(int place, long at, Entry entry)
    {
        unchecked
        {
            while (place > 0)
            {
                int parent = (place - 1) / Children;
                if (at >= _times[parent])
                {
                    break;
                }

                _times[place] = _times[parent];
                _entries[place] = _entries[parent];
                place = parent;
            }

            _times[place] = at;
            _entries[place] = entry;
        }
    }

    /// <summary>A customer, and the number in the order of adding.</summary>
    private readonly record struct Entry(long Number, long Customer);
}
