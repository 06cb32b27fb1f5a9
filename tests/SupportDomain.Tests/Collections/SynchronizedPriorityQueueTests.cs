using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

public sealed class SynchronizedPriorityQueueTests
{
    [Fact]
    public void Operations_PassThrough()
    {
        SynchronizedPriorityQueue<string> queue = new();
        QueueHandle a = queue.Enqueue("a", 0, 5);
        queue.EnqueueDeferred("later", 0, 0, 10);
        QueueHandle[] handles = new QueueHandle[1];
        queue.EnqueueRange([new("b", 0, 1)], handles);
        queue.TryPeek(out string? first, out QueuePriority priority).Should().BeTrue();
        (first, priority).Should().Be(("b", new QueuePriority(0, 1)));
        queue.TryReprioritize(a, 0, 0).Should().BeTrue();
        queue.TryRemove(handles[0], out _).Should().BeTrue();
        queue.Contains(handles[0]).Should().BeFalse();
        queue.AdvanceTo(10).Should().Be(1);
        queue.ToSnapshot().Items.Should().HaveCount(2);
        string[] batch = new string[5];
        queue.DequeueBatch(batch).Should().Be(2);
        batch[..2].Should().Equal("a", "later");
        queue.TryDequeue(out _).Should().BeFalse();
        queue.Clear();
        queue.Count.Should().Be(0);
    }

    [Fact]
    public void TwoProducersTwoConsumers_EveryItemLeavesOnce()
    {
        const int Each = 20_000;
        SynchronizedPriorityQueue<int> queue = new();
        int[] left = new int[2 * Each];
        int taken = 0;
        Parallel.Invoke(
            () => Produce(0), () => Produce(Each), Consume, Consume);

        taken.Should().Be(2 * Each);
        left.Should().OnlyContain(count => count == 1);

        void Produce(int from)
        {
            for (int i = from; i < from + Each; i++)
            {
                queue.Enqueue(i, 0, i * 7919L % 1000);
            }
        }

        void Consume()
        {
            int[] batch = new int[16];
            while (Volatile.Read(ref taken) < 2 * Each)
            {
                int count = queue.DequeueBatch(batch);
                for (int i = 0; i < count; i++)
                {
                    Interlocked.Increment(ref left[batch[i]]);
                }

                Interlocked.Add(ref taken, count);
            }
        }
    }
}
