using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SupportDomain.Internal;

namespace SupportDomain.Collections;

/// <summary>
/// A priority queue whose items can be found again: by the handle that enqueueing returned, an item can be moved or removed
/// while it waits. First in, first out among equals. A ladder queue; see the documentation page on it.
/// </summary>
/// <remarks>
/// <para>
/// Order: band (0 first), then key (least first), then sequence (earliest enqueued first). The order is total, so the inner
/// layout never shows: equal operations give equal results on every machine. Compared by reference; there is no equality of content,
/// but <see cref="ToSnapshot"/> has one.
/// </para>
/// <para>
/// Items may be deferred until a time, an integer in the caller's unit; they take no part in the order until
/// <see cref="AdvanceTo"/> has reached that time. <see cref="Count"/> counts both kinds.
/// </para>
/// <para>
/// Not thread-safe: any number of threads may read (peek, look up, enumerate) as long as nobody writes; see
/// <see cref="SynchronizedPriorityQueue{TElement}"/>. Reading never changes anything inside.
/// </para>
/// <para>
/// Cost: enqueueing, dequeueing, moving and removing take amortised constant time on keys that spread evenly and logarithmic time
/// in the worst case; no operation on one item handles more than 20,000 entries after <see cref="EnsureCapacity"/>. They allocate
/// nothing once the queue has reached its size. At most 16,777,215 items fit. A failed operation changes nothing, running out
/// of memory excepted.
/// </para>
/// </remarks>
/// <typeparam name="TElement">The type of the elements.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A priority queue, the field's word.")]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A priority queue, the field's word.")]
[DebuggerDisplay("Count = {Count}, ready {ReadyCount}")]
public sealed unsafe partial class AddressablePriorityQueue<TElement>
{
    /// <summary>39 bits of sequence: with the deferred flag and the slot number, 64.</summary>
    internal const ulong LastSequence = (1UL << 39) - 1;

    private const ulong DeferredFlag = 1UL << 63;
    private const int BandShift = 56;
    private const ulong KeyMask = (1UL << BandShift) - 1;

    private readonly SlotTable _slots;
    private readonly Ladder _ready;
    private readonly ulong _lastSequence;
    private Ladder? _deferred;
    private TElement[] _elements = [];
    private ulong[] _waiting = [];
    private ulong _sequence;
    private bool _renumbered;
    private int _version;

    /// <summary>Makes an empty queue, which holds no memory beyond its own few fields.</summary>
    public AddressablePriorityQueue()
        : this(LastSequence, uint.MaxValue)
    {
    }

    /// <summary>Makes an empty queue with room for a number of items.</summary>
    /// <param name="capacity">The number of items, 0 to 16,777,215, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
    public AddressablePriorityQueue(int capacity)
        : this() => EnsureCapacity(capacity);

    /// <summary>Makes a queue whose sequence and generations run out early, for tests.</summary>
    internal AddressablePriorityQueue(ulong lastSequence, uint lastGeneration)
    {
        _slots = new SlotTable(lastGeneration);
        _ready = new Ladder(_slots);
        _lastSequence = lastSequence;
    }

    /// <summary>The number of items that wait, ready or deferred.</summary>
    public int Count => unchecked(_ready.Live + DeferredCount);

    /// <summary>The number of items that can be dequeued now.</summary>
    public int ReadyCount => _ready.Live;

    /// <summary>The number of items that wait for their time.</summary>
    public int DeferredCount => _deferred is null ? 0 : _deferred.Live;

    /// <summary>The number of items for which there is room without growing.</summary>
    public int Capacity => unchecked(Count + _slots.Vacancies);

    /// <summary>Entries that the ladders have handled so far.</summary>
    internal long Touched => _ready.Touched + (_deferred?.Touched ?? 0);

    /// <summary>Entries held now, stale ones included.</summary>
    internal long Entries => _ready.Entries + (_deferred?.Entries ?? 0);

    internal bool IsJustFront => _ready.IsJustFront;

    /// <summary>The bytes of all arrays that this queue holds.</summary>
    internal long HeldBytes => _slots.HeldBytes + _ready.HeldBytes + (_deferred?.HeldBytes ?? 0)
        + ((long)_waiting.Length * sizeof(ulong)) + ((long)_elements.Length * Unsafe.SizeOf<TElement>());

    internal SlotTable SlotNumbers => _slots;

    internal Ladder Ready => _ready;

    /// <summary>The slot of the first ready item; there must be one.</summary>
    internal int HeadSlot => SlotOf(_ready.Head->Low);

