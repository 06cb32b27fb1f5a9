using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SupportDomain.Collections;

/// <summary>
/// Bulk loading. Only the nearest entries are placed at once. The others stay pending: the slot table, which names them already, is
/// their list, and the operations that follow place some each, so that all are placed before the last of the near ones has left.
/// </summary>
/// <remarks>
/// Every slot of the pending range counts as one entry that is not placed, current or stale. A current entry below the border is
/// always placed, be it as a near one, be it because the item has been moved there.
/// </remarks>
internal sealed unsafe partial class Ladder
{
    /// <summary>How many pending slots are visited for each entry that is consumed; the near ones are at least that share of all.</summary>
    internal const int PendingShare = 32;

    private int _pending;
    private int _pendingEnd;
    private int _border;
    private ulong _borderHigh;
    private ulong _borderLow;

    /// <summary>
    /// Begins to fill the empty ladder from consecutive slots. Entries up to the position that is returned, inclusive, are to be added by
    /// <see cref="AddNear"/>; <see cref="EndBulk"/> must follow when all slots are written.
    /// </summary>
    /// <param name="anchor">The high word of all entries; null if they differ there.</param>
    /// <param name="least">The least position: high word, or low word if all high words are one.</param>
    /// <param name="greatest">The greatest position, above the least.</param>
    /// <param name="nearby">A position with enough entries up to it, by guess.</param>
    /// <param name="slot">The first slot.</param>
    /// <param name="count">The number of slots.</param>
    internal ulong BeginBulk(ulong? anchor, ulong least, ulong greatest, ulong nearby, int slot, int count)
    {
        unchecked
        {
            Debug.Assert(Live == 0 && count > 1 && least < greatest, "Many entries for an empty ladder.");
            Reset();
            _arena ??= new ChunkArena();
            _rungs ??= new RungStore();
            Rung rung = NewLeaf(new Range
            {
                Kind = anchor is null ? RungKind.High : RungKind.Low,
                Anchor = anchor ?? 0,
                Minimum = least,
                Maximum = greatest,
                Count = count,
            });
            int last = rung.Last;
            Push(rung, ulong.MaxValue, ulong.MaxValue);
            _boundHigh = 0;
            _boundLow = 0;
            Live = count;
            _border = (int)((nearby - least) >> rung.Shift) + 1;
            if (_border > last)
            {
                return ulong.MaxValue;
            }

            rung.LowerBound(_border, out _borderHigh, out _borderLow);
            _pending = slot;
            _pendingEnd = slot + count;
            return (anchor is null ? _borderHigh : _borderLow) - 1;
        }
    }

    /// <summary>Places one of the nearest entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddNear(ulong high, ulong low)
    {
        unchecked
        {
            Rung rung = _stack[0];
            _stale++;
            Append(rung, rung.IndexOf(high, low), high, low);
        }
    }

    internal void EndBulk()
    {
        unchecked
        {
            int end = _pendingEnd;
            if (_pending == end)
            {
                // All were near: none of them is counted twice.
                _stale = 0;
            }
            else if (_stale * PendingShare < end - _pending)
            {
                Migrate(end - _pending - (int)(_stale * PendingShare));
            }

            _pendingEnd = _pending;
            Refill();
            _pendingEnd = end;
        }
    }

    /// <summary>Places the entries of so many pending slots.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Migrate(int count)
    {
        unchecked
        {
            int end = _pendingEnd - _pending <= count ? _pendingEnd : _pending + count;
            Touched += end - _pending;
            Slot* slot = _slots.Slots + _pending;
            Slot* endSlot = _slots.Slots + end;
            _pending = end;
            Rung outermost = _stack[0];
            for (; slot < endSlot; slot++)
            {
                ulong high = slot->High;
                ulong low = slot->Low;
                if ((long)low < 0 || OrderEntry.Less(high, low, _borderHigh, _borderLow))
                {
                    // Vacant, deferred by now, or placed already.
                    _stale--;
                    continue;
                }

                Append(outermost, outermost.IndexOf(high, low), high, low);
            }
        }
    }
}
