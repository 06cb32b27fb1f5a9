using System.Runtime.CompilerServices;
using SupportDomain.Collections;

namespace SupportDomain.Scheduling;

/// <summary>Where the holder of an id lives. Ids ascend by one, so an id's place is found by arithmetic, not by hashing.</summary>
/// <remarks>
/// Pages of <see cref="PageSize"/> places; a page of which nearly all ids are gone gives its few remaining ones to a dictionary, so memory follows what is alive.
/// A page has <see cref="PageSize"/> places, so a place needs no check. Unchecked: ids are positive and below 2^35, so differences of page numbers fit.
/// </remarks>
internal sealed class IdIndex
{
    internal const int PageBits = 12;
    internal const int PageSize = 1 << PageBits;
    private const int PageMask = PageSize - 1;
    private const int SparseBelow = PageSize / 16;

    /// <summary>Ids that leave out more pages than this begin a new run of pages.</summary>
    private const int LongestGap = 1024;

    private readonly Dictionary<long, int> _stragglers = [];
    private int[]?[] _pages = new int[]?[4];
    private int[] _alive = new int[4];
    private long _firstPage;
    private int _count;
    private int[]? _spare;

    /// <summary>Adds the next id, which is greater than all before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(long id, int place)
    {
        unchecked
        {
            long page = (id >> PageBits) - _firstPage;
            if (page >= _count)
            {
                Extend(page);
                page = (id >> PageBits) - _firstPage;
            }

            Rows.At(_pages[page]!, (int)id & PageMask) = place + 1;
            _alive[page]++;
        }
    }

    /// <summary>The place of an id, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Find(long id)
    {
        unchecked
        {
            long page = (id >> PageBits) - _firstPage;
            if ((ulong)page < (ulong)_count && _pages[page] is { } places)
            {
                return Rows.At(places, (int)id & PageMask) - 1;
            }

            return _stragglers.TryGetValue(id, out int place) ? place : -1;
        }
    }

    /// <summary>Asks for the memory of an id's place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Expect(long id)
    {
        unchecked
        {
            long page = (id >> PageBits) - _firstPage;
            if ((ulong)page < (ulong)_count && _pages[page] is { } places)
            {
                Prefetch.Line(ref Rows.At(places, (int)id & PageMask));
            }
        }
    }

    /// <summary>Forgets an id that is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Remove(long id)
    {
        unchecked
        {
            long page = (id >> PageBits) - _firstPage;
            if ((ulong)page < (ulong)_count && _pages[page] is { } places)
            {
                Rows.At(places, (int)id & PageMask) = 0;
                if (--_alive[page] < SparseBelow && page < _count - 1)
                {
                    Dissolve(page);
                }

                return;
            }

            _stragglers.Remove(id);
        }
    }

    private void Extend(long page)
    {
        // Pages at the beginning that are gone make room first.
        int gone = 0;
        while (gone < _count && _pages[gone] is null)
        {
            gone++;
        }

        if (gone > 0)
        {
            Array.Copy(_pages, gone, _pages, 0, _count - gone);
            Array.Copy(_alive, gone, _alive, 0, _count - gone);
            Array.Clear(_pages, _count - gone, gone);
            Array.Clear(_alive, _count - gone, gone);
            _count -= gone;
            _firstPage += gone;
            page -= gone;
        }

        if (page - _count > LongestGap)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_pages[i] is not null)
                {
                    Dissolve(i);
                }
            }

            _count = 0;
        }

        if (_count == 0)
        {
            _firstPage += page;
            page = 0;
        }

        int needed = checked((int)page + 1);
        if (needed > _pages.Length)
        {
            int length = Math.Max(needed, checked(_pages.Length * 2));
            Array.Resize(ref _pages, length);
            Array.Resize(ref _alive, length);
        }

        _pages[page] = _spare ?? new int[PageSize];
        _spare = null;
        int before = _count;
        _count = needed;
        for (int i = Math.Max(0, before - 1); i < needed - 1; i++)
        {
            if (_pages[i] is not null && _alive[i] < SparseBelow)
            {
                Dissolve(i);
            }
        }
    }

    private void Dissolve(long page)
    {
        int[] places = _pages[page]!;
        long first = (page + _firstPage) << PageBits;
        for (int i = 0; _alive[page] > 0 && i < PageSize; i++)
        {
            if (places[i] != 0)
            {
                _stragglers.Add(first + i, places[i] - 1);
                places[i] = 0;
                _alive[page]--;
            }
        }

        _pages[page] = null;
        _spare = places;
    }
}
