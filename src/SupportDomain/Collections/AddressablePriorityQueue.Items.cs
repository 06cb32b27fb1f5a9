using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    /// <summary>
    /// The waiting items, ready and deferred, in no order that means anything. Enumerating takes time linear in the capacity
    /// and allocates nothing in a <c>foreach</c>.
    /// </summary>
    /// <remarks>Any change of the queue ends an enumeration: the next step throws <see cref="InvalidOperationException"/>.</remarks>
    public UnorderedItemsView UnorderedItems => new(this);

    /// <summary>
    /// The waiting items in order: the ready ones as they would be dequeued, then the deferred ones as they become ready, those
    /// of one time in order of arrival. Every enumeration begins by sorting: n log n time and 16 n bytes.
    /// </summary>
    /// <returns>A sequence that shows the queue as it is when enumeration begins.</returns>
    /// <exception cref="InvalidOperationException">Thrown while enumerating, if the queue was changed since enumeration began.</exception>
    public IEnumerable<QueueItem<TElement>> OrderedItems()
    {
        UInt128[] order = SortedEntries();
        int version = _version;
        foreach (UInt128 entry in order)
        {
            if (version != _version)
            {
                throw ChangedWhileEnumerating();
            }

            yield return ItemAt(entry);
        }
    }

    /// <summary>The state of the queue in canonical form. n log n time.</summary>
    /// <returns>A snapshot; handles don't survive in it.</returns>
    public QueueSnapshot<TElement> ToSnapshot()
    {
        ulong[] lows = ArrivalOrder();
        ImmutableArray<QueueSnapshotItem<TElement>>.Builder items = ImmutableArray.CreateBuilder<QueueSnapshotItem<TElement>>(lows.Length);
        foreach (ulong low in lows)
        {
            Slot* slot = _slots.Slots + SlotOf(low);
            QueueItem<TElement> item = ItemOf(slot->High, slot->Low);
            items.Add(new QueueSnapshotItem<TElement>(item.Element, item.Priority, item.ReadyAt));
        }

        GC.KeepAlive(this);
        return new QueueSnapshot<TElement>(AdvancedTo, items.MoveToImmutable());
    }

    /// <summary>Makes a queue in the state of a snapshot. Linear time.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="handles">The handles of the items, in the order of <see cref="QueueSnapshot{TElement}.Items"/>.</param>
    /// <returns>A queue whose own snapshot equals <paramref name="snapshot"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is null.</exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "The element type is that of the snapshot; a factory elsewhere would need it repeated.")]
    public static AddressablePriorityQueue<TElement> Restore(QueueSnapshot<TElement> snapshot, out QueueHandle[] handles)
    {
        Guard.Against.Null(snapshot);
        AddressablePriorityQueue<TElement> queue = new(Math.Min(snapshot.Items.Length, SlotTable.MaximumSlots));
        queue.AdvanceTo(snapshot.AdvancedTo);
        handles = new QueueHandle[snapshot.Items.Length];
        for (int i = 0; i < handles.Length; i++)
        {
            QueueSnapshotItem<TElement> item = snapshot.Items[i];
            handles[i] = item.ReadyAt is { } readyAt
                ? queue.EnqueueDeferred(item.Element, item.Priority.Band, item.Priority.Key, readyAt)
                : queue.Enqueue(item.Element, item.Priority.Band, item.Priority.Key);
        }

        return queue;
    }

    private static InvalidOperationException ChangedWhileEnumerating() =>
        new("The queue was changed while it was enumerated; take a snapshot, or collect the handles first.");

    /// <summary>Every entry with its deferred flag as the highest bit of the order, so that ready items come first.</summary>
    private UInt128[] SortedEntries()
    {
        UInt128[] order = new UInt128[Count];
        int ready = 0;
        int deferred = ReadyCount;
        for (int i = 0; i < _slots.Used; i++)
        {
            Slot* slot = _slots.Slots + i;
            if (slot->Low != SlotTable.Vacant)
            {
                UInt128 entry = new(slot->High, slot->Low);
                _ = (slot->Low & DeferredFlag) == 0 ? order[ready++] = entry : order[deferred++] = entry;
            }
        }

        Array.Sort(order, 0, ready);
        Array.Sort(order, ready, order.Length - ready);
        GC.KeepAlive(this);
        return order;
    }

    private QueueItem<TElement> ItemAt(UInt128 entry) => ItemOf((ulong)(entry >> 64), (ulong)(entry & ulong.MaxValue));

    /// <summary>Moves on to the next waiting item by slot number.</summary>
    private bool MoveNext(int version, ref int slot, out QueueItem<TElement> current)
    {
        if (version != _version)
        {
            throw ChangedWhileEnumerating();
        }

        while (++slot < _slots.Used)
        {
            Slot* found = _slots.Slots + slot;
            if (found->Low != SlotTable.Vacant)
            {
                current = ItemOf(found->High, found->Low);
                GC.KeepAlive(this);
                return true;
            }
        }

        slot = _slots.Used;
        current = default;
        return false;
    }

    /// <summary>The waiting items in no particular order.</summary>
    /// <remarks>A view: it shows the queue as it is at each moment. Views of one queue are equal; the default value can't be used. As thread-safe as the queue.</remarks>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "As in the base library, the view belongs to the queue.")]
    [SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "As in the base library.")]
    public readonly record struct UnorderedItemsView : IReadOnlyCollection<QueueItem<TElement>>
    {
        private readonly AddressablePriorityQueue<TElement> _queue;

        internal UnorderedItemsView(AddressablePriorityQueue<TElement> queue) => _queue = queue;

        /// <summary>The number of items, ready and deferred.</summary>
        public int Count => _queue.Count;

        /// <summary>Begins an enumeration.</summary>
        /// <returns>An enumerator over the queue as it is now.</returns>
        public Enumerator GetEnumerator() => new(_queue);

        IEnumerator<QueueItem<TElement>> IEnumerable<QueueItem<TElement>>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Walks over the items of <see cref="UnorderedItems"/>.</summary>
    /// <remarks>Any change of the queue ends the walk: the next step throws. Not thread-safe.</remarks>
    [SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "As in the base library, the enumerator belongs to the view.")]
    public struct Enumerator : IEnumerator<QueueItem<TElement>>, IEquatable<Enumerator>
    {
        private readonly AddressablePriorityQueue<TElement> _queue;
        private readonly int _version;
        private int _slot;
        private QueueItem<TElement> _current;

        internal Enumerator(AddressablePriorityQueue<TElement> queue)
        {
            _queue = queue;
            _version = queue._version;
            _slot = -1;
        }

        /// <summary>The item that the last step reached.</summary>
        public readonly QueueItem<TElement> Current => _current;

        readonly object IEnumerator.Current => _current;

        /// <summary>Whether two enumerators stand at the same item of the same queue.</summary>
        public static bool operator ==(Enumerator left, Enumerator right) => left.Equals(right);

        /// <summary>Whether two enumerators stand at different items or belong to different queues.</summary>
        public static bool operator !=(Enumerator left, Enumerator right) => !left.Equals(right);

        /// <summary>Moves to the next item.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="InvalidOperationException">The queue was changed since the enumeration began.</exception>
        public bool MoveNext() => _queue.MoveNext(_version, ref _slot, out _current);

        /// <summary>Does nothing: there is nothing to give back.</summary>
        public readonly void Dispose()
        {
        }

        /// <inheritdoc/>
        public readonly bool Equals(Enumerator other) => ReferenceEquals(_queue, other._queue) && _version == other._version && _slot == other._slot;

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Enumerator other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode() => HashCode.Combine(_queue, _version, _slot);

        void IEnumerator.Reset() => _slot = -1;
    }
}
