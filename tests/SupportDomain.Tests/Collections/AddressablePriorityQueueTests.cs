using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

public sealed partial class AddressablePriorityQueueTests
{
    [Fact]
    public void Dequeue_BandThenKeyThenArrival()
    {
        AddressablePriorityQueue<string> queue = new();
        queue.Enqueue("band 1, first", 1, -5);
        queue.Enqueue("band 0, late", 0, 9);
        queue.Enqueue("band 0, early a", 0, -9);
        queue.Enqueue("band 0, early b", 0, -9);
        queue.Enqueue("band 255", 255, QueuePriority.MinimumKey);

        string[] order = new string[5];
        queue.DequeueBatch(order).Should().Be(5);
        order.Should().Equal("band 0, early a", "band 0, early b", "band 0, late", "band 1, first", "band 255");
    }

    [Fact]
    public void EmptyQueue_HasNothingToTake()
    {
        AddressablePriorityQueue<string> queue = new();

        queue.TryDequeue(out string? element).Should().BeFalse();
        element.Should().BeNull();
        queue.TryPeek(out _, out QueuePriority priority).Should().BeFalse();
        priority.Should().Be(default(QueuePriority));
        queue.Invoking(q => q.Dequeue()).Should().Throw<InvalidOperationException>().WithMessage("*no ready item*");
        queue.Invoking(q => q.Peek()).Should().Throw<InvalidOperationException>();
        queue.Invoking(q => q.DequeueEnqueue("a", 0, 0, out _)).Should().Throw<InvalidOperationException>();
        queue.EnqueueDequeue("through", 0, 0, out QueueHandle handle).Should().Be("through");
        queue.Contains(handle).Should().BeFalse();
        queue.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(QueuePriority.MaximumKey + 1)]
    [InlineData(QueuePriority.MinimumKey - 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void KeyOutsideRange_IsRefusedAndNeverReachesTheBand(long key)
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle handle = queue.Enqueue(1, 3, 0);
        QueueSnapshot<int> before = queue.ToSnapshot();

        Action[] attempts =
        [
            () => queue.Enqueue(2, 0, key),
            () => queue.EnqueueDeferred(2, 0, key, 5),
            () => queue.TryReprioritize(handle, 0, key),
            () => queue.EnqueueRange([new(2, 0, 0), new(3, 0, key)]),
            () => queue.EnqueueDequeue(2, 0, key, out _),
            () => queue.DequeueEnqueue(2, 0, key, out _),
        ];
        foreach (Action attempt in attempts)
        {
            attempt.Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(key)).WithMessage("*36028797018963967*");
        }

        queue.ToSnapshot().Should().Be(before);
    }

    [Fact]
    public void KeysAtBothEnds_AreAccepted()
    {
        AddressablePriorityQueue<int> queue = new();
        queue.Enqueue(4, 1, QueuePriority.MaximumKey);
        queue.Enqueue(3, 1, QueuePriority.MinimumKey);
        queue.Enqueue(2, 0, QueuePriority.MaximumKey);
        queue.Enqueue(1, 0, QueuePriority.MinimumKey);

        queue.OrderedItems().Select(item => item.Element).Should().Equal(1, 2, 3, 4);
        queue.OrderedItems().Select(item => item.Priority).Should().Equal(
            new QueuePriority(0, QueuePriority.MinimumKey), new QueuePriority(0, QueuePriority.MaximumKey),
            new QueuePriority(1, QueuePriority.MinimumKey), new QueuePriority(1, QueuePriority.MaximumKey));
    }

    [Fact]
    public void TryReprioritize_ThereAndBack_KeepsPlaceInTime()
    {
        AddressablePriorityQueue<char> queue = new();
        QueueHandle a = queue.Enqueue('a', 0, 10);
        queue.Enqueue('b', 0, 10);

        queue.TryReprioritize(a, 0, 99).Should().BeTrue();
        queue.TryReprioritize(a, 0, 10).Should().BeTrue();
        queue.Peek().Should().Be('a');

        queue.TryReprioritize(a, 0, 10, QueuePlace.Back).Should().BeTrue();
        queue.OrderedItems().Select(item => item.Element).Should().Equal('b', 'a');
    }

    [Fact]
    public void TryReprioritize_UndefinedPlace_Throws()
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle handle = queue.Enqueue(1, 0, 0);
        queue.Invoking(q => q.TryReprioritize(handle, 0, 0, (QueuePlace)7)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("place");
    }

    [Fact]
    public void StaleHandles_AreRefused()
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle first = queue.Enqueue(1, 0, 0);
        queue.Dequeue().Should().Be(1);
        QueueHandle second = queue.Enqueue(2, 0, 0);

