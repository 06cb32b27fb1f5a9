using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

/// <summary>An <see cref="AddressablePriorityQueue{TElement}"/> whose items are named by the caller's own 64-bit ids instead of handles.</summary>
/// <remarks>
/// <para>
/// Order, cost and thread-safety are those of <see cref="AddressablePriorityQueue{TElement}"/>; each operation pays one look-up in
/// a hash table more. No two waiting items have one id. Compared by reference.
/// </para>
/// <para>
/// The hash function is fixed. Ids that were chosen to collide make look-ups slow, not wrong; where strangers choose ids, use handles.
/// </para>
/// </remarks>
/// <typeparam name="TElement">The type of the elements.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A priority queue, the field's word.")]
[DebuggerDisplay("Count = {Count}")]
public sealed class IdentifiedPriorityQueue<TElement>
{
    private const int PrefetchDistance = 16;
    private const int PlacesAhead = 2;

    private readonly AddressablePriorityQueue<TElement> _queue;
    private readonly IdMap _map = new();

    /// <summary>Makes an empty queue.</summary>
    public IdentifiedPriorityQueue() => _queue = new AddressablePriorityQueue<TElement>();

    /// <summary>Makes an empty queue with room for a number of items.</summary>
    /// <param name="capacity">The number of items, 0 to 16,777,215, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
    public IdentifiedPriorityQueue(int capacity)
        : this() => EnsureCapacity(capacity);

    /// <summary>The number of items that wait.</summary>
    public int Count => _queue.Count;

    internal long HeldBytes => _queue.HeldBytes + _map.HeldBytes;

    internal AddressablePriorityQueue<TElement> Inner => _queue;

    /// <summary>Adds an element under an id that does not wait yet.</summary>
    /// <param name="id">The id.</param>
    /// <param name="element">The element.</param>
    /// <param name="band">Its band; lower bands leave first.</param>
    /// <param name="key">Its order within the band.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> waits already; nothing changes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    public void Enqueue(long id, TElement element, byte band, long key)
    {
        if (!TryEnqueue(id, element, band, key))
        {
            throw Duplicate(id, nameof(id));
        }
    }

    /// <summary>Adds an element unless its id waits already.</summary>
    /// <param name="id">The id.</param>
    /// <param name="element">The element.</param>
    /// <param name="band">Its band; lower bands leave first.</param>
    /// <param name="key">Its order within the band.</param>
    /// <returns>False, and nothing changes, if the id waits already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    public bool TryEnqueue(long id, TElement element, byte band, long key)
    {
        Guard.Against.OutOfRange(key, QueuePriority.MinimumKey, QueuePriority.MaximumKey);
        int slot = _queue.NextSlot();
        if (_map.Capacity < _queue.SlotNumbers.Capacity)
        {
            FitMap();
        }

        if (!_map.TryAdd(id, IdMap.Hash(id), slot))
        {
            return false;
        }

        _queue.Enqueue(element, band, key);
        return true;
    }

    /// <summary>Looks at the first item without removing it. Changes nothing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>Whether there is an item.</returns>
    public bool TryPeek(out long id, [MaybeNullWhen(false)] out TElement element)
    {
        id = _queue.ReadyCount == 0 ? 0 : _map.IdOf(_queue.HeadSlot);
        return _queue.TryPeek(out element);
    }

    /// <summary>Removes the first item.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>Whether there was an item.</returns>
    public bool TryDequeue(out long id, [MaybeNullWhen(false)] out TElement element) => TryDequeue(out id, out element, out _);

    /// <summary>Removes the first item and tells its priority.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="element">The element, or default if there is none.</param>
    /// <param name="priority">The priority it had.</param>
    /// <returns>Whether there was an item.</returns>
    public bool TryDequeue(out long id, [MaybeNullWhen(false)] out TElement element, out QueuePriority priority)
    {
        if (_queue.ReadyCount == 0)
        {
            id = 0;
            element = default;
            priority = default;
            return false;
        }

        _map.PrefetchLineOf(_queue.Ready.SlotAhead(PlacesAhead));
        id = _map.IdOf(_queue.HeadSlot);
        _map.Remove(id);
        return _queue.TryDequeue(out element, out priority);
    }

