using SupportDomain.Apportionment;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Apportionment;

public sealed class AnalyzeTests
{
    /// <summary>
    /// A threshold of 20 %. Before, 22 and 60 of 100 take part: 2.68 and 7.32 of 10 by Webster, 3 and 7. After, the many small ones weigh 36 of 120, so that 23 is
    /// below 24 and 61 gets all ten. The first lost although its weight grew by 4.5 % against 1.7 %: the threshold's doing, no paradox of the method.
    /// </summary>
    [Fact]
    public void PopulationParadoxes_BelowTheThreshold_CountsAsZero()
    {
        ApportionmentResult before = Divide(10, [22, 60, 3, 3, 3, 3, 3, 3], ApportionmentMethod.Webster, 20);
        ApportionmentResult after = Divide(10, [23, 61, 6, 6, 6, 6, 6, 6], ApportionmentMethod.Webster, 20);
        before.Shares.Take(2).Should().Equal(3, 7);
        after.Shares.Take(2).Should().Equal(0, 10);
        Analyze.PopulationParadoxes(before, after).Should().BeEmpty();
    }

    /// <summary>19 units by 50, 30 and 15 are 10, 6 and 3 exactly; the 5 of 100 below the threshold of 10 % are no small third.</summary>
    [Fact]
    public void Bias_BelowTheThreshold_StaysOut()
    {
        Analyze.Bias(Divide(19, [50, 30, 15, 5], ApportionmentMethod.Webster, 10)).Should().Be(Rational.Zero);
        Analyze.Bias(Divide(19, [50, 30, 15, 5], ApportionmentMethod.Webster, 0)).Should().NotBe(Rational.Zero);
    }

    /// <summary>Five units by 10, 2 and 1 round down to 5, 0, 0 by Jefferson: the small get nothing.</summary>
    [Fact]
    public void Bias_SmallThirdWithNothing_IsMinusOne()
    {
        Analyze.Bias(Divide(5, [10, 2, 1], ApportionmentMethod.Jefferson, 0)).Should().Be((Rational)(-1));
        Analyze.Bias(Divide(5, [10, 2], ApportionmentMethod.Jefferson, 0)).Should().Be(Rational.Zero);
    }

    [Fact]
    public void NextUnit_AtTheEndOf128Bits_SaysSo()
    {
        foreach (Int128 units in (Int128[])[Int128.MaxValue, Int128.MinValue])
        {
            FluentActions.Invoking(() => Analyze.NextUnit(Divide(units, [1, 1], ApportionmentMethod.Webster, 0)))
                .Should().Throw<OverflowException>().WithMessage("*170141183460469231731687303715884105*");
        }

        Analyze.NextUnit(Divide(Int128.MaxValue - 1, [1, 1], ApportionmentMethod.Webster, 0)).Value.Gainers.Should().Equal(0);
        Analyze.NextUnit(Divide(-3, [1, 1], ApportionmentMethod.Webster, 0)).Value.After.Shares.Should().Equal(-2, -2);
    }

    [Fact]
    public void HouseLosses_UpToTheEndOf128Bits_Ends()
    {
        ApportionmentProblem problem = new(1, [1, 1]);
        Analyze.HouseLosses(problem, Int128.MaxValue - 2, Int128.MaxValue).Should().BeEmpty();
        FluentActions.Invoking(() => Analyze.HouseLosses(problem, 2, 1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("toUnits");
    }

    [Fact]
    public void NewRecipient_HostileInput_IsNamed()
    {
        ApportionmentResult result = Divide(Int128.MaxValue, [1, 1], ApportionmentMethod.Webster, 0);
        FluentActions.Invoking(() => Analyze.NewRecipient(result, -1)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("weight");
        FluentActions.Invoking(() => Analyze.NewRecipient(result, 1)).Should().Throw<OverflowException>();
        Analyze.NewRecipient(result, 0).Value.Losers.Should().BeEmpty();
    }

    private static ApportionmentResult Divide(Int128 units, Rational[] weights, ApportionmentMethod method, int threshold) =>
        Apportioner.Apportion(new ApportionmentProblem(units, weights, method).WithThreshold(Percentage.FromPercent(threshold))).Value;
}