        second.Should().NotBe(first);
        queue.Contains(first).Should().BeFalse();
        queue.Contains(default).Should().BeFalse();
        queue.TryRemove(first).Should().BeFalse();
        queue.TryReprioritize(first, 0, 5).Should().BeFalse();
        queue.TryDefer(first, 5).Should().BeFalse();
        queue.TryGetItem(first, out _).Should().BeFalse();
        queue.TryRemove(second, out int element).Should().BeTrue();
        element.Should().Be(2);
        queue.TryRemove(second).Should().BeFalse();
    }

    [Fact]
    public void StaleHandles_AfterClearAndTrim_AreRefused()
    {
        AddressablePriorityQueue<int> queue = new();
        List<QueueHandle> old = [];
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < 100; i++)
            {
                old.Add(queue.Enqueue(i, 0, i));
            }

            queue.Clear();
            if (round % 2 == 0)
            {
                queue.TrimExcess();
                queue.Capacity.Should().Be(0);
            }
        }

        for (int i = 0; i < 200; i++)
        {
            queue.Enqueue(i, 0, i);
        }

        old.Should().OnlyHaveUniqueItems();
        old.Should().OnlyContain(handle => !queue.Contains(handle) && !queue.TryRemove(handle));
        queue.Count.Should().Be(200);
    }

    [Fact]
    public void SlotWhoseGenerationsAreUsedUp_IsNotReused()
    {
        AddressablePriorityQueue<int> queue = new(AddressablePriorityQueue<int>.LastSequence, lastGeneration: 3);
        HashSet<QueueHandle> handles = [];
        for (int i = 0; i < 1000; i++)
        {
            handles.Add(queue.Enqueue(i, 0, 0)).Should().BeTrue("a handle names one item only");
            queue.Dequeue().Should().Be(i);
        }

        handles.Should().OnlyContain(handle => !queue.Contains(handle));
    }

    [Fact]
    public void Deferred_BecomesReadyAtItsTimeInclusive()
    {
        AddressablePriorityQueue<string> queue = new();
        QueueHandle snoozed = queue.EnqueueDeferred("snoozed", 0, 1, readyAt: 100);
        queue.Enqueue("normal", 0, 2);

        queue.NextReadyAt.Should().Be(100);
        queue.AdvanceTo(99).Should().Be(0);
        queue.Peek().Should().Be("normal");
        queue.AdvanceTo(100).Should().Be(1);
        queue.Peek().Should().Be("snoozed");
        queue.Contains(snoozed).Should().BeTrue("the handle stays good");
        queue.EnqueueDeferred("at once", 0, 0, readyAt: 100);
        queue.Peek().Should().Be("at once");
        queue.Invoking(q => q.AdvanceTo(99)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("time");
        queue.AdvancedTo.Should().Be(100);
    }

    [Fact]
    public void Deferred_Reprioritized_StaysDeferred()
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle handle = queue.EnqueueDeferred(1, 5, 5, readyAt: 10);
        queue.TryReprioritize(handle, 0, 7).Should().BeTrue();

        queue.TryGetItem(handle, out QueueItem<int> item).Should().BeTrue();
        item.Should().Be(new QueueItem<int>(handle, 1, new QueuePriority(0, 7), 10));
        queue.ReadyCount.Should().Be(0);
        queue.TryDefer(handle, long.MinValue).Should().BeTrue();
        queue.TryDequeue(out _, out QueuePriority priority).Should().BeTrue();
        priority.Should().Be(new QueuePriority(0, 7));
    }

    [Fact]
    public void EnqueueRange_TooFewHandles_ThrowsAndAddsNothing()
    {
        AddressablePriorityQueue<int> queue = new();
        queue.Invoking(q => q.EnqueueRange([new(1, 0, 0), new(2, 0, 0)], new QueueHandle[1]))
            .Should().Throw<ArgumentException>().WithParameterName("handles").WithMessage("*1*2*");
        queue.Count.Should().Be(0);
    }

    public static TheoryData<string, Action<AddressablePriorityQueue<int>, QueueHandle>> Changes => new()
    {
        { "Enqueue", (q, _) => q.Enqueue(9, 0, 9) },
        { "Dequeue", (q, _) => q.Dequeue() },
        { "TryReprioritize", (q, h) => q.TryReprioritize(h, 1, 1) },
        { "TryRemove", (q, h) => q.TryRemove(h) },
        { "TryDefer", (q, h) => q.TryDefer(h, 5) },
        { "EnqueueDeferred", (q, _) => q.EnqueueDeferred(9, 0, 9, 9) },
        { "EnqueueRange", (q, _) => q.EnqueueRange([new(9, 0, 9)]) },
        { "DequeueBatch", (q, _) => q.DequeueBatch(new int[1]) },
        { "AdvanceTo", (q, _) => q.AdvanceTo(50) },
        { "Clear", (q, _) => q.Clear() },
        { "TrimExcess", (q, _) => q.TrimExcess() },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Enumeration_AfterAnyChange_Throws(string name, Action<AddressablePriorityQueue<int>, QueueHandle> change)
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle handle = queue.Enqueue(1, 0, 1);
        queue.Enqueue(2, 0, 2);
        queue.EnqueueDeferred(3, 0, 3, 50);
        AddressablePriorityQueue<int>.Enumerator unordered = queue.UnorderedItems.GetEnumerator();
        using IEnumerator<QueueItem<int>> ordered = queue.OrderedItems().GetEnumerator();
        unordered.MoveNext().Should().BeTrue();
        ordered.MoveNext().Should().BeTrue();

        change(queue, handle);

        FluentActions.Invoking(() => unordered.MoveNext()).Should().Throw<InvalidOperationException>("{0} changes the queue", name);
        FluentActions.Invoking(() => ordered.MoveNext()).Should().Throw<InvalidOperationException>("{0} changes the queue", name);
    }

    [Fact]
    public void Enumeration_AfterReads_GoesOn()
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle handle = queue.Enqueue(1, 0, 1);
        queue.Enqueue(2, 0, 2);
        AddressablePriorityQueue<int>.Enumerator unordered = queue.UnorderedItems.GetEnumerator();
        unordered.MoveNext().Should().BeTrue();

        queue.TryPeek(out _);
        queue.TryGetItem(handle, out _);
        queue.ToSnapshot();
        queue.EnsureCapacity(10_000);
        queue.TryRemove(default);

        unordered.MoveNext().Should().BeTrue();
        unordered.MoveNext().Should().BeFalse();
    }

    [Fact]
    public void Restore_GivesTheSameOrderAndSnapshot()
    {
        AddressablePriorityQueue<int> queue = new();
        QueueHandle moved = default;
        for (int i = 0; i < 1000; i++)
        {
            QueueHandle handle = i % 3 == 0 ? queue.EnqueueDeferred(i, (byte)(i % 7), i * 7919 % 100, i % 50) : queue.Enqueue(i, (byte)(i % 7), i * 7919 % 100);
            moved = i == 500 ? handle : moved;
        }

        queue.AdvanceTo(20);
        queue.TryReprioritize(moved, 0, 0);
        QueueSnapshot<int> snapshot = queue.ToSnapshot();
        AddressablePriorityQueue<int> restored = AddressablePriorityQueue<int>.Restore(snapshot, out QueueHandle[] handles);

        restored.ToSnapshot().Should().Be(snapshot);
        restored.ToSnapshot().GetHashCode().Should().Be(snapshot.GetHashCode());
        handles.Should().OnlyContain(handle => restored.Contains(handle));
        restored.OrderedItems().Select(item => item.Element).Should().Equal(queue.OrderedItems().Select(item => item.Element));
    }

    [Fact]
    public void ReferenceElements_AreNotKeptAlive()
    {
        AddressablePriorityQueue<object> queue = new();
        List<WeakReference> references = FillAndEmpty(queue);
        GC.Collect();
        references.Should().OnlyContain(reference => !reference.IsAlive);
        GC.KeepAlive(queue);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static List<WeakReference> FillAndEmpty(AddressablePriorityQueue<object> queue)
        {
            List<WeakReference> references = [];
            QueueHandle handle = default;
            for (int i = 0; i < 100; i++)
            {
                object element = new();
                references.Add(new WeakReference(element));
                handle = queue.Enqueue(element, 0, i);
            }

            queue.Dequeue();
            queue.TryRemove(handle).Should().BeTrue();
            queue.DequeueBatch(new object[10]).Should().Be(10);
            queue.Clear();
            return references;
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(16_777_216)]
    public void EnsureCapacity_OutsideRange_Throws(int capacity)
    {
        AddressablePriorityQueue<int> queue = new();
        queue.Invoking(q => q.EnsureCapacity(capacity)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(capacity)).WithMessage("*16777215*");
        FluentActions.Invoking(() => new AddressablePriorityQueue<int>(capacity)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Renumbering_WithMoreItemsThanSequences_Throws()
    {
        AddressablePriorityQueue<int> queue = new(lastSequence: 10, lastGeneration: 100);
        for (int i = 0; i < 10; i++)
        {
            queue.Enqueue(i, 0, 0);
        }

        queue.Invoking(q => q.Enqueue(10, 0, 0)).Should().Throw<InvalidOperationException>().WithMessage("*10 items*");
        queue.Count.Should().Be(10);
        queue.Dequeue().Should().Be(0);
        queue.Enqueue(10, 0, 0);
        queue.OrderedItems().Select(item => item.Element).Should().Equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }
}