    /// <summary>Adds an element. Amortised constant time.</summary>
    /// <param name="element">The element.</param>
    /// <param name="band">Its band; lower bands leave first.</param>
    /// <param name="key">Its order within the band; the lower key leaves first.</param>
    /// <returns>The handle of the new item.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QueueHandle Enqueue(TElement element, byte band, long key)
    {
        ulong high = Pack(band, key);
        QueueHandle handle = Admit(element, high, 0, out ulong low);
        _ready.Add(high, low);
        GC.KeepAlive(this);
        return handle;
    }

    /// <summary>Looks at the first ready item without removing it. Constant time; changes nothing.</summary>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>Whether there is a ready item.</returns>
    public bool TryPeek([MaybeNullWhen(false)] out TElement element) => TryPeek(out element, out _);

    /// <summary>Looks at the first ready item and its priority without removing it. Constant time; changes nothing.</summary>
    /// <param name="element">The element, or default if there is none.</param>
    /// <param name="priority">Its priority.</param>
    /// <returns>Whether there is a ready item.</returns>
    public bool TryPeek([MaybeNullWhen(false)] out TElement element, out QueuePriority priority)
    {
        if (_ready.Live == 0)
        {
            element = default;
            priority = default;
            return false;
        }

        OrderEntry* head = _ready.Head;
        element = _elements[SlotOf(head->Low)];
        priority = Unpack(head->High);
        GC.KeepAlive(this);
        return true;
    }

    /// <summary>Looks at the first ready item without removing it. Constant time; changes nothing.</summary>
    /// <returns>The element.</returns>
    /// <exception cref="InvalidOperationException">No item is ready.</exception>
    public TElement Peek() => TryPeek(out TElement? element, out _) ? element : throw Empty();

    /// <summary>Removes the first ready item. Amortised constant time.</summary>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>Whether there was a ready item.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDequeue([MaybeNullWhen(false)] out TElement element)
    {
        if (_ready.Live == 0)
        {
            element = default;
            return false;
        }

        element = TakeHead(_ready.Head->Low);
        return true;
    }

    /// <summary>Removes the first ready item and tells its priority. Amortised constant time.</summary>
    /// <param name="element">The element, or default if there is none.</param>
    /// <param name="priority">The priority it had.</param>
    /// <returns>Whether there was a ready item.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDequeue([MaybeNullWhen(false)] out TElement element, out QueuePriority priority)
    {
        if (_ready.Live == 0)
        {
            element = default;
            priority = default;
            return false;
        }

        OrderEntry* head = _ready.Head;
        priority = Unpack(head->High);
        element = TakeHead(head->Low);
        return true;
    }

    /// <summary>Removes the first ready item. Amortised constant time.</summary>
    /// <returns>The element.</returns>
    /// <exception cref="InvalidOperationException">No item is ready.</exception>
    public TElement Dequeue() => TryDequeue(out TElement? element) ? element : throw Empty();

    /// <summary>Adds an element, then removes the first ready item, which may be the new one. Amortised constant time.</summary>
    /// <param name="element">The element to add.</param>
    /// <param name="band">Its band.</param>
    /// <param name="key">Its order within the band.</param>
    /// <param name="handle">The handle of the new item; dead already if the new element is the one returned.</param>
    /// <returns>The first element of the queue with the new one in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    public TElement EnqueueDequeue(TElement element, byte band, long key, out QueueHandle handle)
    {
        ulong high = Pack(band, key);
        if (_ready.Live == 0 || high < _ready.Head->High)
        {
            handle = default;
            return element;
        }

        handle = Enqueue(element, band, key);
        return TakeHead(_ready.Head->Low);
    }

    /// <summary>Removes the first ready item, then adds an element. Amortised constant time.</summary>
    /// <param name="element">The element to add.</param>
    /// <param name="band">Its band.</param>
    /// <param name="key">Its order within the band.</param>
    /// <param name="handle">The handle of the new item.</param>
    /// <returns>The element removed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both inclusive.
    /// </exception>
    /// <exception cref="InvalidOperationException">No item is ready.</exception>
    public TElement DequeueEnqueue(TElement element, byte band, long key, out QueueHandle handle)
    {
        _ = Pack(band, key);
        if (_ready.Live == 0)
        {
            throw Empty();
        }

        TElement first = TakeHead(_ready.Head->Low);
        handle = Enqueue(element, band, key);
        return first;
    }

