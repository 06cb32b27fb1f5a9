using SupportDomain.Analytics.Internal;
using SupportDomain.Analytics.Simulation;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class CompletionQueueTests
{
    /// <summary>Against a list that is searched from end to end, with many equal times, from empty to a few thousand entries and back.</summary>
    [Theory]
    [InlineData(3, 40)]
    [InlineData(1_000_000, 3000)]
    [InlineData(1, 700)]
    public void TakeAndAdd_GivesTheEarliestAndAmongEqualsTheFirstAdded(int times, int most)
    {
        RandomStream random = new(31, (ulong)times);
        CompletionQueue queue = new();
        List<(long At, long Customer)> twin = [];
        long added = 0;
        bool grows = true;
        for (int i = 0; i < 20_000; i++)
        {
            long expected = twin.Count == 0 ? long.MaxValue : twin.Min(e => e.At);
            queue.FirstAt.Should().Be(expected);
            grows = twin.Count == 0 || (grows && twin.Count < most);
            if (twin.Count > 0 && random.NextBelow(10) < (grows ? 4 : 6))
            {
                int first = twin.FindIndex(e => e.At == expected);
                queue.Take().Should().Be(twin[first].Customer);
                twin.RemoveAt(first);
                if (random.NextBelow(2) == 0)
                {
                    continue;
                }
            }

            long at = random.NextBelow(times);
            queue.Add(at, ++added * 7);
            twin.Add((at, added * 7));
            i += most > 1000 && grows ? -random.NextBelow(2) : 0;
        }
    }
}
