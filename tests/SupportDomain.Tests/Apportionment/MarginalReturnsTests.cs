using SupportDomain.Apportionment;

namespace SupportDomain.Tests.Apportionment;

public sealed class MarginalReturnsTests
{
    /// <summary>One unit for gains of 5 and 5: two divisions are as good. For 5 and 4 only one is; for two units, 5 + 4 of the first or of both.</summary>
    [Fact]
    public void Exact_AnotherDivisionAsGood_IsTied()
    {
        new MarginalReturns([[5], [5]]).Exact(1).IsTied.Should().BeTrue();
        new MarginalReturns([[5], [4]]).Exact(1).IsTied.Should().BeFalse();
        new MarginalReturns([[5, 4], [4]]).Exact(2).IsTied.Should().BeTrue();
        new MarginalReturns([[5], [5]]).Exact(2).IsTied.Should().BeFalse();
        new MarginalReturns([[1, 100], [5, 5]]).Exact(2).IsTied.Should().BeFalse();
        new MarginalReturns([]).Exact(3).IsTied.Should().BeFalse();
    }

    [Fact]
    public void ZeroGains_AreGivenByTheGreedyRuleAndLeftByTheExactOne()
    {
        MarginalReturns returns = new([[3, 0], [0]]);
        ReturnAllocation greedy = returns.Greedy(5);
        greedy.Shares.Should().Equal(2, 1);
        greedy.Unspent.Should().Be(2);
        ReturnAllocation exact = returns.Exact(5);
        exact.Shares.Should().Equal(1, 0);
        exact.Unspent.Should().Be(4);
        exact.TotalReturn.Should().Be(greedy.TotalReturn).And.Be(3);
        exact.IsTied.Should().BeFalse("one unit has one place");
    }

    /// <summary>−1 and 100 are worth 99 together; one unit of −1 alone is not taken, and neither is 0 after −1.</summary>
    [Fact]
    public void NegativeGains_AreGivenOnlyOnTheWayToLargerOnes()
    {
        MarginalReturns rising = new([[-1, 100]]);
        rising.Exact(2).Shares.Should().Equal(2);
        rising.Exact(2).TotalReturn.Should().Be(99);
        rising.Exact(1).Shares.Should().Equal(0);
        rising.Exact(1).Unspent.Should().Be(1);
        new MarginalReturns([[-1, -2], [2, -5]]).Greedy(4).Shares.Should().Equal(0, 1);
        new MarginalReturns([[-1, -2], [2, -5]]).Greedy(4).Unspent.Should().Be(3);
    }
}
