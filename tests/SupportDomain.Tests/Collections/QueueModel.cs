using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

/// <summary>
/// The slow twin: sorted sets of tuples, no packing, no slots. Runs beside a queue, performs every operation on both and compares
/// everything that can be seen.
/// </summary>
internal sealed class QueueModel
{
    private readonly SortedSet<(int Band, long Key, long Arrival, int Id)> _ready = [];
    private readonly SortedSet<(long ReadyAt, long Arrival, int Id)> _deferred = [];
    private readonly Dictionary<int, (int Band, long Key, long Arrival, long? ReadyAt)> _items = [];
    private readonly Dictionary<int, QueueHandle> _handles = [];
    private readonly List<QueueHandle> _dead = [];
    private long _arrivals;
    private int _ids;
    private long _now = long.MinValue;

    internal QueueModel(AddressablePriorityQueue<int> queue) => Queue = queue;

    internal AddressablePriorityQueue<int> Queue { get; private set; }

    internal int Count => _items.Count;

    internal int ReadyCount => _ready.Count;

    internal IReadOnlyCollection<int> Ids => _items.Keys;

    internal void Enqueue(byte band, long key)
    {
        int id = _ids++;
        Admit(id, band, key, null, Queue.Enqueue(id, band, key));
    }

    internal void EnqueueRange(IReadOnlyList<(byte Band, long Key)> items)
    {
        PrioritizedElement<int>[] elements = [.. items.Select((item, i) => new PrioritizedElement<int>(_ids + i, item.Band, item.Key))];
        QueueHandle[] handles = new QueueHandle[items.Count];
        Queue.EnqueueRange(elements, handles);
        for (int i = 0; i < items.Count; i++)
        {
            Admit(_ids++, items[i].Band, items[i].Key, null, handles[i]);
        }
    }

    internal void EnqueueDeferred(byte band, long key, long readyAt)
    {
        int id = _ids++;
        Admit(id, band, key, readyAt > _now ? readyAt : null, Queue.EnqueueDeferred(id, band, key, readyAt));
    }

    internal void Dequeue()
    {
        bool any = _ready.Count > 0;
        bool peeked = Queue.TryPeek(out int seen, out QueuePriority seenPriority);
        bool taken = Queue.TryDequeue(out int id, out QueuePriority priority);
        Require(any == peeked && any == taken, $"dequeue: expected {any}, peeked {peeked}, got {taken}");
        if (any)
        {
            (int band, long key, _, int expected) = _ready.Min;
            Require(id == expected && seen == expected, $"dequeue: expected {expected}, peeked {seen}, got {id}");
            Require(priority == new QueuePriority((byte)band, key) && priority == seenPriority, $"priority of {id}: expected ({band}, {key}), got {priority}");
            Forget(id);
        }
    }

    internal void DequeueBatch(int most)
    {
        int[] taken = new int[most];
        int count = Queue.DequeueBatch(taken);
        int[] expected = [.. _ready.Take(most).Select(item => item.Id)];
        Require(taken.AsSpan(0, count).SequenceEqual(expected), "a batch differs");
        foreach (int id in expected)
        {
            Forget(id);
        }
    }

    internal void DequeueEnqueue(byte band, long key, bool enqueueFirst)
    {
        if (_ready.Count == 0)
        {
            return;
        }

        int id = _ids++;
        int taken;
        QueueHandle handle;
        if (enqueueFirst)
        {
            taken = Queue.EnqueueDequeue(id, band, key, out handle);
            Admit(id, band, key, null, handle);
        }
        else
        {
            taken = Queue.DequeueEnqueue(id, band, key, out handle);
        }

        int expected = _ready.Min.Id;
        Require(taken == expected, $"fused: expected {expected}, got {taken}");
        Forget(expected);
        if (!enqueueFirst)
        {
            Admit(id, band, key, null, handle);
        }
    }

    internal void Reprioritize(int id, byte band, long key, QueuePlace place)
    {
        bool waits = _items.TryGetValue(id, out (int Band, long Key, long Arrival, long? ReadyAt) item);
        bool done = Queue.TryReprioritize(_handles.GetValueOrDefault(id), band, key, place);
        Require(waits == done, $"reprioritise {id}: expected {waits}, got {done}");
        if (waits)
        {
            Unlink(id);
            Link(id, band, key, place == QueuePlace.Keep ? item.Arrival : _arrivals++, item.ReadyAt);
        }
    }

