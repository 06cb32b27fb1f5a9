using SupportDomain.Apportionment;
using SupportDomain.Budgeting;
using SupportDomain.Numerics;

namespace SupportDomain.Tests.Apportionment;

public sealed class TiePolicyTests
{
    private const int Seeds = 64;

    /// <summary>The first recipient is at its floor and out of the tie; the lots of the others do not hang on that, on the fast path and the exact one.</summary>
    [Fact]
    public void Drawn_WaterFilling_DrawsTheSameLotsOnEveryPath()
    {
        long[] weights = [1, 7, 7, 7, 7];
        long[] floors = [50, 0, 0, 0, 0];
        HashSet<Int128> winners = [];
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            long[] shares = new long[weights.Length];
            WaterFilling.FillUnits(91, weights, floors, [], shares, out ApportionmentSummary summary, TiePolicy.Drawn(seed)).Should().BeNull();
            summary.Should().Be(new ApportionmentSummary(4, 1));
            ApportionmentResult exact = Apportioner.Apportion(new ApportionmentProblem(91, weights.Select(w => (Rational)w))
                .WithFloors(floors.Select(f => (Int128)f)).WithBoundsRule(BoundsRule.RescaleQuotas).WithTies(TiePolicy.Drawn(seed))).Value;
            shares.Select(s => (Int128)s).Should().Equal(exact.Shares, "seed {0}", seed);
            winners.Add(exact.Tie!.Winners.Single());
        }

        winners.Should().BeEquivalentTo([(Int128)1, 2, 3, 4], "each is drawn by some seed");
    }

    /// <summary>Three groups of two equal lines share an odd unit each. A lot belongs to the line: the winner is the one of a flat division among those two lines.</summary>
    [Fact]
    public void Drawn_Hierarchy_DrawsByLineAndNotByPositionInTheGroup()
    {
        HierarchyLine[] lines =
        [
            new("a", null, 1), new("b", null, 1), new("c", null, 1),
            new("a1", "a", 1), new("a2", "a", 1), new("b1", "b", 1), new("b2", "b", 1), new("c1", "c", 1), new("c2", "c", 1),
        ];
        Hierarchy hierarchy = new(lines);
        int differing = 0;
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            HierarchyResult result = hierarchy.Apportion(9, ties: TiePolicy.Drawn(seed)).Value;
            int[] positions = new int[3];
            for (int group = 0; group < 3; group++)
            {
                int first = 3 + (2 * group);
                IEnumerable<Rational> pair = Enumerable.Range(0, lines.Length).Select(i => (Rational)(i == first || i == first + 1 ? 1 : 0));
                ApportionmentResult flat = Apportioner.Apportion(new ApportionmentProblem(3, pair).WithTies(TiePolicy.Drawn(seed))).Value;
                result.Shares[first].Should().Be(flat.Shares[first], "seed {0}, group {1}", seed, group);
                positions[group] = result.Shares[first] == 2 ? 0 : 1;
            }

            differing += positions.Distinct().Count() > 1 ? 1 : 0;
        }

        differing.Should().BeGreaterThan(Seeds / 4, "three independent lots differ three times in four");
    }

    [Fact]
    public void HoldsValues_OfAnEmptyListToo()
    {
        TiePolicy.NearestTo([]).HoldsValues.Should().BeTrue();
        TiePolicy.ByRank([]).HoldsValues.Should().BeTrue();
        TiePolicy.Drawn(1).HoldsValues.Should().BeFalse();
        TiePolicy.LowestIndex.HoldsValues.Should().BeFalse();
        KeyValuePair<WeightBasis, Rational>[] mix = [new(WeightBasis.Volume, 1)];
        FluentActions.Invoking(() => new BudgetPolicy(mix, ties: TiePolicy.NearestTo([]))).Should().Throw<ArgumentException>().WithParameterName("ties");
        FluentActions.Invoking(() => new BudgetPolicy(mix, ties: TiePolicy.ByRank([]))).Should().Throw<ArgumentException>().WithParameterName("ties");
    }
}
