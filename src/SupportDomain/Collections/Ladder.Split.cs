using System.Numerics;
using System.Runtime.CompilerServices;

namespace SupportDomain.Collections;

internal sealed unsafe partial class Ladder
{
    /// <summary>Spreads a chain that is next in order over a new rung. Null if all its entries were twins: one of them stays.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Rung? Split(Rung parent, int index)
    {
        unchecked
        {
            Bucket* bucket = parent.Buckets + index;
            if (!TryRange(bucket, out Range range))
            {
                return null;
            }

            Rung rung = NewLeaf(range);
            Spread(bucket, rung);
            return rung;
        }
    }

    /// <summary>A rung of equal steps from the least to the greatest of a range, some few entries to a bucket.</summary>
    private Rung NewLeaf(in Range range)
    {
        unchecked
        {
            int buckets = Math.Clamp(range.Count / EntriesPerLeaf, 8, RungStore.LargestRung);
            ulong width = range.Maximum - range.Minimum;
            int shift = Math.Max(0, BitLength(width) - BitOperations.Log2((uint)buckets) - 1);
            if (width >> shift >= (ulong)(uint)buckets)
            {
                shift++;
            }

            int last = (int)(width >> shift);
            Rung rung = _rungs!.Take(last + 1);
            rung.Start(range.Kind, range.Anchor, range.Minimum, shift, last, 0);
            return rung;
        }
    }

    /// <summary>Turns a chain that has grown long into a nested rung over an aligned block.</summary>
    private void Nest(Rung parent, int index)
    {
        unchecked
        {
            Bucket* bucket = parent.Buckets + index;
            if (!TryRange(bucket, out Range range))
            {
                return;
            }

            int buckets = parent.ChildBuckets;
            if (buckets == 0)
            {
                buckets = parent.Children++ < FirstNested ? FirstNestedBuckets : NestedBuckets;
            }

            int bits = BitLength(range.Minimum ^ range.Maximum);
            if (parent.Kind == range.Kind)
            {
                if (parent.OnStack && index == parent.Last)
                {
                    buckets = EraBuckets * (Live > 400_000 ? 2 : 1);
                    bits = Math.Max(bits, BitLength(((ulong)(uint)parent.Last << parent.Shift) - 1));
                }
                else if (range.Minimum >= parent.Base && bits >= parent.Shift - 9)
                {
                    bits = Math.Max(bits, parent.Shift);
                }
            }

            Bucket chain = *bucket;
            Rung rung = NestEmpty(parent, index, range, bits, buckets);
            Spread(&chain, rung);
        }
    }

    /// <summary>Makes a bucket hold a new rung over the aligned block of so many bits around a range.</summary>
    private Rung NestEmpty(Rung parent, int index, in Range range, int bits, int buckets)
    {
        unchecked
        {
            int fan = Math.Min(bits, BitOperations.Log2((uint)buckets));
            int last = (1 << fan) - 1;
            Rung rung = _rungs!.Take(last + 1);
            ulong start = bits >= 64 ? 0 : range.Minimum >> bits << bits;
            rung.Start(range.Kind, range.Anchor, start, bits - fan, last, 0);
            Bucket* bucket = parent.Buckets + index;
            bucket->Write = null;
            bucket->Tail = rung.Id;
            bucket->Chunks = -1;
            return rung;
        }
    }

    /// <summary>Puts a rung between a bucket and the rung nested in it, wide enough for a key outside that one.</summary>
    private Rung Enclose(Bucket* bucket, Rung nested, ulong high, ulong low)
    {
        unchecked
        {
            bool byHigh = nested.Kind == RungKind.High || nested.Anchor != high;
            ulong inside = byHigh ? (nested.Kind == RungKind.High ? nested.Base : nested.Anchor) : nested.Base;
            int least = nested.Kind == RungKind.High || !byHigh ? nested.SpanBits : 0;
            ulong outside = byHigh ? high : low;
            int fan = BitOperations.Log2((uint)EnclosingBuckets);
            int shift = Math.Max(least, BitLength(inside ^ outside) - fan);
            int spanBits = Math.Min(64, shift + fan);
            int last = (1 << (spanBits - shift)) - 1;
            Rung rung = _rungs!.Take(last + 1);
            ulong start = spanBits >= 64 ? 0 : inside >> spanBits << spanBits;
            rung.Start(byHigh ? RungKind.High : RungKind.Low, byHigh ? 0 : nested.Anchor, start, shift, last, EnclosedBuckets);
            rung.Buckets[(int)((inside - start) >> shift)] = *bucket;
            bucket->Tail = rung.Id;
            return rung;
        }
    }

    private const int PrefetchChunks = 4;
    private const int EnclosingBuckets = 128;
    private const int EnclosedBuckets = 64;

    private static int BitLength(ulong value) => 64 - BitOperations.LeadingZeroCount(value);

    /// <summary>What the entries of a chain span: high words, or low words if all high words are one.</summary>
    private struct Range
    {
        internal RungKind Kind;
        internal ulong Anchor;
        internal ulong Minimum;
        internal ulong Maximum;
        internal int Count;
    }

