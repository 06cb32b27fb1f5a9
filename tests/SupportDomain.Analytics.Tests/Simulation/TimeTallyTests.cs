using SupportDomain.Analytics.Internal;
using SupportDomain.Analytics.Simulation;

namespace SupportDomain.Analytics.Tests.Simulation;

public sealed class TimeTallyTests
{
    [Fact]
    public void Add_ShortAndLongStretches_SumsExactly()
    {
        RandomStream random = new(23);
        TimeTally tally = default;
        Int128 elapsed = 0;
        Int128 queue = 0;
        Int128 busy = 0;
        Int128 duty = 0;
        for (int i = 0; i < 20_000; i++)
        {
            // From one tick to a century, and more who wait than any scheduler holds.
            long ticks = (long)(random.NextBits() >> (9 + random.NextBelow(54))) / 20_000;
            int waiting = random.NextBelow(1 << 24);
            int at = random.NextBelow(1000);
            tally.Add(ticks, waiting, at, 1000);
            elapsed += ticks;
            queue += (Int128)ticks * waiting;
            busy += (Int128)ticks * at;
            duty += (Int128)ticks * 1000;
        }

        ((Int128)tally.Elapsed, tally.Queue, tally.Busy, tally.OnDuty).Should().Be((elapsed, queue, busy, duty));
        queue.Should().BeGreaterThan((Int128)1 << 64, "otherwise nothing was carried");
    }

    [Fact]
    public void Add_ManyShortStretches_CarriesInTime()
    {
        TimeTally tally = default;
        const long Ticks = (1L << 36) - 1;
        const int Most = (1 << 24) - 1;
        for (int i = 0; i < 100; i++)
        {
            tally.Add(Ticks, Most, Most, Most);
        }

        Int128 expected = (Int128)Ticks * Most * 100;
        (tally.Queue, tally.Busy, tally.OnDuty).Should().Be((expected, expected, expected));
    }
}
