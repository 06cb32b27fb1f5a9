using System.Collections.Immutable;
using SupportDomain.Apportionment;
using SupportDomain.Monetary;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Apportionment;

/// <summary>What other libraries get wrong, by the issue or the algorithm that shows it.</summary>
public sealed class KnownFailureTests
{
    /// <summary>NodaMoney's Split rounds each share and lets the last take all that is left: nine times 0.02 and once −0.03.</summary>
    [Fact]
    public void NodaMoney_FifteenCentsByTen_HasNoShareOfTheOtherSign()
    {
        ImmutableArray<Money> parts = new Money(15, Currency.Euro).Split(10);
        parts.Select(p => (int)p.MinorUnits).Should().Equal(2, 2, 2, 2, 2, 1, 1, 1, 1, 1);
    }

    /// <summary>NodaMoney: 0.05 by ten gives everything to the last. Fewer units than shares (ts-money #5).</summary>
    [Fact]
    public void NodaMoney_FiveCentsByTen_GivesFiveTimesOneCent()
    {
        new Money(5, Currency.Euro).Split(10).Select(p => (int)p.MinorUnits).Should().Equal(1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
        Shares(2, [1, 1, 1]).Should().Equal(1, 1, 0);
    }

    /// <summary>NodaMoney sums integer ratios in an int, which overflows; ours reach beyond 64 bits without losing a unit.</summary>
    [Fact]
    public void NodaMoney_RatioSumBeyondAnInt_DoesNotOverflow()
    {
        Shares(100, [int.MaxValue, int.MaxValue, int.MaxValue]).Should().Equal(34, 33, 33);
        Shares(100, [long.MaxValue, long.MaxValue, long.MaxValue]).Should().Equal(34, 33, 33);
        long[] fast = new long[3];
        Apportioner.Apportion(100, [long.MaxValue, long.MaxValue, long.MaxValue], fast);
        fast.Should().Equal(34, 33, 33);
    }

    /// <summary>sainte-lague #3: an endless loop where priorities tie; ours ends and reports the tie.</summary>
    [Fact]
    public void SainteLague_3_TiesEndAndAreReported()
    {
        foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods)
        {
            ApportionmentResult result = Apportioner.Apportion(new ApportionmentProblem(5, [100, 100, 100], method)).Value;
            result.Shares.Should().Equal(2, 2, 1);
            result.Tie!.Contenders.Should().Equal(0, 1, 2);
            result.Tie.Winners.Should().Equal(0, 1);
        }
    }

    /// <summary>ts-money #5: the remainder must follow the fraction and not the order, and a zero weight gets zero.</summary>
    [Fact]
    public void TsMoney_5_RemainderFollowsTheFraction()
    {
        // 29,900 × 26,509 ÷ 29,900 = 26,509 and 3,391: nothing is left over for the zero in the middle.
        Shares(29_900, [26_509, 0, 3_391]).Should().Equal(26_509, 0, 3_391);

        // 101 × 3/10 = 30.3 and 70.7: the odd unit belongs to the second.
        Shares(101, [3, 7]).Should().Equal(30, 71);
        Shares(1, [33, 66]).Should().Equal(0, 1);
    }

    /// <summary>moneyphp: 5 by 7 and 3 gives 4, 1, but −5 gives −3, −2.</summary>
    [Fact]
    public void MoneyPhp_MinusFive_SplitsAsFiveDoes()
    {
        Shares(5, [7, 3]).Should().Equal(4, 1);
        Shares(-5, [7, 3]).Should().Equal(-4, -1);
    }

    /// <summary>NMoneys turns negative amounts into zero parts and loses the money.</summary>
    [Fact]
    public void NMoneys_NegativeAmount_IsNotLost()
    {
        Shares(-100, [1, 1, 1]).Should().Equal(-34, -33, -33);
    }

    /// <summary>moneyphp #492: 9,999 by 75 and 25 is 7,499.25 and 2,499.75.</summary>
    [Fact]
    public void MoneyPhp_492_RemainderGoesToTheLargerFraction() => Shares(9_999, [75, 25]).Should().Equal(7_499, 2_500);

    /// <summary>crflynn/voting #5 has the wrong Adams and #18 a Huntington-Hill that fails at zero: the first units have infinite priority.</summary>
    [Fact]
    public void Voting_5_And_18_FirstUnitsGoToEveryoneInOrderOfWeight()
    {
        foreach (ApportionmentMethod method in (ApportionmentMethod[])[ApportionmentMethod.Adams, ApportionmentMethod.HuntingtonHill, ApportionmentMethod.Dean])
        {
            Apportioner.Apportion(new ApportionmentProblem(2, [1, 1_000_000, 2], method)).Value.Shares.Should().Equal(0, 1, 1);
            Apportioner.Apportion(new ApportionmentProblem(4, [1, 1_000_000, 2], method)).Value.Shares.Should().Equal(1, 2, 1);
        }
    }

    /// <summary>starpy #23: a floating-point comparison decides an election; weights beyond 2^53 that differ by one must differ here.</summary>
    [Fact]
    public void Starpy_23_OneVoteBeyondDoublePrecisionDecides()
    {
        const long Big = 9_007_199_254_740_993;
        foreach (ApportionmentMethod method in SlowApportionment.DivisorMethods.Append(ApportionmentMethod.LargestRemainder))
        {
            ApportionmentResult result = Apportioner.Apportion(new ApportionmentProblem(1, [Big - 1, Big], method)).Value;
            result.Shares.Should().Equal(0, 1);
            result.Tie.Should().BeNull();
            long[] fast = new long[2];
            Apportioner.Apportion(1, [Big - 1, Big], fast, method).IsTied.Should().BeFalse();
            fast.Should().Equal(0, 1);
        }
    }

    /// <summary>Slovakia 2020 was divided by the rounded Hagenbach-Bischoff quota, which can give out a unit too many; the law takes it from the smallest fraction.</summary>
    [Fact]
    public void Votelib_QuotaThatGivesOutTooMuch_TakesBackFromTheSmallestFraction()
    {
        // 10 votes, 4 seats: Imperiali 10/6. 5 ÷ (10/6) = 3, 3 ÷ = 1.8, 2 ÷ = 1.2: floors 3 + 1 + 1 = 5 of 4. The fraction 0 is the smallest: the first gives one back.
        ApportionmentProblem problem = new(4, [5, 3, 2], ApportionmentMethod.WithQuota(Quota.Imperiali));
        Apportioner.Apportion(problem).Value.Shares.Should().Equal(2, 1, 1);
        long[] fast = new long[3];
        Apportioner.Apportion(4, [5, 3, 2], fast, problem.Method);
        fast.Should().Equal(2, 1, 1);
    }

    private static ImmutableArray<Int128> Shares(Int128 units, long[] weights) =>
        Apportioner.Apportion(new ApportionmentProblem(units, weights.Select(w => (Rational)w))).Value.Shares;
}
