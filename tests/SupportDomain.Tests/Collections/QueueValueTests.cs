using System.Collections.Immutable;
using SupportDomain.Collections;

namespace SupportDomain.Tests.Collections;

public sealed class QueueValueTests
{
    [Fact]
    public void QueuePriority_OrdersByBandThenKey()
    {
        QueuePriority[] sorted = [new(0, 5), new(0, long.MaxValue), new(1, long.MinValue), new(1, 0)];
        for (int i = 0; i < sorted.Length; i++)
        {
            for (int j = 0; j < sorted.Length; j++)
            {
                (sorted[i] < sorted[j]).Should().Be(i < j);
                (sorted[i] > sorted[j]).Should().Be(i > j);
                (sorted[i] <= sorted[j]).Should().Be(i <= j);
                (sorted[i] >= sorted[j]).Should().Be(i >= j);
                Math.Sign(sorted[i].CompareTo(sorted[j])).Should().Be(Math.Sign(i - j));
            }
        }
    }

    /// <summary>2^55 = 36,028,797,018,963,968; in ticks of 100 ns that is 3,602,879,701.9 s, or 114.17 years of 365.2425 days.</summary>
    [Fact]
    public void QueuePriority_RangeIsTwoToTheFiftyFive()
    {
        QueuePriority.MaximumKey.Should().Be(36_028_797_018_963_967);
        QueuePriority.MinimumKey.Should().Be(-36_028_797_018_963_968);
        (36_028_797_018_963_968m / 10_000_000 / 86_400 / 365.2425m).Should().BeApproximately(114.17m, 0.01m);
    }

    [Fact]
    public void QueueSnapshot_RefusesWhatNoQueueCanHold()
    {
        FluentActions.Invoking(() => new QueueSnapshot<int>(0, default)).Should().Throw<ArgumentException>().WithParameterName("items");
        FluentActions.Invoking(() => new QueueSnapshot<int>(0, [new(1, new QueuePriority(0, long.MaxValue), null)]))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("items");
        FluentActions.Invoking(() => new QueueSnapshot<int>(10, [new(1, default, 10)]))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName("items").WithMessage("*10*");
    }

    [Fact]
    public void QueueSnapshot_EqualityIsByContent()
    {
        QueueSnapshot<int> a = new(3, [new(1, new QueuePriority(2, 3), 4)]);
        QueueSnapshot<int> same = new(3, ImmutableArray.Create(new QueueSnapshotItem<int>(1, new QueuePriority(2, 3), 4)));
        QueueSnapshot<int> other = new(3, [new(1, new QueuePriority(2, 3), 5)]);

        (a == same).Should().BeTrue();
        a.GetHashCode().Should().Be(same.GetHashCode());
        (a != other).Should().BeTrue();
    }
}
