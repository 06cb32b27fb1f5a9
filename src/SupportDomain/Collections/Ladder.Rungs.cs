using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Collections;

internal sealed unsafe partial class Ladder
{
    /// <summary>A chain of so many chunks is split by the next entry that needs another one.</summary>
    internal const int SplitChunks = 192;

    /// <summary>Below so many slots, they fit a near cache and nothing is prefetched.</summary>
    private const int PrefetchFrom = 8192;

    private const int EraBuckets = 1024;
    private const int NestedBuckets = 16;
    private const int FirstNestedBuckets = 256;
    private const int FirstNested = 4;
    private const int EntriesPerLeaf = 8;

    /// <summary>Beyond so many touched entries in one operation, splitting goes on by pivots, which halve for certain.</summary>
    private const int LinearBudget = 10_000;

    private void PlaceInRungs(ulong high, ulong low)
    {
        unchecked
        {
            Rung[] stack = _stack;
            for (int level = 0; level < _depth; level++)
            {
                Rung rung = stack[level];
                int index = rung.IndexOf(high, low);
                if (index >= rung.Next)
                {
                    Append(rung, index, high, low);
                    return;
                }
            }

            Debug.Fail("The innermost rung takes every entry that is not below the bound.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(Rung rung, int index, ulong high, ulong low)
    {
        unchecked
        {
            Bucket* bucket = rung.Buckets + index;
            OrderEntry* at = (OrderEntry*)bucket->Write;
            if (((ulong)at & ChunkArena.ChunkMask) == 0)
            {
                AppendSlow(rung, index, high, low);
                return;
            }

            OrderEntry.Write(at, high, low);
            bucket->Write = (byte*)(at + 1);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendSlow(Rung rung, int index, ulong high, ulong low)
    {
        unchecked
        {
            bool maySplit = true;
            while (true)
            {
                Bucket* bucket = rung.Buckets + index;
                if (bucket->Chunks >= SplitChunks && maySplit)
                {
                    maySplit = false;
                    Nest(rung, index);
                }

                if (bucket->Chunks < 0)
                {
                    Rung nested = _rungs![bucket->Tail];
                    if (!nested.TryIndexOf(high, low, out index))
                    {
                        nested = Enclose(bucket, nested, high, low);
                        nested.TryIndexOf(high, low, out index);
                    }

                    rung = nested;
                    continue;
                }

                if (((ulong)bucket->Write & ChunkArena.ChunkMask) == 0)
                {
                    AddChunk(bucket);
                }

                OrderEntry* at = (OrderEntry*)bucket->Write;
                OrderEntry.Write(at, high, low);
                bucket->Write = (byte*)(at + 1);
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddChunk(Bucket* bucket)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            int chunk = arena.Take();
            int previous = -1;
            if (bucket->Chunks > 0)
            {
                previous = bucket->Tail;
                arena.Fill[previous] = ChunkArena.EntriesPerChunk;
            }
            else
            {
                _tails++;
            }

            arena.Next[chunk] = previous;
            arena.Fill[chunk] = ChunkArena.FillTail;
            bucket->Tail = chunk;
            bucket->Chunks++;
            bucket->Write = (byte*)arena.At(chunk);
        }
    }

    /// <summary>Moves all but the least entries of a full front back into the rungs.</summary>
    private void Spill()
    {
        unchecked
        {
            Rung rung = InnermostOrFirst();
            OrderEntry* end = _front + _tail;
            OrderEntry* at = _front + _head + SpillTo;
            _limit = FrontLimit;
            _tail = _head + SpillTo;
            _sorted = (ushort)_tail;
            _boundHigh = at->High;
            _boundLow = at->Low;
            rung.Next = Math.Min(rung.Next, rung.IndexOf(at->High, at->Low));
            for (; at < end; at++)
            {
                Append(rung, rung.IndexOf(at->High, at->Low), at->High, at->Low);
            }
        }
    }

    private Rung InnermostOrFirst()
    {
        unchecked
        {
            if (_depth > 0)
            {
                return _stack[_depth - 1];
            }

            _arena ??= new ChunkArena();
            _rungs ??= new RungStore();
            Rung rung = _rungs.Take(2);
            rung.Start(RungKind.Pivot, 0, 0, 0, 1, EraBuckets);
            Push(rung, ulong.MaxValue, ulong.MaxValue);
            return rung;
        }
    }

    private void Push(Rung rung, ulong endHigh, ulong endLow)
    {
        unchecked
        {
            rung.Open(endHigh, endLow);
            if (_depth == _stack.Length)
            {
                Array.Resize(ref _stack, Math.Max(4, _depth * 2));
            }

            _stack[_depth++] = rung;
        }
    }

    /// <summary>Fills the empty front from the lowest bucket; afterwards it is empty only if nothing is left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill()
    {
        unchecked
        {
            long start = Touched;
            while (true)
            {
                if (Live == 0 || _depth == 0)
                {
                    Debug.Assert(Live == 0, "Without rungs, everything was in the front.");
                    if (_depth > 0 || Entries > 0)
                    {
                        Reset();
                    }

                    SetFront(0, 0);
                    return;
                }

                Rung rung = _stack[_depth - 1];
                int index = rung.Next;
                while (index <= rung.Last && rung.Buckets[index].Chunks == 0)
                {
                    index++;
                }

                if (IsPending && _depth == 1 && index >= _pending!.Border)
                {
                    Migrate(int.MaxValue);
                    continue;
                }

                if (index > rung.Last)
                {
                    _depth--;
                    _rungs!.Release(rung);
                    if (_depth == 0)
                    {
                        _boundHigh = _boundLow = ulong.MaxValue;
                    }

                    continue;
                }

                if (TakeBucket(rung, index, Touched - start))
                {
                    return;
                }
            }
        }
    }

    private bool TakeBucket(Rung rung, int index, long touched)
    {
        unchecked
        {
            Bucket* bucket = rung.Buckets + index;
            rung.Next = index + 1;
            rung.LowerBound(index + 1, out ulong endHigh, out ulong endLow);
            Rung? child;
            if (bucket->Chunks < 0)
            {
                child = _rungs![bucket->Tail];
            }
            else
            {
                int count = ((bucket->Chunks - 1) * ChunkArena.EntriesPerChunk) + bucket->TailFill;
                if (count <= FrontLimit)
                {
                    return Load(bucket, rung, index, endHigh, endLow);
                }

                child = touched + (2 * count) <= LinearBudget ? Split(rung, index) : SplitByPivot(rung, index);
                if (child is null)
                {
                    rung.Next = index;
                    return false;
                }
            }

            bucket->Chunks = 0;
            bucket->Write = null;
            if (index == rung.Last)
            {
                _depth--;
                _rungs!.Release(rung);
            }

            Push(child, endHigh, endLow);
            return false;
        }
    }

    /// <summary>Sorts a short chain into the front, without its stale entries.</summary>
    private bool Load(Bucket* bucket, Rung rung, int index, ulong endHigh, ulong endLow)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            if (_frontArray.Length < FrontCapacity + ScratchRoom)
            {
                AllocateFront(FrontCapacity + ScratchRoom);
            }

            int chunk = bucket->Tail;
            int fill = bucket->TailFill;
            int read = fill;
            int count = fill;
            OrderEntry* source = arena.At(chunk);
            int next = arena.Next[chunk];
            bool clean = _stale == 0;
            if (next >= 0 || !clean)
            {
                // Between the front and the end of the array there is room to gather the entries of several chunks.
                source = _front + FrontCapacity;
                read = Gather(chunk, fill, source, clean, out count);
            }
            else
            {
                arena.Release(chunk);
            }

            OrderEntry* first = _front + (FrontCapacity / 4);
            FrontSort.Sort(source, count, first);
            if (!clean)
            {
                count = WithoutTwins(first, count);
                _stale -= read - count;
            }

            _tails--;
            bucket->Chunks = 0;
            bucket->Write = null;
            Touched += read;
            SetFront(FrontCapacity / 4, (FrontCapacity / 4) + count);
            _boundHigh = endHigh;
            _boundLow = endLow;
            if (IsPending)
            {
                Migrate(PendingShare * count);
            }

            if (_slots.Used > PrefetchFrom)
            {
                Prefetch(rung, index + 1);
            }

            return count > 0;
        }
    }

    /// <summary>Copies the entries of a chain, unless it is clean only the current ones, and gives back its chunks.</summary>
    private int Gather(int chunk, int fill, OrderEntry* target, bool clean, out int kept)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            OrderEntry* end = target;
            int read = 0;
            while (true)
            {
                OrderEntry* entries = arena.At(chunk);
                read += fill;
                if (clean)
                {
                    new Span<OrderEntry>(entries, fill).CopyTo(new Span<OrderEntry>(end, fill));
                    end += fill;
                }
                else
                {
                    for (int i = 0; i < fill; i++)
                    {
                        OrderEntry.Copy(end, entries + i);
                        end += _slots.IsCurrent(entries + i) ? 1 : 0;
                    }
                }

                int next = arena.Next[chunk];
                arena.Release(chunk);
                if (next < 0)
                {
                    break;
                }

                chunk = next;
                fill = arena.Fill[chunk];
            }

            kept = (int)(end - target);
            return read;
        }
    }

    /// <summary>An item that was moved away and back has equal entries: one of them is enough.</summary>
    private static int WithoutTwins(OrderEntry* first, int count)
    {
        unchecked
        {
            OrderEntry* kept = first;
            for (OrderEntry* at = first; at < first + count; at++)
            {
                if (kept == first || kept[-1].Low != at->Low || kept[-1].High != at->High)
                {
                    *kept++ = *at;
                }
            }

            return (int)(kept - first);
        }
    }

    /// <summary>Asks for the slots that the next load will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(Rung rung, int index)
    {
        unchecked
        {
            if (!Sse.IsSupported || index > rung.Last || rung.Buckets[index].Chunks <= 0)
            {
                return;
            }

            Bucket* bucket = rung.Buckets + index;
            ChunkArena arena = _arena!;
            Slot* slots = _slots.Slots;
            int fill = bucket->TailFill;
            int chunks = 0;
            for (int chunk = bucket->Tail; chunk >= 0 && chunks < 3; chunks++)
            {
                OrderEntry* entries = arena.At(chunk);
                for (int i = 0; i < fill; i++)
                {
                    ulong slot = entries[i].Low & SlotTable.SlotMask;
                    Sse.Prefetch0(slots + slot);
                    Sse.Prefetch0(ElementBase + (slot * ElementSize));
                    if (IdBase != null)
                    {
                        Sse.Prefetch0(IdBase + (slot * sizeof(long)));
                    }
                }

                chunk = arena.Next[chunk];
                fill = chunk >= 0 ? arena.Fill[chunk] : 0;
            }
        }
    }
}
