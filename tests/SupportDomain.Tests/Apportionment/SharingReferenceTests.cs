using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SupportDomain.Apportionment;
using SupportDomain.Numerics;
using SupportDomain.TestSupport;
using static SupportDomain.Tests.Apportionment.BudgetReference;

namespace SupportDomain.Tests.Apportionment;

/// <summary>Water-filling, cuts, spreading and concave returns of the shared reference, every entry exact.</summary>
public sealed class SharingReferenceTests
{
    [SharedFact]
    public void WaterFill_EveryEntry_IsTheExactRational()
    {
        foreach (JsonElement entry in Section("waterfill"))
        {
            Rational[] weights = Numbers(entry.GetProperty("weights"));
            Rational[] floors = Numbers(entry.GetProperty("floor"));
            Rational[] caps = Numbers(entry.GetProperty("cap"));
            WaterFillingResult result = WaterFilling.Fill(
                Number(entry.GetProperty("budget")), weights, floors, caps.Select(c => (Rational?)c)).Value;
            result.Shares.Should().Equal(Numbers(entry.GetProperty("x")), Name(entry));
            if (result.Shares.Where((x, i) => x > floors[i] && x < caps[i]).Any())
            {
                result.Level.Should().Be(Number(entry.GetProperty("water_level")), Name(entry));
            }
        }
    }

    [SharedFact]
    public void IntegerWaterFill_EveryEntry_IsTheBoundedLargestRemainder()
    {
        foreach (JsonElement entry in Section("integer_waterfill", "cases"))
        {
            ApportionmentProblem problem = new ApportionmentProblem(Integer(entry.GetProperty("budget")), Numbers(entry.GetProperty("weights")))
                .WithFloors(Integers(entry.GetProperty("floor")))
                .WithCaps(Integers(entry.GetProperty("cap")).Select(c => (Int128?)c))
                .WithBoundsRule(BoundsRule.RescaleQuotas);
            Apportioner.Apportion(problem).Value.Shares.Should().Equal(Integers(entry.GetProperty("x")), Name(entry));
        }
    }

    [SharedFact]
    public void MaxMin_EveryEntry_IsAsPublished()
    {
        foreach (JsonElement entry in Section("maxmin"))
        {
            WaterFilling.MaxMin(Number(entry.GetProperty("capacity")), Numbers(entry.GetProperty("demand")), Numbers(entry.GetProperty("weights")))
                .Should().Equal(Numbers(entry.GetProperty("x")), Name(entry));
        }
    }

    [SharedFact]
    public void Bankruptcy_EveryEntry_FollowsAllFourRules()
    {
        (ClaimsRule Rule, string Member)[] rules =
        [
            (ClaimsRule.Proportional, "proportional"), (ClaimsRule.EqualAwards, "cea"), (ClaimsRule.EqualLosses, "cel"),
            (ClaimsRule.Talmud, "talmud"), (ClaimsRule.Talmud, "published_talmud"),
        ];
        foreach (JsonElement entry in Section("bankruptcy"))
        {
            foreach ((ClaimsRule rule, string member) in rules)
            {
                if (entry.TryGetProperty(member, out JsonElement expected) && expected.ValueKind == JsonValueKind.Array)
                {
                    ConflictingClaims.Divide(Number(entry.GetProperty("estate")), Numbers(entry.GetProperty("claims")), rule)
                        .Should().Equal(Numbers(expected), "{0} of {1}", member, Name(entry));
                }
            }
        }
    }

    [SharedFact]
    public void TimeSpread_EveryEntry_KeepsEveryPrefixWithinHalfAUnit()
    {
        foreach (JsonElement entry in Section("time_spread"))
        {
            Int128 units = Integer(entry.GetProperty("units"));
            Rational[] weights = Numbers(entry.GetProperty("weights"));
            SpreadResult spread = Spreading.Cumulative(units, weights).Value;
            spread.Shares.Should().Equal(Integers(entry.GetProperty("cumulative_half_up")), Name(entry));
            spread.GreatestDeviation().Should().Be(Number(entry.GetProperty("max_prefix_deviation").GetProperty("cumulative")), Name(entry));
            spread.GreatestDeviation().Should().BeLessThanOrEqualTo(new Rational(1, 2));

            ImmutableArray<Int128> frontLoaded = Apportioner.Apportion(new ApportionmentProblem(units, weights)).Value.Shares;
            frontLoaded.Should().Equal(Integers(entry.GetProperty("largest_remainder")), Name(entry));
        }
    }

    [SharedFact]
    public void Concave_EveryEntry_IsOptimal()
    {
        foreach (JsonElement entry in Section("concave"))
        {
            if (entry.TryGetProperty("marginal_gains", out JsonElement gains))
            {
                CheckIntegerReturns(entry, new MarginalReturns(gains.EnumerateArray().Select(row => row.EnumerateArray().Select(g => g.GetInt64()))));
            }
            else
            {
                entry.GetProperty("type").GetString().Should().Be("continuous_log_utility");
                CheckLogReturns(entry);
            }
        }
    }

    private static void CheckIntegerReturns(JsonElement entry, MarginalReturns returns)
    {
        long budget = entry.GetProperty("budget").GetInt64();
        Int128 optimum = Integer(entry.GetProperty("optimum"));
        returns.Exact(budget).TotalReturn.Should().Be(optimum, Name(entry));
        if (entry.TryGetProperty("x_greedy_lowest_index_tie", out JsonElement greedy))
        {
            ReturnAllocation allocation = returns.Greedy(budget);
            allocation.Shares.Should().Equal(greedy.EnumerateArray().Select(x => x.GetInt32()), Name(entry));
            allocation.TotalReturn.Should().Be(optimum, Name(entry));
        }
        else
        {
            returns.FindConcavityFault().Should().NotBeNull(Name(entry));
            FluentActions.Invoking(() => returns.Greedy(budget)).Should().Throw<InvalidOperationException>();
        }
    }

    private static void CheckLogReturns(JsonElement entry)
    {
        LogReturnsResult result = LogReturns.Maximise(
            Number(entry.GetProperty("B")), Numbers(entry.GetProperty("a")), Numbers(entry.GetProperty("b"))).Value;
        double[] expected = [.. entry.GetProperty("x").EnumerateArray().Select(Parse)];
        for (int i = 0; i < expected.Length; i++)
        {
            Relative(result.Shares[i].ToDouble(), expected[i]).Should().BeLessThan(1e-12, Name(entry));
        }

        Relative(result.MarginalReturn!.Value.ToDouble(), Parse(entry.GetProperty("lambda"))).Should().BeLessThan(1e-12, Name(entry));
        Relative(result.TotalReturn, Parse(entry.GetProperty("objective"))).Should().BeLessThan(1e-12, Name(entry));
    }

    private static double Parse(JsonElement text) => double.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    private static double Relative(double actual, double expected) => expected == 0 ? Math.Abs(actual) : Math.Abs((actual - expected) / expected);
}