    private bool TryRange(Bucket* bucket, out Range range)
    {
        unchecked
        {
            range = default;
            range.Count = HighRange(bucket, out range.Minimum, out range.Maximum);
            Touched += 2L * range.Count;
            if (range.Minimum != range.Maximum)
            {
                return true;
            }

            range.Kind = RungKind.Low;
            range.Anchor = range.Minimum;
            Touched += range.Count;
            LowRange(bucket, out range.Minimum, out range.Maximum);
            if (range.Minimum != range.Maximum)
            {
                return true;
            }

            KeepOne(bucket, range.Count);
            return false;
        }
    }

    private int HighRange(Bucket* bucket, out ulong minimum, out ulong maximum)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            ulong least = ulong.MaxValue;
            ulong greatest = 0;
            int count = 0;
            int fill = bucket->TailFill;
            int ahead = bucket->Tail;
            for (int i = 0; i < PrefetchChunks && ahead >= 0; i++)
            {
                arena.Prefetch(ahead);
                ahead = arena.Next[ahead];
            }

            for (int chunk = bucket->Tail; chunk >= 0;)
            {
                if (ahead >= 0)
                {
                    arena.Prefetch(ahead);
                    ahead = arena.Next[ahead];
                }

                OrderEntry* at = arena.At(chunk);
                count += fill;
                for (OrderEntry* end = at + fill; at < end; at++)
                {
                    least = Math.Min(least, at->High);
                    greatest = Math.Max(greatest, at->High);
                }

                chunk = arena.Next[chunk];
                fill = chunk >= 0 ? arena.Fill[chunk] : 0;
            }

            minimum = least;
            maximum = greatest;
            return count;
        }
    }

    private void LowRange(Bucket* bucket, out ulong minimum, out ulong maximum)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            ulong least = ulong.MaxValue;
            ulong greatest = 0;
            int fill = bucket->TailFill;
            for (int chunk = bucket->Tail; chunk >= 0;)
            {
                OrderEntry* at = arena.At(chunk);
                for (OrderEntry* end = at + fill; at < end; at++)
                {
                    least = Math.Min(least, at->Low);
                    greatest = Math.Max(greatest, at->Low);
                }

                chunk = arena.Next[chunk];
                fill = chunk >= 0 ? arena.Fill[chunk] : 0;
            }

            minimum = least;
            maximum = greatest;
        }
    }

    private void Spread(Bucket* bucket, Rung rung)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            int fill = bucket->TailFill;
            for (int chunk = bucket->Tail; chunk >= 0;)
            {
                OrderEntry* at = arena.At(chunk);
                for (OrderEntry* end = at + fill; at < end; at++)
                {
                    ulong high = at->High;
                    ulong low = at->Low;
                    Bucket* target = rung.Buckets + rung.IndexOf(high, low);
                    if (((ulong)target->Write & ChunkArena.ChunkMask) == 0)
                    {
                        AddChunk(target);
                    }

                    OrderEntry* to = (OrderEntry*)target->Write;
                    OrderEntry.Write(to, high, low);
                    target->Write = (byte*)(to + 1);
                }

                int next = arena.Next[chunk];
                arena.Release(chunk);
                chunk = next;
                fill = chunk >= 0 ? arena.Fill[chunk] : 0;
            }

            _tails--;
        }
    }

    private void KeepOne(Bucket* bucket, int count)
    {
        unchecked
        {
            ChunkArena arena = _arena!;
            int chunk = arena.Next[bucket->Tail];
            while (chunk >= 0)
            {
                int next = arena.Next[chunk];
                arena.Release(chunk);
                chunk = next;
            }

            arena.Next[bucket->Tail] = -1;
            bucket->Chunks = 1;
            bucket->Write = (byte*)(arena.At(bucket->Tail) + 1);
            _stale -= count - 1;
        }
    }

    /// <summary>Parts a chain at the median of a sample: for entries that equal steps don't spread.</summary>
    private Rung? SplitByPivot(Rung parent, int index)
    {
        unchecked
        {
            Bucket* bucket = parent.Buckets + index;
            if (!TryPivot(bucket, out OrderEntry pivot, out int count))
            {
                return Split(parent, index);
            }

            Touched += count;
            Rung rung = _rungs!.Take(2);
            rung.Start(RungKind.Pivot, pivot.High, pivot.Low, 0, 1, 0);
            Spread(bucket, rung);
            return rung;
        }
    }

    private bool TryPivot(Bucket* bucket, out OrderEntry pivot, out int count)
    {
        unchecked
        {
            const int Most = 31;
            ChunkArena arena = _arena!;
            OrderEntry* sample = stackalloc OrderEntry[Most];
            int taken = 0;
            count = 0;
            int stride = Math.Max(1, bucket->Chunks / Most);
            int fill = bucket->TailFill;
            int position = 0;
            for (int chunk = bucket->Tail; chunk >= 0; position++)
            {
                count += fill;
                if (position % stride == 0 && taken < Most && fill > 0)
                {
                    OrderEntry entry = arena.At(chunk)[(position * 7) % fill];
                    OrderEntry* at = sample + taken++;
                    while (at > sample && OrderEntry.Less(entry.High, entry.Low, at[-1].High, at[-1].Low))
                    {
                        OrderEntry.Copy(at, at - 1);
                        at--;
                    }

                    *at = entry;
                }

                chunk = arena.Next[chunk];
                fill = chunk >= 0 ? arena.Fill[chunk] : 0;
            }

            pivot = sample[taken / 2];
            return OrderEntry.Less(sample->High, sample->Low, pivot.High, pivot.Low);
        }
    }
}
