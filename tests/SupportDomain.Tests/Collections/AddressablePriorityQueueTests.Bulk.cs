using SupportDomain.Collections;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

/// <summary>Bulk loading places the nearest items only; what follows must not see the difference.</summary>
public sealed partial class AddressablePriorityQueueTests
{
    [Theory]
    [MemberData(nameof(Distributions))]
    public void EnqueueRange_IntoEmptyQueue_AgreesWithSortedSetWhateverFollows(string distribution)
    {
        for (int round = 0; round < Properties.Scale; round++)
        {
            foreach (int size in (int[])[48, 49, 97, 1_000, 6_000])
            {
                Random random = new(size + round);
                QueueModel model = new(new AddressablePriorityQueue<int>());
                QueueKeys keys = new(distribution, random);
                for (int load = 0; load < 4; load++)
                {
                    model.EnqueueRange([.. Enumerable.Range(0, size).Select(_ => (keys.Band(), keys.Next(model.Queue)))]);
                    model.Compare(thorough: false);
                    ChangeMany(model, keys, random, size);
                    model.Compare(thorough: true);
                    Empty(model, load);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Distributions))]
    public void NoOperation_AfterBulkLoading_TouchesMoreThanTwentyThousandEntries(string distribution)
    {
        const int Size = 200_000;
        Random random = new(17);
        AddressablePriorityQueue<int> queue = new(Size);
        QueueKeys keys = new(distribution, random);
        QueueHandle[] handles = new QueueHandle[Size];
        PrioritizedElement<int>[] items = [.. Enumerable.Range(0, Size).Select(i => new PrioritizedElement<int>(i, keys.Band(), keys.Next(queue)))];
        queue.EnqueueRange(items, handles);
        long most = 0;
        for (int i = 0; queue.Count > 0; i++)
        {
            long before = queue.Touched;
            if (i < Size && i % 3 == 0)
            {
                queue.TryRemove(handles[random.Next(Size)]);
            }
            else if (i < Size && i % 3 == 1)
            {
                queue.TryReprioritize(handles[random.Next(Size)], keys.Band(), keys.Next(queue));
            }
            else
            {
                queue.Dequeue();
            }

            most = Math.Max(most, queue.Touched - before);
        }

        most.Should().BeLessThanOrEqualTo(MostTouched);
        queue.Entries.Should().Be(0);
    }

    /// <summary>Removing the near items first would leave the front empty before the pending ones are placed.</summary>
    [Fact]
    public void EnqueueRange_NearestItemsRemovedInAnyOrder_TheRestLeavesInOrder()
    {
        const int Size = 10_000;
        AddressablePriorityQueue<int> queue = new(Size);
        QueueHandle[] handles = new QueueHandle[Size];
        queue.EnqueueRange([.. Enumerable.Range(0, Size).Select(i => new PrioritizedElement<int>(i, 0, i * 7919L % Size))], handles);
        int[] byKey = [.. Enumerable.Range(0, Size).OrderBy(i => i * 7919L % Size)];
        for (int i = Size / 2; i >= 0; i--)
        {
            queue.TryRemove(handles[byKey[i]]).Should().BeTrue();
        }

        for (int i = (Size / 2) + 1; i < Size; i++)
        {
            queue.Dequeue().Should().Be(byKey[i]);
        }

        queue.Count.Should().Be(0);
    }

    [Fact]
    public void EnqueueRange_ReferencesIntoClearedQueue_KeepsEachElementAndRefusesOldHandles()
    {
        AddressablePriorityQueue<string> queue = new(500);
        QueueHandle[] old = new QueueHandle[500];
        queue.EnqueueRange([.. Enumerable.Range(0, 500).Select(i => new PrioritizedElement<string>($"old {i}", 0, i))], old);
        queue.Dequeue().Should().Be("old 0");
        queue.Enqueue("again", 0, 0);
        queue.Clear();
        QueueHandle[] handles = new QueueHandle[500];
        queue.EnqueueRange([.. Enumerable.Range(0, 500).Select(i => new PrioritizedElement<string>($"new {i}", 255, -i))], handles);

        old.Should().OnlyContain(handle => !queue.Contains(handle));
        old.Concat(handles).Should().OnlyHaveUniqueItems();
        queue.TryGetItem(handles[77], out QueueItem<string> item).Should().BeTrue();
        item.Should().Be(new QueueItem<string>(handles[77], "new 77", new QueuePriority(255, -77), null));
        for (int i = 499; i >= 0; i--)
        {
            queue.Dequeue().Should().Be($"new {i}");
        }
    }

    [Fact]
    public void EnqueueRange_SequenceAboutToEnd_IsRenumberedInBetween()
    {
        AddressablePriorityQueue<int> queue = new(lastSequence: 150, uint.MaxValue);
        for (int round = 0; round < 20; round++)
        {
            queue.EnqueueRange([.. Enumerable.Range(0, 100).Select(i => new PrioritizedElement<int>(i, 0, i % 3))]);
            int[] taken = new int[100];
            queue.DequeueBatch(taken).Should().Be(100);
            taken.Should().Equal(Enumerable.Range(0, 100).OrderBy(i => i % 3), "round {0}", round);
            queue.Enqueue(7, 0, 0);
            queue.Dequeue().Should().Be(7);
        }
    }

    /// <summary>Every size up to beyond that of a front, with all keys alike, few, and hardly any alike; against a stable sort.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Drain_AfterFillingFromEmpty_IsAStableSort(int distinctKeys)
    {
        Random random = new(distinctKeys);
        AddressablePriorityQueue<int> queue = new();
        for (int size = 1; size <= 132; size++)
        {
            for (int kept = 0; kept <= 20; kept += 10)
            {
                int[] keys = [.. Enumerable.Range(0, size).Select(_ => random.Next(distinctKeys))];
                for (int i = 0; i < size; i++)
                {
                    queue.Enqueue(i, 0, keys[i]);
                    if (i == kept && queue.TryPeek(out int least))
                    {
                        least.Should().Be(Array.IndexOf(keys, keys[..(i + 1)].Min()));
                    }
                }

                int[] drained = new int[size + 1];
                queue.DequeueBatch(drained).Should().Be(size);
                drained[..size].Should().Equal(Enumerable.Range(0, size).OrderBy(i => keys[i]), "size {0}", size);
            }
        }
    }

    private static void ChangeMany(QueueModel model, QueueKeys keys, Random random, int size)
    {
        List<int> known = [.. model.Ids];
        for (int i = 0; i < size; i++)
        {
            int id = known[random.Next(known.Count)];
            switch (random.Next(8))
            {
                case 0:
                    model.Dequeue();
                    break;
                case 1:
                    model.Enqueue(keys.Band(), keys.Next(model.Queue));
                    break;
                case 2 or 3:
                    model.Reprioritize(id, keys.Band(), keys.Next(model.Queue), random.Next(4) == 0 ? QueuePlace.Back : QueuePlace.Keep);
                    break;
                case 4:
                    model.Remove(id);
                    break;
                case 5:
                    model.Defer(id, random.Next(2) == 0 ? long.MinValue : random.NextInt64(long.MaxValue));
                    break;
                case 6:
                    model.DequeueEnqueue(keys.Band(), keys.Next(model.Queue), random.Next(2) == 0);
                    break;
                default:
                    model.Compare(thorough: false);
                    break;
            }
        }
    }

    private static void Empty(QueueModel model, int load)
    {
        if (load % 2 == 0)
        {
            model.Clear();
            return;
        }

        while (model.ReadyCount > 0)
        {
            model.Dequeue();
        }
    }
}
