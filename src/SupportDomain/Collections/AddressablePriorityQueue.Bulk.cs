using System.Globalization;

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
        ulong least = ulong.MaxValue;
        ulong greatest = 0;
        foreach (ref readonly PrioritizedElement<TElement> item in items)
        {
            ulong high = Pack(item.Band, item.Key);
            least = Math.Min(least, high);
            greatest = Math.Max(greatest, high);
        }

        if (items.Length > SlotTable.MaximumSlots - Count)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The queue holds {Count} items and {items.Length} more were to come; at most {SlotTable.MaximumSlots} fit."));
        }

        int missing = checked(items.Length - _slots.Vacancies);
        if (missing > 0)
        {
            GrowTo(Math.Max(checked(_slots.Capacity + missing), Count == 0 ? 0 : Math.Min(SlotTable.MaximumSlots, checked(_slots.Capacity * 2))));
        }

        bool bulk = _ready.TryBeginBulk(items.Length, least, greatest);
        for (int i = 0; i < items.Length; i++)
        {
            ref readonly PrioritizedElement<TElement> item = ref items[i];
            ulong high = Pack(item.Band, item.Key);
            QueueHandle handle = Admit(item.Element, high, 0, out ulong low);
            if (bulk)
            {
                _ready.AddBulk(high, low);
            }
            else
            {
                _ready.Add(high, low);
            }

            if ((uint)i < (uint)handles.Length)
            {
                handles[i] = handle;
            }
        }

        _ready.EndBulk();
        GC.KeepAlive(this);
    }
}
