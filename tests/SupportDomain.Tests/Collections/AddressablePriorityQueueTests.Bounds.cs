using System.Globalization;
using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

public sealed partial class AddressablePriorityQueueTests
{
    private const long MostTouched = 20_000;

    public static TheoryData<string> Distributions =>
        ["uniform", "few", "equal", "ascending", "descending", "log-uniform", "two clusters", "organ pipe", "moving", "bands", "ends"];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void NoOperation_TouchesMoreThanTwentyThousandEntries(string distribution)
    {
        const int Size = 200_000;
        Random random = new(11);
        AddressablePriorityQueue<int> queue = new(Size);
        QueueKeys keys = new(distribution, random);
        QueueHandle[] handles = new QueueHandle[Size];
        long most = 0;
        for (int i = 0; i < Size; i++)
        {
            long before = queue.Touched;
            handles[i] = queue.Enqueue(i, keys.Band(), keys.Next(queue));
            most = Math.Max(most, queue.Touched - before);
        }

        for (int i = 0; i < Size * 2; i++)
        {
            long before = queue.Touched;
            int id = random.Next(Size);
            switch (i % 4)
            {
                case 0:
                    if (queue.TryDequeue(out id))
                    {
                        most = Math.Max(most, queue.Touched - before);
                        before = queue.Touched;
                        handles[id] = queue.Enqueue(id, keys.Band(), keys.Next(queue));
                    }

                    break;
                case 1 or 2:
                    queue.TryReprioritize(handles[id], keys.Band(), keys.Next(queue));
                    break;
                default:
                    if (i < Size)
                    {
                        queue.TryRemove(handles[id]);
                    }

                    break;
            }

            most = Math.Max(most, queue.Touched - before);
        }

        while (queue.Count > 0)
        {
            long before = queue.Touched;
            queue.Dequeue();
            most = Math.Max(most, queue.Touched - before);
        }

        most.Should().BeLessThanOrEqualTo(MostTouched);
    }

    /// <summary>Each scale of the keys has one outlier, so that equal steps keep leaving nearly all in one bucket.</summary>
    [Fact]
    public void NoOperation_OnKeysThatSpreadBadlyAtEveryScale_TouchesMoreThanTwentyThousandEntries()
    {
        AddressablePriorityQueue<int> queue = new(100_000);
        long most = 0;
        for (int i = 0; i < 100_000; i++)
        {
            long before = queue.Touched;
            queue.Enqueue(i, 0, i % 100 == 0 ? QueuePriority.MinimumKey + (1L << (i / 100 % 55)) : QueuePriority.MinimumKey + (i % 2));
            most = Math.Max(most, queue.Touched - before);
        }

        while (queue.Count > 0)
        {
            long before = queue.Touched;
            queue.Dequeue();
            most = Math.Max(most, queue.Touched - before);
        }

        most.Should().BeLessThanOrEqualTo(MostTouched);
    }

    [Fact]
    public void RepeatedReprioritizing_DoesNotPileUpStaleEntries()
    {
        Random random = new(3);
        AddressablePriorityQueue<int> queue = new();
        QueueHandle[] handles = [.. Enumerable.Range(0, 5000).Select(i => queue.Enqueue(i, 0, random.Next()))];
        for (int i = 0; i < 500_000; i++)
        {
            queue.TryReprioritize(handles[random.Next(handles.Length)], 0, random.Next());
        }

        queue.Entries.Should().BeLessThan((3 * handles.Length) + 40_000);
        long last = long.MinValue;
        while (queue.TryDequeue(out _, out QueuePriority priority))
        {
            priority.Key.Should().BeGreaterThanOrEqualTo(last);
            last = priority.Key;
        }
    }

    [Fact]
    public void EmptyQueue_CostsLessThanThreeHundredBytes()
    {
        _ = new AddressablePriorityQueue<long>();
        long before = GC.GetAllocatedBytesForCurrentThread();
        AddressablePriorityQueue<long> queue = new();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        bytes.Should().BeLessThan(300);
        GC.KeepAlive(queue);
    }

    [Fact]
    public void FortyItems_AreJustTheSortedFront()
    {
        AddressablePriorityQueue<long> queue = new();
        for (int i = 0; i < 10_000; i++)
        {
            queue.Enqueue(i, 0, i * 7919 % 1000);
            if (queue.Count > 40)
            {
                queue.TryDequeue(out _);
            }
        }

        queue.IsJustFront.Should().BeTrue();
    }

    [Theory]
    [InlineData(40)]
    [InlineData(1000)]
    [InlineData(50_000)]
    public void SteadyState_AllocatesNothing(int size)
    {
        Random random = new(5);
        AddressablePriorityQueue<long> queue = new(size);
        QueueHandle[] handles = new QueueHandle[size];
        for (int i = 0; i < size; i++)
        {
            handles[i] = queue.Enqueue(i, 0, random.NextInt64(1L << 40));
        }

        long Run(int operations)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < operations; i++)
            {
                queue.TryDequeue(out long id, out QueuePriority priority);
                handles[id] = queue.Enqueue(id, 0, priority.Key + random.NextInt64(1L << 36));
                queue.TryReprioritize(handles[random.Next(size)], 0, priority.Key + random.NextInt64(1L << 36));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Run(size * 40);
        long bytes = Run(100_000);
        bytes.Should().BeLessThan(100_000, "less than a byte an operation: only pools that still grow");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MillionItems_CostAtMostFortyTwoBytesEachByHandle(bool random)
    {
        const int Size = 1_000_000;
        Random keys = new(7);
        AddressablePriorityQueue<byte> queue = new();
        for (int i = 0; i < Size; i++)
        {
            queue.Enqueue(0, 0, random ? keys.NextInt64(1L << 40) : i);
        }

        double each = (double)(queue.HeldBytes - queue.Capacity) / Size;
        each.Should().BeLessThanOrEqualTo(42, "held {0} bytes", queue.HeldBytes.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void MillionItems_CostAtMostSixtyBytesEachById()
    {
        const int Size = 1_000_000;
        Random keys = new(7);
        IdentifiedPriorityQueue<byte> queue = new();
        for (int i = 0; i < Size; i++)
        {
            queue.Enqueue(i, 0, 0, keys.NextInt64(1L << 40));
        }

        double each = (double)(queue.HeldBytes - queue.Inner.Capacity) / Size;
        each.Should().BeLessThanOrEqualTo(60);
    }
}
