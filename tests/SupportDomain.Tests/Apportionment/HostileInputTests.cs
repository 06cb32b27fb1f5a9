using System.Numerics;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Apportionment;

public sealed class HostileInputTests
{
    private static readonly ApportionmentMethod[] Methods = [.. SlowApportionment.DivisorMethods, ApportionmentMethod.LargestRemainder];

    [Fact]
    public void NegativeWeights_AreNamedAndChangeNothing()
    {
        FluentActions.Invoking(() => new ApportionmentProblem(1, [1, -3])).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("weights").WithMessage("weights?1? is -3*");
        long[] shares = [7, 7];
        FluentActions.Invoking(() => Apportioner.Apportion(1, [1, -3], shares)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("weights?1? is -3*");
        shares.Should().Equal(7, 7);
        FluentActions.Invoking(() => Apportioner.Apportion(1, [1, 1, 1], shares)).Should().Throw<ArgumentException>().WithParameterName("shares");
        FluentActions.Invoking(() => Apportioner.Apportion(1, [0, 0], shares)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Apportioner.Apportion(1, [1, 1], shares, ties: TiePolicy.ByRank([1]))).Should().Throw<ArgumentException>().WithParameterName("ties");
        shares.Should().Equal(7, 7);
    }

    [Fact]
    public void NoRecipients_OneRecipient_NoUnits_AreOrdinary()
    {
        foreach (ApportionmentMethod method in Methods)
        {
            DivisionOutcome<ApportionmentResult> nobody = Apportioner.Apportion(new ApportionmentProblem(3, [], method));
            nobody.Shortfall.Should().Be(new Shortfall(ShortfallReason.NoRecipient, 3));
            FluentActions.Invoking(() => nobody.Value).Should().Throw<InvalidOperationException>().WithMessage("*3*");
            Apportioner.Apportion(new ApportionmentProblem(0, [], method)).Value.Shares.Should().BeEmpty();
            Apportioner.Apportion(new ApportionmentProblem(0, [0, 5], method)).Value.Shares.Should().Equal(0, 0);
            Apportioner.Apportion(new ApportionmentProblem(Int128.MaxValue, [5], method)).Value.Shares.Should().Equal(Int128.MaxValue);
            Apportioner.Apportion(new ApportionmentProblem(Int128.MinValue, [5], method)).Value.Shares.Should().Equal(Int128.MinValue);
            Apportioner.Apportion(0, [], [], method).IsTied.Should().BeFalse();
            long[] one = new long[1];
            foreach (long units in (long[])[0, 1, -1, long.MaxValue, long.MinValue])
            {
                Apportioner.Apportion(units, [long.MaxValue], one, method);
                one.Should().Equal(units);
            }
        }
    }

    [Fact]
    public void BoundsThatCannotHold_AreTypedShortfalls()
    {
        foreach (BoundsRule rule in Enum.GetValues<BoundsRule>())
        {
            ApportionmentProblem problem = new ApportionmentProblem(10, [1, 1, 0]).WithBoundsRule(rule);
            Apportioner.Apportion(problem.WithFloors([4, 0, 0]).WithCaps([3, null, null])).Shortfall
                .Should().Be(new Shortfall(ShortfallReason.CapBelowFloor, 1, 0));
            Apportioner.Apportion(problem.WithFloors([6, 6, 0])).Shortfall.Should().Be(new Shortfall(ShortfallReason.FloorsExceedTotal, 2));
            Apportioner.Apportion(problem.WithCaps([3, 4, 100])).Shortfall
                .Should().Be(new Shortfall(ShortfallReason.CapsBelowTotal, 3), "a zero weight takes nothing of its cap");
            Apportioner.Apportion(problem.WithWeights([0, 0, 0])).Shortfall.Should().Be(new Shortfall(ShortfallReason.NoRecipient, 10));
            Apportioner.Apportion(problem.WithFloors([0, 0, 2])).Value.Shares.Should().Equal(4, 4, 2);
            Apportioner.Apportion(problem.WithWeights([0, 0, 0]).WithFloors([3, 3, 4])).Value.Shares.Should().Equal(3, 3, 4);
        }
    }

    [Fact]
    public void WrongBounds_AreNamed()
    {
        ApportionmentProblem problem = new(10, [1, 1]);
        FluentActions.Invoking(() => problem.WithFloors([1])).Should().Throw<ArgumentException>().WithParameterName("floors");
        FluentActions.Invoking(() => problem.WithFloors([1, -1])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("floors?1? is -1*");
        FluentActions.Invoking(() => problem.WithCaps([1, -1])).Should().Throw<ArgumentOutOfRangeException>().WithMessage("caps?1? is -1*");
        FluentActions.Invoking(() => problem.WithMinimum(-1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("minimum");
        FluentActions.Invoking(() => problem.WithMinimum(1).WithWeights([1])).Should().Throw<ArgumentException>().WithParameterName("weights");
        FluentActions.Invoking(() => problem.WithThreshold(Percentage.FromPercent(101))).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("threshold");
        FluentActions.Invoking(() => problem.WithTies(TiePolicy.ByRank([1, 2, 3]))).Should().Throw<ArgumentException>().WithMessage("*3*2*");
        FluentActions.Invoking(() => problem.WithBoundsRule(BoundsRule.RescaleQuotas).WithMethod(ApportionmentMethod.Webster))
            .Should().Throw<ArgumentException>().WithParameterName("method");
        FluentActions.Invoking(() => problem.WithMethod(ApportionmentMethod.Webster).WithBoundsRule(BoundsRule.RescaleQuotas))
            .Should().Throw<ArgumentException>().WithParameterName("rule");
        FluentActions.Invoking(() => ApportionmentMethod.Parse(new string('x', 10_000_000))).Should().Throw<FormatException>()
            .Which.Message.Length.Should().BeLessThan(500);
        FluentActions.Invoking(() => ApportionmentMethod.ModifiedSainteLagueWith(2)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*2*3/2*");
        FluentActions.Invoking(() => TiePolicy.NearestTo([1], TiePolicy.NearestTo([1]))).Should().Throw<ArgumentException>().WithParameterName("then");
        FluentActions.Invoking(() => TiePolicy.Parse("coin")).Should().Throw<FormatException>().WithMessage("*coin*lowest-index*");
    }

    /// <summary>At 3/2 the first unit of a recipient would cost as much as its second, and it would tie with itself.</summary>
    [Fact]
    public void ModifiedSainteLague_FirstDivisorOfTheSecond_IsRefused()
    {
        FluentActions.Invoking(() => ApportionmentMethod.ModifiedSainteLagueWith(new Rational(3, 2))).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("firstDivisor").WithMessage("*3/2*below 3/2*");
        FluentActions.Invoking(() => ApportionmentMethod.Parse("modified-sainte-lague/3/2")).Should().Throw<FormatException>().WithMessage("*below 3/2*");
        ApportionmentMethod.Parse("modified-sainte-lague/149/100").FirstDivisor.Should().Be(new Rational(149, 100));
    }

    [Fact]
    public void Methods_ParseTheirOwnNames()
    {
        ApportionmentMethod[] all = [.. Methods, .. Enum.GetValues<Quota>().Select(ApportionmentMethod.WithQuota), ApportionmentMethod.ModifiedSainteLagueWith(new Rational(3, 5))];
        all.Should().AllSatisfy(m => ApportionmentMethod.Parse(m.Id).Should().Be(m));
        (ApportionmentMethod.Parse("hamilton") == ApportionmentMethod.LargestRemainder).Should().BeTrue();
        (ApportionmentMethod.Parse("dhondt") == ApportionmentMethod.Jefferson).Should().BeTrue();
    }

    /// <summary>Every remainder is the same, and half a million units are contested by a million.</summary>
    [Fact]
    public void AMillionEqualRemainders_AreSettledByThePolicy()
    {
        const int Million = 1_000_000;
        long[] weights = [.. Enumerable.Repeat(3L, Million)];
        long[] shares = new long[Million];
        foreach (ApportionmentMethod method in Methods)
        {
            ApportionmentSummary summary = Apportioner.Apportion(2_500_000, weights, shares, method);
            summary.Should().Be(new ApportionmentSummary(Million, 500_000), "{0}", method);
            shares[..500_000].All(s => s == 3).Should().BeTrue();
            shares[500_000..].All(s => s == 2).Should().BeTrue();
        }

        Apportioner.Apportion(2_500_000, weights, shares, ties: TiePolicy.HighestIndex);
        shares[0].Should().Be(2);
        shares[^1].Should().Be(3);
    }

    /// <summary>One giant and a million dwarfs, weights as large as the sum allows, and units in the quintillions.</summary>
    [Fact]
    public void AbsurdWeights_KeepSumAndQuota()
    {
        const int Many = 200_000;
        long[] weights = [.. Enumerable.Range(0, Many).Select(i => i == 0 ? long.MaxValue - (2L * Many) : 1 + (i % 2L))];
        long[] shares = new long[Many];
        BigInteger total = weights.Aggregate(BigInteger.Zero, (a, b) => a + b);
        foreach (ApportionmentMethod method in Methods)
        {
            foreach (long units in (long[])[1, Many, 4_000_000_000_000_000_000])
            {
                Apportioner.Apportion(units, weights, shares, method);
                shares.Aggregate(BigInteger.Zero, (a, b) => a + b).Should().Be(units, "{0}", method);
                shares.All(s => s >= 0).Should().BeTrue();
                if (method.StaysWithinQuota)
                {
                    BigInteger.Abs((shares[0] * total) - (units * (BigInteger)weights[0])).Should().BeLessThan(total);
                }
            }
        }
    }

    [Fact]
    public void WeightsAndUnitsBeyondEverything_StayExact()
    {
        BigInteger huge = BigInteger.Pow(10, 200);
        foreach (ApportionmentMethod method in Methods)
        {
            Apportioner.Apportion(new ApportionmentProblem(7, [huge, huge, 1], method)).Value.Shares.Aggregate((a, b) => a + b).Should().Be(7);
            ApportionmentResult wide = Apportioner.Apportion(new ApportionmentProblem(Int128.MaxValue, [huge, huge * 3, 1], method)).Value;
            wide.Shares.Aggregate((BigInteger)0, (a, b) => a + b).Should().Be(Int128.MaxValue);
            Analyze.QuotaViolations(wide).Length.Should().BeLessThanOrEqualTo(2);
        }
    }
}