    /// <summary>Changes the priority of a waiting item; a deferred one stays deferred. Amortised constant time.</summary>
    /// <param name="handle">The handle of the item.</param>
    /// <param name="band">The new band.</param>
    /// <param name="key">The new order within the band.</param>
    /// <param name="place">Whether the item keeps its place in time among equals (the default) or goes behind them.</param>
    /// <returns>False, and nothing changes, if the handle's item no longer waits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="key"/> lies outside <see cref="QueuePriority.MinimumKey"/> to <see cref="QueuePriority.MaximumKey"/>, both
    /// inclusive, or <paramref name="place"/> is not defined.
    /// </exception>
    public bool TryReprioritize(QueueHandle handle, byte band, long key, QueuePlace place = QueuePlace.Keep)
    {
        ulong high = Pack(band, key);
        if (place is not (QueuePlace.Keep or QueuePlace.Back))
        {
            Guard.Against.UndefinedEnum(place);
        }

        if (!_slots.TryFind(handle, out Slot* slot))
        {
            return false;
        }

        ulong low = slot->Low;
        if (place == QueuePlace.Back)
        {
            low = (NextSequence() << SlotTable.SlotBits) | (low & (DeferredFlag | SlotTable.SlotMask));
        }

        Reorder(slot, high, low);
        GC.KeepAlive(this);
        return true;
    }

    /// <summary>Removes a waiting item. Amortised constant time.</summary>
    /// <param name="handle">The handle of the item.</param>
    /// <returns>False, and nothing changes, if the handle's item no longer waits.</returns>
    public bool TryRemove(QueueHandle handle) => TryRemove(handle, out _);

    /// <summary>Removes a waiting item and returns its element. Amortised constant time.</summary>
    /// <param name="handle">The handle of the item.</param>
    /// <param name="element">The element, or default if there is none.</param>
    /// <returns>False, and nothing changes, if the handle's item no longer waits.</returns>
    public bool TryRemove(QueueHandle handle, [MaybeNullWhen(false)] out TElement element)
    {
        if (!_slots.TryFind(handle, out Slot* slot))
        {
            element = default;
            return false;
        }

        ulong high = slot->High;
        ulong low = slot->Low;
        element = Evict(SlotOf(low));
        LadderOf(low).Remove(high, low);
        GC.KeepAlive(this);
        return true;
    }

    /// <summary>Whether the handle's item still waits. Constant time.</summary>
    /// <param name="handle">The handle.</param>
    /// <returns>True if it waits, ready or deferred.</returns>
    public bool Contains(QueueHandle handle) => _slots.TryFind(handle, out _);

    /// <summary>Looks up a waiting item. Constant time.</summary>
    /// <param name="handle">The handle of the item.</param>
    /// <param name="item">What waits, or default.</param>
    /// <returns>False if the handle's item no longer waits.</returns>
    public bool TryGetItem(QueueHandle handle, out QueueItem<TElement> item)
    {
        bool found = _slots.TryFind(handle, out Slot* slot);
        item = found ? ItemOf(slot->High, slot->Low) : default;
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>Removes every item, ready and deferred. Linear time. The time that was advanced to stays.</summary>
    public void Clear()
    {
        Changed();
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TElement>())
        {
            Array.Clear(_elements);
        }

        _ready.Reset();
        _deferred?.Reset();
        ClearSlots();
    }

    /// <summary>Makes room, so that the queue grows no more until it holds that many items.</summary>
    /// <param name="capacity">The number of items, 0 to 16,777,215, both inclusive.</param>
    /// <returns>The capacity, at least <paramref name="capacity"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is outside that range.</exception>
    public int EnsureCapacity(int capacity)
    {
        Guard.Against.OutOfRange(capacity, 0, SlotTable.MaximumSlots);
        if (capacity > Capacity)
        {
            GrowTo(checked(capacity - Capacity + _slots.Capacity));
        }

        _slots.ReserveFree();
        _ready.Reserve(capacity);
        return Capacity;
    }

    /// <summary>Gives back the memory that the waiting items don't need. Linear time; handles stay valid.</summary>
    public void TrimExcess()
    {
        Changed();
        _slots.Trim();
        Array.Resize(ref _elements, _slots.Capacity);
        if (_waiting.Length > 0)
        {
            Array.Resize(ref _waiting, DeferredCount == 0 ? 0 : _slots.Capacity);
        }

        Rebuild(release: true);
    }