    /// <summary>Changes the priority of a waiting item.</summary>
    /// <param name="id">The id of the item.</param>
    /// <param name="band">The new band.</param>
    /// <param name="key">The new order within the band.</param>
    /// <param name="place">Whether the item keeps its place in time among equals (the default) or goes behind them.</param>
    /// <returns>False, and nothing changes, if no item with that id waits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both
    /// inclusive, or <paramref name="place"/> is not defined.
    /// </exception>
    public bool TryReprioritize(long id, byte band, long key, QueuePlace place = QueuePlace.Keep) =>
        _queue.TryReprioritize(HandleOf(_map.Find(id)), band, key, place);

    /// <summary>Removes a waiting item and returns its element.</summary>
    /// <param name="id">The id of the item.</param>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>False, and nothing changes, if no item with that id waits.</returns>
    public bool TryRemove(long id, [MaybeNullWhen(false)] out TElement element)
    {
        int slot = _map.Find(id);
        if (slot < 0)
        {
            element = default;
            return false;
        }

        QueueHandle handle = HandleOf(slot);
        _map.Remove(id);
        return _queue.TryRemove(handle, out element);
    }

    /// <summary>Whether an item with that id waits.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True if it waits.</returns>
    public bool Contains(long id) => _map.Find(id) >= 0;

    /// <summary>Looks up a waiting item.</summary>
    /// <param name="id">The id of the item.</param>
    /// <param name="item">What waits, or default.</param>
    /// <returns>False if no item with that id waits.</returns>
    public bool TryGetItem(long id, out QueueItem<TElement> item) => _queue.TryGetItem(HandleOf(_map.Find(id)), out item);

    /// <summary>Adds many elements; as if enqueued one after the other. Linear time.</summary>
    /// <param name="items">The elements with their ids and priorities.</param>
    /// <exception cref="ArgumentException">An id waits already or comes twice; nothing is added.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A key lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive; nothing is added.
    /// </exception>
    /// <exception cref="InvalidOperationException">More than 16,777,215 items would wait; nothing is added.</exception>
    public void EnqueueRange(ReadOnlySpan<IdentifiedElement<TElement>> items)
    {
        BulkRange range = AddressablePriorityQueue<TElement>.Measure<IdentifiedElement<TElement>, IdentifiedReader>(items, nameof(items));
        if (_queue.Count == 0 && _queue.TryTakeFresh(items.Length, out int first))
        {
            if (_map.Capacity < _queue.SlotNumbers.Capacity)
            {
                ResizeMap([]);
            }

            AddIds(items, first);
            _queue.AddFresh<IdentifiedElement<TElement>, IdentifiedReader>(items, [], range, first);
            return;
        }

        AddOneByOne(items);
    }

    private unsafe void AddIds(ReadOnlySpan<IdentifiedElement<TElement>> items, int first)
    {
        unchecked
        {
            ulong* ahead = stackalloc ulong[PrefetchDistance];
            for (int i = -PrefetchDistance; i < items.Length; i++)
            {
                ulong hash = ahead[i & (PrefetchDistance - 1)];
                if (i + PrefetchDistance < items.Length)
                {
                    ulong next = IdMap.Hash(items[i + PrefetchDistance].Id);
                    ahead[i & (PrefetchDistance - 1)] = next;
                    _map.Prefetch(next);
                }

                if (i >= 0 && !_map.TryAdd(items[i].Id, hash, first + i))
                {
                    // Nothing else was in the queue.
                    Clear();
                    throw Duplicate(items[i].Id, nameof(items));
                }
            }
        }
    }

