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

    /// <summary>Made by the first bulk load: most queues never see one, and an empty queue is small.</summary>
    private PendingSlots? _pending;

    private bool IsPending => _pending is not null && _pending.Next != _pending.End;

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
            _limit = FrontLimit;
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
            int border = (int)((nearby - least) >> rung.Shift) + 1;
            if (border > last)
            {
                return ulong.MaxValue;
            }

            PendingSlots pending = _pending ??= new PendingSlots();
            rung.LowerBound(border, out pending.BorderHigh, out pending.BorderLow);
            pending.Border = border;
            pending.Next = slot;
            pending.End = slot + count;
            return (anchor is null ? pending.BorderHigh : pending.BorderLow) - 1;
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
            if (!IsPending)
            {
                // All were near: none of them is counted twice.
                _stale = 0;
                Refill();
                return;
            }

            PendingSlots pending = _pending!;
            if (_stale * PendingShare < pending.End - pending.Next)
            {
                Migrate(pending.End - pending.Next - (int)(_stale * PendingShare));
            }

            // Nothing is consumed by filling the front for the first time.
            int end = pending.End;
            pending.End = pending.Next;
            Refill();
            pending.End = end;
        }
    }

    /// <summary>Places the entries of so many pending slots.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Migrate(int count)
    {
        unchecked
        {
            PendingSlots pending = _pending!;
            count = Math.Min(count, pending.End - pending.Next);
            Touched += count;
            Slot* slot = _slots.Slots + pending.Next;
            Slot* end = slot + count;
            pending.Next += count;
            ulong borderHigh = pending.BorderHigh;
            ulong borderLow = pending.BorderLow;
            Rung outermost = _stack[0];
            for (; slot < end; slot++)
            {
                ulong high = slot->High;
                ulong low = slot->Low;
                if ((long)low < 0 || OrderEntry.Less(high, low, borderHigh, borderLow))
                {
                    // Vacant, deferred by now, or placed already.
                    _stale--;
                    continue;
                }

                Append(outermost, outermost.IndexOf(high, low), high, low);
            }
        }
    }

    /// <summary>Slots whose entries are still to be placed, none of them below the border unless it has been moved there.</summary>
    private sealed class PendingSlots
    {
        internal int Next;
        internal int End;

        /// <summary>The first bucket of the outermost rung that pending entries belong to.</summary>
        internal int Border;

        internal ulong BorderHigh;
        internal ulong BorderLow;
    }
}