    private static InvalidOperationException Empty() => new("The queue has no ready item to take; check with TryPeek or ReadyCount.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pack(byte band, long key)
    {
        // Wanted: keys below the range wrap to a number with high bits, like keys above it.
        ulong biased = unchecked((ulong)(key - QueuePriority.MinimumKey));
        if (biased > KeyMask)
        {
            ThrowKey(key);
        }

        return ((ulong)band << BandShift) | biased;
    }

    private static void ThrowKey(long key) =>
        Guard.Against.OutOfRange(key, QueuePriority.MinimumKey, QueuePriority.MaximumKey);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static QueuePriority Unpack(ulong high) =>
        unchecked(new((byte)(high >> BandShift), (long)(high & KeyMask) + QueuePriority.MinimumKey));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SlotOf(ulong low) => unchecked((int)(low & SlotTable.SlotMask));

    private Ladder LadderOf(ulong low) => (low & DeferredFlag) == 0 ? _ready : _deferred!;

    /// <summary>Wraps by intention: an enumerator only asks whether the number is still the one it saw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Changed() => _version = unchecked(_version + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private QueueHandle Admit(TElement element, ulong high, ulong flag, out ulong low)
    {
        if (_sequence >= _lastSequence)
        {
            Renumber();
        }

        QueueHandle handle = Admit(element, high, flag, _sequence, out low);
        _sequence++;
        return handle;
    }

    /// <summary>Gives an element a slot and its place in the order: band over key, and the sequence, which fits its 39 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private QueueHandle Admit(TElement element, ulong high, ulong flag, ulong sequence, out ulong low)
    {
        int number = _slots.TakeReleased();
        if (number < 0)
        {
            number = TakeFresh();
        }

        unchecked
        {
            Changed();
            _elements[number] = element;
            Slot* slot = _slots.Slots + number;
            low = flag | (sequence << SlotTable.SlotBits) | (uint)number;
            slot->High = high;
            slot->Low = low;
            return new QueueHandle(number, slot->Generation);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TElement TakeHead(ulong low)
    {
        TElement element = Evict(SlotOf(low));
        _ready.Pop();
        GC.KeepAlive(this);
        return element;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TElement Evict(int slot)
    {
        Changed();
        ref TElement place = ref _elements[slot];
        TElement element = place;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TElement>())
        {
            place = default!;
        }

        _slots.Release(slot);
        return element;
    }

    private void Reorder(Slot* slot, ulong high, ulong low)
    {
        ulong oldHigh = slot->High;
        ulong oldLow = slot->Low;
        Changed();
        if ((low & DeferredFlag) != 0)
        {
            // A deferred item is ordered by its time; the priority waits with it.
            _waiting[SlotOf(low)] = high;
            high = oldHigh;
        }

        if (high == oldHigh && low == oldLow)
        {
            return;
        }

        slot->High = high;
        slot->Low = low;
        LadderOf(low).Move(oldHigh, oldLow, high, low);
    }

    private ulong NextSequence()
    {
        if (_sequence >= _lastSequence)
        {
            Renumber();
        }

        return _sequence++;
    }

    /// <summary>The slot that the next item will get; makes room for it. Enqueueing it then fails no more, out of range keys apart.</summary>
    /// <exception cref="InvalidOperationException">16,777,215 items wait already.</exception>
    internal int NextSlot()
    {
        int released = _slots.PeekReleased();
        if (released >= 0)
        {
            return released;
        }

        if (_slots.IsFull)
        {
            MakeRoom();
        }

        return _slots.Used;
    }

    private int TakeFresh()
    {
        if (_slots.IsFull)
        {
            MakeRoom();
        }

        return _slots.TakeFresh();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoom()
    {
        int capacity = _slots.Capacity;
        if (capacity == SlotTable.MaximumSlots)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"The queue holds {Count} items; at most {SlotTable.MaximumSlots} fit."));
        }

        GrowTo(Math.Min(SlotTable.MaximumSlots, Math.Max(4, checked(capacity * 2))));
    }

    private void GrowTo(int slots)
    {
        int length = Math.Min(slots, SlotTable.MaximumSlots);
        if (_elements.Length < length)
        {
            Array.Resize(ref _elements, length);
        }

        if (_waiting.Length > 0 && _waiting.Length < length)
        {
            Array.Resize(ref _waiting, length);
        }

        if (_slots.Capacity < length)
        {
            _slots.Grow(length);
        }

        _ready.ElementBase = (byte*)Unsafe.AsPointer(ref Unsafe.As<TElement, byte>(ref MemoryMarshal.GetArrayDataReference(_elements)));
        _ready.ElementSize = unchecked((uint)Unsafe.SizeOf<TElement>());
    }

    private QueueItem<TElement> ItemOf(ulong high, ulong low)
    {
        int slot = SlotOf(low);
        bool deferred = (low & DeferredFlag) != 0;
        return new QueueItem<TElement>(
            new QueueHandle(slot, _slots.Slots[slot].Generation),
            _elements[slot],
            Unpack(deferred ? _waiting[slot] : high),
            deferred ? Time(high) : null);
    }
}
