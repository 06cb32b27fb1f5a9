using SupportDomain.Analytics.Internal;

namespace SupportDomain.Analytics.Tests.Internal;

public sealed class RandomStreamTests
{
    [Fact]
    public void NextBits_EqualWords_GivesEqualNumbers_OtherWordsOthers()
    {
        RandomStream first = new(1, 2);
        RandomStream same = new(1, 2);
        RandomStream other = new(2, 1);
        ulong[] drawn = [first.NextBits(), first.NextBits(), first.NextBits()];
        ulong[] again = [same.NextBits(), same.NextBits(), same.NextBits()];
        again.Should().Equal(drawn);
        drawn.Should().NotContain(other.NextBits());
    }

    [Fact]
    public void NextUnit_ManyDraws_StayAboveZeroAndAtMostOneWithTheMomentsOfTheUniform()
    {
        RandomStream random = new(11);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 1_000_000; i++)
        {
            double unit = random.NextUnit();
            (unit is > 0 and <= 1).Should().BeTrue();
            sum += unit;
            squares += unit * unit;
        }

        // Mean 1/2 with standard error sqrt(1/12)/1000, mean square 1/3 with sqrt(4/45)/1000; five standard errors each.
        (sum / 1_000_000).Should().BeApproximately(0.5, 5 * 0.000289);
        (squares / 1_000_000).Should().BeApproximately(1.0 / 3, 5 * 0.000299);
    }

    [Fact]
    public void NextBelow_ManyDraws_GivesEachNumberAsOften()
    {
        RandomStream random = new(13);
        int[] counts = new int[7];
        for (int i = 0; i < 700_000; i++)
        {
            counts[random.NextBelow(7)]++;
        }

        // Each is binomial with mean 100,000 and standard deviation sqrt(700,000 · 6/49) = 293.
        counts.Should().OnlyContain(c => Math.Abs(c - 100_000) < 5 * 293);
    }
}