    internal void Defer(int id, long readyAt)
    {
        bool waits = _items.TryGetValue(id, out (int Band, long Key, long Arrival, long? ReadyAt) item);
        bool done = Queue.TryDefer(_handles.GetValueOrDefault(id), readyAt);
        Require(waits == done, $"defer {id}: expected {waits}, got {done}");
        if (waits)
        {
            Unlink(id);
            Link(id, item.Band, item.Key, item.Arrival, readyAt > _now ? readyAt : null);
        }
    }

    internal void Remove(int id)
    {
        bool waits = _items.ContainsKey(id);
        bool done = Queue.TryRemove(_handles.GetValueOrDefault(id), out int element);
        Require(waits == done && (!waits || element == id), $"remove {id}: expected {waits}, got {done}, {element}");
        if (waits)
        {
            Forget(id);
        }
    }

    internal void Advance(long time)
    {
        _now = time;
        int[] due = [.. _deferred.TakeWhile(item => item.ReadyAt <= time).Select(item => item.Id)];
        int moved = Queue.AdvanceTo(time);
        Require(moved == due.Length, $"advance to {time}: expected {due.Length}, moved {moved}");
        foreach (int id in due)
        {
            (int band, long key, long arrival, _) = _items[id];
            Unlink(id);
            Link(id, band, key, arrival, null);
        }
    }

    internal void Clear()
    {
        Queue.Clear();
        foreach (int id in _items.Keys.ToArray())
        {
            Forget(id);
        }
    }

    internal void Trim() => Queue.TrimExcess();

    /// <summary>Replaces the queue by one restored from its snapshot.</summary>
    internal void Restore()
    {
        QueueSnapshot<int> snapshot = Queue.ToSnapshot();
        int[] arrivals = [.. _items.OrderBy(item => item.Value.Arrival).Select(item => item.Key)];
        Require(snapshot.Items.Select(item => item.Element).SequenceEqual(arrivals), "a snapshot is in order of arrival");
        Queue = AddressablePriorityQueue<int>.Restore(snapshot, out QueueHandle[] handles);
        Require(Queue.ToSnapshot() == snapshot, "a restored queue gives the same snapshot");
        _handles.Clear();
        _dead.Clear();
        for (int i = 0; i < handles.Length; i++)
        {
            _handles[arrivals[i]] = handles[i];
        }
    }

    /// <summary>Compares what can be seen at once; the slow parts of it on request.</summary>
    internal void Compare(bool thorough)
    {
        Require(Queue.Count == _items.Count && Queue.ReadyCount == _ready.Count, $"count: expected {_items.Count}, got {Queue.Count}");
        Require(Queue.NextReadyAt == (_deferred.Count == 0 ? null : _deferred.Min.ReadyAt), "next ready time");
        bool any = Queue.TryPeek(out int head);
        Require(any == _ready.Count > 0 && (!any || head == _ready.Min.Id), $"head: got {head}");
        if (!thorough)
        {
            return;
        }

        int[] order = [.. _ready.Select(item => item.Id), .. _deferred.Select(item => item.Id)];
        Require(Queue.OrderedItems().Select(item => item.Element).SequenceEqual(order), "ordered items");
        Require(Queue.UnorderedItems.Select(item => item.Element).Order().SequenceEqual(order.Order()), "unordered items");
        foreach ((int id, QueueHandle handle) in _handles)
        {
            (int band, long key, _, long? readyAt) = _items[id];
            Require(Queue.TryGetItem(handle, out QueueItem<int> item) && item == new QueueItem<int>(handle, id, new QueuePriority((byte)band, key), readyAt), $"item {id}");
        }

        Require(_dead.TrueForAll(handle => !Queue.Contains(handle) && !Queue.TryRemove(handle)), "a dead handle is refused");
    }

    internal void Drain()
    {
        Advance(long.MaxValue);
        while (_ready.Count > 0)
        {
            Dequeue();
        }

        Dequeue();
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }

    private void Admit(int id, int band, long key, long? readyAt, QueueHandle handle)
    {
        _handles[id] = handle;
        Link(id, band, key, _arrivals++, readyAt);
    }

    private void Link(int id, int band, long key, long arrival, long? readyAt)
    {
        _items[id] = (band, key, arrival, readyAt);
        _ = readyAt is { } time ? _deferred.Add((time, arrival, id)) : _ready.Add((band, key, arrival, id));
    }

    private void Unlink(int id)
    {
        (int band, long key, long arrival, long? readyAt) = _items[id];
        _ = readyAt is { } time ? _deferred.Remove((time, arrival, id)) : _ready.Remove((band, key, arrival, id));
        _items.Remove(id);
    }

    private void Forget(int id)
    {
        Unlink(id);
        if (_dead.Count < 64)
        {
            _dead.Add(_handles[id]);
        }

        _handles.Remove(id);
    }
}
