using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SupportDomain.Collections;

/// <summary>
/// A priority queue for schedulers that own thousands of them: the first few dozen entries sorted, behind them runs of some dozen entries without order, each run below the next.
/// </summary>
/// <remarks>
/// <para>
/// What counts, when thousands of queues are touched in turn, is how few cache lines an operation waits for. Adding searches a short list of where the runs begin and writes one entry at the
/// end of a run; a full run is split in two. Taking reads the last entry of the front; every few dozen times the lowest run is sorted and becomes the front. Removing searches one run.
/// When there are <see cref="MostRuns"/> runs they grow instead of being split, and are split when their turn comes, so all operations take amortised time of the order of log n.
/// </para>
/// <para>No two entries are equal. Changes in place; not thread-safe.</para>
/// <para>
/// Unsafe: a run is a block of the arena, which this refers to; of a block only the first <c>Count</c> entries are read, and no more are written than its size has. Unchecked: all numbers are
/// at most 2^24, the entries that a scheduler can hold.
/// </para>
/// </remarks>
internal abstract unsafe partial class RunQueue(RunArena arena)
{
    internal const int MostRuns = 1024;

    /// <summary>The size of a run that is split rather than grown: 64 entries.</summary>
    private const int FullSize = 2;
    private const int FullEntries = 64;

    /// <summary>A front this long is not moved to make room at its far end.</summary>
    private const int FewToMove = 16;

    /// <summary>Two neighbours are joined when together they have no more.</summary>
    private const int FewToJoin = 16;

    /// <summary>So many floors are compared one after the other; of more, half are passed over at each step.</summary>
    private const int FewRuns = 256;

    private readonly RunArena _arena = arena;

    /// <summary>Descending, so the first entry is the last.</summary>
    private OrderEntry* _front;
    private int _frontCount;
    private int _frontSize = -1;
    private int _runCount;

    /// <summary>By run, the greatest first, and zero behind the last: no entry of it is below its floor, and every entry of a later run, or of the front, is.</summary>
    private ulong* _floors;
    private ulong* _lowFloors;
    private Run* _runs;

    /// <summary>The size of the block of the runs, and of the floors, of which a block holds twice as many; -1 while there are none.</summary>
    private int _runsSize = -1;

    internal int Count { get; private set; }

