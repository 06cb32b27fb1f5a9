namespace SupportDomain.Benchmarks.Collections;

/// <summary>
/// One queue under the workloads W1 to W6, first in, first out among equal dues; band 1 throughout. A value type, so that each
/// contender gets machine code of its own.
/// </summary>
internal interface IQueueContender
{
    void Enqueue(long id, long due);

    bool TryDequeue(out long id, out long due);

    /// <summary>Enqueues an item that may be changed later.</summary>
    void EnqueueTracked(long id, long due);

    /// <summary>Dequeues where items may have been changed.</summary>
    bool TryDequeueTracked(out long id, out long due);

    /// <summary>Changes the due of a waiting item; it keeps its place in time.</summary>
    void Reprioritize(long id, long due);

    void Cancel(long id);

    /// <summary>Empties the queue and loads items 0 and up at once.</summary>
    void Load(long[] dues);

    void EnqueueDeferred(long id, long due, long readyAt);

    void AdvanceTo(long time);
}
