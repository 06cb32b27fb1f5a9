namespace SupportDomain.Benchmarks.Collections;

/// <summary>The base library's queue. Changed items: lazy deletion, a dictionary of what is current. Deferred items: a second queue.</summary>
internal struct HeapContender<TKey, TMaker>(int n) : IQueueContender
    where TKey : struct, IComparable<TKey>, IEquatable<TKey>
    where TMaker : struct, IKeyMaker<TKey>
{
    private readonly PriorityQueue<long, TKey> _queue = new(n);
    private readonly Dictionary<long, TKey> _current = new(n);
    private readonly PriorityQueue<(long Id, TKey Key), long> _deferred = new();
    private readonly (long Id, TKey Key)[] _load = new (long Id, TKey Key)[n];
    private long _sequence;

    public void Enqueue(long id, long due) => _queue.Enqueue(id, TMaker.Make(due, _sequence++));

    public readonly bool TryDequeue(out long id, out long due)
    {
        bool any = _queue.TryDequeue(out id, out TKey key);
        due = any ? TMaker.Due(key) : 0;
        return any;
    }

    public void EnqueueTracked(long id, long due)
    {
        TKey key = TMaker.Make(due, _sequence++);
        _current[id] = key;
        _queue.Enqueue(id, key);
    }

    public readonly bool TryDequeueTracked(out long id, out long due)
    {
        while (_queue.TryDequeue(out id, out TKey key))
        {
            if (_current.TryGetValue(id, out TKey live) && live.Equals(key))
            {
                _current.Remove(id);
                due = TMaker.Due(key);
                return true;
            }
        }

        due = 0;
        return false;
    }

    public readonly void Reprioritize(long id, long due)
    {
        TKey key = TMaker.Make(due, TMaker.Sequence(_current[id]));
        _current[id] = key;
        _queue.Enqueue(id, key);
    }

    public readonly void Cancel(long id) => _current.Remove(id);

    public void Load(long[] dues)
    {
        for (int i = 0; i < dues.Length; i++)
        {
            _load[i] = (i, TMaker.Make(dues[i], _sequence++));
        }

        _queue.Clear();
        _queue.EnqueueRange(_load);
    }

    public void EnqueueDeferred(long id, long due, long readyAt) => _deferred.Enqueue((id, TMaker.Make(due, _sequence++)), readyAt);

    public readonly void AdvanceTo(long time)
    {
        while (_deferred.TryPeek(out (long Id, TKey Key) item, out long readyAt) && readyAt <= time)
        {
            _deferred.Dequeue();
            _queue.Enqueue(item.Id, item.Key);
        }
    }
}
