using SupportDomain.Collections;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

public sealed class IdentifiedPriorityQueueTests
{
    [Fact]
    public void Enqueue_WaitingId_IsRefusedAndChangesNothing()
    {
        IdentifiedPriorityQueue<string> queue = new();
        queue.Enqueue(42, "first", 0, 1);

        queue.Invoking(q => q.Enqueue(42, "second", 0, 0)).Should().Throw<ArgumentException>().WithParameterName("id").WithMessage("*42*");
        queue.TryEnqueue(42, "second", 0, 0).Should().BeFalse();
        queue.Invoking(q => q.TryEnqueue(42, "x", 0, long.MaxValue)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("key");
        queue.TryDequeue(out long id, out string? element).Should().BeTrue();
        (id, element).Should().Be((42, "first"));
        queue.TryEnqueue(42, "again", 0, 0).Should().BeTrue("an id that left may come back");
    }

    [Fact]
    public void EnqueueRange_DuplicateWithin_AddsNothing()
    {
        IdentifiedPriorityQueue<int> queue = new();
        queue.Enqueue(1, 1, 0, 0);
        queue.Invoking(q => q.EnqueueRange([new(2, 0, 0, 0), new(3, 0, 0, 0), new(2, 0, 0, 0)]))
            .Should().Throw<ArgumentException>().WithParameterName("items").WithMessage("*2*");
        queue.Count.Should().Be(1);
        queue.Contains(2).Should().BeFalse();
        queue.Contains(3).Should().BeFalse();
        queue.Invoking(q => q.EnqueueRange([new(4, 0, 0, long.MinValue)])).Should().Throw<ArgumentOutOfRangeException>();
        queue.Count.Should().Be(1);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5_000)]
    public void EnqueueRange_DuplicateIntoEmptyQueue_AddsNothing(int size)
    {
        IdentifiedPriorityQueue<int> queue = new();
        IdentifiedElement<int>[] items = [.. Enumerable.Range(0, size).Select(i => new IdentifiedElement<int>(i * 64L, i, 0, -i))];
        IdentifiedElement<int>[] twice = [.. items, items[size / 3]];

        queue.Invoking(q => q.EnqueueRange(twice)).Should().Throw<ArgumentException>().WithParameterName("items").WithMessage($"*{size / 3 * 64}*");
        queue.Count.Should().Be(0);
        queue.Contains(0).Should().BeFalse();

        queue.EnqueueRange(items);
        queue.Invoking(q => q.EnqueueRange(items.AsSpan(0, 1))).Should().Throw<ArgumentException>();
        queue.TryReprioritize(items[size / 2].Id, 0, long.MinValue >> 9).Should().BeTrue();
        queue.TryDequeue(out long id, out int element).Should().BeTrue();
        (id, element).Should().Be((items[size / 2].Id, size / 2));
        for (int i = size - 1; i >= 0; i--)
        {
            if (i != size / 2)
            {
                queue.TryDequeue(out id, out element).Should().BeTrue();
                (id, element).Should().Be((i * 64L, i));
            }
        }
    }

    [Fact]
    public void EmptyQueue_KnowsNoId()
    {
        IdentifiedPriorityQueue<int> queue = new();
        queue.Contains(0).Should().BeFalse();
        queue.TryRemove(0, out _).Should().BeFalse();
        queue.TryReprioritize(0, 0, 0).Should().BeFalse();
        queue.TryGetItem(0, out _).Should().BeFalse();
        queue.TryPeek(out _, out _).Should().BeFalse();
        queue.TryDequeue(out _, out _).Should().BeFalse();
        queue.Clear();
        queue.TrimExcess();
        queue.Count.Should().Be(0);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(64L)]
    [InlineData(1L << 32)]
    [InlineData(1L << 52)]
    [InlineData(-982451653L)]
    public void AnyOperations_AgreeWithDictionaryAndSortedSet(long stride)
    {
        const int Ids = 3000;
        for (int round = 0; round < Properties.Scale; round++)
        {
            int seed = 31 + round;
            Random random = new(seed);
            IdentifiedPriorityQueue<int> queue = new();
            Dictionary<long, (int Key, int Arrival)> items = [];
            SortedSet<(int Key, int Arrival, long Id)> order = [];
            for (int i = 0; i < 60_000; i++)
            {
                long id = unchecked(random.Next(Ids) * stride);
                int key = random.Next(500);
                bool waits = items.TryGetValue(id, out (int Key, int Arrival) item);
                switch (random.Next(7))
                {
                    case < 3:
                        queue.TryEnqueue(id, i, 0, key).Should().Be(!waits, "seed {0}", seed);
                        if (!waits)
                        {
                            items[id] = (key, i);
                            order.Add((key, i, id));
                        }

                        break;
                    case 3:
                        queue.TryRemove(id, out int element).Should().Be(waits);
                        if (waits)
                        {
                            element.Should().Be(item.Arrival);
                            items.Remove(id);
                            order.Remove((item.Key, item.Arrival, id));
                        }

                        break;
                    case 4:
                        queue.TryReprioritize(id, 0, key).Should().Be(waits);
                        if (waits)
                        {
                            order.Remove((item.Key, item.Arrival, id));
                            order.Add((key, item.Arrival, id));
                            items[id] = (key, item.Arrival);
                        }

                        break;
                    case 5:
                        queue.TryDequeue(out long first, out _).Should().Be(order.Count > 0);
                        if (order.Count > 0)
                        {
                            first.Should().Be(order.Min.Id, "seed {0}", seed);
                            items.Remove(first);
                            order.Remove(order.Min);
                        }

                        break;
                    default:
                        queue.Contains(id).Should().Be(waits);
                        break;
                }

                if (i % 20_000 == 19_999)
                {
                    queue.TrimExcess();
                    queue.OrderedItems().Select(pair => pair.Key).Should().Equal(order.Select(entry => entry.Id));
                }
            }

            long[] ids = new long[order.Count];
            queue.DequeueBatch(ids, new int[order.Count]).Should().Be(order.Count);
            ids.Should().Equal(order.Select(entry => entry.Id));
        }
    }
}
