using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Collections;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

public sealed partial class AddressablePriorityQueueTests
{
    /// <summary>Shrinks to fewer and smaller operations.</summary>
    private static Arbitrary<int[]> Commands(int most) => Arb.From(
        Gen.Choose(0, 1 << 22).ArrayOf(most).Select(numbers => numbers),
        numbers => ArbMap.Default.ArbFor<int[]>().Shrinker(numbers).Where(shrunk => shrunk.All(number => number >= 0)));

    [Theory]
    [InlineData(60, 5)]
    [InlineData(60, 300)]
    [InlineData(400, 4)]
    [InlineData(400, 5000)]
    public void AnyOperations_AgreeWithSortedList(int operations, int keys)
    {
        Properties.Check(Commands(operations), numbers => Follow(new AddressablePriorityQueue<int>(), numbers, keys), cases: operations > 100 ? 60 : 300);
    }

    [Theory]
    [InlineData(251UL, 5U)]
    [InlineData(1000UL, 2U)]
    [InlineData(5000UL, 4000000000U)]
    public void AnyOperations_AcrossRenumberingAndRetiredSlots_AgreeWithSortedList(ulong lastSequence, uint lastGeneration)
    {
        Properties.Check(
            Commands(500),
            numbers => Follow(new AddressablePriorityQueue<int>(lastSequence, lastGeneration), [.. numbers.Where(n => n % QueueCommands.Kinds < 14)], 50),
            cases: 40);
    }

    /// <summary>Every sequence of up to seven of eight operations over two keys: 8^7 and all shorter ones.</summary>
    [Fact]
    public void AllShortSequences_AgreeWithSortedList()
    {
        for (int length = 1; length <= 7; length++)
        {
            int sequences = 1 << (3 * length);
            for (int sequence = 0; sequence < sequences; sequence++)
            {
                QueueModel model = new(new AddressablePriorityQueue<int>());
                for (int step = 0; step < length; step++)
                {
                    ShortStep(model, (sequence >> (3 * step)) & 7);
                }

                model.Compare(thorough: length < 6);
                model.Drain();
            }
        }
    }

    [Theory]
    [InlineData("uniform", 20_000)]
    [InlineData("few", 30_000)]
    [InlineData("equal", 20_000)]
    [InlineData("ascending", 30_000)]
    [InlineData("descending", 30_000)]
    [InlineData("log-uniform", 30_000)]
    [InlineData("two clusters", 20_000)]
    [InlineData("organ pipe", 20_000)]
    [InlineData("moving", 30_000)]
    [InlineData("bands", 20_000)]
    [InlineData("ends", 10_000)]
    public void ManyOperations_OnAnyDistribution_AgreeWithSortedList(string distribution, int size)
    {
        for (int round = 0; round < Properties.Scale; round++)
        {
            int seed = 7919 * (round + 1);
            try
            {
                Random random = new(seed);
                QueueModel model = new(new AddressablePriorityQueue<int>());
                QueueKeys keys = new(distribution, random);
                Fuzz(model, keys, random, size);
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{distribution}, seed {seed}: {e.Message}"), e);
            }
        }
    }

    private static void Follow(AddressablePriorityQueue<int> queue, int[] numbers, int keys)
    {
        QueueModel model = new(queue);
        foreach (int number in numbers)
        {
            QueueCommands.Run(model, number, keys);
            model.Compare(thorough: false);
        }

        model.Compare(thorough: true);
        model.Drain();
    }

    private static void ShortStep(QueueModel model, int step)
    {
        int first = model.Count == 0 ? -1 : model.Ids.First();
        switch (step)
        {
            case 0 or 1:
                model.Enqueue(0, step);
                break;
            case 2:
                model.EnqueueDeferred(0, 0, 1);
                break;
            case 3:
                model.Dequeue();
                break;
            case 4:
                model.Reprioritize(first, 0, 1, QueuePlace.Keep);
                break;
            case 5:
                model.Reprioritize(first, 0, 0, QueuePlace.Back);
                break;
            case 6:
                model.Remove(first);
                break;
            default:
                model.Advance(1);
                break;
        }
    }

    /// <summary>Fills, holds with changes, fills by range, holds, drains in parts; all against the twin.</summary>
    private static void Fuzz(QueueModel model, QueueKeys keys, Random random, int size)
    {
        for (int i = 0; i < size; i++)
        {
            model.Enqueue(keys.Band(), keys.Next(model.Queue));
        }

        List<int> known = [.. model.Ids];
        for (int i = 0; i < size * 2; i++)
        {
            int id = known[random.Next(known.Count)];
            switch (random.Next(10))
            {
                case < 4:
                    model.Dequeue();
                    model.Enqueue(keys.Band(), keys.Next(model.Queue));
                    break;
                case < 7:
                    model.Reprioritize(id, keys.Band(), keys.Next(model.Queue), random.Next(4) == 0 ? QueuePlace.Back : QueuePlace.Keep);
                    break;
                case 7:
                    model.Remove(id);
                    model.Enqueue(keys.Band(), keys.Next(model.Queue));
                    break;
                case 8:
                    model.EnqueueDeferred(keys.Band(), keys.Next(model.Queue), i + random.Next(size));
                    break;
                default:
                    model.Advance(i);
                    model.Defer(id, i + random.Next(size));
                    break;
            }

            if (i % 1000 == 0)
            {
                model.Compare(thorough: i % 20_000 == 0);
            }
        }

        model.DequeueBatch(size / 2);
        model.EnqueueRange([.. Enumerable.Range(0, size / 2).Select(_ => (keys.Band(), keys.Next(model.Queue)))]);
        model.Compare(thorough: true);
        model.Drain();
        model.EnqueueRange([.. Enumerable.Range(0, size).Select(_ => (keys.Band(), keys.Next(model.Queue)))]);
        model.Drain();
    }
}
