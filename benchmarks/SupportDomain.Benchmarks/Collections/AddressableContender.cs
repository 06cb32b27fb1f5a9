using SupportDomain.Collections;

namespace SupportDomain.Benchmarks.Collections;

/// <summary>Our queue, by handle.</summary>
internal struct AddressableContender(int n) : IQueueContender
{
    private readonly AddressablePriorityQueue<long> _queue = new(n);
    private readonly QueueHandle[] _handles = new QueueHandle[n];
    private readonly PrioritizedElement<long>[] _load = new PrioritizedElement<long>[n];

    public readonly void Enqueue(long id, long due) => _queue.Enqueue(id, 1, due);

    public readonly bool TryDequeue(out long id, out long due)
    {
        bool any = _queue.TryDequeue(out id, out QueuePriority priority);
        due = priority.Key;
        return any;
    }

    public readonly void EnqueueTracked(long id, long due) => _handles[id] = _queue.Enqueue(id, 1, due);

    public readonly bool TryDequeueTracked(out long id, out long due) => TryDequeue(out id, out due);

    public readonly void Reprioritize(long id, long due) => _queue.TryReprioritize(_handles[id], 1, due);

    public readonly void Cancel(long id) => _queue.TryRemove(_handles[id]);

    public readonly void Load(long[] dues)
    {
        for (int i = 0; i < dues.Length; i++)
        {
            _load[i] = new PrioritizedElement<long>(i, 1, dues[i]);
        }

        _queue.Clear();
        _queue.EnqueueRange(_load, _handles);
    }

    public readonly void EnqueueDeferred(long id, long due, long readyAt) => _queue.EnqueueDeferred(id, 1, due, readyAt);

    public readonly void AdvanceTo(long time) => _queue.AdvanceTo(time);
}