    private void AddOneByOne(ReadOnlySpan<IdentifiedElement<TElement>> items)
    {
        _queue.EnsureCapacity(checked(Count + items.Length));
        FitMap();
        for (int i = 0; i < items.Length; i++)
        {
            if (items.Length - i > PrefetchDistance)
            {
                _map.Prefetch(IdMap.Hash(items[i + PrefetchDistance].Id));
            }

            ref readonly IdentifiedElement<TElement> item = ref items[i];
            if (!TryEnqueue(item.Id, item.Element, item.Band, item.Key))
            {
                Undo(items[..i]);
                throw Duplicate(item.Id, nameof(items));
            }
        }
    }

    /// <summary>Removes the first items in order.</summary>
    /// <param name="ids">Receives the ids; its length is the most that are removed.</param>
    /// <param name="elements">Receives the elements; at least as long as <paramref name="ids"/>.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="ArgumentException"><paramref name="elements"/> is shorter than <paramref name="ids"/>; nothing is removed.</exception>
    public int DequeueBatch(Span<long> ids, Span<TElement> elements)
    {
        if (elements.Length < ids.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"elements has room for {elements.Length}; ids has room for {ids.Length}."),
                nameof(elements));
        }

        int count = 0;
        while (count < ids.Length && TryDequeue(out ids[count], out TElement? element))
        {
            elements[count++] = element;
        }

        return count;
    }

    /// <summary>The waiting items with their ids, in order. Enumeration begins by sorting: n log n time.</summary>
    /// <returns>A sequence of ids and items.</returns>
    /// <exception cref="InvalidOperationException">Thrown while enumerating, if the queue was changed since enumeration began.</exception>
    public IEnumerable<KeyValuePair<long, QueueItem<TElement>>> OrderedItems() =>
        _queue.OrderedItems().Select(item => KeyValuePair.Create(_map.IdOf(unchecked((int)item.Handle.Slot)), item));

    /// <summary>Removes every item. Linear time.</summary>
    public void Clear()
    {
        _queue.Clear();
        _map.Clear();
    }

    /// <summary>Makes room, so that the queue grows no more until it holds that many items.</summary>
    /// <param name="capacity">The number of items, 0 to 16,777,215, both inclusive.</param>
    /// <returns>The capacity, at least <paramref name="capacity"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
    public int EnsureCapacity(int capacity)
    {
        int result = _queue.EnsureCapacity(capacity);
        FitMap();
        return result;
    }

    /// <summary>Gives back the memory that the waiting items don't need. Linear time.</summary>
    public void TrimExcess()
    {
        _queue.TrimExcess();
        ResizeMap(TakenSlots());
    }

    private static ArgumentException Duplicate(long id, string parameterName) =>
        new(string.Create(CultureInfo.InvariantCulture, $"An item with id {id} waits already; ids of waiting items are unique."), parameterName);

    private QueueHandle HandleOf(int slot) => slot < 0 ? default : _queue.SlotNumbers.HandleOf(slot);

    private void FitMap()
    {
        if (_map.Capacity < _queue.SlotNumbers.Capacity)
        {
            ResizeMap(TakenSlots());
        }
    }

    private unsafe void ResizeMap(ReadOnlySpan<int> slots)
    {
        _map.Resize(_queue.SlotNumbers.Capacity, slots);
        _queue.Ready.IdBase = _map.IdsNow;
    }

    private int[] TakenSlots()
    {
        int[] slots = new int[Count];
        int count = 0;
        foreach (QueueItem<TElement> item in _queue.UnorderedItems)
        {
            slots[count++] = unchecked((int)item.Handle.Slot);
        }

        return slots;
    }

    private void Undo(ReadOnlySpan<IdentifiedElement<TElement>> added)
    {
        foreach (ref readonly IdentifiedElement<TElement> item in added)
        {
            TryRemove(item.Id, out _);
        }
    }

    private readonly struct IdentifiedReader : IBulkReader<IdentifiedElement<TElement>, TElement>
    {
        public static TElement Element(in IdentifiedElement<TElement> item) => item.Element;

        public static byte Band(in IdentifiedElement<TElement> item) => item.Band;

        public static long Key(in IdentifiedElement<TElement> item) => item.Key;
    }
}