    /// <summary>The first entry; there must be one.</summary>
    internal ref readonly OrderEntry Head
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            unchecked
            {
                return ref _front[_frontCount - 1];
            }
        }
    }

    /// <summary>Asks for the memory that adding will read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void ExpectAdd()
    {
        Prefetch.Lines(_floors, 128);
        Prefetch.Lines(_runs, 256);
    }

    internal void Add(ulong high, ulong low)
    {
        unchecked
        {
            Count++;
            int at = RunOf(high, low);
            if (at == _runCount)
            {
                AddToFront(high, low);
                return;
            }

            ref Run run = ref _runs[at];
            if (run.Count == RunArena.EntriesOf(run.Size))
            {
                AddToFull(at, high, low);
                return;
            }

            OrderEntry.Write(run.Block + run.Count++, high, low);
        }
    }

    /// <summary>Takes the first entry out; there must be one.</summary>
    internal void TakeHead()
    {
        unchecked
        {
            Count--;
            if (--_frontCount == 0 && _runCount > 0)
            {
                Promote();
            }
        }
    }

    /// <summary>Takes an entry out, which must be there.</summary>
    /// <param name="high">Its upper half.</param>
    /// <param name="low">Its lower half; the bits of <paramref name="unknown"/> need not be known, the others must tell it from all entries of the same upper half.</param>
    /// <param name="unknown">The lowest bits, as a mask.</param>
    internal void Remove(ulong high, ulong low, ulong unknown)
    {
        unchecked
        {
            Count--;
            low |= unknown;
            int at = RunOf(high, low);
            if (at == _runCount)
            {
                RemoveFromFront(high, low, unknown);
                return;
            }

            ref Run run = ref _runs[at];
            OrderEntry* entry = run.Block;
            while (entry->High != high || (entry->Low | unknown) != low)
            {
                entry++;
            }

            run.Count--;
            OrderEntry.Copy(entry, run.Block + run.Count);
            JoinSmall(at);
        }
    }

    /// <summary>Gives the memory of an empty queue back to the arena.</summary>
    internal void GiveBack()
    {
        Debug.Assert(Count == 0, "Only an empty queue gives its memory back.");
        if (_frontSize >= 0)
        {
            _arena.Release(_front, _frontSize);
            _frontSize = -1;
            _front = null;
        }

        GiveBackDirectory();
    }

    /// <summary>Every entry, in no order that means anything.</summary>
    internal IEnumerable<OrderEntry> Entries()
    {
        List<OrderEntry> entries = new(Count);
        entries.AddRange(new ReadOnlySpan<OrderEntry>(_front, _frontCount));
        for (int i = 0; i < _runCount; i++)
        {
            entries.AddRange(new ReadOnlySpan<OrderEntry>(_runs[i].Block, _runs[i].Count));
        }

        return entries;
    }

    /// <summary>The run that an entry belongs to: how many floors are above it; the front comes after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RunOf(ulong high, ulong low) => Vector512.IsHardwareAccelerated && _runCount <= FewRuns ? CountAbove(high, low) : SearchAbove(high, low);

    /// <summary>Compares all floors at once, without a branch that depends on them; those beyond the last are zero, and above nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int CountAbove(ulong high, ulong low)
    {
        unchecked
        {
            Vector512<ulong> sought = Vector512.Create(high);
            Vector512<ulong> equal = Vector512<ulong>.Zero;
            int above = 0;
            for (int i = 0; i < _runCount; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> some = Vector512.Load(_floors + i);
                above += BitOperations.PopCount(Vector512.GreaterThan(some, sought).ExtractMostSignificantBits());
                equal |= Vector512.Equals(some, sought);
            }

            return equal == Vector512<ulong>.Zero ? above : SearchAbove(high, low);
        }
    }

    private int SearchAbove(ulong high, ulong low)
    {
        unchecked
        {
            int at = 0;
            int left = _runCount;
            while (left > 0)
            {
                int half = left >> 1;
                int middle = at + half;
                bool isAbove = OrderEntry.Less(high, low, _floors[middle], _lowFloors[middle]);
                at = isAbove ? middle + 1 : at;
                left = isAbove ? left - half - 1 : half;
            }

            return at;
        }
    }

    private void AddToFront(ulong high, ulong low)
    {
        unchecked
        {
            if (_frontSize < 0)
            {
                _frontSize = 0;
                _front = _arena.Take(0);
            }
            else if (_frontCount > 0 && OrderEntry.Less(_front->High, _front->Low, high, low) && (_runCount > 0 || _frontCount >= FewToMove))
            {
                AddBetween(_runCount, high, low);
                return;
            }
            else if (_frontCount == RunArena.EntriesOf(_frontSize))
            {
                RelieveFront();
                if (RunOf(high, low) < _runCount)
                {
                    Count--;
                    Add(high, low);
                    return;
                }
            }

            OrderEntry* at = _front + _frontCount++;
            while (at > _front && OrderEntry.Less(at[-1].High, at[-1].Low, high, low))
            {
                OrderEntry.Copy(at, at - 1);
                at--;
            }

            OrderEntry.Write(at, high, low);
        }
    }

    /// <summary>Makes room in a full front: a greater block, or its farther half becomes a run.</summary>
    private void RelieveFront()
    {
        unchecked
        {
            if (_frontSize < FullSize)
            {
                _front = Grow(_front, _frontCount, _frontSize);
                _frontSize++;
                return;
            }

            int half = _frontCount >> 1;
            int size = SizeFor(half);
            OrderEntry* block = _arena.Take(size);
            Copy(_front, block, half);
            Copy(_front + half, _front, _frontCount - half);
            _frontCount -= half;
            InsertRun(_runCount, block[half - 1], new Run { Block = block, Count = half, Size = size });
        }
    }

    private void RemoveFromFront(ulong high, ulong low, ulong unknown)
    {
        unchecked
        {
            OrderEntry* at = _front + _frontCount - 1;
            while (at->High != high || (at->Low | unknown) != low)
            {
                at--;
            }

            _frontCount--;
            Copy(at + 1, at, (int)(_front + _frontCount - at));
            if (_frontCount == 0 && _runCount > 0)
            {
                Promote();
            }
        }
    }

    private void AddToFull(int at, ulong high, ulong low)
    {
        unchecked
        {
            ref Run run = ref _runs[at];
            if (run.Size < FullSize || _runCount >= MostRuns)
            {
                run.Block = Grow(run.Block, run.Count, run.Size++);
                OrderEntry.Write(run.Block + run.Count++, high, low);
                return;
            }

            // Entries that come in ascending order fill one run after the other.
            if (IsAscending(run, high, low))
            {
                AddBetween(at, high, low);
                return;
            }

            Split(at);
            ulong floor = _floors[at];
            bool isUpper = floor < high || (floor == high && _lowFloors[at] <= low);
            ref Run half = ref _runs[isUpper ? at : at + 1];
            OrderEntry.Write(half.Block + half.Count++, high, low);
        }
    }

    private static bool IsAscending(in Run run, ulong high, ulong low)
    {
        for (OrderEntry* at = run.Block + run.Count - 1; at >= run.Block; at--)
        {
            if (!OrderEntry.Less(at->High, at->Low, high, low))
            {
                return false;
            }

            high = at->High;
            low = at->Low;
        }

        return true;
    }

    /// <summary>Adds an entry that is above all of one run, or of the front, to the run above if that has room, otherwise to a new one.</summary>
    private void AddBetween(int at, ulong high, ulong low)
    {
        unchecked
        {
            if (at > 0 && (_runs[at - 1].Count < RunArena.EntriesOf(_runs[at - 1].Size) || _runs[at - 1].Size < FullSize))
            {
                ref Run above = ref _runs[at - 1];
                if (above.Count == RunArena.EntriesOf(above.Size))
                {
                    above.Block = Grow(above.Block, above.Count, above.Size++);
                }

                OrderEntry.Write(above.Block + above.Count++, high, low);
                _floors[at - 1] = high;
                _lowFloors[at - 1] = low;
                return;
            }

            OrderEntry* block = _arena.Take(0);
            OrderEntry.Write(block, high, low);
            InsertRun(at, *block, new Run { Block = block, Count = 1 });
        }
    }

    /// <summary>Sorts the lowest run, having split it as far as it is too long, and makes it the front.</summary>
    [SkipLocalsInit]
    private void Promote()
    {
        unchecked
        {
            while (_runs[_runCount - 1].Count > FullEntries)
            {
                Split(_runCount - 1);
            }

            ref Run run = ref _runs[--_runCount];
            _floors[_runCount] = 0;
            _arena.Release(_front, _frontSize);
            OrderEntry* sorted = stackalloc OrderEntry[FullEntries];
            FrontSort.Sort(run.Block, run.Count, sorted);
            _front = run.Block;
            _frontCount = run.Count;
            _frontSize = run.Size;
            for (int i = 0; i < _frontCount; i++)
            {
                OrderEntry.Copy(_front + i, sorted + _frontCount - 1 - i);
            }
        }
    }

    private OrderEntry* Grow(OrderEntry* block, int count, int size)
    {
        OrderEntry* greater = _arena.Take(unchecked(size + 1));
        Copy(block, greater, count);
        _arena.Release(block, size);
        return greater;
    }

    /// <summary>Gives a run that has become short to its lower neighbour, or takes in its upper one.</summary>
    private void JoinSmall(int at)
    {
        unchecked
        {
            if (_runs[at].Count == 0)
            {
                DropRun(at);
            }
            else if (at + 1 < _runCount && CanJoin(at))
            {
                Join(at);
            }
            else if (at > 0 && CanJoin(at - 1))
            {
                Join(at - 1);
            }
        }
    }

    /// <summary>Whether a run fits into its lower neighbour and both are short.</summary>
    private bool CanJoin(int upper)
    {
        int both = unchecked(_runs[upper].Count + _runs[upper + 1].Count);
        return both <= Math.Min(FewToJoin, RunArena.EntriesOf(_runs[upper + 1].Size));
    }

    private void Join(int upper)
    {
        unchecked
        {
            ref Run from = ref _runs[upper];
            ref Run to = ref _runs[upper + 1];
            Copy(from.Block, to.Block + to.Count, from.Count);
            to.Count += from.Count;
            DropRun(upper);
        }
    }

    private void DropRun(int at)
    {
        unchecked
        {
            _arena.Release(_runs[at].Block, _runs[at].Size);
            _runCount--;
            int after = _runCount - at;
            Copy(_floors + at + 1, _floors + at, after);
            Copy(_lowFloors + at + 1, _lowFloors + at, after);
            Copy(_runs + at + 1, _runs + at, after);
            _floors[_runCount] = 0;
        }
    }

    private void InsertRun(int at, OrderEntry floor, in Run run)
    {
        unchecked
        {
            if (_runsSize < 0 || _runCount == RunArena.EntriesOf(_runsSize))
            {
                GrowDirectory();
            }

            int after = _runCount - at;
            Copy(_floors + at, _floors + at + 1, after);
            Copy(_lowFloors + at, _lowFloors + at + 1, after);
            Copy(_runs + at, _runs + at + 1, after);
            _floors[at] = floor.High;
            _lowFloors[at] = floor.Low;
            _runs[at] = run;
            _runCount++;
        }
    }

    private void GrowDirectory()
    {
        unchecked
        {
            int size = _runsSize + 1;
            ulong* floors = (ulong*)_arena.Take(size);
            ulong* lowFloors = (ulong*)_arena.Take(size);
            Run* runs = (Run*)_arena.Take(size);
            Copy(_floors, floors, _runCount);
            Copy(_lowFloors, lowFloors, _runCount);
            Copy(_runs, runs, _runCount);
            new Span<ulong>(floors + _runCount, (2 * RunArena.EntriesOf(size)) - _runCount).Clear();
            GiveBackDirectory();
            _floors = floors;
            _lowFloors = lowFloors;
            _runs = runs;
            _runsSize = size;
        }
    }

    private void GiveBackDirectory()
    {
        if (_runsSize >= 0)
        {
            _arena.Release((OrderEntry*)_floors, _runsSize);
            _arena.Release((OrderEntry*)_lowFloors, _runsSize);
            _arena.Release((OrderEntry*)_runs, _runsSize);
            _runsSize = -1;
        }
    }

    private static void Copy<T>(T* source, T* target, int count)
        where T : unmanaged =>
        new ReadOnlySpan<T>(source, count).CopyTo(new Span<T>(target, count));

    private struct Run
    {
        internal OrderEntry* Block;
        internal int Count;
        internal int Size;
    }
}
