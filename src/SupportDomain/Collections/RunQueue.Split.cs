using System.Runtime.CompilerServices;

namespace SupportDomain.Collections;

/// <content>Runs are split in two.</content>
internal abstract unsafe partial class RunQueue
{
    private const int Samples = 9;

    /// <summary>Splits a run in two; the upper part becomes a run of its own before it.</summary>
    private void Split(int at)
    {
        unchecked
        {
            ref Run run = ref _runs[at];
            int lower = run.Count <= FullEntries ? SortHalves(run) : Partition(run);
            int upper = run.Count - lower;
            int size = SizeFor(upper);
            OrderEntry* block = _arena.Take(size);
            Copy(run.Block + lower, block, upper);
            run.Count = lower;
            OrderEntry floor = *block;
            for (int i = 1; i < upper; i++)
            {
                floor = OrderEntry.Less(block[i].High, block[i].Low, floor.High, floor.Low) ? block[i] : floor;
            }

            int fitting = SizeFor(lower);
            if (fitting < run.Size)
            {
                OrderEntry* smaller = _arena.Take(fitting);
                Copy(run.Block, smaller, lower);
                _arena.Release(run.Block, run.Size);
                run.Block = smaller;
                run.Size = fitting;
            }

            InsertRun(at, floor, new Run { Block = block, Count = upper, Size = size });
        }
    }

    /// <summary>The size of a block that a run of so many entries can grow in; not less than a full one.</summary>
    private static int SizeFor(int entries)
    {
        int size = FullSize;
        while (RunArena.EntriesOf(size) <= entries)
        {
            size++;
        }

        return size;
    }

    [SkipLocalsInit]
    private static int SortHalves(in Run run)
    {
        OrderEntry* sorted = stackalloc OrderEntry[FullEntries];
        FrontSort.Sort(run.Block, run.Count, sorted);
        Copy(sorted, run.Block, run.Count);
        return run.Count >> 1;
    }

    /// <summary>Moves what is below the median of a sample to the front of a long run; if that is too little or too much, sorts the run.</summary>
    [SkipLocalsInit]
    private static int Partition(in Run run)
    {
        unchecked
        {
            OrderEntry* entries = run.Block;
            int count = run.Count;
            OrderEntry* sample = stackalloc OrderEntry[Samples];
            OrderEntry* sorted = stackalloc OrderEntry[Samples];
            for (int i = 0; i < Samples; i++)
            {
                sample[i] = entries[(int)((long)i * (count - 1) / (Samples - 1))];
            }

            FrontSort.Sort(sample, Samples, sorted);
            OrderEntry pivot = sorted[Samples / 2];
            int lower = 0;
            for (int i = 0; i < count; i++)
            {
                OrderEntry entry = entries[i];
                entries[i] = entries[lower];
                entries[lower] = entry;
                lower += OrderEntry.Less(entry.High, entry.Low, pivot.High, pivot.Low) ? 1 : 0;
            }

            if (lower < count / 8 || lower > count - (count / 8))
            {
                new Span<OrderEntry>(entries, count).Sort(static (left, right) => left.High != right.High ? left.High.CompareTo(right.High) : left.Low.CompareTo(right.Low));
                lower = count >> 1;
            }

            return lower;
        }
    }
}
