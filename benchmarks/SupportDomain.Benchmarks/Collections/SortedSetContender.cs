namespace SupportDomain.Benchmarks.Collections;

/// <summary>A <see cref="SortedSet{T}"/>: changed items are taken out and put in again.</summary>
internal struct SortedSetContender(int n) : IQueueContender
{
    private readonly SortedSet<(Key24 Key, long Id)> _set = [];
    private readonly SortedSet<(long ReadyAt, long Sequence, long Id, long Due)> _deferred = [];
    private readonly Key24[] _current = new Key24[n];
    private long _sequence;

    public void Enqueue(long id, long due) => _set.Add((new Key24(1, due, _sequence++), id));

    public readonly bool TryDequeue(out long id, out long due)
    {
        if (_set.Count == 0)
        {
            id = due = 0;
            return false;
        }

        (Key24 key, id) = _set.Min;
        due = key.Due;
        return _set.Remove((key, id));
    }

    public void EnqueueTracked(long id, long due)
    {
        Key24 key = new(1, due, _sequence++);
        _current[id] = key;
        _set.Add((key, id));
    }

    public readonly bool TryDequeueTracked(out long id, out long due) => TryDequeue(out id, out due);

    public readonly void Reprioritize(long id, long due)
    {
        _set.Remove((_current[id], id));
        _current[id] = _current[id] with { Due = due };
        _set.Add((_current[id], id));
    }

    public readonly void Cancel(long id) => _set.Remove((_current[id], id));

    public void Load(long[] dues)
    {
        _set.Clear();
        for (int i = 0; i < dues.Length; i++)
        {
            Enqueue(i, dues[i]);
        }
    }

    public void EnqueueDeferred(long id, long due, long readyAt) => _deferred.Add((readyAt, _sequence++, id, due));

    public readonly void AdvanceTo(long time)
    {
        while (_deferred.Count > 0 && _deferred.Min is var first && first.ReadyAt <= time)
        {
            _deferred.Remove(first);
            _set.Add((new Key24(1, first.Due, first.Sequence), first.Id));
        }
    }
}
