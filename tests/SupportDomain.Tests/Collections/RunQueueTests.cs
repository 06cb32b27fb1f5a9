using SupportDomain.Collections;
using SupportDomain.TestSupport;

namespace SupportDomain.Tests.Collections;

/// <summary>Against a sorted set, which shares no code with it.</summary>
public sealed class RunQueueTests
{
    private const int UnknownBits = 8;
    private const ulong Unknown = (1UL << UnknownBits) - 1;

    public enum Shape
    {
        Random,
        Ascending,
        Descending,
        Jittered,
        FewDistinct,
        Sawtooth,
        TwoClusters,
    }

    [Theory]
    [CombinatorialData(20, 300, 6_000)]
    public void MixedOperations_GiveTheOrderOfASortedSet(Shape shape, int waiting)
    {
        RunArena arena = new();
        Twin[] twins = [new(arena), new(arena), new(arena)];
        Draw draw = new(shape, seed: (ulong)waiting);
        int operations = 4 * waiting * Properties.Scale;
        for (int i = 0; i < operations; i++)
        {
            // They share the arena, so a block that two of them held would show.
            Twin twin = twins[i % 2 == 0 ? 0 : draw.Below(3)];
            int kind = draw.Below(10);
            if (twin.Count < waiting ? kind < 6 : kind < 3)
            {
                twin.Add(draw.Next(), draw.Low());
            }
            else if (kind < 8)
            {
                twin.Take();
            }
            else
            {
                twin.Remove(draw.Below(int.MaxValue));
            }

            twin.CheckHead();
        }

        foreach (Twin twin in twins)
        {
            twin.CheckEntries();
            twin.Drain();
        }
    }

    /// <summary>So many that runs grow instead of being split.</summary>
    [Theory]
    [InlineData(Shape.Random)]
    [InlineData(Shape.FewDistinct)]
    [InlineData(Shape.Jittered)]
    public void ManyEntries_ComeOutInOrder(Shape shape)
    {
        Twin twin = new(new RunArena());
        Draw draw = new(shape, seed: 3);
        for (int i = 0; i < 150_000; i++)
        {
            twin.Add(draw.Next(), draw.Low());
        }

        for (int i = 0; i < 1_000; i++)
        {
            twin.Remove(draw.Below(int.MaxValue));
            twin.Take();
            twin.Add(draw.Next(), draw.Low());
            twin.CheckHead();
        }

        twin.CheckEntries();
        twin.Drain();
    }

    [Fact]
    public void GivingBack_LetsOthersUseTheMemory()
    {
        RunArena arena = new();
        Twin first = new(arena);
        Draw draw = new(Shape.Random, seed: 4);
        for (int i = 0; i < 5_000; i++)
        {
            first.Add(draw.Next(), draw.Low());
        }

        first.Drain();
        first.GiveBack();
        Twin second = new(arena);
        for (int i = 0; i < 5_000; i++)
        {
            first.Add(draw.Next(), draw.Low());
            second.Add(draw.Next(), draw.Low());
        }

        first.Drain();
        second.Drain();
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CombinatorialDataAttribute(params int[] sizes) : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from shape in Enum.GetValues<Shape>() from size in sizes select new object[] { shape, size };
    }

    private sealed class Queue(RunArena arena) : RunQueue(arena);

    private sealed class Twin(RunArena arena)
    {
        private readonly Queue _queue = new(arena);
        private readonly SortedSet<(ulong High, ulong Low)> _set = [];
        private readonly List<(ulong High, ulong Low)> _added = [];

        internal int Count => _set.Count;

        internal void Add(ulong high, ulong low)
        {
            _queue.Add(high, low);
            _set.Add((high, low)).Should().BeTrue();
            _added.Add((high, low));
        }

        internal void Take()
        {
            if (_set.Count > 0)
            {
                CheckHead();
                _queue.TakeHead();
                _set.Remove(_set.Min);
            }
        }

        internal void Remove(int choice)
        {
            while (_added.Count > 0)
            {
                int at = choice % _added.Count;
                (ulong High, ulong Low) entry = _added[at];
                _added[at] = _added[^1];
                _added.RemoveAt(_added.Count - 1);
                if (_set.Remove(entry))
                {
                    _queue.Remove(entry.High, entry.Low & ~Unknown, Unknown);
                    return;
                }
            }
        }

        internal void CheckHead()
        {
            if (_queue.Count != _set.Count || (_set.Count > 0 && (_queue.Head.High, _queue.Head.Low) != _set.Min))
            {
                _queue.Count.Should().Be(_set.Count);
                (_queue.Head.High, _queue.Head.Low).Should().Be(_set.Min);
            }
        }

        internal void CheckEntries() => _queue.Entries().Select(e => (e.High, e.Low)).Order().Should().Equal(_set);

        internal void Drain()
        {
            while (_set.Count > 0)
            {
                Take();
            }

            _queue.Count.Should().Be(0);
        }

        internal void GiveBack() => _queue.GiveBack();
    }

    private sealed class Draw(Shape shape, ulong seed)
    {
        private readonly Random _random = new(unchecked((int)seed));
        private ulong _count;

        internal int Below(int bound) => _random.Next(bound);

        /// <summary>Unique above the bits that need not be known.</summary>
        internal ulong Low() => (++_count << UnknownBits) + (ulong)_random.Next(1 << UnknownBits);

        internal ulong Next() => shape switch
        {
            Shape.Random => (ulong)_random.NextInt64(),
            Shape.Ascending => 10 + _count,
            Shape.Descending => 1_000_000_000 - _count,
            Shape.Jittered => 1_000 + (_count * 10) + (ulong)_random.Next(500),
            Shape.FewDistinct => (ulong)_random.Next(5),
            Shape.Sawtooth => _count % 97,
            _ => (ulong)((_random.Next(2) * 1_000_000) + _random.Next(1_000)),
        };
    }
}
