using System.Diagnostics.CodeAnalysis;

namespace SupportDomain.Collections;

/// <summary>An <see cref="AddressablePriorityQueue{TElement}"/> behind one lock, for several threads.</summary>
/// <remarks>
/// Every member takes the lock once, so each call is atomic; what two calls see may differ. Use the batch operations to pay for
/// the lock once for many items. Order and cost are those of the inner queue. Compared by reference.
/// </remarks>
/// <typeparam name="TElement">The type of the elements.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A priority queue, the field's word.")]
public sealed class SynchronizedPriorityQueue<TElement>
{
    private readonly Lock _lock = new();
    private readonly AddressablePriorityQueue<TElement> _queue = new();

    /// <summary>The number of items that wait, ready or deferred, at some moment of the call.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Adds an element.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.Enqueue"/>
    public QueueHandle Enqueue(TElement element, byte band, long key)
    {
        lock (_lock)
        {
            return _queue.Enqueue(element, band, key);
        }
    }

    /// <summary>Adds an element that is ready at a time.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.EnqueueDeferred"/>
    public QueueHandle EnqueueDeferred(TElement element, byte band, long key, long readyAt)
    {
        lock (_lock)
        {
            return _queue.EnqueueDeferred(element, band, key, readyAt);
        }
    }

    /// <summary>Adds many elements under one lock.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.EnqueueRange(ReadOnlySpan{PrioritizedElement{TElement}}, Span{QueueHandle})"/>
    public void EnqueueRange(ReadOnlySpan<PrioritizedElement<TElement>> items, Span<QueueHandle> handles)
    {
        lock (_lock)
        {
            _queue.EnqueueRange(items, handles);
        }
    }

    /// <summary>Looks at the first ready item without removing it.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.TryPeek(out TElement, out QueuePriority)"/>
    public bool TryPeek([MaybeNullWhen(false)] out TElement element, out QueuePriority priority)
    {
        lock (_lock)
        {
            return _queue.TryPeek(out element, out priority);
        }
    }

    /// <summary>Removes the first ready item.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.TryDequeue(out TElement)"/>
    public bool TryDequeue([MaybeNullWhen(false)] out TElement element)
    {
        lock (_lock)
        {
            return _queue.TryDequeue(out element);
        }
    }

    /// <summary>Removes the first ready items in order under one lock.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.DequeueBatch"/>
    public int DequeueBatch(Span<TElement> destination)
    {
        lock (_lock)
        {
            return _queue.DequeueBatch(destination);
        }
    }

    /// <summary>Changes the priority of a waiting item.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.TryReprioritize"/>
    public bool TryReprioritize(QueueHandle handle, byte band, long key, QueuePlace place = QueuePlace.Keep)
    {
        lock (_lock)
        {
            return _queue.TryReprioritize(handle, band, key, place);
        }
    }

    /// <summary>Removes a waiting item and returns its element.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.TryRemove(QueueHandle, out TElement)"/>
    public bool TryRemove(QueueHandle handle, [MaybeNullWhen(false)] out TElement element)
    {
        lock (_lock)
        {
            return _queue.TryRemove(handle, out element);
        }
    }

    /// <summary>Whether the handle's item still waits.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.Contains"/>
    public bool Contains(QueueHandle handle)
    {
        lock (_lock)
        {
            return _queue.Contains(handle);
        }
    }

    /// <summary>Advances time, so that deferred items become ready.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.AdvanceTo"/>
    public int AdvanceTo(long time)
    {
        lock (_lock)
        {
            return _queue.AdvanceTo(time);
        }
    }

    /// <summary>Removes every item.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _queue.Clear();
        }
    }

    /// <summary>The state of the queue in canonical form, at one moment.</summary>
    /// <inheritdoc cref="AddressablePriorityQueue{TElement}.ToSnapshot"/>
    public QueueSnapshot<TElement> ToSnapshot()
    {
        lock (_lock)
        {
            return _queue.ToSnapshot();
        }
    }
}
