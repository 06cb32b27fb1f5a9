using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    /// <summary>Adds many elements; as if enqueued one after the other. Linear time.</summary>
    /// <param name="items">The elements with their priorities.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A key lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive; nothing is added.
    /// </exception>
    /// <exception cref="InvalidOperationException">More than 16,777,215 items would wait; nothing is added.</exception>
    public void EnqueueRange(ReadOnlySpan<PrioritizedElement<TElement>> items) => AddRange(items, []);

    /// <summary>Adds many elements and tells their handles; as if enqueued one after the other. Linear time.</summary>
    /// <param name="items">The elements with their priorities.</param>
    /// <param name="handles">Receives the handle of each item, in the same order; at least as long as <paramref name="items"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="handles"/> is shorter than <paramref name="items"/>; nothing is added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A key lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive; nothing is added.
    /// </exception>
    /// <exception cref="InvalidOperationException">More than 16,777,215 items would wait; nothing is added.</exception>
    public void EnqueueRange(ReadOnlySpan<PrioritizedElement<TElement>> items, Span<QueueHandle> handles)
    {
        if (handles.Length < items.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"handles has room for {handles.Length}; {items.Length} items need as many."),
                nameof(handles));
        }

        AddRange(items, handles);
    }

    /// <summary>Removes the first ready items in order. Amortised constant time for each.</summary>
    /// <param name="destination">Receives the elements; its length is the most that are removed.</param>
    /// <returns>How many were removed: the lesser of the length and <see cref="ReadyCount"/>.</returns>
    public int DequeueBatch(Span<TElement> destination)
    {
        int count = Math.Min(destination.Length, _ready.Live);
        for (int i = 0; i < count; i++)
        {
            destination[i] = TakeHead(_ready.Head->Low);
        }

        return count;
    }

    private void AddRange(ReadOnlySpan<PrioritizedElement<TElement>> items, Span<QueueHandle> handles)
    {
        BulkRange range = Measure<PrioritizedElement<TElement>, PrioritizedReader>(items, "key");
        if (TryTakeFresh(items.Length, out int first))
        {
            AddFresh<PrioritizedElement<TElement>, PrioritizedReader>(items, handles, range, first);
            return;
        }

        for (int i = 0; i < items.Length; i++)
        {
            ref readonly PrioritizedElement<TElement> item = ref items[i];
            ulong high = Pack(item.Band, item.Key);
            QueueHandle handle = Admit(item.Element, high, 0, out ulong low);
            _ready.Add(high, low);
            if ((uint)i < (uint)handles.Length)
            {
                handles[i] = handle;
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>Checks every key and finds the least and the greatest high word.</summary>
    internal static BulkRange Measure<TItem, TReader>(ReadOnlySpan<TItem> items, string parameterName)
        where TReader : struct, IBulkReader<TItem, TElement>
    {
        BulkRange range = new() { Least = ulong.MaxValue };
        ulong outside = 0;
        for (int i = 0; i < items.Length; i++)
        {
            ulong biased = unchecked((ulong)(TReader.Key(in items[i]) - QueuePriority.MinimumKey));
            outside |= biased;
            ulong high = ((ulong)TReader.Band(in items[i]) << BandShift) | biased;
            range.Least = Math.Min(range.Least, high);
            range.Greatest = Math.Max(range.Greatest, high);
        }

        if (outside > KeyMask)
        {
            foreach (ref readonly TItem item in items)
            {
                Guard.Against.OutOfRange(TReader.Key(in item), QueuePriority.MinimumKey, QueuePriority.MaximumKey, parameterName);
            }
        }

        return range;
    }

    /// <summary>
    /// Makes room for many items and takes consecutive slots for them, if nothing is ready, they are more than fit a front, and the
    /// sequence needn't be renumbered. Otherwise only makes room.
    /// </summary>
    internal bool TryTakeFresh(int count, out int first)
    {
        if (count > SlotTable.MaximumSlots - Count)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The queue holds {Count} items and {count} more were to come; at most {SlotTable.MaximumSlots} fit."));
        }

        if (Count == 0 && _slots.Used > 0 && count > _slots.Used / 4)
        {
            ClearSlots();
        }

        int missing = checked(count - _slots.Vacancies);
        if (missing > 0)
        {
            GrowTo(Math.Max(checked(_slots.Capacity + missing), Count == 0 ? 0 : Math.Min(SlotTable.MaximumSlots, checked(_slots.Capacity * 2))));
        }

        bool fresh = _ready.Live == 0
            && count > Ladder.FrontLimit
            && count <= checked(_slots.Capacity - _slots.Used)
            && (ulong)(uint)count <= checked(_lastSequence - _sequence);
        first = fresh ? _slots.TakeFresh(count) : -1;
        return fresh;
    }

    /// <summary>Fills the slots that were taken, in one pass, and lets the ladder place them.</summary>
    internal void AddFresh<TItem, TReader>(ReadOnlySpan<TItem> items, Span<QueueHandle> handles, in BulkRange range, int first)
        where TReader : struct, IBulkReader<TItem, TElement>
    {
        unchecked
        {
            Changed();
            ulong low = (_sequence << SlotTable.SlotBits) | (uint)first;
            bool byHigh = range.Least < range.Greatest;
            ulong near = byHigh
                ? _ready.BeginBulk(null, range.Least, range.Greatest, Nearby<TItem, TReader>(items), first, items.Length)
                : _ready.BeginBulk(
                    range.Least, low, low + ((ulong)(uint)(items.Length - 1) * NextLow), low + ((ulong)(uint)(items.Length / NearShare) * NextLow), first, items.Length);
            _sequence += (uint)items.Length;
            uint generation = _slots.FirstGeneration;
            Slot* slot = _slots.Slots + first;
            Span<TElement> elements = _elements.AsSpan(first, items.Length);
            for (int i = 0; i < items.Length; i++)
            {
                ref readonly TItem item = ref items[i];
                ulong high = ((ulong)TReader.Band(in item) << BandShift) | ((ulong)(TReader.Key(in item) - QueuePriority.MinimumKey) & KeyMask);
                elements[i] = TReader.Element(in item);
                slot->High = high;
                slot->Low = low;
                slot->Generation = generation;
                if ((uint)i < (uint)handles.Length)
                {
                    handles[i] = new QueueHandle(first + i, generation);
                }

                if ((byHigh ? high : low) <= near)
                {
                    _ready.AddNear(high, low);
                }

                slot++;
                low += NextLow;
            }

            _ready.EndBulk();
            GC.KeepAlive(this);
        }
    }

    /// <summary>From one item to the next, the sequence and the slot number both grow by one.</summary>
    private const ulong NextLow = (1UL << SlotTable.SlotBits) + 1;

    /// <summary>One item of so many is to be near.</summary>
    private const int NearShare = 16;

    private const int MostSamples = 256;

    /// <summary>A high word with some sixteenth of the items up to it, by a sample at equal distances.</summary>
    private static ulong Nearby<TItem, TReader>(ReadOnlySpan<TItem> items)
        where TReader : struct, IBulkReader<TItem, TElement>
    {
        unchecked
        {
            int samples = Math.Clamp(items.Length / NearShare, Math.Min(items.Length, 2 * NearShare), MostSamples);
            int kept = samples / NearShare;
            ulong* least = stackalloc ulong[MostSamples / NearShare];
            new Span<ulong>(least, kept).Fill(ulong.MaxValue);
            for (int i = 0; i < samples; i++)
            {
                ref readonly TItem item = ref items[(int)((long)i * items.Length / samples)];
                ulong high = ((ulong)TReader.Band(in item) << BandShift) | ((ulong)(TReader.Key(in item) - QueuePriority.MinimumKey) & KeyMask);
                if (high < least[kept - 1])
                {
                    int at = kept - 1;
                    for (; at > 0 && high < least[at - 1]; at--)
                    {
                        least[at] = least[at - 1];
                    }

                    least[at] = high;
                }
            }

            return least[kept - 1];
        }
    }

    private readonly struct PrioritizedReader : IBulkReader<PrioritizedElement<TElement>, TElement>
    {
        public static TElement Element(in PrioritizedElement<TElement> item) => item.Element;

        public static byte Band(in PrioritizedElement<TElement> item) => item.Band;

        public static long Key(in PrioritizedElement<TElement> item) => item.Key;
    }
}
